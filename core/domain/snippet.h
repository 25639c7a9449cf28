// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML that a site's owner pastes, for our own tracker and for each other product's that we
// answer to, and the address it names. Any thread.
#pragma once

#include "core/domain/result.h"
#include "core/domain/site.h"

#include <array>

namespace footfall::domain {

/// "https://stats.example.com/" becomes "https://stats.example.com": http or https, a hostname, no
/// query; a final slash goes.
[[nodiscard]] Result<QString> normalisedPublicUrl(const QString &text);

/// <script src="URL/script.js" data-site="CODE" defer></script>, escaped.
[[nodiscard]] QString trackingSnippet(const QString &trackingCode, const QString &publicUrl);

enum class Tracker {
    Footfall,     ///< Ours, which is Fathom's as well.
    FootfallPlus, ///< Ours, with events that nobody has to write code for.
    FathomLite,
    Plausible,
    Umami,
    GoatCounter,
    Pixel, ///< A picture, for pages without JavaScript.
};
inline constexpr std::array AllTrackers{
    Tracker::Footfall, Tracker::FootfallPlus, Tracker::FathomLite, Tracker::Plausible,
    Tracker::Umami,    Tracker::GoatCounter,  Tracker::Pixel};

/// What to paste for that tracker, escaped. It names the site by its tracking code, or by the alias
/// that fits where there is one: a UUID for Umami, a domain for Plausible.
[[nodiscard]] QString snippetFor(Tracker tracker, const Site &site, const QString &publicUrl);

enum class OwnVisits { Excluded, Counted };
/// Opened in a browser, this page of the site tells our scripts to exclude its visits, or to count
/// them again.
[[nodiscard]] QString addressFor(OwnVisits visits, const Site &site);

} // namespace footfall::domain
