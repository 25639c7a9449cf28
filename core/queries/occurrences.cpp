// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/occurrences.h"

#include "core/queries/breakdown.h"

#include <QCoreApplication>
#include <algorithm>

namespace footfall::queries {

using namespace domain;
using By = OccurrenceRequest::By;
using storage::OccurrenceSum;
using Sums = storage::OccurrenceStats::Sums;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

/// Events can come without a page view, from a back end; more than everybody is nobody's question.
std::optional<double> rateOf(qint64 conversions, qint64 visitors)
{
    if (visitors <= 0)
        return std::nullopt;
    return std::min(1.0, static_cast<double>(conversions) / static_cast<double>(visitors));
}

/// All goals that the site has; what earlier ones counted is left out.
Sums namedGoals(const Site &site, const Sums &counted)
{
    Sums goals;
    for (const Goal &goal : site.goals) {
        OccurrenceSum sum{goal.id.value, goal.name, {}};
        const auto found =
            std::lower_bound(counted.begin(), counted.end(), goal.id.value,
                             [](const OccurrenceSum &other, qint64 id) { return other.id < id; });
        if (found != counted.end() && found->id == goal.id.value)
            sum.counters = found->counters;
        goals.push_back(std::move(sum));
    }
    return goals;
}

Result<Sums> readWhere(OccurrenceStores stores, const Site &site, const Period &period,
                       const OccurrenceRequest &request)
{
    if (!isOfEvents(request.dimension))
        return failure(ErrorKind::Invalid, Words::tr("“%1” is not known of events and goals.")
                                               .arg(dimensionName(request.dimension)));
    if (!request.goal && !request.event)
        return failure(ErrorKind::Invalid, Words::tr("Choose an event or a goal."));
    if (!request.goal)
        return stores.occurrences.whereEvent(site.id, period, request.dimension, *request.event);
    const auto goal =
        std::find_if(site.goals.begin(), site.goals.end(),
                     [&request](const Goal &known) { return known.name == *request.goal; });
    if (goal == site.goals.end())
        return failure(
            ErrorKind::NotFound,
            Words::tr("There is no goal with the name “%1”.").arg(request.goal->left(80)));
    return stores.occurrences.whereGoal(site.id, period, request.dimension, goal->id);
}

Result<Sums> readSums(OccurrenceStores stores, const Site &site, const Period &period,
                      const OccurrenceRequest &request)
{
    switch (request.by) {
    case By::Event: return stores.occurrences.events(site.id, period);
    case By::Goal:
        return stores.occurrences.goals(site.id, period).map([&site](const Sums &counted) {
            return namedGoals(site, counted);
        });
    case By::PropertyKey: return stores.occurrences.propertyKeys(site.id, period, request.event);
    case By::PropertyValue:
        return stores.occurrences.propertyValues(site.id, period, request.property, request.event);
    case By::Dimension: return readWhere(stores, site, period, request);
    }
    return Sums();
}

bool matches(const OccurrenceSum &sum, const OccurrenceRequest &request)
{
    if (request.search.isEmpty())
        return true;
    return request.by == By::Dimension && request.dimension == Dimension::Country
               ? matchesCountry(sum.text, request.search)
               : sum.text.contains(request.search, Qt::CaseInsensitive);
}

bool ranksBefore(const OccurrenceSum &a, const OccurrenceSum &b)
{
    if (a.counters.conversions != b.counters.conversions)
        return a.counters.conversions > b.counters.conversions;
    if (a.counters.events != b.counters.events)
        return a.counters.events > b.counters.events;
    return a.text < b.text;
}

/// By value, those of the rows that are shown.
Result<QHash<qint64, qint64>> visitorsOf(storage::StatsStore &store,
                                         const storage::ValueQuestion &question, const Sums &sums)
{
    std::vector<qint64> values;
    for (const OccurrenceSum &sum : sums)
        values.push_back(sum.id);
    const Result<std::vector<storage::ValueCounters>> counted =
        countersOfValues(store, question, values);
    if (!counted)
        return tl::unexpected(counted.error());
    QHash<qint64, qint64> visitors;
    for (const storage::ValueCounters &value : *counted)
        visitors.insert(value.value, rowVisitors(question.dimension, value.counters));
    return visitors;
}

} // namespace

Result<Occurrences> readOccurrences(OccurrenceStores stores, const Site &site, const Period &period,
                                    const OccurrenceRequest &request, qint64 siteVisitors)
{
    Result<Sums> sums = readSums(stores, site, period, request);
    if (!sums)
        return tl::unexpected(sums.error());
    std::erase_if(*sums, [&](const OccurrenceSum &sum) { return !matches(sum, request); });
    std::sort(sums->begin(), sums->end(), ranksBefore);

    Occurrences found;
    found.request = request;
    const size_t shown = request.limit > 0
                             ? std::min(sums->size(), static_cast<size_t>(request.limit))
                             : sums->size();
    found.otherRows = static_cast<qint64>(sums->size() - shown);
    for (size_t i = shown; i < sums->size(); ++i)
        found.other += sums->at(i).counters;
    sums->resize(shown);

    QHash<qint64, qint64> visitors;
    if (request.by == By::Dimension) {
        Result<QHash<qint64, qint64>> ofValues =
            visitorsOf(stores.views, {site.id, request.dimension, period}, *sums);
        if (!ofValues)
            return tl::unexpected(ofValues.error());
        visitors = *std::move(ofValues);
    }
    for (const OccurrenceSum &sum : *sums) {
        std::optional<double> rate;
        // The visitors of a key are not known: it is a sum over its values.
        if (request.by != By::PropertyKey)
            rate = rateOf(sum.counters.conversions,
                          request.by == By::Dimension ? visitors.value(sum.id) : siteVisitors);
        found.rows.push_back({sum.text, sum.counters, rate});
    }
    return found;
}

} // namespace footfall::queries
