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

QString inWords(const OccurrenceCounters &c)
{
    QString text = QStringLiteral("[events %1, conversions %2").arg(c.events).arg(c.conversions);
    for (const auto &[currency, cents] : c.amounts)
        text += QStringLiteral(", '%1' %2").arg(currency).arg(cents);
    return text + QLatin1Char(']');
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
        // How a text is searched for is the same for all: odd ones are for pages.
        requests.push_back({dimension, 1, QStringLiteral("I"), Metric::Visitors});
        if (dimension != Dimension::Page)
            continue;
        for (const char *search :
             {"über", "ÜBER", "%", "_", "*", "[X", "?", "]", "^-", "ПРИМЕР", "o", "no such"})
            requests.push_back({dimension, 2, QString::fromUtf8(search), Metric::Visitors});
    }
    return requests;
}

std::vector<OccurrenceRequest> everyList()
{
    using By = OccurrenceRequest::By;
    std::vector<OccurrenceRequest> requests;
    const auto add = [&requests](OccurrenceRequest request) {
        for (const int limit : {0, 1, 2}) {
            request.limit = limit;
            requests.push_back(request);
        }
        request.search = QStringLiteral("E");
        requests.push_back(request);
    };
    OccurrenceRequest request;
    for (const By by : {By::Event, By::Goal, By::PropertyKey}) {
        request.by = by;
        add(request);
    }
    for (const char *key : {"plan", "@size", "no such key"}) {
        request.by = By::PropertyValue;
        request.property = QString::fromLatin1(key);
        add(request);
        request.event = QStringLiteral("buy");
        add(request);
        request.by = By::PropertyKey;
        add(request);
        request.event.reset();
    }
    request.by = By::Dimension;
    for (const Dimension dimension : AllDimensions) {
        if (!isOfEvents(dimension))
            continue;
        request.dimension = dimension;
        for (const char *event : {"signup", "=2+3", "no such event"}) {
            request.event = QString::fromLatin1(event);
            add(request);
        }
        request.event.reset();
        for (const Goal &goal : goals()) {
            request.goal = goal.name;
            add(request);
        }
        request.goal.reset();
    }
    return requests;
}

QString differ(const QString &what, const OccurrenceCounters &found,
               const OccurrenceCounters &expected)
{
    return found == expected ? QString()
                             : QStringLiteral("%1: found %2 expected %3")
                                   .arg(what, inWords(found), inWords(expected));
}

/// Conversions for each visitor that they are compared with.
std::optional<double> expectedRate(const Case &expected, const OccurrenceRequest &request,
                                   const QString &value, qint64 conversions)
{
    using By = OccurrenceRequest::By;
    if (request.by == By::PropertyKey)
        return std::nullopt;
    qint64 visitors = totalsOf(expected.views, expected.period, expected.exits).visitors;
    if (request.by == By::Dimension) {
        const Counters counters =
            breakdownOf(expected.views, expected.period, request.dimension, expected.exits)
                .value(value);
        visitors = request.dimension == Dimension::Page ? counters.pageVisitors : counters.visitors;
    }
    if (visitors == 0)
        return std::nullopt;
    return std::min(1.0, double(conversions) / double(visitors));
}

bool isFound(const QString &value, const OccurrenceRequest &request)
{
    return value.contains(request.search, Qt::CaseInsensitive);
}

QString listDifference(const Occurrences &found, const Case &expected)
{
    const OccurrenceRequest &request = found.request;
    const auto all = occurrencesOf(expected.happenings, expected.period, request);
    std::vector<std::pair<QString, OccurrenceCounters>> wanted;
    for (auto row = all.begin(); row != all.end(); ++row)
        if (isFound(row.key(), request))
            wanted.emplace_back(row.key(), row.value());
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto &a, const auto &b) {
        return std::pair(a.second.conversions, a.second.events) >
               std::pair(b.second.conversions, b.second.events);
    });
    const size_t shown =
        request.limit > 0 ? std::min(wanted.size(), size_t(request.limit)) : wanted.size();
    if (found.rows.size() != shown || found.otherRows != qint64(wanted.size() - shown))
        return QStringLiteral("%1 rows and %2 others, expected %3 of %4")
            .arg(found.rows.size())
            .arg(found.otherRows)
            .arg(shown)
            .arg(wanted.size());
    OccurrenceCounters other;
    for (size_t i = shown; i < wanted.size(); ++i)
        other += wanted[i].second;
    for (size_t i = 0; i < shown; ++i) {
        const OccurrenceRow &row = found.rows[i];
        const auto &[value, counters] = wanted[i];
        if (row.value != value)
            return QStringLiteral("row %1 is '%2', expected '%3'").arg(i).arg(row.value, value);
        const QString difference = differ(value, row.counters, counters);
        if (!difference.isEmpty())
            return difference;
        if (row.conversionRate != expectedRate(expected, request, value, counters.conversions))
            return QStringLiteral("the rate of '%1' is %2")
                .arg(value)
                .arg(row.conversionRate.value_or(-1));
    }
    return differ(QStringLiteral("other"), found.other, other);
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
        if (interval == Interval::Day) {
            request.breakdowns = everyBreakdown();
            request.occurrences = everyList();
        }
        const Result<StatsResult> result = reader.answer(request);
        if (!result)
            return result.error().message;
        QString difference = differ(QStringLiteral("totals"), result->totals,
                                    totalsOf(expected.views, expected.period, expected.exits));
        Case before = expected;
        before.period = *result->comparedWith;
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
        for (const Occurrences &list : result->occurrences) {
            if (difference.isEmpty())
                difference = listDifference(list, expected);
            if (!difference.isEmpty())
                return QStringLiteral("list %1 by %2 %3 of '%4%5', search '%6', limit %7: %8")
                    .arg(int(list.request.by))
                    .arg(dimensionName(list.request.dimension), list.request.property,
                         list.request.event.value_or(QString()),
                         list.request.goal.value_or(QString()), list.request.search)
                    .arg(list.request.limit)
                    .arg(difference);
        }
        if (!difference.isEmpty())
            return intervalName(interval) + QStringLiteral(": ") + difference;
    }
    return {};
}

} // namespace footfall::model
