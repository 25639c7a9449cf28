// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/settledanswer.h"

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

std::vector<Split> splitsOf(const FactQuestion &question)
{
    /// More are not clicked one by one.
    constexpr size_t MostValues = 8;
    std::vector<Split> splits;
    for (size_t i = 0; i < question.filter.size(); ++i) {
        const ValueSet &set = question.filter[i];
        const auto isOfSame = [&set](const ValueSet &other) {
            return other.dimension == set.dimension;
        };
        const size_t least = set.sense == FilterSense::Includes ? 2 : 1;
        if (set.values.size() < least || set.values.size() > MostValues ||
            std::count_if(question.filter.begin(), question.filter.end(), isOfSame) > 1)
            continue;
        for (size_t value = 0; value < set.values.size(); ++value)
            splits.push_back(splitAt(question, i, value));
    }
    return splits;
}

/// Where only those that may lead a list are told, nothing can be taken off the others.
bool tellsAllValues(const ViewPart &part)
{
    return std::all_of(part.tops.begin(), part.tops.end(),
                       [](const std::vector<TopOnly> &panel) { return panel.empty(); });
}

/// What is decoded of so many rows fits the cache: else they would be streamed, with first numbers
/// that are too high as long as something is still to be taken off.
bool fits(const std::vector<SegmentSource> &segments, const FactCache &cache)
{
    constexpr size_t BytesOfRow = 12; // Measured.
    size_t rows = 0;
    for (const SegmentSource &segment : segments)
        rows += segment.head->rows;
    return rows * BytesOfRow <= static_cast<size_t>(cache.mostBytes());
}

void addTimes(const std::vector<TimeCounters> &times, PanelPart::Sign sign,
              std::vector<TimeCounters> *sum)
{
    std::map<FactHour, domain::Counters> all;
    for (const TimeCounters &time : *sum)
        all[time.when] += time.counters;
    for (const TimeCounters &time : times) {
        if (sign == PanelPart::Sign::Plus)
            all[time.when] += time.counters;
        else
            all[time.when] -= time.counters;
    }
    sum->clear();
    for (const auto &[when, counters] : all)
        sum->push_back({when, counters});
}

PanelPart::Sign opposite(PanelPart::Sign sign)
{
    return sign == PanelPart::Sign::Plus ? PanelPart::Sign::Minus : PanelPart::Sign::Plus;
}

} // namespace

struct SettledAnswer::Missing {
    Missing(Split theSplit, const ViewQuestion &asked, std::shared_ptr<const ViewPart> theRest,
            const std::vector<SegmentSource> &segments, FactCache &cache, quint64 id)
        : split(std::move(theSplit))
        , question(split.alone, asked.lists)
        , rest(std::move(theRest))
        , kept(question, segments, cache, id)
    {
    }

    const Split split;
    const ViewQuestion question;
    const std::shared_ptr<const ViewPart> rest;
    KeptAnswer kept;
};

SettledAnswer::SettledAnswer(const ViewQuestion &asked, const std::vector<SegmentSource> &segments,
                             FactCache &cache, quint64 id)
    : m_asked(asked), m_kept(asked, segments, cache, id), m_known(m_kept.find())
{
    if (m_known || segments.empty())
        return;
    m_missing = findMissing(segments, cache, id);
    if (!m_missing)
        return;
    if (const auto alone = m_missing->kept.find(); alone && tellsAllValues(*alone))
        m_known = std::make_shared<const ViewPart>(answerFrom(*alone));
    else if (!fits(segments, cache))
        m_missing.reset();
}

/// One that is kept too, if there is.
std::unique_ptr<SettledAnswer::Missing>
SettledAnswer::findMissing(const std::vector<SegmentSource> &segments, FactCache &cache,
                           quint64 id) const
{
    std::unique_ptr<Missing> found;
    for (Split &split : splitsOf(m_asked.question)) {
        const ViewQuestion restOf(split.rest, m_asked.lists);
        auto rest = KeptAnswer(restOf, segments, cache, id).find();
        if (!rest || !tellsAllValues(*rest))
            continue;
        auto missing = std::make_unique<Missing>(std::move(split), m_asked, std::move(rest),
                                                 segments, cache, id);
        if (missing->kept.find())
            return missing;
        if (!found)
            found = std::move(missing);
    }
    return found;
}

const ViewQuestion &SettledAnswer::question() const
{
    return m_missing ? m_missing->question : m_asked;
}

ViewPart SettledAnswer::answerFrom(ViewPart found) const
{
    if (!m_missing)
        return found;
    const Split &split = m_missing->split;
    ViewPart sum = *m_missing->rest;
    sum.rows = found.rows;
    if (split.sign == PanelPart::Sign::Plus)
        sum.totals += found.totals;
    else
        sum.totals -= found.totals;
    addTimes(found.times, split.sign, &sum.times);
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

void SettledAnswer::keep(ViewPart found, Urgency urgency)
{
    (m_missing ? m_missing->kept : m_kept).keep(std::move(found), urgency);
}

} // namespace footfall::queries
