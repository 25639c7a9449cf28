// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/statsjson.h"

#include "core/queries/resulttable.h"

#include <QJsonArray>

namespace footfall::queries {

using namespace domain;

namespace {

template <typename Number>
QJsonValue known(Exactness exactness, Number number)
{
    return exactness == Exactness::Unknown ? QJsonValue() : QJsonValue(number);
}

QString exactnessName(Exactness exactness)
{
    switch (exactness) {
    case Exactness::Exact: return QStringLiteral("exact");
    case Exactness::AtMost: return QStringLiteral("atMost");
    case Exactness::Unknown: return QStringLiteral("unknown");
    }
    return {};
}

QJsonObject knowledgeJson(const Knowledge &of)
{
    return {{QStringLiteral("visitors"), exactnessName(of.visitors)},
            {QStringLiteral("pageViews"), exactnessName(of.pageViews)},
            {QStringLiteral("averageVisitDuration"), exactnessName(of.visitDuration)},
            {QStringLiteral("averageTimeOnPage"), exactnessName(of.timeOnPage)}};
}

/// What totals and the points of a series tell.
QJsonObject measuresJson(const Counters &counters, const Knowledge &of)
{
    return {
        {QStringLiteral("visitors"), counters.visitors},
        {QStringLiteral("pageViews"), known(of.pageViews, counters.pageViews)},
        {QStringLiteral("visits"), counters.visits},
        {QStringLiteral("bounces"), counters.bounces},
        {QStringLiteral("bounceRate"), counters.bounceRate()},
        {QStringLiteral("averageVisitDuration"),
         known(of.visitDuration, counters.averageVisitDuration())},
        {QStringLiteral("averageTimeOnPage"), known(of.timeOnPage, counters.averageTimeOnPage())}};
}

QJsonObject totalsJson(const Counters &counters, const Knowledge &of,
                       const QJsonValue &liveVisitors)
{
    QJsonObject object = measuresJson(counters, of);
    object.insert(QStringLiteral("liveVisitors"), liveVisitors);
    if (of.visitors == Exactness::AtMost)
        object.insert(QStringLiteral("atMost"), QJsonArray{QStringLiteral("visitors")});
    return object;
}

QJsonArray seriesJson(const StatsResult &result, const std::vector<SeriesPoint> &points)
{
    QJsonArray series;
    for (const SeriesPoint &point : points) {
        QJsonObject object = measuresJson(point.counters, result.knowledge);
        object.insert(QStringLiteral("start"), result.site.calendar.toIso(point.bucket.start));
        series.append(object);
    }
    return series;
}

QJsonObject periodJson(const Period &period, const Site &site)
{
    return {{QStringLiteral("from"), period.from.toString(Qt::ISODate)},
            {QStringLiteral("to"), period.to.toString(Qt::ISODate)},
            {QStringLiteral("timeZone"), QString::fromLatin1(site.timeZone().id())}};
}

QJsonArray offTimesJson(const StatsResult &result)
{
    const SiteCalendar &calendar = result.site.calendar;
    QJsonArray offTimes;
    for (const OffTime &off : result.offTimes)
        offTimes.append(QJsonObject{{QStringLiteral("from"), calendar.toIso(off.from)},
                                    {QStringLiteral("to"), calendar.toIso(off.to)}});
    return offTimes;
}

QJsonArray livePagesJson(const Live &live)
{
    QJsonArray pages;
    for (const LivePage &page : live.pages)
        pages.append(QJsonObject{{QStringLiteral("page"), page.pathname},
                                 {QStringLiteral("visitors"), page.visitors}});
    return pages;
}

QJsonObject countersJson(const RowsOf &of, const Counters &counters)
{
    const std::optional<double> share = shareOf(of, counters.visitors);
    QJsonObject object{{QStringLiteral("visitors"), counters.visitors},
                       {QStringLiteral("pageViews"), known(of.known.pageViews, counters.pageViews)},
                       {QStringLiteral("visits"), counters.visits},
                       {QStringLiteral("bounces"), counters.bounces},
                       {QStringLiteral("averageTimeOnPage"),
                        known(of.known.timeOnPage, counters.averageTimeOnPage())},
                       {QStringLiteral("share"), share ? QJsonValue(*share) : QJsonValue()}};
    if (of.dimension == Dimension::ExitPage)
        object.insert(QStringLiteral("exits"), known(of.known.pageViews, counters.exits));
    if (of.known.visitors == Exactness::AtMost)
        object.insert(QStringLiteral("atMost"),
                      share ? QJsonArray{QStringLiteral("visitors"), QStringLiteral("share")}
                            : QJsonArray{QStringLiteral("visitors")});
    return object;
}

void insertBreakdown(QJsonObject &json, const Breakdown &breakdown)
{
    QJsonArray rows;
    for (const BreakdownRow &row : breakdown.rows) {
        QJsonObject object = countersJson(rowsOf(breakdown), row.counters);
        object.insert(QStringLiteral("value"), row.value);
        rows.append(object);
    }
    json.insert(QStringLiteral("rows"), rows);
    json.insert(QStringLiteral("other"), countersJson(otherOf(breakdown), breakdown.other));
    json.insert(QStringLiteral("otherRows"), breakdown.otherRows);
}

QJsonObject countersJson(const OccurrenceCounters &counters, const std::optional<double> &rate,
                         Exactness conversions)
{
    QJsonObject amounts;
    for (const auto &[currency, cents] : counters.amounts)
        amounts.insert(currency, cents);
    const std::optional<qint64> amount = singleAmount(counters);
    QJsonObject object{{QStringLiteral("events"), counters.events},
                       {QStringLiteral("conversions"), counters.conversions},
                       {QStringLiteral("conversionRate"), rate ? QJsonValue(*rate) : QJsonValue()},
                       {QStringLiteral("amount"), amount ? QJsonValue(*amount) : QJsonValue()},
                       {QStringLiteral("amounts"), amounts}};
    if (conversions == Exactness::AtMost)
        object.insert(QStringLiteral("atMost"), rate ? QJsonArray{QStringLiteral("conversions"),
                                                                  QStringLiteral("conversionRate")}
                                                     : QJsonArray{QStringLiteral("conversions")});
    return object;
}

void insertOccurrences(QJsonObject &json, const Occurrences &list)
{
    QJsonArray rows;
    for (const OccurrenceRow &row : list.rows) {
        QJsonObject object = countersJson(row.counters, row.conversionRate, list.conversions);
        object.insert(QStringLiteral("value"), row.value);
        rows.append(object);
    }
    json.insert(QStringLiteral("rows"), rows);
    // Who did several of them is in each, so there is no rate of all.
    json.insert(QStringLiteral("other"),
                countersJson(list.other, std::nullopt, list.otherConversions));
    json.insert(QStringLiteral("otherRows"), list.otherRows);
    if (!list.atMost.isEmpty())
        json.insert(QStringLiteral("whyAtMost"), list.atMost);
    if (!list.unknown.isEmpty())
        json.insert(QStringLiteral("unknown"), list.unknown);
}

void insertBots(QJsonObject &json, const StatsResult &result)
{
    QJsonArray rows;
    for (const BotRow &row : result.bots)
        rows.append(QJsonObject{{QStringLiteral("value"), row.bot},
                                {QStringLiteral("kind"), nameOf(row.reason)},
                                {QStringLiteral("page"), row.pathname},
                                {QStringLiteral("pageViews"), row.pageViews}});
    json.insert(QStringLiteral("rows"), rows);
    json.insert(QStringLiteral("other"),
                QJsonObject{{QStringLiteral("pageViews"), *result.otherBotViews}});
    json.insert(QStringLiteral("otherRows"), result.otherBotRows);
}

} // namespace

QJsonObject toJson(const StatsResult &result)
{
    QJsonObject json{{QStringLiteral("site"), result.site.trackingCode},
                     {QStringLiteral("period"), periodJson(result.period, result.site)},
                     {QStringLiteral("filter"), QJsonArray::fromStringList(toTexts(result.filter))},
                     {QStringLiteral("knowledge"), knowledgeJson(result.knowledge)},
                     {QStringLiteral("totals"),
                      totalsJson(result.totals, result.knowledge, result.live.visitors)},
                     {QStringLiteral("livePages"), livePagesJson(result.live)},
                     {QStringLiteral("otherLivePages"), result.live.otherPages}};
    if (result.interval) {
        json.insert(QStringLiteral("series"), seriesJson(result, result.series));
        json.insert(QStringLiteral("offTimes"), offTimesJson(result));
    }
    if (result.before) {
        // Nobody is live in the past.
        json.insert(QStringLiteral("comparison"),
                    totalsJson(*result.before, result.knowledge, QJsonValue()));
        if (result.comparable)
            json.insert(QStringLiteral("comparable"),
                        totalsJson(*result.comparable, result.knowledge, QJsonValue()));
        json.insert(QStringLiteral("comparedWith"), periodJson(*result.comparedWith, result.site));
        if (result.interval)
            json.insert(QStringLiteral("comparisonSeries"),
                        seriesJson(result, result.seriesBefore));
    }
    if (!result.breakdowns.empty())
        insertBreakdown(json, result.breakdowns.front());
    else if (!result.occurrences.empty())
        insertOccurrences(json, result.occurrences.front());
    else if (result.otherBotViews)
        insertBots(json, result);
    return json;
}

} // namespace footfall::queries
