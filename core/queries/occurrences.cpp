// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/occurrences.h"

#include "core/queries/breakdown.h"

#include <QCoreApplication>
#include <algorithm>

namespace footfall::queries {

using namespace domain;
using By = OccurrenceRequest::By;
using storage::NameKind;
using storage::OccurrenceSum;
using Sums = storage::OccurrenceStats::Sums;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

/// Events can come without a page view, from a back end; more than everybody is nobody's question.
std::optional<double> rateOf(qint64 conversions, std::optional<qint64> visitors)
{
    if (visitors.value_or(0) <= 0)
        return std::nullopt;
    return std::min(1.0, static_cast<double>(conversions) / static_cast<double>(*visitors));
}

/// Empty where events have all dimensions that are filtered by.
QString whyUnknown(const Filter &filter)
{
    QStringList missing;
    for (const Condition &condition : filter.conditions) {
        const QString name = dimensionName(condition.dimension);
        if (!isOfEvents(condition.dimension) && !missing.contains(name))
            missing.append(name);
    }
    if (missing.isEmpty())
        return {};
    return Words::tr("Not known of events and goals: %1. It is kept of the first or the last page "
                     "view of a visit only, and nothing tells which events belong to that visit.")
        .arg(missing.join(QStringLiteral(", ")));
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
    Result<Sums> sums();
    Result<Sums> plainSums();
    /// Nothing where it is about a name that nobody has.
    Result<std::optional<EventQuestion>> question();
    Result<std::optional<quint32>> idOf(NameKind kind, const QString &name);
    Result<GoalId> goal();
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
    return list;
}

Result<Sums> Reading::sums()
{
    if (m_context.filter.isEmpty() && m_request.by != By::Dimension)
        return plainSums();
    const Result<std::optional<EventQuestion>> asked = question();
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

Result<std::optional<quint32>> Reading::idOf(NameKind kind, const QString &name)
{
    const Result<NameId> id = m_sources.names.find(m_context.site.id, kind, name);
    return id.map([](NameId found) {
        return found.isValid() ? std::optional(static_cast<quint32>(found.value)) : std::nullopt;
    });
}

Result<GoalId> Reading::goal()
{
    for (const Goal &known : m_context.site.goals)
        if (known.name == *m_request.goal)
            return known.id;
    return failure(ErrorKind::NotFound,
                   Words::tr("There is no goal with the name “%1”.").arg(m_request.goal->left(80)));
}

Result<std::optional<EventQuestion>> Reading::question()
{
    EventQuestion question;
    question.site = m_context.site.id;
    question.period = m_context.period;
    question.filter = m_context.values;
    question.dimension = m_request.dimension;
    switch (m_request.by) {
    case By::Event: question.by = EventQuestion::By::Event; break;
    case By::Goal: question.by = EventQuestion::By::Goal; break;
    case By::PropertyKey: question.by = EventQuestion::By::PropertyKey; break;
    case By::PropertyValue: question.by = EventQuestion::By::PropertyValue; break;
    case By::Dimension: question.by = EventQuestion::By::Dimension; break;
    }
    if (m_request.by == By::Dimension) {
        if (!isOfEvents(m_request.dimension))
            return failure(ErrorKind::Invalid, Words::tr("“%1” is not known of events and goals.")
                                                   .arg(dimensionName(m_request.dimension)));
        if (!m_request.goal && !m_request.event)
            return failure(ErrorKind::Invalid, Words::tr("Choose an event or a goal."));
        if (m_request.goal) {
            const Result<GoalId> id = goal();
            if (!id)
                return tl::unexpected(id.error());
            question.goal = static_cast<quint32>(id->value);
        }
    }
    if (m_request.by == By::PropertyValue) {
        const Result<std::optional<quint32>> key = idOf(NameKind::PropertyKey, m_request.property);
        if (!key || !*key)
            return key.map([](auto) { return std::optional<EventQuestion>(); });
        question.property = **key;
    }
    if (m_request.event && !question.goal && m_request.by != By::Goal) {
        const Result<std::optional<quint32>> event = idOf(NameKind::Event, *m_request.event);
        if (!event || !*event)
            return event.map([](auto) { return std::optional<EventQuestion>(); });
        question.event = **event;
    }
    return question;
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
