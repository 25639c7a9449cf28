// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartgeometry.h"

#include "app/format/dates.h"
#include "app/format/durations.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

namespace footfall::app {

using domain::Bucket;
using domain::Interval;

namespace {

constexpr int FewestTicks = 3;

Ticks ticksWith(double step, double largest)
{
    return {step, std::max(1, static_cast<int>(std::ceil(largest / step - 1e-9)))};
}

Ticks countTicks(double largest, int most)
{
    if (largest <= FewestTicks)
        return {1, FewestTicks}; // 0, 1, 2, 3: people do not come in halves.
    const double power = std::pow(10, std::floor(std::log10(largest / most)));
    for (const double scale : {power, power * 10}) {
        for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
            const double step = factor * scale;
            if (step < 1 || step != std::floor(step))
                continue;
            const Ticks ticks = ticksWith(step, largest);
            if (ticks.count <= most)
                return ticks;
        }
    }
    return ticksWith(power * 10, largest);
}

Ticks durationTicks(double largest)
{
    static constexpr std::array Steps{1.0,   2.0,   5.0,   10.0,  15.0,   30.0,   60.0,
                                      120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0};
    for (const double step : Steps) {
        const Ticks ticks = ticksWith(step, largest);
        if (ticks.count <= MostTicks)
            return {step, std::max(ticks.count, FewestTicks)};
    }
    return countTicks(largest, MostTicks);
}

Ticks rateTicks(double largest)
{
    for (const double step : {0.01, 0.02, 0.05, 0.1, 0.2}) {
        const Ticks ticks = ticksWith(step, largest);
        if (ticks.count <= MostTicks)
            return {step, std::max(ticks.count, FewestTicks)};
    }
    return {0.25, 4};
}

QDateTime localTime(domain::Instant moment, const domain::SiteCalendar &calendar)
{
    return QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(moment), calendar.zoneAt(moment));
}

/// How strong a border is at which a bucket starts; labels are taken from the strongest rank whose
/// members fit. Smaller is stronger.
using Rank = bool (*)(const Bucket &, const domain::SiteCalendar &);

bool beginsDay(const Bucket &bucket, const domain::SiteCalendar &calendar)
{
    const bool isAnHour = bucket.end - bucket.start <= std::chrono::hours(1);
    return !isAnHour || localTime(bucket.start, calendar).time().hour() == 0;
}

std::vector<Rank> ranksOf(Interval interval)
{
    // Of weeks, the first of each; of days and hours, their first alone.
    const Rank everyYear = [](const Bucket &b, const domain::SiteCalendar &) {
        return b.firstDay.month() == 1 && b.firstDay.day() <= 7;
    };
    const Rank halfYears = [](const Bucket &b, const domain::SiteCalendar &) {
        return b.firstDay.month() % 6 == 1 && b.firstDay.day() <= 7;
    };
    const Rank quarters = [](const Bucket &b, const domain::SiteCalendar &) {
        return b.firstDay.month() % 3 == 1 && b.firstDay.day() <= 7;
    };
    const Rank otherMonths = [](const Bucket &b, const domain::SiteCalendar &) {
        return b.firstDay.month() % 2 == 1 && b.firstDay.day() <= 7;
    };
    const Rank months = [](const Bucket &b, const domain::SiteCalendar &) {
        return b.firstDay.day() <= 7;
    };
    const Rank newYears = [](const Bucket &b, const domain::SiteCalendar &) {
        return b.firstDay.dayOfYear() == 1;
    };
    const Rank quarterFirsts = [](const Bucket &b, const domain::SiteCalendar &) {
        return b.firstDay.month() % 3 == 1 && b.firstDay.day() == 1;
    };
    const Rank firsts = [](const Bucket &b, const domain::SiteCalendar &c) {
        return b.firstDay.day() == 1 && beginsDay(b, c);
    };
    const Rank otherMondays = [](const Bucket &b, const domain::SiteCalendar &) {
        return b.firstDay.dayOfWeek() == 1 && b.firstDay.weekNumber() % 2 == 1;
    };
    const Rank mondays = [](const Bucket &b, const domain::SiteCalendar &c) {
        return b.firstDay.dayOfWeek() == 1 && beginsDay(b, c);
    };
    const Rank all = [](const Bucket &, const domain::SiteCalendar &) { return true; };
    const Rank midnights = beginsDay;
    const Rank twelves = [](const Bucket &b, const domain::SiteCalendar &c) {
        return localTime(b.start, c).time().hour() % 12 == 0;
    };
    const Rank sixes = [](const Bucket &b, const domain::SiteCalendar &c) {
        return localTime(b.start, c).time().hour() % 6 == 0;
    };
    const Rank threes = [](const Bucket &b, const domain::SiteCalendar &c) {
        return localTime(b.start, c).time().hour() % 3 == 0;
    };
    switch (interval) {
    case Interval::Hour: return {firsts, mondays, midnights, twelves, sixes, threes, all};
    case Interval::Day: return {newYears, quarterFirsts, firsts, otherMondays, mondays, all};
    case Interval::Week: return {everyYear, halfYears, quarters, otherMonths, months, all};
    case Interval::Month: return {everyYear, halfYears, quarters, otherMonths, all};
    }
    return {all};
}

