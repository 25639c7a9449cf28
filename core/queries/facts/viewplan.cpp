// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/viewplan.h"

#include <algorithm>
#include <bit>

namespace footfall::queries {

using namespace storage;

SumsOf sumsFor(const ColumnPlace &where, Concerns concerns)
{
    if (where.group != FactGroup::Pathname || concerns == Concerns::AllViews)
        return SumsOf::All;
    return concerns == Concerns::EntryViews ? SumsOf::EntryViews : SumsOf::Exits;
}

ViewPlan::ViewPlan(const ViewQuestion &question, SegmentParts &parts, Chunks chunks)
    : m_question(question), m_parts(parts), m_chunks(chunks)
{
}

bool ViewPlan::make()
{
    std::array<std::shared_ptr<const FactDictionary>, FactGroups> dictionaries;
    for (const FactGroup group : testedGroups(m_question.conditions))
        dictionaries[static_cast<size_t>(group)] = m_parts.dictionary(group);
    for (const ViewQuestion::Panel &panel : m_question.panels)
        (void)m_parts.dictionary(panel.where.group);
    if (!m_parts.isReady())
        return false;
    m_tests = testsOf(m_question.conditions, m_parts.head().hours, dictionaries);
    m_may = 0;
    m_must = 0;
    m_passing.reset();
    for (const GroupTest &test : m_tests) {
        m_may |= test.may;
        m_must |= test.must;
    }
    m_task = {};
    m_times = {};
    m_totals = {};
    m_panels.assign(m_question.panels.size(), {});
    if ((m_must & (FailsAll | NoEntryView | NoExit)) != 0 || std::popcount(m_must) > 1)
        return true;

    if (mayTakeOff() && !estimatePassing())
        return false;
    m_isComplement = m_may != 0 && m_must == 0 && m_passing && passingShare(m_may) > 0.5;
    for (size_t i = 0; i < m_panels.size(); ++i)
        m_panels[i] = originOf(m_question.panels[i]);
    planTotals();
    return requireSums();
}

/// False: some are missing.
bool ViewPlan::requireSums()
{
    if (m_chunks == Chunks::Later)
        return m_parts.isReady();
    for (size_t i = 0; i < m_panels.size(); ++i) {
        const ViewQuestion::Panel &panel = m_question.panels[i];
        if (m_panels[i].isFromSums)
            (void)sums(panel.where.group, sumsFor(panel.where, panel.concerns));
    }
    if (m_totals.isFromSums)
        (void)sumsOfTotals();
    if (m_times.isFromSums)
        (void)sums(FactGroup::Time, SumsOf::All);
    return m_parts.isReady();
}

/// Whether anything may be had by taking off, if few rows fail.
bool ViewPlan::mayTakeOff() const
{
    const std::vector<ViewQuestion::Panel> &panels = m_question.panels;
    return (m_must == 0 && m_may != 0) ||
           std::any_of(panels.begin(), panels.end(), [this](const ViewQuestion::Panel &panel) {
               return panel.ownBit != 0 && (m_must & ~panel.ownBit) == 0 &&
                      (m_may & ~panel.ownBit) != 0;
           });
}

/// False: something is missing.
bool ViewPlan::estimatePassing()
{
    const auto isTested = [this](size_t group) { return m_tests[group].may != 0; };
    for (size_t group = 0; group < FactGroups; ++group)
        if (isTested(group) &&
            (!hasSums(static_cast<FactGroup>(group), SumsOf::All) ||
             group == size_t(FactGroup::Flags) ||
             (group >= size_t(FactGroup::Referrer) && group <= size_t(FactGroup::Terms))))
            return true;
    std::array<double, FailBitCount> passing;
    passing.fill(1);
    bool isKnown = true;
    for (size_t group = 0; group < FactGroups; ++group) {
        if (!isTested(group))
            continue;
        const auto list = sums(static_cast<FactGroup>(group), SumsOf::All);
        if (!list) {
            isKnown = false;
            continue;
        }
        std::array<quint64, 256> views{}; // By what they fail.
        for (size_t i = 0; i < list->sums.size(); ++i)
            views[m_tests[group].fails[list->place(i)]] += list->sums[i].pageViews();
        for (const auto &[place, counters] : list->large)
            views[m_tests[group].fails[place]] += static_cast<quint64>(counters.pageViews);
        for (size_t number = 0; number < FailBitCount; ++number) {
            quint64 failing = 0;
            for (size_t fails = 0; fails < views.size(); ++fails)
                failing += (fails >> number & 1) != 0 ? views[fails] : 0;
            passing[number] *=
                1 - static_cast<double>(failing) / static_cast<double>(m_parts.head().rows);
        }
    }
    if (isKnown)
        m_passing = passing;
    return isKnown;
}

/// Of all rows, those that fail none of the bits, as if these had nothing to do with each other.
/// REQUIRES: m_passing.
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

ViewPlan::Origin ViewPlan::originOf(const ViewQuestion::Panel &panel)
{
    const FactGroup group = panel.where.group;
    const bool canUseSums = hasSums(group, sumsFor(panel.where, panel.concerns));
    Origin origin;
    if ((m_may & ~(panel.ownBit | neverFailedBy(panel.concerns))) == 0 && canUseSums) {
        origin.isFromSums = true;
        return origin;
    }
    if (panel.ownBit != 0 && canUseSums && isMostlyLeft(panel.ownBit)) {
        origin.isFromSums = true;
        origin.takenOff =
            tableOf({group, panel.concerns, setOf({RowSet::Kind::Rejected, panel.ownBit})});
        return origin;
    }
    if (m_must == 0) {
        if (m_isComplement && canUseSums) {
            origin.isFromSums = true;
            origin.takenOff = tableOf({group, panel.concerns, setOf({RowSet::Kind::Rejected, 0})});
        } else {
            origin.added = tableOf({group, panel.concerns, setOf({RowSet::Kind::Passing, 0})});
        }
    }
    const RowSet own{RowSet::Kind::FailingOnly, panel.ownBit};
    if (panel.ownBit != 0 && own.mayBeIn(m_may, m_must))
        origin.alsoAdded = tableOf({group, panel.concerns, setOf(own)});
    return origin;
}

void ViewPlan::planTotals()
{
    if (m_must != 0)
        return;
    const bool canUseSums =
        hasSums(FactGroup::Time, SumsOf::All) || hasSums(FactGroup::Flags, SumsOf::All);
    if (m_question.question.times != Times::None)
        m_times = originOf({{FactGroup::Time, 0}, Concerns::AllViews, 0});
    if (m_may == 0 && canUseSums) {
        m_totals.isFromSums = true;
    } else if (m_isComplement && canUseSums) {
        m_totals.isFromSums = true;
        m_totals.takenOff = setOf({RowSet::Kind::Rejected, 0});
    } else {
        m_totals.added = setOf({RowSet::Kind::Passing, 0});
    }
}

/// Sums that somebody has made come and go with the cache: what asks a part of a segment only must
/// not rely on them, since the other parts are asked at other times.
bool ViewPlan::hasSums(FactGroup group, SumsOf of)
{
    return m_parts.head()[group].hasSums ||
           (m_chunks == Chunks::All && m_parts.madeSums(group, of) != nullptr);
}

std::shared_ptr<const SumList> ViewPlan::sums(FactGroup group, SumsOf of)
{
    return m_parts.head()[group].hasSums ? m_parts.sums(group, of) : m_parts.madeSums(group, of);
}

std::shared_ptr<const SumList> ViewPlan::sumsOfTotals()
{
    return hasSums(FactGroup::Time, SumsOf::All) ? sums(FactGroup::Time, SumsOf::All)
                                                 : m_parts.madeSums(FactGroup::Flags, SumsOf::All);
}

size_t ViewPlan::setOf(const RowSet &set)
{
    auto &sets = m_task.sets;
    const auto found = std::find(sets.begin(), sets.end(), set);
    if (found != sets.end())
        return static_cast<size_t>(found - sets.begin());
    sets.push_back(set);
    return sets.size() - 1;
}

size_t ViewPlan::tableOf(const ScanTable &table)
{
    auto &tables = m_task.tables;
    const auto found = std::find(tables.begin(), tables.end(), table);
    if (found != tables.end())
        return static_cast<size_t>(found - tables.begin());
    tables.push_back(table);
    return tables.size() - 1;
}

} // namespace footfall::queries
