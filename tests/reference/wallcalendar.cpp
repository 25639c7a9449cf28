// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/wallcalendar.h"

#include <QDateTime>
#include <algorithm>
#include <map>
#include <tuple>

namespace footfall::reference {

using namespace domain;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr int DaysAround = 12; // Comparisons look back.

/// Everywhere, what changes about a clock changes at a full minute.
struct Shown {
    QDate date;
    int hour = 0;
    int offset = 0;
    bool operator==(const Shown &) const = default;
};

Shown onTheWall(Instant moment, const QTimeZone &zone)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toMilliseconds(moment), zone);
    return {time.date(), time.time().hour(), time.offsetFromUtc()};
}

/// The first day of what stands on a chart together.
QDate groupOf(QDate day, Interval interval)
{
    switch (interval) {
    case Interval::Hour:
    case Interval::Day: break;
    case Interval::Week: return day.addDays(Qt::Monday - day.dayOfWeek());
    case Interval::Month: return QDate(day.year(), day.month(), 1);
    }
    return day;
}

} // namespace

WallCalendar::WallCalendar(const SiteShape &site, Instant from, int days)
{
    QTimeZone zone(site.zone);
    const bool changes = !site.laterZone.isEmpty() && site.laterZone != site.zone;
    bool hasChanged = false;
    Instant dayEnds = Instant::min(); // No sooner, on the first day of a zone.
    const Instant first = std::chrono::floor<hours>(from - hours(24 * DaysAround));
    const Instant last = from + hours(24 * (days + DaysAround));
    Shown before = onTheWall(first, zone);
    QDate day = before.date;
    m_hours.push_back({first, day, before.offset});
    for (Instant now = first + minutes(1); now < last;) {
        Shown shown = onTheWall(now, zone);
        // A clock that goes back over midnight begins no day twice.
        const bool isMidnight = shown.date > day && shown.date != before.date && now >= dayEnds;
        if (isMidnight) {
            day = shown.date;
            if (changes && !hasChanged && now > site.changeTime) {
                hasChanged = true;
                dayEnds = now + hours(12);
                zone = QTimeZone(site.laterZone);
                shown = onTheWall(now, zone);
            }
        }
        if (isMidnight || shown != before)
            m_hours.push_back({now, day, shown.offset});
        before = shown;
        // What shows the same an hour less a minute later did not change meanwhile.
        now += minutes(onTheWall(now + minutes(59), zone) == shown ? 60 : 1);
    }
}

std::shared_ptr<const WallCalendar> WallCalendar::of(const SiteShape &site, Instant from, int days)
{
    using Key = std::tuple<QByteArray, QByteArray, Instant, Instant, int>;
    static std::map<Key, std::shared_ptr<const WallCalendar>> known;
    const Key key(site.zone, site.laterZone, site.laterZone.isEmpty() ? Instant() : site.changeTime,
                  from, days);
    auto &calendar = known[key];
    if (!calendar)
        calendar = std::make_shared<const WallCalendar>(site, from, days);
    return calendar;
}

const WallCalendar::Hour &WallCalendar::hourAt(Instant moment) const
{
    const auto after =
        std::upper_bound(m_hours.begin(), m_hours.end(), moment,
                         [](Instant at, const Hour &hour) { return at < hour.start; });
    Q_ASSERT(after != m_hours.begin() && after != m_hours.end());
    return *std::prev(after);
}

Instant WallCalendar::startOf(QDate day) const
{
    const auto first = std::find_if(m_hours.begin(), m_hours.end(),
                                    [day](const Hour &hour) { return hour.day >= day; });
    Q_ASSERT(first != m_hours.end());
    return first->start;
}

std::vector<WallCalendar::Bucket> WallCalendar::buckets(const Period &period,
                                                        Interval interval) const
{
    std::vector<Bucket> all;
    if (interval == Interval::Hour) {
        for (const Hour &hour : m_hours)
            if (period.contains(hour.day))
                all.push_back({hour.start, hour.day, hour.day});
        return all;
    }
    for (QDate day = period.from; day <= period.to; day = day.addDays(1)) {
        if (startOf(day) == startOf(day.addDays(1))) // Some islands went without one.
            continue;
        const bool begins =
            all.empty() || groupOf(day, interval) != groupOf(all.back().firstDay, interval);
        if (begins)
            all.push_back({startOf(day), day, day});
        all.back().lastDay = day;
    }
    return all;
}

} // namespace footfall::reference
