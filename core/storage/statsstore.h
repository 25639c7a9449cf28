// SPDX-License-Identifier: GPL-3.0-or-later
// The sums of what was folded and of the page views that are still open, which together are "now".
// The thread of the connection, which may be read-only; the caller's transaction makes several
// answers agree. An open view counts as its row says: it becomes an exit when it is folded or
// followed by another visit.
#pragma once

#include "core/domain/statsresult.h"
#include "core/storage/database.h"

namespace footfall::storage {

struct DayCounters {
    QDate day;
    domain::Counters counters;
};

struct HourCounters {
    domain::Instant hour;
    domain::Counters counters;
};

struct ValueCounters {
    qint64 value = 0; ///< As stored: an id of name, or a country's number.
    QString text;     ///< Empty where there is none.
    domain::Counters counters;
};

/// The values of one dimension on the days of one period.
struct ValueQuestion {
    domain::SiteId site;
    domain::Dimension dimension = domain::Dimension::Page;
    domain::Period period;
};

struct TopValues {
    std::vector<qint64> values; ///< Best first; ties by name.
    qint64 count = 0;           ///< Of all values that match.
};

/// A GLOB pattern that finds the text in any case, in any script; null (no pattern) for an empty
/// one.
[[nodiscard]] QString searchPattern(const QString &text);

class StatsStore
{
public:
    static constexpr int NoLimit = 1 << 30;

    /// The database outlives it.
    explicit StatsStore(Database &database);

    /// Invalid where nothing was counted.
    [[nodiscard]] domain::Result<QDate> firstDay(domain::SiteId site);
    [[nodiscard]] domain::Result<std::vector<DayCounters>> days(domain::SiteId site,
                                                                const domain::Period &period);
    [[nodiscard]] domain::Result<std::vector<HourCounters>> hours(domain::SiteId site,
                                                                  const domain::Period &period);

    /// REQUIRES: no pattern for countries, which have no names here.
    [[nodiscard]] domain::Result<TopValues>
    top(const ValueQuestion &question, domain::Metric metric, const QString &pattern, int limit);
    /// By rising value. For some hundreds; page() is faster for more.
    [[nodiscard]] domain::Result<std::vector<ValueCounters>>
    countersOf(const ValueQuestion &question, const std::vector<qint64> &values);
    /// The next values after that one, by rising value; -1 begins.
    [[nodiscard]] domain::Result<std::vector<ValueCounters>> page(const ValueQuestion &question,
                                                                  qint64 after, int limit);
    [[nodiscard]] domain::Result<domain::Counters> sum(const ValueQuestion &question,
                                                       const QString &pattern);

    /// At most 20 pages, and all visitors.
    [[nodiscard]] domain::Result<domain::Live> live(domain::SiteId site, domain::Instant since);
    [[nodiscard]] domain::Result<std::vector<HourCounters>>
    pageViewsByHour(domain::SiteId site, QDate firstDay, domain::Instant since);
    [[nodiscard]] domain::Result<qint64> pageViewsEver(domain::SiteId site);

private:
    Database &m_database;
};

} // namespace footfall::storage