QString labelText(const Bucket &bucket, Interval interval, const domain::SiteCalendar &calendar,
                  bool severalYears, bool onlyMidnights)
{
    const QLocale locale;
    switch (interval) {
    case Interval::Hour:
        if (onlyMidnights)
            return shortDayText(bucket.firstDay);
        return clockText(localTime(bucket.start, calendar).time());
    case Interval::Day:
    case Interval::Week:
        return severalYears ? locale.toString(bucket.firstDay, QStringLiteral("MMM yyyy"))
                            : shortDayText(bucket.firstDay);
    case Interval::Month:
        return locale.toString(bucket.firstDay,
                               severalYears ? QStringLiteral("MMM yyyy") : QStringLiteral("MMM"));
    }
    return {};
}

} // namespace

TickKind tickKindOf(domain::Metric metric)
{
    switch (metric) {
    case domain::Metric::BounceRate: return TickKind::Rate;
    case domain::Metric::VisitDuration:
    case domain::Metric::TimeOnPage: return TickKind::Duration;
    default: return TickKind::Count;
    }
}

Ticks niceTicks(double largest, TickKind kind, int most)
{
    switch (kind) {
    case TickKind::Rate: return largest > 0 ? rateTicks(std::min(largest, 1.0)) : Ticks{0.25, 4};
    case TickKind::Duration: return largest > 0 ? durationTicks(largest) : Ticks{30, 4};
    case TickKind::Count: break;
    }
    return countTicks(std::max(0.0, largest), std::max(FewestTicks, most));
}

std::vector<AxisLabel> axisLabels(const std::vector<Bucket> &buckets, Interval interval,
                                  const domain::SiteCalendar &calendar, int most)
{
    std::vector<int> best;
    bool midnights = false;
    for (const Rank rank : ranksOf(interval)) {
        std::vector<int> chosen;
        for (size_t index = 0; index < buckets.size(); ++index) {
            if (rank(buckets[index], calendar))
                chosen.push_back(static_cast<int>(index));
        }
        // Finer ranks are kept while they fit; the first one that does not, ends the search.
        if (static_cast<int>(chosen.size()) > most)
            break;
        if (chosen.size() >= best.size())
            best = chosen;
    }
    if (best.size() < 2 && buckets.size() > 1) {
        // No natural border fits: even steps, from the first one on.
        best.clear();
        const int count = static_cast<int>(buckets.size());
        const int step = std::max(1, (count + most - 1) / most);
        for (int index = 0; index < count; index += step)
            best.push_back(index);
    } else if (best.empty() && !buckets.empty()) {
        best.push_back(0);
    }
    if (interval == Interval::Hour && buckets.size() > 1) {
        midnights =
            std::all_of(best.begin(), best.end(),
                        [&](int index) {
                            return localTime(buckets[static_cast<size_t>(index)].start, calendar)
                                       .time()
                                       .hour() == 0;
                        }) &&
            best.size() > 2;
    }
    const bool severalYears =
        !buckets.empty() && buckets.front().firstDay.daysTo(buckets.back().lastDay) > 366;
    std::vector<AxisLabel> labels;
    for (const int index : best)
        labels.push_back({index, labelText(buckets[static_cast<size_t>(index)], interval, calendar,
                                           severalYears, midnights)});
    return labels;
}

std::vector<QPointF> downsampled(const std::vector<QPointF> &points, int most)
{
    const size_t limit = static_cast<size_t>(std::max(3, most));
    if (points.size() <= limit)
        return points;
    std::vector<QPointF> result{points.front()};
    const double width = double(points.size() - 2) / double(limit - 2);
    size_t previous = 0;
    for (size_t slot = 0; slot < limit - 2; ++slot) {
        const size_t begin = static_cast<size_t>(double(slot) * width) + 1;
        const size_t end = static_cast<size_t>(double(slot + 1) * width) + 1;
        const size_t nextEnd =
            std::min(points.size(), static_cast<size_t>(double(slot + 2) * width) + 1);
        QPointF average;
        for (size_t index = end; index < std::max(nextEnd, end + 1); ++index)
            average += points[std::min(index, points.size() - 1)];
        average /= double(std::max(nextEnd, end + 1) - end);
        size_t chosen = begin;
        double largest = -1;
        const QPointF a = points[previous];
        for (size_t index = begin; index < end; ++index) {
            const QPointF b = points[index];
            const double area = std::abs((a.x() - average.x()) * (b.y() - a.y()) -
                                         (a.x() - b.x()) * (average.y() - a.y()));
            if (area > largest) {
                largest = area;
                chosen = index;
            }
        }
        result.push_back(points[chosen]);
        previous = chosen;
    }
    result.push_back(points.back());
    return result;
}

int nearestIndex(double fraction, int count)
{
    if (count <= 1)
        return 0;
    return std::clamp(static_cast<int>(std::lround(fraction * (count - 1))), 0, count - 1);
}

} // namespace footfall::app
