// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/period.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <utility>

namespace footfall::domain {

namespace {

struct NamedPreset {
    const char16_t *name;
    PeriodPreset preset;
};

constexpr std::array NamedPresets{
    NamedPreset{u"today", PeriodPreset::Today},
    NamedPreset{u"yesterday", PeriodPreset::Yesterday},
    NamedPreset{u"7d", PeriodPreset::Last7Days},
    NamedPreset{u"30d", PeriodPreset::Last30Days},
    NamedPreset{u"90d", PeriodPreset::Last90Days},
    NamedPreset{u"month", PeriodPreset::ThisMonth},
    NamedPreset{u"last-month", PeriodPreset::LastMonth},
    NamedPreset{u"12mo", PeriodPreset::Last12Months},
    NamedPreset{u"all", PeriodPreset::AllTime},
};

Period resolvePreset(PeriodPreset preset, QDate today, QDate firstDay)
{
    const QDate month(today.year(), today.month(), 1);
    switch (preset) {
    case PeriodPreset::Today: return {today, today};
    case PeriodPreset::Yesterday: return {today.addDays(-1), today.addDays(-1)};
    case PeriodPreset::Last7Days: return {today.addDays(-6), today};
    case PeriodPreset::Last30Days: return {today.addDays(-29), today};
    case PeriodPreset::Last90Days: return {today.addDays(-89), today};
    case PeriodPreset::ThisMonth: return {month, today};
    case PeriodPreset::LastMonth: return {month.addMonths(-1), month.addDays(-1)};
    case PeriodPreset::Last12Months: return {month.addMonths(-11), today};
    case PeriodPreset::AllTime:
        return {firstDay.isValid() ? std::min(firstDay, today) : today, today};
    }
    return {today, today};
}

/// Only as it is written back, in years that a calendar can hold with some room: Qt would take
/// "2026/01/01 and more" too.
QDate dayFromText(const QString &text)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    const bool isPlain = day.isValid() && day.toString(Qt::ISODate) == text;
    return isPlain && day.year() >= 1970 && day.year() <= 9998 ? day : QDate();
}

QDate lastDayOfBucket(QDate day, Interval interval)
{
    switch (interval) {
    case Interval::Hour:
    case Interval::Day: return day;
    case Interval::Week: return day.addDays(7 - day.dayOfWeek());
    case Interval::Month: return QDate(day.year(), day.month(), day.daysInMonth());
    }
    return day;
}

Period periodBefore(const PeriodChoice &choice, const Period &period)
{
    if (choice == PeriodChoice(PeriodPreset::ThisMonth)) {
        const QDate from = period.from.addMonths(-1);
        // The 31st has no counterpart in a shorter month: all of that month is compared then.
        return {from, from.addDays(std::min(period.to.day(), from.daysInMonth()) - 1)};
    }
    const bool mayBeMonths =
        choice == PeriodChoice(PeriodPreset::LastMonth) || std::holds_alternative<Period>(choice);
    const bool isWholeMonths = period.from.day() == 1 && period.to.day() == period.to.daysInMonth();
    if (!mayBeMonths || !isWholeMonths)
        return {period.from.addDays(-period.days()), period.from.addDays(-1)};
    const int months =
        (period.to.year() - period.from.year()) * 12 + period.to.month() - period.from.month() + 1;
    return {period.from.addMonths(-months), period.from.addDays(-1)};
}

void appendHours(std::vector<Bucket> &buckets, QDate day, const SiteCalendar &calendar)
{
    const Instant end = calendar.endOfDay(day);
    for (Instant hour = calendar.startOfDay(day); hour < end;) {
        const Instant next = std::min(calendar.nextHour(hour), end);
        buckets.push_back({hour, next, day, day});
        hour = next;
    }
}

void appendDays(std::vector<Bucket> &buckets, QDate first, QDate last, const SiteCalendar &calendar)
{
    const Instant start = calendar.startOfDay(first);
    const Instant end = calendar.endOfDay(last);
    if (start < end) // Days that the site's zone skipped have no point.
        buckets.push_back({start, end, first, last});
}

} // namespace

Period resolvePeriod(const PeriodChoice &choice, QDate today, QDate firstDay)
{
    if (const auto *period = std::get_if<Period>(&choice))
        return *period;
    return resolvePreset(std::get<PeriodPreset>(choice), today, firstDay);
}

Result<PeriodChoice> periodFromText(const QString &text)
{
    for (const NamedPreset &named : NamedPresets)
        if (text == QStringView(named.name))
            return PeriodChoice(named.preset);
    const qsizetype dots = text.indexOf(QStringLiteral(".."));
    const QDate from = dayFromText(text.left(dots));
    const QDate to = dots < 0 ? from : dayFromText(text.mid(dots + 2));
    if (!from.isValid() || !to.isValid() || to < from)
        return failure(ErrorKind::Invalid,
                       QCoreApplication::translate(
                           "Domain",
                           "“%1” is not a period. Use 2026-01-01..2026-01-31, today, yesterday, "
                           "7d, 30d, 90d, month, last-month, 12mo or all.")
                           .arg(text.left(80)));
    return PeriodChoice(Period{from, to});
}

std::optional<Period> comparisonPeriod(const PeriodChoice &choice, const Period &period,
                                       Comparison comparison)
{
    if (choice == PeriodChoice(PeriodPreset::AllTime))
        return std::nullopt;
    const qint64 days = period.days();
    switch (comparison) {
    case Comparison::None: return std::nullopt;
    case Comparison::Previous: return periodBefore(choice, period);
    case Comparison::Weekday: {
        const qint64 back = (days + 6) / 7 * 7;
        return Period{period.from.addDays(-back), period.to.addDays(-back)};
    }
    case Comparison::Year: return Period{period.from.addYears(-1), period.to.addYears(-1)};
    }
    return std::nullopt;
}

QString intervalName(Interval interval)
{
    switch (interval) {
    case Interval::Hour: return QStringLiteral("hour");
    case Interval::Day: return QStringLiteral("day");
    case Interval::Week: return QStringLiteral("week");
    case Interval::Month: return QStringLiteral("month");
    }
    return {};
}

std::optional<Interval> intervalFromName(QStringView name)
{
    for (const Interval interval : {Interval::Hour, Interval::Day, Interval::Week, Interval::Month})
        if (intervalName(interval) == name)
            return interval;
    return std::nullopt;
}

Interval naturalInterval(const Period &period)
{
    if (period.days() <= 2)
        return Interval::Hour;
    if (period.days() <= 92)
        return Interval::Day;
    return period.days() <= 731 ? Interval::Week : Interval::Month;
}

std::vector<Bucket> bucketsOf(const Period &period, Interval interval, const SiteCalendar &calendar)
{
    std::vector<Bucket> buckets;
    for (QDate day = period.from; day <= period.to;) {
        const QDate last = std::min(lastDayOfBucket(day, interval), period.to);
        if (interval == Interval::Hour)
            appendHours(buckets, day, calendar);
        else
            appendDays(buckets, day, last, calendar);
        day = last.addDays(1);
    }
    return buckets;
}

} // namespace footfall::domain
