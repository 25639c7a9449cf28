// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/periodsums.h"

#include "core/queries/breakdown.h"
#include "core/queries/series.h"

#include <QCoreApplication>
#include <algorithm>

namespace footfall::queries {

using namespace domain;
using storage::DayCounters;
using storage::HourCounters;

namespace {

/// More than five years of hours; a chart or a script that wants more has mistyped its dates.
constexpr qint64 MostPoints = 50'000;

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

/// About how many there will be.
qint64 pointsOf(const Period &period, Interval interval)
{
    switch (interval) {
    case Interval::Hour: return period.days() * 24;
    case Interval::Day: return period.days();
    case Interval::Week: return period.days() / 7 + 1;
    case Interval::Month: return period.days() / 28 + 1;
    }
    return 0;
}

} // namespace

Result<Done> checkPoints(const Period &period, std::optional<Interval> interval)
{
    const qint64 points = interval ? pointsOf(period, *interval) : 0;
    if (points > MostPoints)
        return failure(
            ErrorKind::Invalid,
            Words::tr("That would be %1 points. Choose a shorter period or a longer interval.")
                .arg(points));
    return Done{};
}

bool sumsFacts(const StatsResult &about)
{
    return !about.filter.isEmpty() || about.interval != Interval::Hour;
}

FactQuestion questionAbout(const StatsResult &about, const ValueFilter &values,
                           const Period &period)
{
    FactQuestion question;
    question.site = about.site.id;
    question.period = period;
    question.filter = values;
    question.visitorsByPage = about.knowledge.visitorsByPage;
    if (sumsFacts(about) && about.interval)
        question.times = about.interval == Interval::Hour ? Times::Hours : Times::Days;
    return question;
}

PeriodSums factSums(const StatsResult &about, const Period &period, const FactAnswer &answer)
{
    const Knowledge &known = about.knowledge;
    PeriodSums sums{counted(answer.totals, known), {}};
    if (!about.interval)
        return sums;
    const std::vector<Bucket> buckets = bucketsOf(period, *about.interval, about.site.calendar);
    std::vector<HourCounters> hours;
    std::vector<DayCounters> days;
    for (const TimeCounters &time : answer.times) {
        if (about.interval == Interval::Hour)
            hours.push_back({instantFromSeconds(time.when.hour), counted(time.counters, known)});
        else
            days.push_back({QDate::fromJulianDay(time.when.day), counted(time.counters, known)});
    }
    std::sort(hours.begin(), hours.end(),
              [](const HourCounters &a, const HourCounters &b) { return a.hour < b.hour; });
    sums.series = about.interval == Interval::Hour ? seriesOfHours(buckets, hours)
                                                   : seriesOfDays(buckets, days);
    return sums;
}

Result<PeriodSums> hourSums(storage::StatsStore &store, const StatsResult &about,
                            const Period &period)
{
    const Result<std::vector<HourCounters>> hours = store.hours(about.site.id, period);
    if (!hours)
        return tl::unexpected(hours.error());
    PeriodSums sums;
    for (const HourCounters &hour : *hours)
        sums.totals += hour.counters;
    sums.series = seriesOfHours(bucketsOf(period, Interval::Hour, about.site.calendar), *hours);
    return sums;
}

} // namespace footfall::queries
