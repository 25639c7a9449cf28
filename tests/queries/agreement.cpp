// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/queries/agreement.h"

#include <algorithm>
#include <array>
#include <random>

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

/// Where visitors are those of a page.
Counters byPage(Counters counters, bool isByPage)
{
    if (isByPage)
        counters.visitors = counters.pageVisitors;
    return counters;
}

bool selectsPages(const Filter &filter)
{
    return filter.concerns(Dimension::Page) || filter.concerns(Dimension::ExitPage);
}

bool listsPages(Dimension dimension)
{
    return dimension == Dimension::Page || dimension == Dimension::ExitPage;
}

/// Of what the filter selects; the period is that of the case.
Counters expectedTotals(const Case &expected, const Filter &filter)
{
    return byPage(
        totalsOf(selected(expected.views, filter, expected.exits), expected.period, expected.exits),
        selectsPages(filter));
}

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
        seriesOf(selected(expected.views, expected.filter, expected.exits), expected.period,
                 interval, expected.zone, expected.exits);
    for (Counters &counters : wanted)
        counters = byPage(counters, selectsPages(expected.filter));
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
    const bool leaves = request.ownConditions == OwnConditions::Leave;
    const Filter filter = leaves ? expected.filter.without(request.dimension) : expected.filter;
    const bool isByPage = selectsPages(filter) || listsPages(request.dimension);
    const QMap<QString, Counters> all =
        breakdownOf(selected(expected.views, filter, expected.exits), expected.period,
                    request.dimension, expected.exits);
    std::vector<std::pair<QString, Counters>> wanted;
    Counters whole;
    for (auto row = all.begin(); row != all.end(); ++row) {
        whole += byPage(row.value(), selectsPages(filter));
        if (row.key().contains(request.search, Qt::CaseInsensitive))
            wanted.emplace_back(row.key(), byPage(row.value(), isByPage));
    }
    const Knowledge known = knowledgeUnder(filter, request.dimension);
    if (!(found.knowledge == known))
        return QStringLiteral("another knowledge of rows");
    std::optional<qint64> visitors = leaves && expected.filter.concerns(request.dimension)
                                         ? whole.visitors
                                         : expectedTotals(expected, expected.filter).visitors;
    if (knowledgeUnder(filter).visitors != Exactness::Exact)
        visitors.reset();
    if (found.visitors != visitors)
        return QStringLiteral("shares are of %1 visitors, expected %2")
            .arg(found.visitors.value_or(-1))
            .arg(visitors.value_or(-1));
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
    Knowledge ofOther = known;
    if (isByPage && wanted.size() - shown > 1 &&
        (listsPages(request.dimension) || request.dimension == Dimension::EntryPage))
        ofOther.visitors = Exactness::AtMost;
    if (!(found.otherKnowledge == ofOther))
        return QStringLiteral("another knowledge of the others");
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
    const bool isWhere = request.by == By::Dimension;
    const Knowledge known = isWhere ? knowledgeUnder(expected.filter, request.dimension)
                                    : knowledgeUnder(expected.filter);
    qint64 visitors = expectedTotals(expected, expected.filter).visitors;
    if (isWhere)
        visitors = byPage(breakdownOf(selected(expected.views, expected.filter, expected.exits),
                                      expected.period, request.dimension, expected.exits)
                              .value(value),
                          known.visitorsByPage)
                       .visitors;
    if (visitors == 0 || known.visitors != Exactness::Exact)
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
    const bool isUnknown =
        std::any_of(expected.filter.conditions.begin(), expected.filter.conditions.end(),
                    [](const Condition &condition) { return !isOfEvents(condition.dimension); });
    if (isUnknown || !found.unknown.isEmpty())
        return isUnknown && !found.unknown.isEmpty() && found.rows.empty() &&
                       found.other == OccurrenceCounters()
                   ? QString()
                   : QStringLiteral("unknown: '%1'").arg(found.unknown);
    const auto all =
        occurrencesOf(selected(expected.happenings, expected.filter), expected.period, request);
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

