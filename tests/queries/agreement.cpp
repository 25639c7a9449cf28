// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/queries/agreement.h"

#include <algorithm>

namespace footfall::model {

using namespace domain;

QString inWords(const Counters &c)
{
    return QStringLiteral("[visitors %1, page visitors %2, views %3, visits %4, bounces %5, exits "
                          "%6, ms %7 of %8]")
        .arg(c.visitors)
        .arg(c.pageVisitors)
        .arg(c.pageViews)
        .arg(c.visits)
        .arg(c.bounces)
        .arg(c.exits)
        .arg(c.durationMs)
        .arg(c.durationViews);
}

namespace {

QString differ(const QString &what, const Counters &found, const Counters &expected)
{
    if (found == expected)
        return {};
    return what + QStringLiteral(": found ") + inWords(found) + QStringLiteral(" expected ") +
           inWords(expected);
}

double rank(const Counters &c, Dimension dimension, Metric metric)
{
    const auto ratio = [](qint64 part, qint64 whole) {
        return whole > 0 ? double(part) / double(whole) : 0.0;
    };
    switch (metric) {
    case Metric::Visitors:
        return double(dimension == Dimension::Page || dimension == Dimension::ExitPage
                          ? c.pageVisitors
                          : c.visitors);
    case Metric::PageViews: return double(c.pageViews);
    case Metric::Visits: return double(c.visits);
    case Metric::Exits: return double(c.exits);
    case Metric::BounceRate: return ratio(c.bounces, c.visits);
    case Metric::VisitDuration: return ratio(c.durationMs, c.visits);
    case Metric::TimeOnPage: return ratio(c.durationMs, c.durationViews);
    }
    return 0;
}

QString seriesDifference(const StatsResult &result, const Case &expected, Interval interval)
{
    QMap<QString, Counters> wanted =
        seriesOf(expected.views, expected.period, interval, expected.zone, expected.exits);
    for (const SeriesPoint &point : result.series) {
        const QString key = interval == Interval::Hour
                                ? localIso(point.bucket.start, expected.zone)
                                : point.bucket.firstDay.toString(Qt::ISODate);
        const QString difference =
            differ(QStringLiteral("point ") + key, point.counters, wanted.take(key));
        if (!difference.isEmpty())
            return difference;
    }
    return wanted.isEmpty() ? QString() : QStringLiteral("no point ") + wanted.firstKey();
}

QString breakdownDifference(const Breakdown &found, const Case &expected)
{
    const BreakdownRequest &request = found.request;
    const QMap<QString, Counters> all =
        breakdownOf(expected.views, expected.period, request.dimension, expected.exits);
    std::vector<std::pair<QString, Counters>> wanted;
    for (auto row = all.begin(); row != all.end(); ++row)
        if (row.key().contains(request.search, Qt::CaseInsensitive))
            wanted.emplace_back(row.key(), row.value());
    std::sort(wanted.begin(), wanted.end(), [&request](const auto &a, const auto &b) {
        const double rankA = rank(a.second, request.dimension, request.sortBy);
        const double rankB = rank(b.second, request.dimension, request.sortBy);
        return rankA != rankB ? rankA > rankB : a.first.toUtf8() < b.first.toUtf8();
    });
    const size_t shown =
        request.limit > 0 ? std::min(wanted.size(), size_t(request.limit)) : wanted.size();
    if (found.rows.size() != shown)
        return QStringLiteral("%1 rows, expected %2").arg(found.rows.size()).arg(shown);
    for (size_t i = 0; i < shown; ++i) {
        if (found.rows[i].value != wanted[i].first)
            return QStringLiteral("row %1 is '%2', expected '%3'")
                .arg(i)
                .arg(found.rows[i].value, wanted[i].first);
        const QString difference =
            differ(found.rows[i].value, found.rows[i].counters, wanted[i].second);
        if (!difference.isEmpty())
            return difference;
    }
    Counters other;
    for (size_t i = shown; i < wanted.size(); ++i)
        other += wanted[i].second;
    if (found.otherRows != qint64(wanted.size() - shown))
        return QStringLiteral("%1 other rows, expected %2")
            .arg(found.otherRows)
            .arg(wanted.size() - shown);
    return differ(QStringLiteral("other"), found.other, other);
}

std::vector<BreakdownRequest> everyBreakdown()
{
    std::vector<BreakdownRequest> requests;
    const Metric metrics[] = {Metric::Visitors,   Metric::PageViews, Metric::Visits,
                              Metric::BounceRate, Metric::Exits,     Metric::VisitDuration,
                              Metric::TimeOnPage};
    for (const Dimension dimension : AllDimensions) {
        for (const Metric metric : metrics)
            for (const int limit : {0, 3})
                requests.push_back({dimension, limit, {}, metric});
        if (dimension == Dimension::Country) {
            requests.push_back({dimension, 1, QStringLiteral("e"), Metric::Visitors});
            continue;
        }
        for (const char *search :
             {"über", "ÜBER", "%", "_", "*", "[X", "?", "]", "^-", "ПРИМЕР", "o", "no such"})
            requests.push_back({dimension, 2, QString::fromUtf8(search), Metric::Visitors});
    }
    return requests;
}

} // namespace

QString firstDifference(queries::StatsReader &reader, const Case &expected)
{
    for (const Interval interval :
         {Interval::Hour, Interval::Day, Interval::Week, Interval::Month}) {
        StatsRequest request;
        request.site = expected.site;
        request.period = expected.period;
        request.interval = interval;
        request.comparison = Comparison::Previous;
        if (interval == Interval::Day)
            request.breakdowns = everyBreakdown();
        const Result<StatsResult> result = reader.answer(request);
        if (!result)
            return result.error().message;
        QString difference = differ(QStringLiteral("totals"), result->totals,
                                    totalsOf(expected.views, expected.period, expected.exits));
        const Case before{expected.site, expected.zone, expected.views, *result->comparedWith,
                          expected.exits};
        if (difference.isEmpty())
            difference = seriesDifference(*result, expected, interval);
        if (difference.isEmpty())
            difference = differ(QStringLiteral("totals before"), *result->before,
                                totalsOf(before.views, before.period, before.exits));
        if (difference.isEmpty()) {
            StatsResult earlier = *result;
            earlier.series = result->seriesBefore;
            difference = seriesDifference(earlier, before, interval);
        }
        for (const Breakdown &breakdown : result->breakdowns) {
            if (difference.isEmpty())
                difference = breakdownDifference(breakdown, expected);
            if (!difference.isEmpty())
                return QStringLiteral("%1 '%2' sorted by %3, limit %4: %5")
                    .arg(dimensionName(breakdown.request.dimension), breakdown.request.search)
                    .arg(int(breakdown.request.sortBy))
                    .arg(breakdown.request.limit)
                    .arg(difference);
        }
        if (!difference.isEmpty())
            return intervalName(interval) + QStringLiteral(": ") + difference;
    }
    return {};
}

} // namespace footfall::model
