// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/settledanswer.h"

#include "core/queries/facts/commonplaces.h"
#include "core/queries/facts/splitquestion.h"
#include "core/queries/facts/timesums.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;

namespace {

/// Of questions that may be answered together; so many filters have no more of them.
constexpr int MostLookups = 100;
/// What is decoded takes so many of a page view, as measured.
constexpr qint64 BytesOfView = 12;

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

/// What does not is read past the cache, and then first numbers are to be told early: those that
/// are taken off others are none.
bool fit(const std::vector<SegmentSource> &segments, const FactCache &cache)
{
    qint64 rows = 0;
    for (const SegmentSource &segment : segments)
        rows += static_cast<qint64>(segment.head->rows);
    return rows * BytesOfView <= cache.mostBytes();
}

PanelPart::Sign opposite(PanelPart::Sign sign)
{
    return sign == PanelPart::Sign::Plus ? PanelPart::Sign::Minus : PanelPart::Sign::Plus;
}

} // namespace

struct SettledAnswer::Beside {
    Beside(SplitQuestion theSplit, const ViewQuestion &asked,
           std::shared_ptr<const ViewPart> theRest, const std::vector<SegmentSource> &segments,
           FactCache &cache, quint64 id)
        : split(std::move(theSplit))
        , question(split.alone, asked.lists)
        , rest(std::move(theRest))
        , kept(question, segments, cache, id)
        , known(kept.find())
    {
        if (known && !tellsAllValues(*known))
            known.reset();
    }

    const SplitQuestion split;
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
    m_beside = findBeside(asked, segments, cache, id, Missing::MayBeAsked);
    if (m_beside && m_beside->known) {
        m_known = std::make_shared<const ViewPart>(putTogether(asked, *m_beside, *m_beside->known));
        return;
    }
    auto panels = std::make_unique<const KnownPanels>(question(), [&](const ViewQuestion &without) {
        return findKnown(without, segments, cache, id);
    });
    if (!panels->isEmpty())
        m_panels = std::move(panels);
}

SettledAnswer::~SettledAnswer() = default;

/// One that is kept too, if there is.
std::unique_ptr<SettledAnswer::Beside>
SettledAnswer::findBeside(const ViewQuestion &asked, const std::vector<SegmentSource> &segments,
                          FactCache &cache, quint64 id, Missing missing)
{
    const FactQuestion &question = asked.question;
    const bool mayAsk = missing == Missing::MayBeAsked && !mayTellTopsOnly(asked, segments);
    const bool mayAskWhatIsTakenOff = mayAsk && fit(segments, cache);
    std::unique_ptr<Beside> found;
    int lookups = 0;
    /// Whether there is nothing better.
    const auto take = [&](SplitQuestion split, const auto &isWorthAsking) {
        if (++lookups > MostLookups)
            return true;
        auto rest = KeptAnswer(ViewQuestion(split.rest, asked.lists), segments, cache, id).find();
        if (!rest || !tellsAllValues(*rest))
            return false;
        const bool isTakenOff = split.sign == PanelPart::Sign::Minus;
        auto beside =
            std::make_unique<Beside>(std::move(split), asked, std::move(rest), segments, cache, id);
        const bool isKnown = beside->known != nullptr;
        const bool mayAskThis = isTakenOff ? mayAskWhatIsTakenOff : mayAsk;
        if (isKnown || (!found && mayAskThis && isWorthAsking(*beside->rest)))
            found = std::move(beside);
        return isKnown;
    };
    for (size_t set = 0; set < question.filter.size(); ++set)
        for (size_t value = 0; value < valuesToSplit(question, set); ++value)
            if (take(splitAt(question, set, value), [](const ViewPart &) { return true; }))
                return found;
    for (size_t set = 0; set < question.filter.size(); ++set)
        if (canTakeOff(question, set) && take(takingOff(question, set), [&](const ViewPart &rest) {
                return selectsMost(question.filter[set], question, rest);
            }))
            return found;
    return found;
}

/// Without reading anything; null where that does not do.
std::shared_ptr<const ViewPart> SettledAnswer::findKnown(const ViewQuestion &asked,
                                                         const std::vector<SegmentSource> &segments,
                                                         FactCache &cache, quint64 id)
{
    if (auto kept = KeptAnswer(asked, segments, cache, id).find())
        return kept;
    const std::unique_ptr<Beside> beside = findBeside(asked, segments, cache, id, Missing::IsLeft);
    return beside && beside->known
               ? std::make_shared<const ViewPart>(putTogether(asked, *beside, *beside->known))
               : nullptr;
}

const ViewQuestion &SettledAnswer::question() const
{
    if (m_panels)
        return m_panels->question();
    return m_beside ? m_beside->question : m_asked;
}

bool SettledAnswer::canTellSoFar() const
{
    return !m_beside || m_beside->split.sign == PanelPart::Sign::Plus;
}

ViewPart SettledAnswer::withKnownPanels(ViewPart found) const
{
    if (m_panels)
        return m_panels->together(std::move(found));
    return found;
}

ViewPart SettledAnswer::answerFrom(ViewPart found) const
{
    ViewPart whole = withKnownPanels(std::move(found));
    return m_beside ? putTogether(m_asked, *m_beside, std::move(whole)) : whole;
}

ViewPart SettledAnswer::putTogether(const ViewQuestion &asked, const Beside &beside, ViewPart found)
{
    const SplitQuestion &split = beside.split;
    ViewPart sum = *beside.rest;
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
        const PanelQuestion &panel = asked.question.panels[i];
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
    if (m_known) {
        if (m_beside) // What is put together is a part of what may be asked next.
            m_kept.keep(*m_known, urgency, run);
        return;
    }
    ViewPart whole = withKnownPanels(std::move(found));
    if (!m_beside) {
        m_kept.keep(std::move(whole), urgency, run);
        return;
    }
    m_kept.keep(putTogether(m_asked, *m_beside, whole), urgency, run);
    m_beside->kept.keep(std::move(whole), urgency, run);
}

} // namespace footfall::queries
