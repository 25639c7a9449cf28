// SPDX-License-Identifier: GPL-3.0-or-later
// A site: what is measured, its public tracking code, its hostnames and its calendar. Any thread.
#pragma once

#include "core/domain/calendar.h"
#include "core/domain/filter.h"
#include "core/domain/ids.h"
#include "core/domain/keeping.h"
#include "core/domain/occurrence.h"
#include "core/domain/pathrules.h"
#include "core/domain/result.h"

#include <QByteArray>
#include <QStringList>
#include <optional>
#include <vector>

namespace footfall::domain {

/// What to do with a view whose browser asks not to be tracked (DNT: 1, Sec-GPC: 1).
enum class PrivacySignals { Ignore, Respect };

/// Which hostnames' views are counted.
enum class HostnameRule { Any, Listed };
/// Whether what bots looked at is kept for looking at; they are never counted as visitors.
enum class BotViews { Discarded, Shown };

/// Lets a back end or an app send for a site. The token itself is shown once and not kept.
struct ApiToken {
    TokenId id;
    QString name;    ///< For whom: "shop back end".
    QByteArray hash; ///< SHA-256 of the token, 32 bytes.
    Instant createdAt{};
    bool operator==(const ApiToken &) const = default;
};

/// A filter that was given a name; people call it a segment.
struct SavedFilter {
    QString name; ///< Of its site's, each has another.
    Filter filter;
    bool operator==(const SavedFilter &) const = default;
};

struct Site {
    SiteId id;
    QString trackingCode; ///< Public: it stands in the snippet. 8 capital letters unless chosen.
    QString name;
    QStringList hostnames; ///< The first is the main one. Lower case, no port, no scheme; a later
                           ///< one may begin with "*." for all below it.
    SiteCalendar calendar;
    PrivacySignals privacySignals = PrivacySignals::Ignore;
    Instant createdAt{};
    QStringList aliases; ///< Other products' site ids, UUIDs or domains that it answers to.
    HostnameRule hostnameRule = HostnameRule::Any;
    BotViews botViews = BotViews::Discarded;
    PathRules pathRules;
    QStringList excludedRanges; ///< CIDR; views from there are not counted.
    std::vector<Goal> goals;    ///< In the order in which they were added.
    std::vector<ApiToken> tokens;
    std::vector<SavedFilter> savedFilters; ///< By name.
    Keeping keeping;

    /// The zone that will be in force once recorded changes are.
    [[nodiscard]] QTimeZone timeZone() const { return calendar.spans().back().zone; }
    bool operator==(const Site &) const = default;
};

/// 3 to 64 of A-Z a-z 0-9 . _ -
[[nodiscard]] bool isValidTrackingCode(QStringView code);
/// As it is kept and compared: 1 to 120 characters without spaces; domains and UUIDs in lower case.
[[nodiscard]] Result<QString> normalisedAlias(const QString &text);
/// Whether views of that hostname (normalised) may be counted for the site.
[[nodiscard]] bool accepts(const Site &site, const QString &hostname);
[[nodiscard]] Result<QTimeZone> timeZoneFromName(const QString &name);

} // namespace footfall::domain
