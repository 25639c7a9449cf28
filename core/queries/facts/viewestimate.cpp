// SPDX-License-Identifier: GPL-3.0-or-later
// How many of a segment's rows a plan expects to be left, by which it chooses.
#include "core/queries/facts/viewplan.h"

#include <algorithm>
#include <functional>

namespace footfall::queries {

using namespace storage;

/// Whether anything may be had by taking off, if few rows fail.
bool ViewPlan::mayTakeOff() const
{
    if (!m_hasBase)
        return false;
    const std::vector<ViewQuestion::Panel> &panels = m_question.panels;
    return (m_must == 0 && m_may != 0) ||
           std::any_of(panels.begin(), panels.end(), [this](const ViewQuestion::Panel &panel) {
               return panel.ownBit != 0 && (m_must & ~panel.ownBit) == 0 &&
                      (m_may & ~panel.ownBit) != 0;
           });
}

/// Who asks other chunks of the segment must find the same, or both would answer from its sums and
/// from its rows: so what somebody has made, and somebody may give up, tells of whole segments
/// only. False: something is missing.
bool ViewPlan::estimatePassing()
{
    std::vector<FactGroup> asked;
    for (size_t number = 0; number < FactGroups; ++number) {
        const auto group = static_cast<FactGroup>(number);
        // All that flags make a row fail is to be outside the base.
        if (m_tests[number].may == 0 || group == FactGroup::Flags)
            continue;
        const From there = sumsFrom(group, SumsOf::All);
        if (there == From::Nowhere || (there == From::Chunks && !isWholeSegment()))
            return true;
        asked.push_back(group);
    }
    std::sort(asked.begin(), asked.end(), [this](FactGroup a, FactGroup b) {
        return m_parts.head()[a].entries < m_parts.head()[b].entries;
    });
    PassingShares passing;
    passing.fill(1);
    bool isKnown = true;
    for (const FactGroup group : asked) {
        const auto list = sums(group, SumsOf::All);
        if (!list) {
            isKnown = false;
            continue;
        }
        const PassingShares shares = passingShares(m_tests[size_t(group)], *list, m_base);
        std::transform(passing.begin(), passing.end(), shares.begin(), passing.begin(),
                       std::multiplies<>());
        // Then there are few rows in every panel, since each leaves out one bit at most.
        constexpr double Most = 0.5;
        if (std::count_if(passing.begin(), passing.end(),
                          [](double share) { return share <= Most; }) > 1)
            return true;
    }
    if (isKnown)
        m_passing = passing;
    return isKnown;
}

/// Of the base's rows, those that fail none of the bits, as if these had nothing to do with each
/// other. REQUIRES: m_passing.
double ViewPlan::passingShare(FailBits bits) const
{
    double share = 1;
    for (size_t number = 0; number < FailBitCount; ++number)
        if ((bits >> number & 1) != 0)
            share *= (*m_passing)[number];
    return share;
}

/// Whether, of the rows of a panel that leaves a bit out, fewer are to be taken off all than to be
/// added to those that pass.
bool ViewPlan::isMostlyLeft(FailBits ownBit) const
{
    if (!m_passing || (m_must & ~ownBit) != 0)
        return false;
    const double passingOthers = passingShare(m_may & static_cast<FailBits>(~ownBit));
    return 1 - passingOthers < passingOthers - passingShare(m_may);
}

} // namespace footfall::queries
