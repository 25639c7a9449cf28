// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/statsjson.h"

#include "core/queries/resulttable.h"

#include <QJsonArray>

namespace footfall::queries {

using namespace domain;

namespace {

QJsonObject totalsJson(const Counters &counters, const QJsonValue &liveVisitors)
{
    return {{QStringLiteral("visitors"), counters.visitors},
            {QStringLiteral("pageViews"), counters.pageViews},
            {QStringLiteral("visits"), counters.visits},
            {QStringLiteral("bounces"), counters.bounces},
            {QStringLiteral("bounceRate"), counters.bounceRate()},
            {QStringLiteral("averageVisitDuration"), counters.averageVisitDuration()},
            {QStringLiteral("averageTimeOnPage"), counters.averageTimeOnPage()},
            {QStringLiteral("liveVisitors"), liveVisitors}};
}

QJsonArray seriesJson(const StatsResult &result)
{
    QJsonArray series;
    for (const SeriesPoint &point : result.series)
        series.append(
            QJsonObject{{QStringLiteral("start"), result.site.calendar.toIso(point.bucket.start)},
                        {QStringLiteral("visitors"), point.counters.visitors},
                        {QStringLiteral("pageViews"), point.counters.pageViews},
                        {QStringLiteral("visits"), point.counters.visits},
                        {QStringLiteral("bounces"), point.counters.bounces}});
    return series;
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

QJsonObject countersJson(Dimension dimension, const Counters &counters, qint64 totalVisitors)
{
    const bool knowsViews = !isEntryOnly(dimension);
    const qint64 visitors = rowVisitors(dimension, counters);
    QJsonObject object{
        {QStringLiteral("visitors"), visitors},
        {QStringLiteral("pageViews"), knowsViews ? QJsonValue(counters.pageViews) : QJsonValue()},
        {QStringLiteral("visits"), counters.visits},
        {QStringLiteral("bounces"), counters.bounces},
        {QStringLiteral("averageTimeOnPage"),
         knowsViews ? QJsonValue(counters.averageTimeOnPage()) : QJsonValue()},
        {QStringLiteral("share"), shareOf(visitors, totalVisitors)}};
    if (dimension == Dimension::ExitPage)
        object.insert(QStringLiteral("exits"), counters.exits);
    return object;
}

void insertBreakdown(QJsonObject &json, const Breakdown &breakdown, qint64 totalVisitors)
{
    const Dimension dimension = breakdown.request.dimension;
    QJsonArray rows;
    for (const BreakdownRow &row : breakdown.rows) {
        QJsonObject object = countersJson(dimension, row.counters, totalVisitors);
        object.insert(QStringLiteral("value"), row.value);
        rows.append(object);
    }
    json.insert(QStringLiteral("rows"), rows);
    json.insert(QStringLiteral("other"), countersJson(dimension, breakdown.other, totalVisitors));
}

QJsonObject countersJson(const OccurrenceCounters &counters, const std::optional<double> &rate)
{
    QJsonObject amounts;
    for (const auto &[currency, cents] : counters.amounts)
        amounts.insert(currency, cents);
    const std::optional<qint64> amount = singleAmount(counters);
    return {{QStringLiteral("events"), counters.events},
            {QStringLiteral("conversions"), counters.conversions},
            {QStringLiteral("conversionRate"), rate ? QJsonValue(*rate) : QJsonValue()},
            {QStringLiteral("amount"), amount ? QJsonValue(*amount) : QJsonValue()},
            {QStringLiteral("amounts"), amounts}};
}

void insertOccurrences(QJsonObject &json, const Occurrences &list)
{
    QJsonArray rows;
    for (const OccurrenceRow &row : list.rows) {
        QJsonObject object = countersJson(row.counters, row.conversionRate);
        object.insert(QStringLiteral("value"), row.value);
        rows.append(object);
    }
    json.insert(QStringLiteral("rows"), rows);
    // Who did several of them is in each, so there is no rate of all.
    json.insert(QStringLiteral("other"), countersJson(list.other, std::nullopt));
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
}

} // namespace

QJsonObject toJson(const StatsResult &result)
{
    QJsonObject json{
        {QStringLiteral("site"), result.site.trackingCode},
        {QStringLiteral("period"),
         QJsonObject{
             {QStringLiteral("from"), result.period.from.toString(Qt::ISODate)},
             {QStringLiteral("to"), result.period.to.toString(Qt::ISODate)},
             {QStringLiteral("timeZone"), QString::fromLatin1(result.site.timeZone().id())}}},
        {QStringLiteral("totals"), totalsJson(result.totals, result.live.visitors)}};
    if (result.interval) {
        json.insert(QStringLiteral("series"), seriesJson(result));
        json.insert(QStringLiteral("offTimes"), offTimesJson(result));
    }
    // Nobody is live in the past.
    if (result.before)
        json.insert(QStringLiteral("comparison"), totalsJson(*result.before, QJsonValue()));
    if (!result.breakdowns.empty())
        insertBreakdown(json, result.breakdowns.front(), result.totals.visitors);
    else if (!result.occurrences.empty())
        insertOccurrences(json, result.occurrences.front());
    else if (result.otherBotViews)
        insertBots(json, result);
    return json;
}

} // namespace footfall::queries
