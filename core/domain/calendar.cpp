// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/calendar.h"

#include <QDateTime>

namespace footfall::domain {

using std::chrono::hours;
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

/// Days that a zone skipped (Samoa, 30 December 2011) have no start: the next day's counts.
Instant midnight(QDate day, const QTimeZone &zone)
{
    for (int skipped = 0; skipped < 3; ++skipped) {
        const QDateTime start = day.addDays(skipped).startOfDay(zone);
        if (start.isValid())
            return instantOf(start);
    }
    return instantOf(QDateTime(day, QTime(0, 0), Qt::UTC));
}

} // namespace

SiteCalendar::SiteCalendar()
    : SiteCalendar(QTimeZone::utc())
{
}

SiteCalendar::SiteCalendar(const QTimeZone &zone)
    : SiteCalendar(std::vector<Span>{{Instant::min(), zone}})
{
}

SiteCalendar::SiteCalendar(std::vector<Span> spans)
    : m_spans(std::move(spans))
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
    return localDate(i, moment);
}

Instant SiteCalendar::startOfDay(QDate day) const
{
    for (size_t i = m_spans.size() - 1; i > 0; --i) {
        if (day > m_firstDays[i].date)
            return std::max(midnight(day, m_spans[i].zone), m_firstDays[i].end);
        if (day == m_firstDays[i].date)
            return m_spans[i].from;
    }
    return midnight(day, m_spans.front().zone);
}

Instant SiteCalendar::hourOf(Instant moment) const
{
    const size_t i = spanAt(moment);
    const QTimeZone &zone = m_spans[i].zone;
    const seconds offset = offsetIn(zone, moment);
    Instant start = Instant(std::chrono::floor<hours>(moment + offset)) - offset;
    if (zone.hasTransitions()) {
        const auto change = zone.previousTransition(utc(moment + std::chrono::milliseconds(1)));
        if (change.atUtc.isValid())
            start = std::max(start, instantOf(change.atUtc));
    }
    return i > 0 ? std::max(start, m_spans[i].from) : start;
}

Instant SiteCalendar::nextHour(Instant hour) const
{
    // The hour after may be cut short by a clock change: then an hour on lies within it or beyond.
    Instant next = hourOf(hour + hours(1));
    for (Instant between = hourOf(next - std::chrono::milliseconds(1)); between > hour;
         between = hourOf(next - std::chrono::milliseconds(1)))
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
    QDateTime local = utc(moment).toOffsetFromUtc(offset);
    QString text = local.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    const int minutes = std::abs(offset) / 60;
    return text
           + QStringLiteral("%1%2:%3")
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
