// SPDX-License-Identifier: GPL-3.0-or-later
// A site's days and hours: which day a moment belongs to, when days and hours start, through
// daylight saving, half-hour zones and changes of the site's time zone. Any thread; immutable.
#pragma once

#include "core/domain/clock.h"

#include <QDate>
#include <QTimeZone>
#include <vector>

namespace footfall::domain {

/// Days are [startOfDay, endOfDay) and hours [hourOf, nextHour); both cover time without a gap.
/// An hour starts where the local clock shows a full hour, at a clock change that falls inside an
/// hour (Lord Howe Island's 30 minutes), and where a new time zone takes force. Its start, in UTC
/// seconds, is the key of that hour in the database.
class SiteCalendar
{
public:
    struct Span {
        Instant from; ///< The zone is in force from here on. The first span's start is ignored.
        QTimeZone zone;
        bool operator==(const Span &) const = default;
    };

    SiteCalendar(); ///< UTC.
    explicit SiteCalendar(const QTimeZone &zone);
    /// REQUIRES: not empty, rising, all zones valid.
    explicit SiteCalendar(std::vector<Span> spans);

    [[nodiscard]] QDate dayOf(Instant moment) const;
    /// The first moment of that day, or of the next one that exists.
    [[nodiscard]] Instant startOfDay(QDate day) const;
    [[nodiscard]] Instant endOfDay(QDate day) const { return startOfDay(day.addDays(1)); }
    [[nodiscard]] Instant hourOf(Instant moment) const;
    [[nodiscard]] Instant nextHour(Instant hour) const;

    /// The zone in force at that moment.
    [[nodiscard]] const QTimeZone &zoneAt(Instant moment) const;
    [[nodiscard]] std::chrono::seconds offsetAt(Instant moment) const;
    /// The moment as ISO 8601 in the site's time with its offset: 2026-03-29T03:00:00+02:00.
    [[nodiscard]] QString toIso(Instant moment) const;

    /// The calendar with another zone from the next midnight of the old one on (design section 4).
    /// That first day lasts until the first midnight of the new zone that is at least 12 hours
    /// later and begins a date that no day has had yet. A change not yet in force is replaced.
    [[nodiscard]] SiteCalendar changedTo(const QTimeZone &zone, Instant now) const;

    [[nodiscard]] const std::vector<Span> &spans() const { return m_spans; }
    bool operator==(const SiteCalendar &other) const { return m_spans == other.m_spans; }

private:
    struct FirstDay { ///< The long or short day with which a later span begins.
        QDate date;
        Instant end;
        bool operator==(const FirstDay &) const = default;
    };

    [[nodiscard]] size_t spanAt(Instant moment) const;
    [[nodiscard]] QDate localDate(size_t span, Instant moment) const;
    void findFirstDays();

    std::vector<Span> m_spans;
    std::vector<FirstDay> m_firstDays; ///< As many as spans; the first is unused.
};

} // namespace footfall::domain
