// SPDX-License-Identifier: GPL-3.0-or-later
// What a chunk of page views and events adds to the sums and facts, added up in memory, so that
// each row of the database is touched once and in the order of its key. Any thread; a value.
#pragma once

#include "core/domain/counters.h"
#include "core/domain/ids.h"
#include "core/storage/facts/facttable.h"
#include "core/storage/occurrencestore.h"

#include <map>
#include <utility>
#include <vector>

namespace footfall::storage {

/// Everything that a fact is about, and the day. The numbers are those of the database.
struct FactKey {
    qint64 site = 0;
    qint64 hour = 0; ///< Seconds of UTC.
    qint64 hostname = 0;
    qint64 pathname = 0;
    qint64 isEntry = 0;
    qint64 isExit = 0;
    qint64 source = 0;
    qint64 channel = 0;
    qint64 utmSource = 0;
    qint64 utmMedium = 0;
    qint64 utmCampaign = 0;
    qint64 country = 0;
    qint64 browser = 0;
    qint64 browserVersion = 0;
    qint64 system = 0;
    qint64 device = 0;
    qint64 referrer = 0; ///< This and the next four of entry views only.
    qint64 language = 0;
    qint64 screen = 0;
    qint64 utmTerm = 0;
    qint64 utmContent = 0;
    qint64 day = 0; ///< Julian.
};

/// A page view as it is folded: without its hash.
struct FoldedView {
    FactKey about;
    domain::Counters counters; ///< Of this one view; its time as domain::keptTime() has it.
};

/// Rows of one day of a site as they come; their order is lost when they are encoded.
class DayFacts
{
public:
    void add(const FoldedView &view);
    void add(const Occurrence &occurrence);
    [[nodiscard]] FactTable take();

private:
    [[nodiscard]] quint32 placeOf(qint64 day, qint64 hour);

    FactTable m_table; ///< Its hours, and places in them, as they came.
    size_t m_lastPlace = 0;
};

class FoldSums
{
public:
    void add(const FoldedView &view);
    void add(const Occurrence &occurrence);

    struct HourKey {
        qint64 site, day, hour;
        auto operator<=>(const HourKey &) const = default;
    };
    struct HourSum {
        HourKey key;
        domain::Counters counters;
    };
    struct Facts {
        domain::SiteId site;
        FactTable table;
    };

    /// By rising key.
    [[nodiscard]] std::vector<HourSum> hours() const;
    /// A table for each day of each site, of page views or events. They are taken away.
    [[nodiscard]] std::vector<Facts> takeFacts();

private:
    struct Day {
        std::map<qint64, domain::Counters> hours;
        DayFacts views;
        DayFacts events;
    };
    using DayKey = std::pair<qint64, qint64>; ///< Site and day.
    [[nodiscard]] Day &dayOf(qint64 site, qint64 day);

    std::map<DayKey, Day> m_days;
    const DayKey *m_lastKey = nullptr; ///< Views of a day follow each other.
    Day *m_lastDay = nullptr;
};

} // namespace footfall::storage
