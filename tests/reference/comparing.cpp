// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/comparing.h"

#include "tests/reference/differences.h"

#include <algorithm>

namespace footfall::reference {

using namespace domain;

namespace {

double rank(const Counters &c, const BreakdownRequest &request, const Knowledge &known)
{
    const auto ratio = [](qint64 part, qint64 whole) {
        return whole > 0 ? double(part) / double(whole) : 0.0;
    };
    switch (request.sortBy) {
    case Metric::Visitors: return double(known.visitorsByPage ? c.pageVisitors : c.visitors);
    case Metric::PageViews: return double(c.pageViews);
    case Metric::Visits: return double(c.visits);
    case Metric::Exits: return double(c.exits);
    case Metric::BounceRate: return ratio(c.bounces, c.visits);
    case Metric::VisitDuration: return ratio(c.durationMs, c.visits);
    case Metric::TimeOnPage: return ratio(c.durationMs, c.durationViews);
    }
    return 0;
}

QString seriesDifference(const std::vector<SeriesPoint> &found, const Scope &scope,
                         Interval interval, const Knowledge &known)
{
    const auto buckets = scope.account.calendar(scope.site).buckets(scope.period, interval);
    const std::vector<Counters> expected = series(scope, interval);
    if (found.size() != expected.size())
        return QStringLiteral("%1 points, expected %2").arg(found.size()).arg(expected.size());
    for (size_t i = 0; i < found.size(); ++i) {
        const QString what =
            QStringLiteral("point %1 of %2").arg(i).arg(buckets[i].firstDay.toString(Qt::ISODate));
        if (found[i].bucket.start != buckets[i].start)
            return what + QStringLiteral(" begins at another time");
        const QString difference =
            differ(what, masked(found[i].counters, known), told(expected[i], known));
        if (!difference.isEmpty())
            return difference;
    }
    return {};
}

/// What stands around the rows of a panel.
QString contextDifference(const Breakdown &found, const Scope &scope, const Knowledge &known)
{
    const Dimension dimension = found.request.dimension;
    // Who saw two of several pages is counted with each.
    Knowledge knownOfOther = known;
    if (found.otherRows > 1 && known.visitorsByPage &&
        (isOfPages(dimension) || dimension == Dimension::EntryPage))
        knownOfOther.visitors = Exactness::AtMost;
    if (found.otherKnowledge != knownOfOther)
        return differ(QStringLiteral("knowledge of other"), found.otherKnowledge, knownOfOther);
    const Knowledge ofAll = knowledge(scope.filter);
    const qint64 visitors =
        ofAll.visitors == Exactness::Exact ? told(totals(scope), ofAll).visitors : -1;
    if (found.visitors.value_or(-1) != visitors)
        return QStringLiteral("shares are of %1 visitors, expected %2")
            .arg(found.visitors.value_or(-1))
            .arg(visitors);
    return {};
}

QString panelDifference(const Breakdown &found, const Scope &whole)
{
    const BreakdownRequest &request = found.request;
    Scope scope = whole;
    if (request.ownConditions == OwnConditions::Leave)
        scope.filter = whole.filter.without(request.dimension);
    const Knowledge known = knowledge(scope.filter, request.dimension);
    if (found.knowledge != known)
        return differ(QStringLiteral("knowledge"), found.knowledge, known);
    std::vector<std::pair<QString, Counters>> wanted;
    const auto all = rows(scope, request.dimension);
    for (auto row = all.begin(); row != all.end(); ++row)
        if (contains(row.key(), request.search))
            wanted.emplace_back(row.key(), row.value());
    std::sort(wanted.begin(), wanted.end(), [&](const auto &a, const auto &b) {
        const double rankA = rank(a.second, request, known);
        const double rankB = rank(b.second, request, known);
        return rankA != rankB ? rankA > rankB : a.first.toUtf8() < b.first.toUtf8();
    });
    const size_t shown =
        request.limit > 0 ? std::min(wanted.size(), size_t(request.limit)) : wanted.size();
    if (found.rows.size() != shown || found.otherRows != qint64(wanted.size() - shown))
        return QStringLiteral("%1 rows and %2 others, expected %3 of %4")
            .arg(found.rows.size())
            .arg(found.otherRows)
            .arg(shown)
            .arg(wanted.size());
    if (const QString difference = contextDifference(found, scope, known); !difference.isEmpty())
        return difference;
    Counters other;
    for (size_t i = 0; i < wanted.size(); ++i) {
        if (i >= shown) {
            other += wanted[i].second;
            continue;
        }
        if (found.rows[i].value != wanted[i].first)
            return QStringLiteral("row %1 is '%2', expected '%3'")
                .arg(i)
                .arg(found.rows[i].value, wanted[i].first);
        const QString difference =
            differ(QStringLiteral("'%1'").arg(wanted[i].first),
                   masked(found.rows[i].counters, known), told(wanted[i].second, known));
        if (!difference.isEmpty())
            return difference;
    }
    return differ(QStringLiteral("other"), masked(found.other, known), told(other, known));
}

QString liveDifference(const Live &found, const Scope &scope, Instant now)
{
    qint64 visitors = 0;
    QMap<QString, qint64> pages;
    for (size_t place = 0; place < scope.views.size(); ++place) {
        const View &view = scope.views[place];
        if (view.site != scope.site || !view.isNewest || !scope.open.contains(place) ||
            view.time <= now - std::chrono::minutes(5))
            continue;
        ++visitors;
        ++pages[view.values.at(Dimension::Page)];
    }
    if (found.visitors != visitors || qint64(found.pages.size()) != pages.size())
        return QStringLiteral("%1 are live on %2 pages, expected %3 on %4")
            .arg(found.visitors)
            .arg(found.pages.size())
            .arg(visitors)
            .arg(pages.size());
    for (const LivePage &page : found.pages)
        if (pages.value(page.pathname) != page.visitors)
            return QStringLiteral("%1 are live on %2").arg(page.visitors).arg(page.pathname);
    return {};
}

Period periodBefore(const StatsRequest &asked, const Period &period)
{
    if (asked.comparedWith)
        return *asked.comparedWith;
    if (asked.comparison == Comparison::Previous && period.from.day() == 1 &&
        period.to.addDays(1).day() == 1) {
        QDate from = period.from; // A page of the calendar back for each that is shown.
        for (QDate page = period.from; page <= period.to; page = page.addMonths(1))
            from = from.addMonths(-1);
        return {from, period.from.addDays(-1)};
    }
    const qint64 length = period.from.daysTo(period.to) + 1;
    qint64 back = length;
    if (asked.comparison == Comparison::Weekday)
        while (back % 7 != 0)
            ++back;
    return {period.from.addDays(-back), period.to.addDays(-back)};
}

QString beforeDifference(const StatsResult &found, const StatsRequest &asked, const Scope &whole,
                         const Knowledge &known)
{
    const bool isAsked = asked.comparedWith || asked.comparison != Comparison::None;
    if (isAsked != found.comparedWith.has_value() || isAsked != found.before.has_value())
        return QStringLiteral("the comparison is missing, or nobody asked for it");
    if (!isAsked)
        return {};
    const Period period = periodBefore(asked, whole.period);
    if (*found.comparedWith != period)
        return QStringLiteral("compared with another period");
    Scope before = whole;
    before.period = period;
    const QString difference = differ(QStringLiteral("totals before"), masked(*found.before, known),
                                      told(totals(before), known));
    return difference.isEmpty() && asked.interval
               ? seriesDifference(found.seriesBefore, before, *asked.interval, known)
               : difference;
}

QString describe(const BreakdownRequest &request)
{
    return QStringLiteral("panel %1 search '%2' sorted by %3 limit %4 own conditions %5: ")
        .arg(dimensionName(request.dimension), request.search)
        .arg(int(request.sortBy))
        .arg(request.limit)
        .arg(request.ownConditions == OwnConditions::Leave ? QStringLiteral("left")
                                                           : QStringLiteral("applied"));
}

QString describe(const OccurrenceRequest &request)
{
    return QStringLiteral("list %1 by %2 %3 of '%4%5' search '%6' limit %7: ")
        .arg(int(request.by))
        .arg(dimensionName(request.dimension), request.property, request.event.value_or(QString()),
             request.goal.value_or(QString()), request.search)
        .arg(request.limit);
}

} // namespace

QString firstDifference(const StatsResult &found, const StatsRequest &asked, const Scope &whole,
                        Instant now)
{
    const Knowledge known = knowledge(whole.filter);
    QString difference = differ(QStringLiteral("knowledge"), found.knowledge, known);
    if (difference.isEmpty() && found.percent != 100)
        difference = QStringLiteral("it is not the whole answer");
    if (difference.isEmpty() && found.today != whole.account.calendar(whole.site).dayAt(now))
        difference = QStringLiteral("today is another day");
    if (difference.isEmpty())
        difference = differ(QStringLiteral("totals"), masked(found.totals, known),
                            told(totals(whole), known));
    if (difference.isEmpty() && asked.interval)
        difference = seriesDifference(found.series, whole, *asked.interval, known);
    if (difference.isEmpty())
        difference = beforeDifference(found, asked, whole, known);
    if (difference.isEmpty())
        difference = liveDifference(found.live, whole, now);
    if (found.breakdowns.size() != asked.breakdowns.size() ||
        found.occurrences.size() != asked.occurrences.size())
        return QStringLiteral("panels are missing");
    for (const Breakdown &panel : found.breakdowns)
        if (difference.isEmpty())
            if (const QString inPanel = panelDifference(panel, whole); !inPanel.isEmpty())
                difference = describe(panel.request) + inPanel;
    for (const Occurrences &list : found.occurrences)
        if (difference.isEmpty())
            if (const QString inList = listDifference(list, whole); !inList.isEmpty())
                difference = describe(list.request) + inList;
    return difference;
}

} // namespace footfall::reference
