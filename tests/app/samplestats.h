// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as the query service would give them, for tests of the dashboard. Pure values.
#pragma once

#include "core/domain/samehours.h"
#include "tests/kit/fixedclock.h"

#include <cmath>

namespace footfall::test {

/// Noon of 30 June 2026 in London.
inline domain::Instant sampleNow()
{
    return kit::at("2026-06-30T11:00:00Z");
}

inline domain::Site sampleSite(int number, const QString &name)
{
    domain::Site site;
    site.id = domain::SiteId{number};
    site.name = name;
    site.hostnames = {name};
    site.trackingCode = QStringLiteral("SITE%1").arg(number);
    site.calendar = domain::SiteCalendar(QTimeZone("Europe/London"));
    int id = 0;
    for (const auto &[goal, kind, pattern] :
         {std::tuple{"Order completed", domain::GoalKind::Event, "purchase"},
          std::tuple{"Newsletter sign-up", domain::GoalKind::Page, "/newsletter/thank-you"},
          std::tuple{"Ticket reserved", domain::GoalKind::Event, "ticket"}})
        site.goals.push_back(
            {domain::GoalId{++id}, QString::fromLatin1(goal), kind, QString::fromLatin1(pattern)});
    return site;
}

inline std::vector<domain::SiteSummary> sampleSummaries()
{
    const struct {
        const char *name;
        int today;
        int live;
    } sites[] = {{"harbour-books.example", 341, 14},         {"tidewater-press.example", 1208, 37},
                 {"moss-and-fern.example", 187, 6},          {"northpier-cycles.example", 96, 2},
                 {"intranet.kelp-council.example", 452, 21}, {"lena-draws.example", 38, 0},
                 {"oldtown-bakery.example", 64, 1}};
    std::vector<domain::SiteSummary> summaries;
    int number = 0;
    for (const auto &entry : sites) {
        domain::SiteSummary summary;
        summary.site = sampleSite(++number, QString::fromLatin1(entry.name));
        summary.visitorsToday = entry.today;
        summary.liveVisitors = entry.live;
        summary.pageViewsEver = 10'000;
        for (size_t hour = 0; hour < 24; ++hour)
            summary.lastHours[hour] =
                qint64(20 + 15 * std::sin(double(hour) / 24 * 6 - 2) + double(hour * 7 % 5));
        summaries.push_back(summary);
    }
    return summaries;
}

inline domain::Breakdown sampleBreakdown(const domain::BreakdownRequest &request,
                                         const domain::Filter &filter = {})
{
    const auto values = [&request]() -> QStringList {
        switch (request.dimension) {
        case domain::Dimension::Country:
            return {QStringLiteral("GB"), QStringLiteral("IE"),
                    QStringLiteral("US"), QStringLiteral("DE"),
                    QStringLiteral("NL"), QStringLiteral("FR"),
                    QStringLiteral("CA"), QString()};
        case domain::Dimension::Source:
            return {QString(),
                    QStringLiteral("Google"),
                    QStringLiteral("Newsletter"),
                    QStringLiteral("Bluesky"),
                    QStringLiteral("DuckDuckGo"),
                    QStringLiteral("Hacker News"),
                    QStringLiteral("Mastodon")};
        case domain::Dimension::Channel:
            return {QStringLiteral("direct"), QStringLiteral("search"), QStringLiteral("mail"),
                    QStringLiteral("social"), QStringLiteral("ai")};
        case domain::Dimension::UtmCampaign:
            return {QString(), QStringLiteral("summer-letter"),
                    QStringLiteral("<b>bold</b> campaign")};
        case domain::Dimension::Browser:
            return {QStringLiteral("Chrome"), QStringLiteral("Safari"), QStringLiteral("Firefox"),
                    QStringLiteral("Edge")};
        case domain::Dimension::System:
            return {QStringLiteral("Windows"), QStringLiteral("iOS"), QStringLiteral("Android")};
        case domain::Dimension::Device:
            return {QStringLiteral("desktop"), QStringLiteral("phone"), QStringLiteral("tablet"),
                    QStringLiteral("tv"), QString()};
        case domain::Dimension::Language:
            return {QStringLiteral("en-GB"), QStringLiteral("de"), QString()};
        case domain::Dimension::Hostname: return {QStringLiteral("harbour-books.example")};
        default:
            return {
                QStringLiteral("/"),
                QStringLiteral("/new-arrivals"),
                QStringLiteral("/shop/maritime-history/the-wager-a-tale-of-shipwreck-paperback"),
                QStringLiteral("/blog/how-to-read-a-tide-table"),
                QStringLiteral("/events"),
                QStringLiteral("/shop/charts-and-almanacs"),
                QStringLiteral("/blog/ten-novels-set-in-a-harbour-town"),
                QStringLiteral("/opening-hours"),
                QStringLiteral("/<b>not markup</b>"),
                QStringLiteral("/gift-cards"),
                QStringLiteral("/blog/repairing-a-clinker-dinghy-in-pine-at-home"),
                QStringLiteral("/contact"),
                QStringLiteral("/delivery"),
                QStringLiteral("/returns")};
        }
    }();
    domain::Breakdown breakdown;
    breakdown.request = request;
    const bool leaves = request.ownConditions == domain::OwnConditions::Leave;
    const domain::Filter applied = leaves ? filter.without(request.dimension) : filter;
    breakdown.knowledge = domain::knowledgeUnder(applied, request.dimension);
    if (domain::knowledgeUnder(applied).visitors == domain::Exactness::Exact)
        breakdown.visitors = 17'903;
    qint64 number = 7376;
    for (const QString &value : values) {
        if (value.contains(request.search, Qt::CaseInsensitive)) {
            domain::BreakdownRow row;
            row.value = value;
            row.counters.visitors = row.counters.pageVisitors = number;
            row.counters.pageViews = number * 2;
            breakdown.rows.push_back(row);
        }
        number = number * 7 / 10;
    }
    if (request.search.isEmpty()) {
        breakdown.otherRows = 150;
        breakdown.other.visitors = breakdown.other.pageVisitors = 431;
    }
    return breakdown;
}

/// Nothing tells an entry-only dimension of events, as the reader says too.
inline domain::Occurrences sampleOccurrences(const domain::OccurrenceRequest &request,
                                             const domain::Filter &filter = {})
{
    using By = domain::OccurrenceRequest::By;
    const auto values = [&request]() -> QStringList {
        switch (request.by) {
        case By::Goal:
            return {QStringLiteral("Order completed"), QStringLiteral("Newsletter sign-up"),
                    QStringLiteral("Ticket reserved")};
        case By::Event:
            return {QStringLiteral("Outbound Link: Click"), QStringLiteral("purchase"),
                    QStringLiteral("File Download"), QStringLiteral("<i>event</i>"),
                    QStringLiteral("ticket")};
        case By::PropertyKey: return {QStringLiteral("format"), QStringLiteral("a & b")};
        case By::PropertyValue:
            return {QStringLiteral("paperback"), QStringLiteral("hardback"),
                    QStringLiteral("<u>audio</u>")};
        case By::Dimension:
            return request.dimension == domain::Dimension::Country
                       ? QStringList{QStringLiteral("GB"), QStringLiteral("IE")}
                       : QStringList{QString(), QStringLiteral("Google"),
                                     QStringLiteral("Newsletter")};
        }
        return {};
    }();
    domain::Occurrences occurrences;
    occurrences.request = request;
    for (const domain::Condition &condition : filter.conditions)
        if (!domain::isOfEvents(condition.dimension))
            occurrences.unknown = QStringLiteral("Nothing tells this of events.");
    if (!occurrences.unknown.isEmpty())
        return occurrences;
    qint64 number = 744;
    for (const QString &value : values) {
        if (value.contains(request.search, Qt::CaseInsensitive)) {
            domain::OccurrenceRow row;
            row.value = value;
            row.counters = {number * 5 / 4, number, {}};
            if (value != QStringLiteral("Newsletter sign-up"))
                row.counters.amounts[QStringLiteral("EUR")] = number * 1295;
            row.conversionRate = double(number) / 17'903;
            occurrences.rows.push_back(row);
        }
        number = number * 6 / 10;
    }
    return occurrences;
}

/// Any request about any of the sample sites, answered.
inline domain::StatsResult sampleAnswer(const domain::StatsRequest &request, quint64 id,
                                        domain::Instant now = sampleNow())
{
    domain::StatsResult result;
    result.id = id;
    for (const domain::SiteSummary &summary : sampleSummaries()) {
        if (summary.site.id == request.site)
            result.site = summary.site;
    }
    result.filter = request.filter;
    result.knowledge = domain::knowledgeUnder(request.filter);
    result.today = result.site.calendar.dayOf(now);
    result.firstDay = QDate(2025, 2, 3);
    result.period = domain::resolvePeriod(request.period, result.today, result.firstDay);
    result.comparedWith =
        request.comparedWith
            ? request.comparedWith
            : domain::comparisonPeriod(request.period, result.period, request.comparison);
    result.interval = request.interval;
    const auto series = [&](const domain::Period &period, double scale) {
        std::vector<domain::SeriesPoint> points;
        int index = 0;
        for (const domain::Bucket &bucket : domain::bucketsOf(
                 period, request.interval.value_or(domain::Interval::Day), result.site.calendar)) {
            domain::SeriesPoint point;
            point.bucket = bucket;
            if (bucket.start <= now) {
                const double wave =
                    600 + 120 * std::sin(index * 0.9) + (index == 17 ? 480 : 0) + index * 3;
                const double part = bucket.end > now ? 0.55 : 1;
                point.counters.visitors = qint64(wave * scale * part);
                point.counters.pageViews = qint64(wave * 2.55 * scale * part);
                point.counters.visits = qint64(wave * 1.2 * scale * part);
                point.counters.bounces = qint64(wave * 0.52 * scale * part);
                point.counters.durationMs = qint64(wave * 200'000 * scale * part);
                point.counters.durationViews = point.counters.pageViews;
            }
            points.push_back(point);
            ++index;
        }
        return points;
    };
    result.series = series(result.period, 1);
    for (const domain::SeriesPoint &point : result.series)
        result.totals += point.counters;
    if (result.comparedWith) {
        result.seriesBefore = series(*result.comparedWith, 0.88);
        domain::Counters before;
        for (const domain::SeriesPoint &point : result.seriesBefore)
            before += point.counters;
        before.bounces = before.bounces * 104 / 100;
        result.before = before;
        if (domain::comparesHours(result))
            result.comparable = domain::sameHours(result, result.seriesBefore, now);
    }
    for (const domain::BreakdownRequest &breakdown : request.breakdowns)
        result.breakdowns.push_back(sampleBreakdown(breakdown, request.filter));
    for (const domain::OccurrenceRequest &occurrences : request.occurrences)
        result.occurrences.push_back(sampleOccurrences(occurrences, request.filter));
    result.live.visitors = 14;
    result.live.pages = {{QStringLiteral("/"), 5},
                         {QStringLiteral("/new-arrivals"), 4},
                         {QStringLiteral("/blog/how-to-read-a-tide-table"), 2},
                         {QStringLiteral("/events"), 2},
                         {QStringLiteral("/opening-hours"), 1}};
    return result;
}

/// At the end of June 2026, of a site that began in February of the year before.
[[nodiscard]] inline domain::StatsResult sampleAnswer(domain::PeriodChoice period,
                                                      domain::Comparison comparison)
{
    domain::StatsRequest request;
    request.site = domain::SiteId{1};
    request.period = period;
    request.comparison = comparison;
    const QDate today(2026, 6, 30);
    request.interval =
        domain::naturalInterval(domain::resolvePeriod(period, today, QDate(2025, 2, 3)));
    return sampleAnswer(request, 1);
}

} // namespace footfall::test
