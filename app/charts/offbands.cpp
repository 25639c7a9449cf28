// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/offbands.h"

#include "app/format/durations.h"

#include "app/format/durations.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace footfall::app {

using domain::Bucket;
using domain::OffTime;

namespace {

constexpr double LeastWidth = 6;             ///< That a hatch can be seen in.
constexpr double WideEnough = 4;             ///< In pixels, however long a bucket is.
constexpr double PartThatMatters = 1.0 / 24; ///< Of a bucket: an hour of a day.
constexpr size_t MostNamed = 5;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OffTimes)
};

/// 0 is the first point, 1 the second one.
double positionOf(domain::Instant time, const std::vector<Bucket> &buckets)
{
    const auto after = std::upper_bound(
        buckets.begin(), buckets.end(), time,
        [](domain::Instant moment, const Bucket &bucket) { return moment < bucket.start; });
    if (after == buckets.begin())
        return -0.5;
    const Bucket &bucket = *(after - 1);
    const double part = std::chrono::duration<double>(time - bucket.start) /
                        std::chrono::duration<double>(bucket.end - bucket.start);
    return double(after - 1 - buckets.begin()) - 0.5 + std::clamp(part, 0.0, 1.0);
}

QDateTime localTime(domain::Instant moment, const domain::SiteCalendar &calendar)
{
    return QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(moment), calendar.zoneAt(moment));
}

OffBand atLeastSeen(OffBand band, double plotWidth)
{
    if (const double missing = LeastWidth - (band.right - band.left); missing > 0) {
        band.left = std::clamp(band.left - missing / 2, 0.0, std::max(0.0, plotWidth - LeastWidth));
        band.right = std::min(plotWidth, band.left + LeastWidth);
    }
    return band;
}

} // namespace

std::chrono::milliseconds OffBand::duration() const
{
    std::chrono::milliseconds sum{};
    for (const OffTime &time : times)
        sum += time.to - time.from;
    return sum;
}

std::vector<OffBand> offBands(const std::vector<OffTime> &times, const std::vector<Bucket> &buckets,
                              double plotWidth)
{
    std::vector<OffBand> bands;
    if (buckets.empty())
        return bands;
    const auto count = double(buckets.size());
    const auto pixel = [&](domain::Instant time) {
        const double position = positionOf(time, buckets);
        const double part = count > 1 ? position / (count - 1) : position + 0.5;
        return std::clamp(part, 0.0, 1.0) * plotWidth;
    };
    const double bucketSeconds =
        std::chrono::duration<double>(buckets.back().end - buckets.front().start).count() / count;
    for (const OffTime &time : times) {
        if (time.to <= buckets.front().start || time.from >= buckets.back().end)
            continue;
        const OffBand exact{pixel(time.from), pixel(time.to), {time}};
        const double seconds = std::chrono::duration<double>(time.to - time.from).count();
        if (seconds < bucketSeconds * PartThatMatters && exact.right - exact.left < WideEnough)
            continue;
        const OffBand band = atLeastSeen(exact, plotWidth);
        if (!bands.empty() && band.left <= bands.back().right + 1) {
            bands.back().right = std::max(bands.back().right, band.right);
            bands.back().times.push_back(time);
        } else {
            bands.push_back(band);
        }
    }
    return bands;
}

std::chrono::milliseconds offWithin(const Bucket &bucket, const std::vector<OffTime> &times)
{
    std::chrono::milliseconds sum{};
    for (const OffTime &time : times) {
        const auto from = std::max(time.from, bucket.start);
        const auto to = std::min(time.to, bucket.end);
        if (from < to)
            sum += to - from;
    }
    return sum;
}

QString offTimeText(const OffTime &time, const domain::SiteCalendar &calendar)
{
    const QLocale locale;
    const QDateTime from = localTime(time.from, calendar);
    const QDateTime to = localTime(time.to, calendar);
    const auto day = [&](const QDateTime &moment) {
        return locale.toString(moment.date(), Words::tr("ddd d MMM"));
    };
    const auto clock = [](const QDateTime &moment) { return clockText(moment.time()); };
    if (from.date() == to.date())
        return Words::tr("%1, %2 – %3", "a day and two times")
            .arg(day(from), clock(from), clock(to));
    return Words::tr("%1, %2 – %3, %4", "a day and a time, twice")
        .arg(day(from), clock(from), day(to), clock(to));
}

QString offSummary(const std::vector<OffTime> &times, const domain::SiteCalendar &calendar)
{
    if (times.empty())
        return {};
    QStringList named;
    for (size_t index = 0; index < std::min(times.size(), MostNamed); ++index)
        named.append(offTimeText(times[index], calendar));
    if (times.size() > MostNamed)
        named.append(
            Words::tr("and %n more time(s)", nullptr, static_cast<int>(times.size() - MostNamed)));
    return Words::tr("The collector was off: %1").arg(named.join(QStringLiteral("; ")));
}

} // namespace footfall::app