namespace {

QString answerDifference(queries::StatsReader &reader, const Case &expected,
                         const StatsRequest &request)
{
    const Result<StatsResult> result = reader.answer(request);
    if (!result)
        return result.error().message;
    if (!(result->knowledge == knowledgeUnder(expected.filter)) || result->percent != 100)
        return QStringLiteral("another knowledge");
    QString difference =
        differ(QStringLiteral("totals"), result->totals, expectedTotals(expected, expected.filter));
    Case before = expected;
    before.period = *result->comparedWith;
    if (difference.isEmpty())
        difference = seriesDifference(*result, expected, *request.interval);
    if (difference.isEmpty())
        difference = differ(QStringLiteral("totals before"), *result->before,
                            expectedTotals(before, before.filter));
    if (difference.isEmpty()) {
        StatsResult earlier = *result;
        earlier.series = result->seriesBefore;
        difference = seriesDifference(earlier, before, *request.interval);
    }
    for (const Breakdown &breakdown : result->breakdowns) {
        if (difference.isEmpty())
            difference = breakdownDifference(breakdown, expected);
        if (!difference.isEmpty())
            return QStringLiteral("%1 '%2' sorted by %3, limit %4, own conditions %5: %6")
                .arg(dimensionName(breakdown.request.dimension), breakdown.request.search)
                .arg(int(breakdown.request.sortBy))
                .arg(breakdown.request.limit)
                .arg(int(breakdown.request.ownConditions))
                .arg(difference);
    }
    for (const Occurrences &list : result->occurrences) {
        if (difference.isEmpty())
            difference = listDifference(list, expected);
        if (!difference.isEmpty())
            return QStringLiteral("list %1 by %2 %3 of '%4%5', search '%6', limit %7: %8")
                .arg(int(list.request.by))
                .arg(dimensionName(list.request.dimension), list.request.property,
                     list.request.event.value_or(QString()), list.request.goal.value_or(QString()),
                     list.request.search)
                .arg(list.request.limit)
                .arg(difference);
    }
    return difference;
}

StatsRequest requestOf(const Case &expected, Interval interval)
{
    StatsRequest request;
    request.site = expected.site;
    request.period = expected.period;
    request.filter = expected.filter;
    request.interval = interval;
    request.comparison = Comparison::Previous;
    return request;
}

constexpr std::array Intervals{Interval::Hour, Interval::Day, Interval::Week, Interval::Month};

} // namespace

QString firstDifference(queries::StatsReader &reader, const Case &expected)
{
    for (const Interval interval : Intervals) {
        StatsRequest request = requestOf(expected, interval);
        if (interval == Interval::Day) {
            request.breakdowns = everyBreakdown();
            request.occurrences = everyList();
        }
        const QString difference = answerDifference(reader, expected, request);
        if (!difference.isEmpty())
            return intervalName(interval) + QStringLiteral(": ") + difference;
    }
    return {};
}

QString firstFilteredDifference(queries::StatsReader &reader, const Case &expected, quint32 seed)
{
    std::mt19937 random(seed);
    const auto below = [&random](size_t bound) {
        return std::uniform_int_distribution<size_t>(0, bound - 1)(random);
    };
    const Interval interval = Intervals.at(below(Intervals.size()));
    StatsRequest request = requestOf(expected, interval);
    const std::vector<BreakdownRequest> breakdowns = everyBreakdown();
    const std::vector<OccurrenceRequest> lists = everyList();
    for (int i = 0; i < 12; ++i) {
        request.breakdowns.push_back(breakdowns[below(breakdowns.size())]);
        if (below(2) == 0)
            request.breakdowns.back().ownConditions = OwnConditions::Leave;
        request.occurrences.push_back(lists[below(lists.size())]);
    }
    const QString difference = answerDifference(reader, expected, request);
    if (difference.isEmpty())
        return {};
    return toTexts(expected.filter).join(QLatin1Char(' ')) + QStringLiteral(", ") +
           intervalName(interval) + QStringLiteral(": ") + difference;
}

} // namespace footfall::model
