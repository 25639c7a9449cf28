// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format/dates.h"

#include "app/format/durations.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace footfall::app {

using domain::Interval;
using domain::PeriodPreset;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Dates", text);
}

QString dayMonth()
{
    return words(QT_TRANSLATE_NOOP("Dates", "d MMMM"));
}

QString dayMonthYear()
{
    return words(QT_TRANSLATE_NOOP("Dates", "d MMMM yyyy"));
}

QString shortDay()
{
    return words(QT_TRANSLATE_NOOP("Dates", "d MMM"));
}

QString shortDayYear()
{
    return words(QT_TRANSLATE_NOOP("Dates", "d MMM yyyy"));
}

} // namespace

QString periodText(const domain::Period &period, DateLength length, QDate today)
{
    const QLocale locale;
    const QString range = words(QT_TRANSLATE_NOOP("Dates", "%1 – %2"));
    const bool sameYear = period.from.year() == period.to.year();
    const bool showYear =
        length == DateLength::Long || !sameYear || period.to.year() != today.year();
    if (period.from == period.to)
        return locale.toString(period.to, showYear ? dayMonthYear() : dayMonth());
    const bool sameMonth = sameYear && period.from.month() == period.to.month();
    if (sameMonth)
        return range.arg(locale.toString(period.from, words(QT_TRANSLATE_NOOP("Dates", "d"))),
                         locale.toString(period.to, showYear ? dayMonthYear() : dayMonth()));
    return range.arg(locale.toString(period.from, sameYear ? shortDay() : shortDayYear()),
                     locale.toString(period.to, showYear ? shortDayYear() : shortDay()));
}

QString shortDayText(QDate day)
{
    return QLocale().toString(day, shortDay());
}

QString choiceName(PeriodPreset preset)
{
    switch (preset) {
    case PeriodPreset::Today: return words(QT_TRANSLATE_NOOP("Dates", "Today"));
    case PeriodPreset::Yesterday: return words(QT_TRANSLATE_NOOP("Dates", "Yesterday"));
    case PeriodPreset::Last7Days: return words(QT_TRANSLATE_NOOP("Dates", "Last 7 days"));
    case PeriodPreset::Last30Days: return words(QT_TRANSLATE_NOOP("Dates", "Last 30 days"));
    case PeriodPreset::Last90Days: return words(QT_TRANSLATE_NOOP("Dates", "Last 90 days"));
    case PeriodPreset::ThisMonth: return words(QT_TRANSLATE_NOOP("Dates", "This month"));
    case PeriodPreset::LastMonth: return words(QT_TRANSLATE_NOOP("Dates", "Last month"));
    case PeriodPreset::Last12Months: return words(QT_TRANSLATE_NOOP("Dates", "Last 12 months"));
    case PeriodPreset::AllTime: return words(QT_TRANSLATE_NOOP("Dates", "All time"));
    }
    return {};
}

QString bucketText(const domain::Bucket &bucket, Interval interval,
                   const domain::SiteCalendar &calendar)
{
    const QLocale locale;
    switch (interval) {
    case Interval::Hour: {
        const auto local = [&calendar](domain::Instant moment) {
            return QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(moment),
                                                  calendar.zoneAt(moment));
        };
        return words(QT_TRANSLATE_NOOP("Dates", "%1, %2 – %3"))
            .arg(locale.toString(bucket.firstDay, words(QT_TRANSLATE_NOOP("Dates", "ddd d MMM"))),
                 clockText(local(bucket.start).time()), clockText(local(bucket.end).time()));
    }
    case Interval::Day:
        return locale.toString(bucket.firstDay, words(QT_TRANSLATE_NOOP("Dates", "ddd d MMMM")));
    case Interval::Week:
        return periodText({bucket.firstDay, bucket.lastDay}, DateLength::Short, bucket.lastDay);
    case Interval::Month: return locale.toString(bucket.firstDay, QStringLiteral("MMMM yyyy"));
    }
    return {};
}

QString intervalTitle(Interval interval)
{
    switch (interval) {
    case Interval::Hour: return words(QT_TRANSLATE_NOOP("Dates", "Hour"));
    case Interval::Day: return words(QT_TRANSLATE_NOOP("Dates", "Day"));
    case Interval::Week: return words(QT_TRANSLATE_NOOP("Dates", "Week"));
    case Interval::Month: return words(QT_TRANSLATE_NOOP("Dates", "Month"));
    }
    return {};
}

} // namespace footfall::app
