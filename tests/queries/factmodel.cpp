// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/queries/factmodel.h"

#include "core/queries/breakdown.h"
#include "tests/queries/columnfor.h"

#include <algorithm>
#include <map>

namespace footfall::model {

using namespace queries;
using namespace storage;
using domain::Counters;
using domain::Dimension;

namespace {

bool concerns(Dimension dimension, quint32 flags)
{
    if (dimension == Dimension::ExitPage)
        return (flags & IsExit) != 0;
    return !domain::isEntryOnly(dimension) || (flags & IsEntry) != 0;
}

bool passes(const ValueFilter &filter, const FactTable &table, size_t row,
            std::optional<Dimension> leaving)
{
    const quint32 flags = table.value(FactColumn::Flags, row);
    return std::all_of(filter.begin(), filter.end(), [&](const ValueSet &set) {
        if (set.dimension == leaving)
            return true;
        const quint32 value = table.value(columnFor(set.dimension), row);
        const bool isNamed =
            std::find(set.values.begin(), set.values.end(), value) != set.values.end();
        return concerns(set.dimension, flags) &&
               isNamed == (set.sense == domain::FilterSense::Includes);
    });
}

Counters countersOf(const FactTable &table, size_t row)
{
    const quint32 flags = table.value(FactColumn::Flags, row);
    Counters counters;
    counters.pageViews = 1;
    counters.visitors = (flags & IsVisitor) != 0 ? 1 : 0;
    counters.pageVisitors = (flags & IsPageVisitor) != 0 ? 1 : 0;
    counters.visits = (flags & IsEntry) != 0 ? 1 : 0;
    counters.bounces = (flags & IsBounce) != 0 ? 1 : 0;
    counters.exits = (flags & IsExit) != 0 ? 1 : 0;
    counters.durationViews = (flags & HasDuration) != 0 ? 1 : 0;
    counters.durationMs = table.value(FactColumn::Duration, row);
    return counters;
}

bool isIn(const domain::Period &period, qint64 day)
{
    return period.contains(QDate::fromJulianDay(day));
}

PanelAnswer rankBySight(const PanelQuestion &panel, bool visitorsByPage,
                        const std::map<quint32, Counters> &all)
{
    PanelAnswer answer;
    std::vector<std::pair<double, PanelRow>> ranked;
    for (const auto &[value, counters] : all) {
        if (panel.only &&
            std::find(panel.only->begin(), panel.only->end(), value) == panel.only->end())
            continue;
        ++answer.values;
        answer.sum += counters;
        const bool isByPage = panel.sortBy == domain::Metric::Visitors && visitorsByPage;
        ranked.emplace_back(isByPage ? static_cast<double>(counters.pageVisitors)
                                     : rankOf(counters, panel.sortBy, panel.dimension),
                            PanelRow{value, counters});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    const auto limit = static_cast<size_t>(panel.limit);
    for (size_t i = 0; i < ranked.size(); ++i) {
        const bool isTie = limit > 0 && i >= limit && i < limit + PanelTies &&
                           ranked[i].first == ranked[limit - 1].first;
        if (limit == 0 || i < limit || isTie)
            answer.rows.push_back(ranked[i].second);
    }
    return answer;
}

} // namespace

FactAnswer answerBySight(const FactQuestion &question, const std::vector<FactTable> &tables)
{
    FactAnswer answer;
    std::map<FactHour, Counters> times;
    std::vector<std::map<quint32, Counters>> panels(question.panels.size());
    for (const FactTable &table : tables) {
        for (size_t row = 0; row < table.rows; ++row) {
            const FactHour hour = table.hours[table.value(FactColumn::Time, row)];
            if (!isIn(question.period, hour.day))
                continue;
            const Counters counters = countersOf(table, row);
            const bool passesAll = passes(question.filter, table, row, {});
            if (passesAll) {
                answer.totals += counters;
                if (question.times != Times::None)
                    times[question.times == Times::Days ? FactHour{hour.day, 0} : hour] += counters;
            }
            for (size_t i = 0; i < panels.size(); ++i) {
                const PanelQuestion &panel = question.panels[i];
                const bool leavesOwn = panel.ownConditions == domain::OwnConditions::Leave;
                if (concerns(panel.dimension, table.value(FactColumn::Flags, row)) &&
                    (passesAll ||
                     (leavesOwn && passes(question.filter, table, row, panel.dimension))))
                    panels[i][table.value(columnFor(panel.dimension), row)] += counters;
            }
        }
    }
    for (const auto &[when, counters] : times)
        answer.times.push_back({when, counters});
    for (size_t i = 0; i < panels.size(); ++i)
        answer.panels.push_back(
            rankBySight(question.panels[i], question.visitorsByPage, panels[i]));
    return answer;
}

std::vector<EventRow> answerBySight(const EventQuestion &question,
                                    const std::vector<FactTable> &tables)
{
    using By = EventQuestion::By;
    std::map<std::pair<quint32, quint32>, EventRow> rows;
    for (const FactTable &table : tables) {
        for (size_t row = 0; row < table.rows; ++row) {
            const auto at = [&](FactColumn column) { return table.value(column, row); };
            if (!isIn(question.period, table.hours[at(FactColumn::Time)].day) ||
                !passes(question.filter, table, row, {}))
                continue;
            const quint32 kind = at(FactColumn::Kind);
            const quint32 target = at(FactColumn::Target);
            const bool isEvent = !question.event || target == *question.event;
            const bool isGoal = !question.goal || target == *question.goal;
            quint32 value = target;
            bool counts = false;
            switch (question.by) {
            case By::Event: counts = kind == 1 && isEvent; break;
            case By::Goal: counts = kind == 2 && isGoal; break;
            case By::PropertyKey:
                counts = kind == 3 && isEvent;
                value = at(FactColumn::PropertyKey);
                break;
            case By::PropertyValue:
                counts = kind == 3 && isEvent && at(FactColumn::PropertyKey) == question.property;
                value = at(FactColumn::PropertyValue);
                break;
            case By::Dimension:
                counts = question.goal ? kind == 2 && isGoal : kind == 1 && isEvent;
                value = at(columnFor(question.dimension));
                break;
            }
            if (!counts)
                continue;
            const quint32 currency = at(FactColumn::Currency);
            const qint64 amount = table.amounts.empty() ? 0 : table.amounts[row];
            EventRow &sum = rows[{value, currency}];
            sum.value = value;
            sum.currency = currency;
            sum.hasMoney = sum.hasMoney || currency != 0 || amount != 0;
            sum.events += at(FactColumn::Events);
            sum.conversions += at(FactColumn::Conversions);
            sum.amount += amount;
        }
    }
    std::vector<EventRow> all;
    for (const auto &[key, row] : rows)
        all.push_back(row);
    return all;
}

} // namespace footfall::model
