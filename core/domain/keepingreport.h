// SPDX-License-Identifier: GPL-3.0-or-later
// What a site's past takes on the disk, what a change of Keeping would take away, and how much of
// it lets visits be told apart. Any thread; values.
#pragma once

#include "core/domain/site.h"

#include <QJsonObject>

namespace footfall::domain {

/// How many visits stand alone, so that whoever has the database can tell that their views belong
/// together, although nothing links them. Estimated: which views are one visit's is not stored.
struct InferenceShare {
    qint64 visits = 0; ///< With several views, or a view and an event.
    /// Of these: the only such visit of its hour with all that its views carry. Visits with one
    /// view are no company: whoever has the facts sees that they bounced.
    qint64 alone = 0;
    /// 0 to 1; 0 without visits.
    [[nodiscard]] double share() const { return visits == 0 ? 0 : double(alone) / double(visits); }
    bool operator==(const InferenceShare &) const = default;
};
/// Of so many days, today included.
inline constexpr int InferenceDays = 30;

struct SiteSizes {
    qint64 facts = 0; ///< Page views and events, each a row.
    qint64 factBytes = 0;
    qint64 names = 0; ///< Pathnames, referrers and the like, each once.
    qint64 nameBytes = 0;
    qint64 sums = 0; ///< Rows of sums by the hour and the day.
    bool operator==(const SiteSizes &) const = default;
};

/// What goes if Keeping were as somebody asks, beyond what goes as it is.
struct KeepingPreview {
    // Deleted, a day after it is set at the earliest.
    qint64 days = 0; ///< With page views or events.
    qint64 pageViews = 0;
    qint64 events = 0;
    qint64 factBytes = 0; ///< About.
    QDate keptFrom;       ///< The first day that stays; none where nothing goes.
    // Details given up, for good.
    qint64 strictFacts = 0; ///< About; of days that are not closed as strictly so far.
    qint64 hourlyFacts = 0; ///< Of days that lose their hours, whole months; exactly.
    bool operator==(const KeepingPreview &) const = default;

    [[nodiscard]] bool takesAnything() const
    {
        return days > 0 || strictFacts > 0 || hourlyFacts > 0;
    }
};

struct KeepingReport {
    SiteSizes sizes;
    InferenceShare inference;
    KeepingPreview preview;
};

[[nodiscard]] QJsonObject toJson(const SiteSizes &sizes);
[[nodiscard]] QJsonObject toJson(const InferenceShare &inference);
[[nodiscard]] QJsonObject toJson(const KeepingPreview &preview);

} // namespace footfall::domain
