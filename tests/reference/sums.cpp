// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/sums.h"

namespace footfall::reference {

using namespace domain;

namespace {

struct Selected {
    size_t place;
    const View *view;
    Counters counters;
};

std::vector<Selected> selected(const Scope &scope)
{
    std::vector<Selected> all;
    for (size_t place = 0; place < scope.views.size(); ++place) {
        const View &view = scope.views[place];
        if (view.site != scope.site || view.isGone || !scope.period.contains(view.day))
            continue;
        const bool isExit = view.isExit && !(view.isNewest && scope.open.contains(place));
        if (!selects(scope.filter, view, isExit))
            continue;
        Counters counters;
        counters.visitors = view.isVisitor;
        counters.pageVisitors = view.isPageVisitor;
        counters.pageViews = 1;
        counters.visits = view.isEntry;
        counters.bounces = view.isBounce;
        counters.exits = isExit;
        counters.durationMs = view.duration ? kept(*view.duration).count() : 0;
        counters.durationViews = view.duration.has_value();
        all.push_back({place, &view, counters});
    }
    return all;
}

} // namespace

Counters totals(const Scope &scope)
{
    Counters sum;
    for (const Selected &each : selected(scope))
        sum += each.counters;
    return sum;
}

std::vector<Counters> series(const Scope &scope, Interval interval)
{
    const auto buckets = scope.account.calendar(scope.site).buckets(scope.period, interval);
    std::vector<Counters> points(buckets.size());
    for (const Selected &each : selected(scope)) {
        // What the whole site had in an hour is exact whatever else is given up.
        const Instant hour =
            scope.filter.isEmpty() ? scope.account.views()[each.place].hour : each.view->hour;
        for (size_t i = 0; i < buckets.size(); ++i) {
            const bool isIn = interval == Interval::Hour ? buckets[i].start == hour
                                                         : buckets[i].firstDay <= each.view->day &&
                                                               each.view->day <= buckets[i].lastDay;
            if (isIn)
                points[i] += each.counters;
        }
    }
    return points;
}

QMap<QString, Counters> rows(const Scope &scope, Dimension dimension)
{
    QMap<QString, Counters> found;
    for (const Selected &each : selected(scope)) {
        if (dimension == Dimension::ExitPage) {
            if (each.counters.exits > 0)
                found[each.view->values.at(Dimension::Page)] += each.counters;
            continue;
        }
        const auto value = each.view->values.find(dimension);
        if (value != each.view->values.end())
            found[value->second] += each.counters;
    }
    return found;
}

QMap<QString, OccurrenceCounters> occurrences(const Scope &scope, const OccurrenceRequest &request)
{
    using By = OccurrenceRequest::By;
    QMap<QString, OccurrenceCounters> found;
    for (const Condition &condition : scope.filter.conditions)
        if (!isOfHappenings(condition.dimension))
            return found;
    const auto count = [&found](const QString &value, const Happening &happening, bool isFirst) {
        OccurrenceCounters &counters = found[value];
        ++counters.events;
        counters.conversions += isFirst;
        if (const std::optional<Money> &amount = happening.event.amount)
            counters.amounts[amount->currency] += amount->cents;
    };
    if (request.by == By::Goal)
        for (const Goal &goal : goals())
            found.insert(goal.name, {});
    for (const Happening &happening : scope.happenings) {
        const bool isEvent = happening.goal.isEmpty();
        const bool isWanted = request.goal    ? happening.goal == *request.goal
                              : request.event ? isEvent && happening.event.name == *request.event
                                              : isEvent == (request.by != By::Goal);
        if (happening.site != scope.site || happening.isGone || !scope.period.contains(happening.day) || !isWanted ||
            !selects(scope.filter, happening))
            continue;
        switch (request.by) {
        case By::Event: count(happening.event.name, happening, happening.isFirst); break;
        case By::Goal: count(happening.goal, happening, happening.isFirst); break;
        case By::Dimension:
            count(happening.values.at(request.dimension), happening, happening.isFirst);
            break;
        case By::PropertyKey:
        case By::PropertyValue:
            for (const Property &property : happening.event.properties) {
                const bool isFirst = happening.firstProperties.contains(property.key);
                if (request.by == By::PropertyKey)
                    count(property.key, happening, isFirst);
                else if (property.key == request.property)
                    count(property.value, happening, isFirst);
            }
        }
    }
    // Nothing without a currency is no money at all.
    for (OccurrenceCounters &counters : found)
        if (counters.amounts.contains(QString()) && counters.amounts.at(QString()) == 0)
            counters.amounts.erase(QString());
    return found;
}

} // namespace footfall::reference
