// SPDX-License-Identifier: GPL-3.0-or-later
// What a breakdown lists, and which of its counters mean something. Any thread.
#pragma once

#include "core/domain/counters.h"

#include <QString>
#include <array>
#include <optional>

namespace footfall::domain {

enum class Dimension {
    Page = 1,
    EntryPage = 2,
    ExitPage = 3,
    Hostname = 4,
    Referrer = 5,
    Source = 6,
    Country = 7,
    Language = 8,
    Channel = 9,
    Browser = 10,
    BrowserVersion = 11, ///< With the browser's name: "Firefox 128".
    System = 12,
    Device = 13, ///< A device class.
    Screen = 14, ///< A screen class.
    UtmSource = 15,
    UtmMedium = 16,
    UtmCampaign = 17,
    UtmTerm = 18,
    UtmContent = 19,
};

inline constexpr std::array AllDimensions{
    Dimension::Page,        Dimension::EntryPage, Dimension::ExitPage,       Dimension::Hostname,
    Dimension::Referrer,    Dimension::Source,    Dimension::Channel,        Dimension::Country,
    Dimension::Language,    Dimension::Browser,   Dimension::BrowserVersion, Dimension::System,
    Dimension::Device,      Dimension::Screen,    Dimension::UtmSource,      Dimension::UtmMedium,
    Dimension::UtmCampaign, Dimension::UtmTerm,   Dimension::UtmContent,
};

/// As on the command line: "entry-page".
[[nodiscard]] QString dimensionName(Dimension dimension);
[[nodiscard]] std::optional<Dimension> dimensionFromName(QStringView name);

/// Entry-only dimensions (design section 6) have no page views and no times.
[[nodiscard]] bool isEntryOnly(Dimension dimension);

/// Whether it is known of events and goals: per-view and carried ones but the exit page.
[[nodiscard]] bool isOfEvents(Dimension dimension);

/// Whether a visit has one value of it (design section 6): so its duration belongs to that value.
[[nodiscard]] bool isCarried(Dimension dimension);

/// What stands in the place of a value that a strict site has given up (design section 4,
/// "Inference"). Of countries nothing does: they are unknown. No hostname and no pathname is ever
/// written so; whoever sends it as a campaign's name is counted among those of whom nothing is
/// said.
inline constexpr QStringView WithheldValue = u"(withheld)";

/// Visitors of one row: people who saw that page for pages and exit pages, else first views of the
/// day.
[[nodiscard]] qint64 rowVisitors(Dimension dimension, const Counters &counters);

} // namespace footfall::domain
