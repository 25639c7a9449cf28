// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/calendar.h"

#include <QDateTime>
#include <algorithm>
#include <optional>

namespace footfall::domain {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

QDateTime utc(Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(toMilliseconds(moment), Qt::UTC);
}

Instant instantOf(const QDateTime &dateTime)
{
    return instantFromMilliseconds(dateTime.toMSecsSinceEpoch());
}

seconds offsetIn(const QTimeZone &zone, Instant moment)
{
    return seconds(zone.offsetFromUtc(utc(moment)));
}

/// The first moment whose local date is that day or a later one. A clock that goes back over
/// midnight (St. John's at 00:01) shows the old date again, but the day has begun; a day that a
/// zone skipped (Samoa, 30 December 2011) begins and ends where the next one begins.
Instant midnight(QDate day, const QTimeZone &zone)
{
    const Instant shown = instantOf(QDateTime(day, QTime(0, 0), Qt::UTC));
    if (!zone.hasTransitions())
        return shown - offsetIn(zone, shown);
    // No zone is, or was, more than a day ahead of UTC.
    for (Instant from = shown - hours(26);;) {
        const Instant candidate = shown - offsetIn(zone, from);
        const QDateTime change = zone.nextTransition(utc(from)).atUtc;
        if (!change.isValid() || candidate < instantOf(change))
            return std::max(candidate, from);
        from = instantOf(change);
    }
}

/// The last moment at which the zone's offset changed, not after that moment; none before the
/// first.
std::optional<Instant> clockChangeBefore(Instant moment, const QTimeZone &zone)
{
    if (!zone.hasTransitions())
        return std::nullopt;
    const QDateTime change = zone.previousTransition(utc(moment + milliseconds(1))).atUtc;
    if (!change.isValid())
        return std::nullopt;
    const Instant at = instantOf(change);
    // Some transitions only rename the time.
    if (offsetIn(zone, at) == offsetIn(zone, at - milliseconds(1)))
        return std::nullopt;
    return at;
}

} // namespace

SiteCalendar::SiteCalendar() : SiteCalendar(QTimeZone::utc()) {}

SiteCalendar::SiteCalendar(const QTimeZone &zone)
    : SiteCalendar(std::vector<Span>{{Instant::min(), zone}})
{
}

SiteCalendar::SiteCalendar(std::vector<Span> spans) : m_spans(std::move(spans))
{
    Q_ASSERT(!m_spans.empty());
    m_spans.front().from = Instant::min();
    findFirstDays();
}

void SiteCalendar::findFirstDays()
{
    m_firstDays.resize(m_spans.size());
    for (size_t i = 1; i < m_spans.size(); ++i) {
        const Instant from = m_spans[i].from;
        const QTimeZone &zone = m_spans[i].zone;
        // A zone takes force at a midnight of the one before: that names the day which begins.
        const QDate date = localDate(i - 1, from);
        QDate next = localDate(i, from + hours(12));
        while (next <= date || midnight(next, zone) < from + hours(12))
            next = next.addDays(1);
        m_firstDays[i] = {date, midnight(next, zone)};
    }
}

size_t SiteCalendar::spanAt(Instant moment) const
{
    size_t i = m_spans.size() - 1;
    while (i > 0 && moment < m_spans[i].from)
        --i;
    return i;
}

QDate SiteCalendar::localDate(size_t span, Instant moment) const
{
    return utc(moment + offsetIn(m_spans[span].zone, moment)).date();
}

QDate SiteCalendar::dayOf(Instant moment) const
{
    const size_t i = spanAt(moment);
    if (i > 0 && moment < m_firstDays[i].end)
        return m_firstDays[i].date;
    const QDate date = localDate(i, moment);
    // Late in the evening the next day may have begun already, before the clock went back.
    const QDate next = localDate(i, moment + hours(3));
    return next != date && moment >= midnight(next, m_spans[i].zone) ? next : date;
}

Instant SiteCalendar::startOfDay(QDate day) const
{
    size_t i = m_spans.size() - 1;
    while (i > 0 && day < m_firstDays[i].date)
        --i;
    if (i > 0 && day == m_firstDays[i].date)
        return m_spans[i].from;
    Instant start = midnight(day, m_spans[i].zone);
    if (i > 0)
        start = std::max(start, m_firstDays[i].end);
    return i + 1 < m_spans.size() ? std::min(start, m_spans[i + 1].from) : start;
}

Instant SiteCalendar::hourOf(Instant moment) const
{
    const size_t i = spanAt(moment);
    const QTimeZone &zone = m_spans[i].zone;
    const seconds offset = offsetIn(zone, moment);
    Instant start = Instant(std::chrono::floor<hours>(moment + offset)) - offset;
    if (const std::optional<Instant> change = clockChangeBefore(moment, zone))
        start = std::max(start, *change);
    return i > 0 ? std::max(start, m_spans[i].from) : start;
}

Instant SiteCalendar::nextHour(Instant hour) const
{
    // The hour after may be cut short by a clock change: then an hour on lies within it or beyond.
    Instant next = hourOf(hour + hours(1));
    for (Instant between = hourOf(next - milliseconds(1)); between > hour;
         between = hourOf(next - milliseconds(1)))
        next = between;
    return next;
}

const QTimeZone &SiteCalendar::zoneAt(Instant moment) const
{
    return m_spans[spanAt(moment)].zone;
}

seconds SiteCalendar::offsetAt(Instant moment) const
{
    return offsetIn(zoneAt(moment), moment);
}

QString SiteCalendar::toIso(Instant moment) const
{
    const int offset = static_cast<int>(offsetAt(moment).count());
    const QDateTime local = utc(moment).toOffsetFromUtc(offset);
    QString text = local.toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss"));
    const int minutes = std::abs(offset) / 60;
    return text + QStringLiteral("%1%2:%3")
                      .arg(offset < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                      .arg(minutes / 60, 2, 10, QLatin1Char('0'))
                      .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

SiteCalendar SiteCalendar::changedTo(const QTimeZone &zone, Instant now) const
{
    std::vector<Span> spans = m_spans;
    while (spans.size() > 1 && spans.back().from > now)
        spans.pop_back();
    const SiteCalendar current(spans);
    if (spans.back().zone == zone)
        return current;
    const Instant midnightAhead = current.endOfDay(current.dayOf(now));
    spans.push_back({midnightAhead, zone});
    return SiteCalendar(std::move(spans));
}

} // namespace footfall::domain
