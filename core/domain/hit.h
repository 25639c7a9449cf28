// SPDX-License-Identifier: GPL-3.0-or-later
// What a tracker sent, understood and cleaned: no address, no user agent. Any thread; a value.
#pragma once

#include "core/domain/acquisition.h"
#include "core/domain/client.h"
#include "core/domain/clock.h"
#include "core/domain/country.h"
#include "core/domain/hash16.h"
#include "core/domain/ids.h"
#include "core/domain/occurrence.h"

#include <QDate>
#include <QString>
#include <optional>

namespace footfall::domain {

enum class HitKind {
    PageView,
    Event, ///< Something happened; ends a bounce unless it is passive.
    Leave, ///< How long the visitor's newest page was visible; never a view.
};

/// What a leave report's visible time is.
enum class VisibleTime {
    Whole, ///< Of the page, so far.
    Added, ///< Since the last report of the page.
};

struct Hit {
    HitKind kind = HitKind::PageView;
    SiteId site;
    Instant time; ///< When it was received: kept however long it waits.
    QDate day;    ///< The site's day at that time.
    Instant hour; ///< Start of the site's hour at that time.

    // The three labelled hashes of design section 4; they cannot be joined to each other.
    Hash16 visit;
    std::optional<Hash16> previousVisit; ///< With yesterday's salt, in a day's first 30 minutes.
    Hash16 seen;
    Hash16 page;

    QString hostname;
    QString pathname;
    QString referrer; ///< Cleaned address ("news.example.org/a"); empty: none, or the site itself.
    QString source;   ///< The name it belongs to ("Google"); empty: direct or unknown.
    QString channel;  ///< One of Channels.
    Utm utm;
    Country country;
    Client client;
    QString language; ///< Primary and region subtag, "en-GB"; kept on entry views only.
    QString screen;   ///< Screen class; kept on entry views only.

    Event event;                ///< Events only.
    std::vector<GoalMet> goals; ///< Which this page view or event meets.
    std::optional<std::chrono::milliseconds>
        visibleTime; ///< Leave reports only; at most 30 minutes.
    VisibleTime visibleTimeIs = VisibleTime::Whole;
};

/// A gap of this length or more starts a new visit; no time on page is longer.
inline constexpr std::chrono::minutes VisitTimeout{30};
/// How long a day's salts and seen sets outlive the day, so that a visit over midnight goes on.
inline constexpr std::chrono::minutes DayGrace{30};
/// A visitor whose newest view is younger is live.
inline constexpr std::chrono::minutes LiveWindow{5};

} // namespace footfall::domain
