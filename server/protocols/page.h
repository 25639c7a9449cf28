// SPDX-License-Identifier: GPL-3.0-or-later
// What all protocols read alike: where a page is, what its query says of a campaign, and who sends.
// Pure functions; any thread.
#pragma once

#include "core/enrich/rawhit.h"
#include "server/querystring.h"
#include "server/requestview.h"

#include <tl/expected.hpp>

#include <functional>
#include <optional>

namespace footfall::server {

inline constexpr qsizetype LongestHostname = 300; // 253 characters, a scheme and a port.
inline constexpr qsizetype LongestPathname = 2048;
inline constexpr qsizetype LongestQuery = 8192;    // Of a page.
inline constexpr qsizetype LongestReferrer = 4096; // Browsers send no longer one.
inline constexpr qsizetype LongestEventName = 200;
inline constexpr qsizetype LongestCampaignText = 500;
inline constexpr qsizetype LongestSiteKey = 120;

[[nodiscard]] bool hasControlCharacters(QStringView text);
/// With or without scheme and port.
[[nodiscard]] bool isHostname(const QString &text);

/// What a page's address is made of, as it is written; empty where there is none.
struct AddressParts {
    QStringView scheme;   ///< "https"
    QStringView host;     ///< "example.com:8080"; without a user's name.
    QStringView pathname; ///< "/blog/"
    QStringView query;    ///< Without "?".
    QStringView fragment; ///< Without "#".
};
[[nodiscard]] AddressParts partsOf(QStringView address);

enum class Fragment { Ignored, Kept };
/// Puts the page's hostname, pathname and query into the hit; a hostname that it has already stays
/// where the address is only a path. What is wrong with the address ("is too long"), or nothing.
[[nodiscard]] std::optional<QByteArray> readPage(QStringView address, Fragment fragment,
                                                 enrich::RawHit &hit);
/// The referring page's address; a path is the site's own. The same.
[[nodiscard]] std::optional<QByteArray> readReferrer(const QString &referrer, enrich::RawHit &hit);

/// The value of a parameter of the page's query, or an empty text.
using QueryValue = std::function<QString(const char *name)>;
/// Source, utm_ values and whether an advertiser paid for the click.
void readCampaign(const QueryValue &value, enrich::RawHit &hit);
void readCampaign(QStringView pageQuery, enrich::RawHit &hit);

/// The request's own user agent and language.
void readSender(const RequestView &request, enrich::RawHit &hit);

/// What a request's headers say beside that.
struct Signs {
    bool asksNotToBeTracked = false; ///< DNT: 1 or Sec-GPC: 1.
    bool isPrefetch = false;         ///< Nobody looks at the page yet.
};
[[nodiscard]] Signs signsOf(const RequestView &request);

/// The SHA-256 of a bearer's token; empty where there is none.
[[nodiscard]] QByteArray bearerHash(const RequestView &request);
/// An address that stands for a name, in a range that no visitor comes from: whoever has the name
/// is one visitor, for as long as the day's salts are there.
[[nodiscard]] Address addressStandingFor(const QString &name);

} // namespace footfall::server
