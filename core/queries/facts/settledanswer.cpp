// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/settledanswer.h"

#include "core/queries/facts/commonplaces.h"
#include "core/queries/facts/timesums.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;
using domain::FilterSense;

namespace {

/// A question one value of which is asked alone.
struct Split {
    FactQuestion rest;
    FactQuestion alone;
    domain::Dimension dimension = domain::Dimension::Page;
    PanelPart::Sign sign = PanelPart::Sign::Plus; ///< Of the latter's answer.
};

Split splitAt(const FactQuestion &question, size_t set, size_t value)
{
    Split split{question, question, question.filter[set].dimension, PanelPart::Sign::Plus};
    ValueSet &alone = split.alone.filter[set];
    alone.values = {alone.values[value]};
    std::vector<quint32> &others = split.rest.filter[set].values;
    others.erase(others.begin() + static_cast<qptrdiff>(value));
    if (alone.sense == FilterSense::Excludes) {
        alone.sense = FilterSense::Includes;
        split.sign = PanelPart::Sign::Minus;
        // Of what only entry views or exits have, all of these are still meant.
        if (others.empty() && concernsOf(split.dimension) == Concerns::AllViews)
            split.rest.filter.erase(split.rest.filter.begin() + static_cast<qptrdiff>(set));
    }
    return split;
}

/// Which of the values of a set may be asked alone; as many as are clicked one by one.
size_t valuesToSplit(const FactQuestion &question, size_t set)
{
    constexpr size_t MostValues = 8;
    const ValueSet &of = question.filter[set];
    const auto isOfSame = [&of](const ValueSet &other) { return other.dimension == of.dimension; };
    const size_t least = of.sense == FilterSense::Includes ? 2 : 1;
    const bool canBeSplit =
        of.values.size() >= least && of.values.size() <= MostValues &&
        std::count_if(question.filter.begin(), question.filter.end(), isOfSame) == 1;
    return canBeSplit ? of.values.size() : 0;
}

/// Where only those that may lead a list are told, nothing can be taken off the others.
bool tellsAllValues(const ViewPart &part)
{
    return std::all_of(part.tops.begin(), part.tops.end(),
                       [](const std::vector<TopOnly> &panel) { return panel.empty(); });
}

/// Whether some list is of so many values that only those which may lead it are told: then a part
/// that is to be put together with another would have to tell all, which takes longer and more
/// room.
bool mayTellTopsOnly(const ViewQuestion &question, const std::vector<SegmentSource> &segments)
{
    for (const SegmentSource &segment : segments)
        for (const ViewQuestion::Panel &panel : question.panels)
            if ((*segment.head)[panel.where.group].entries > CommonPlaces::MostEntries)
                return true;
    return false;
}

PanelPart::Sign opposite(PanelPart::Sign sign)
{
    return sign == PanelPart::Sign::Plus ? PanelPart::Sign::Minus : PanelPart::Sign::Plus;
}

} // namespace

struct SettledAnswer::Beside {
    Beside(Split theSplit, const ViewQuestion &asked, std::shared_ptr<const ViewPart> theRest,
           const std::vector<SegmentSource> &segments, FactCache &cache, quint64 id)
        : split(std::move(theSplit))
        , question(split.alone, asked.lists)
        , rest(std::move(theRest))
        , kept(question, segments, cache, id)
        , known(kept.find())
    {
        if (known && !tellsAllValues(*known))
            known.reset();
    }

    const Split split;
    const ViewQuestion question;
    const std::shared_ptr<const ViewPart> rest;
    KeptAnswer kept;
    std::shared_ptr<const ViewPart> known;
};

SettledAnswer::SettledAnswer(const ViewQuestion &asked, const std::vector<SegmentSource> &segments,
                             FactCache &cache, quint64 id)
    : m_asked(asked), m_kept(asked, segments, cache, id), m_known(m_kept.find())
{
    if (m_known || !m_kept.canBeKept())
        return;
    m_beside = findBeside(segments, cache, id);
    if (m_beside && m_beside->known)
        m_known = std::make_shared<const ViewPart>(answerFrom(*m_beside->known));
    else if (m_beside && mayTellTopsOnly(asked, segments))
        m_beside.reset();
}

SettledAnswer::~SettledAnswer() = default;

/// One that is kept too, if there is.
std::unique_ptr<SettledAnswer::Beside>
SettledAnswer::findBeside(const std::vector<SegmentSource> &segments, FactCache &cache,
                          quint64 id) const
{
    std::unique_ptr<Beside> found;
    for (size_t set = 0; set < m_asked.question.filter.size(); ++set) {
        for (size_t value = 0; value < valuesToSplit(m_asked.question, set); ++value) {
            Split split = splitAt(m_asked.question, set, value);
            const ViewQuestion restOf(split.rest, m_asked.lists);
            auto rest = KeptAnswer(restOf, segments, cache, id).find();
            if (!rest || !tellsAllValues(*rest))
                continue;
            auto beside = std::make_unique<Beside>(std::move(split), m_asked, std::move(rest),
                                                   segments, cache, id);
            if (beside->known)
                return beside;
            if (!found)
                found = std::move(beside);
        }
    }
    return found;
}

const ViewQuestion &SettledAnswer::question() const
{
    return m_beside ? m_beside->question : m_asked;
}

bool SettledAnswer::canTellSoFar() const
{
    return !m_beside || m_beside->split.sign == PanelPart::Sign::Plus;
}

ViewPart SettledAnswer::answerFrom(ViewPart found) const
{
    if (!m_beside)
        return found;
    const Split &split = m_beside->split;
    ViewPart sum = *m_beside->rest;
    sum.rows = found.rows;
    if (split.sign == PanelPart::Sign::Plus)
        sum.totals += found.totals;
    else
        sum.totals -= found.totals;
    TimeSums times;
    times.add(sum.times);
    times.add(found.times, split.sign);
    sum.times = times.list();
    for (size_t i = 0; i < sum.panels.size(); ++i) {
        const PanelQuestion &panel = m_asked.question.panels[i];
        // It leaves out what they differ in.
        if (panel.dimension == split.dimension &&
            panel.ownConditions == domain::OwnConditions::Leave)
            continue;
        for (PanelPart &part : found.panels[i]) {
            if (split.sign == PanelPart::Sign::Minus)
                part.sign = opposite(part.sign);
            sum.panels[i].push_back(std::move(part));
        }
    }
    return sum;
}

void SettledAnswer::keep(ViewPart found, Urgency urgency, const RunTasks &run)
{
    if (!m_beside) {
        if (!m_known)
            m_kept.keep(std::move(found), urgency, run);
        return;
    }
    // What is put together is a part of what may be asked next.
    m_kept.keep(m_known ? *m_known : answerFrom(found), urgency, run);
    if (!m_known)
        m_beside->kept.keep(std::move(found), urgency, run);
}

} // namespace footfall::queries
