// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/occurrences.h"

#include "core/queries/breakdown.h"
#include "core/queries/occurrencequestion.h"

#include <algorithm>

namespace footfall::queries {

using namespace domain;
using By = OccurrenceRequest::By;
using storage::OccurrenceSum;
using Sums = storage::OccurrenceStats::Sums;

namespace {

/// Events can come without a page view, from a back end; more than everybody is nobody's question.
std::optional<double> rateOf(qint64 conversions, std::optional<qint64> visitors)
{
    if (visitors.value_or(0) <= 0)
        return std::nullopt;
    return std::min(1.0, static_cast<double>(conversions) / static_cast<double>(*visitors));
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

bool ranksBefore(const OccurrenceSum &a, const OccurrenceSum &b)
{
    if (a.counters.conversions != b.counters.conversions)
        return a.counters.conversions > b.counters.conversions;
    return a.counters.events > b.counters.events;
}

bool standsBefore(const OccurrenceSum &a, const OccurrenceSum &b)
{
    return ranksBefore(a, b) || (!ranksBefore(b, a) && a.text < b.text);
}

/// One list in the making.
class Reading
{
public:
    Reading(OccurrenceSources sources, const OccurrenceContext &context,
            const OccurrenceRequest &request)
        : m_sources(sources), m_context(context), m_request(request)
    {
    }

    Result<OccurrenceList> read();

private:
    /// Releases before 0.4 kept of properties the sums of a day only; a migration cannot make facts
    /// of them.
    Result<bool> lacksFacts();
    Result<Sums> sums();
    Result<Sums> plainSums();
    Result<Sums> sumsOf(const std::vector<EventRow> &rows);
    Result<Done> keepWhatIsSearched(Sums &sums);
    /// By a dimension, names are read for rows that may be shown only.
    Result<Done> addTexts(Sums &sums);
    size_t shownOf(size_t rows) const;

    OccurrenceSources m_sources;
    const OccurrenceContext &m_context;
    const OccurrenceRequest &m_request;
};

Result<OccurrenceList> Reading::read()
{
    OccurrenceList list;
    Occurrences &found = list.found;
    found.request = m_request;
    found.unknown = whyUnknown(m_context.filter);
    if (!found.unknown.isEmpty())
        return list;
    const Result<bool> lacks = lacksFacts();
    if (!lacks)
        return tl::unexpected(lacks.error());
    if (*lacks) {
        found.unknown = whyFactsAreLacking();
        return list;
    }
    Result<Sums> sums = this->sums();
    if (!sums)
        return tl::unexpected(sums.error());
    if (const Result<Done> searched = keepWhatIsSearched(*sums); !searched)
        return tl::unexpected(searched.error());
    std::sort(sums->begin(), sums->end(), ranksBefore);
    if (const Result<Done> named = addTexts(*sums); !named)
        return tl::unexpected(named.error());
    const size_t shown = shownOf(sums->size());
    found.otherRows = static_cast<qint64>(sums->size() - shown);
    for (size_t i = shown; i < sums->size(); ++i)
        found.other += sums->at(i).counters;
    sums->resize(shown);
    for (OccurrenceSum &sum : *sums) {
        if (m_request.by == By::Dimension)
            list.values.push_back(static_cast<quint32>(sum.id));
        found.rows.push_back({std::move(sum.text), std::move(sum.counters), std::nullopt});
    }
    tellExactness(found);
    return list;
}

Result<bool> Reading::lacksFacts()
{
    const bool isOfProperties =
        m_request.by == By::PropertyKey || m_request.by == By::PropertyValue;
    if (m_context.filter.isEmpty() || !isOfProperties)
        return false;
    // The sums first: what comes meanwhile is in the facts then, and nothing seems to be missing.
    const Result<Sums> sums = plainSums();
    if (!sums)
        return tl::unexpected(sums.error());
    Result<std::optional<EventQuestion>> asked = questionOf(m_sources.names, m_context, m_request);
    if (!asked)
        return tl::unexpected(asked.error());
    if (!*asked)
        return false;
    (*asked)->filter.clear();
    const Result<std::vector<EventRow>> rows = m_sources.engine.answer(**asked, m_context.asking);
    if (!rows)
        return tl::unexpected(rows.error());
    qint64 lacking = 0;
    for (const OccurrenceSum &sum : *sums)
        lacking += sum.counters.events;
    for (const EventRow &row : *rows)
        lacking -= row.events;
    return lacking > 0;
}

Result<Sums> Reading::sums()
{
    if (m_context.filter.isEmpty() && m_request.by != By::Dimension)
        return plainSums();
    const Result<std::optional<EventQuestion>> asked =
        questionOf(m_sources.names, m_context, m_request);
    if (!asked)
        return tl::unexpected(asked.error());
    std::vector<EventRow> rows;
    if (*asked) {
        Result<std::vector<EventRow>> answer = m_sources.engine.answer(**asked, m_context.asking);
        if (!answer)
            return tl::unexpected(answer.error());
        rows = *std::move(answer);
    }
    Result<Sums> sums = sumsOf(rows);
    if (sums && m_request.by == By::Goal)
        return namedGoals(m_context.site, *sums);
    return sums;
}

Result<Sums> Reading::plainSums()
{
    storage::OccurrenceStats &store = m_sources.sums;
    const SiteId site = m_context.site.id;
    const Period &period = m_context.period;
    switch (m_request.by) {
    case By::Event: return store.events(site, period);
    case By::Goal:
        return store.goals(site, period).map([this](const Sums &counted) {
            return namedGoals(m_context.site, counted);
        });
    case By::PropertyKey: return store.propertyKeys(site, period, m_request.event);
    case By::PropertyValue:
        return store.propertyValues(site, period, m_request.property, m_request.event);
    case By::Dimension: break;
    }
    return Sums();
}

Result<Sums> Reading::sumsOf(const std::vector<EventRow> &rows)
{
    std::map<quint32, OccurrenceCounters> counted;
    QHash<quint32, QString> currencies;
    for (const EventRow &row : rows) {
        OccurrenceCounters &counters = counted[row.value];
        counters.events += row.events;
        counters.conversions += row.conversions;
        if (row.currency == 0 && row.amount == 0)
            continue; // Nothing without a currency is no money at all.
        if (!currencies.contains(row.currency)) {
            Result<QString> text = m_sources.names.text(NameId{row.currency});
            if (!text)
                return tl::unexpected(text.error());
            currencies.insert(row.currency, *std::move(text));
        }
        counters.addCents(currencies.value(row.currency), row.amount);
    }
    Sums sums;
    const bool isNamed = m_request.by != By::Dimension && m_request.by != By::Goal;
    for (auto &[value, counters] : counted) {
        Result<QString> text = isNamed ? m_sources.names.text(NameId{value}) : QString();
        if (!text)
            return tl::unexpected(text.error());
        sums.push_back({value, *std::move(text), std::move(counters)});
    }
    return sums;
}

Result<Done> Reading::keepWhatIsSearched(Sums &sums)
{
    if (m_request.search.isEmpty())
        return Done{};
    if (m_request.by != By::Dimension) {
        std::erase_if(sums, [this](const OccurrenceSum &sum) {
            return !sum.text.contains(m_request.search, Qt::CaseInsensitive);
        });
        return Done{};
    }
    const Result<std::vector<quint32>> found = m_sources.resolver.search(
        m_context.site.id, m_request.dimension, m_request.search, m_context.asking.stop);
    if (!found)
        return tl::unexpected(found.error());
    std::erase_if(sums, [&found](const OccurrenceSum &sum) {
        return !std::binary_search(found->begin(), found->end(), static_cast<quint32>(sum.id));
    });
    return Done{};
}

size_t Reading::shownOf(size_t rows) const
{
    return m_request.limit > 0 ? std::min(rows, static_cast<size_t>(m_request.limit)) : rows;
}

Result<Done> Reading::addTexts(Sums &sums)
{
    const size_t shown = shownOf(sums.size());
    auto end = sums.begin() + static_cast<std::ptrdiff_t>(shown);
    if (shown > 0) // Those that share the last place may stand on it.
        end = std::upper_bound(end, sums.end(), sums[shown - 1], ranksBefore);
    if (m_request.by == By::Dimension) {
        for (auto sum = sums.begin(); sum != end; ++sum) {
            Result<QString> text =
                textOf(m_sources.names, m_request.dimension, static_cast<quint32>(sum->id));
            if (!text)
                return tl::unexpected(text.error());
            sum->text = *std::move(text);
        }
    }
    std::sort(sums.begin(), end, standsBefore);
    return Done{};
}

} // namespace

Result<OccurrenceList> readOccurrences(OccurrenceSources sources, const OccurrenceContext &context,
                                       const OccurrenceRequest &request)
{
    return Reading(sources, context, request).read();
}

void addRates(OccurrenceList &list, const ComparedVisitors &visitors)
{
    for (size_t i = 0; i < list.found.rows.size(); ++i) {
        OccurrenceRow &row = list.found.rows[i];
        row.conversionRate.reset();
        switch (list.found.request.by) {
        case By::PropertyKey: break; // It is a sum over values: how many visitors is not known.
        case By::Dimension:
            if (const auto value = visitors.byValue.constFind(list.values[i]);
                value != visitors.byValue.cend())
                row.conversionRate = rateOf(row.counters.conversions, *value);
            break;
        case By::Event:
        case By::Goal:
        case By::PropertyValue:
            row.conversionRate = rateOf(row.counters.conversions, visitors.site);
        }
    }
}

} // namespace footfall::queries
