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

    bool isKnown = true;
    m_isComplement = isMostlySelected(&isKnown);
    if (!isKnown)
        return false;
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

/// Whether more than half of the segment's rows pass, as if its groups had nothing to do with each
/// other.
bool ViewPlan::isMostlySelected(bool *isKnown)
{
    if (m_must != 0 || m_may == 0)
        return false;
    const auto isTested = [this](size_t group) { return m_tests[group].may != 0; };
    for (size_t group = 0; group < FactGroups; ++group)
        if (isTested(group) &&
            (!hasSums(static_cast<FactGroup>(group), SumsOf::All) ||
             (group >= size_t(FactGroup::Referrer) && group <= size_t(FactGroup::Terms))))
            return false;
    double share = 1;
    for (size_t group = 0; group < FactGroups; ++group) {
        if (!isTested(group))
            continue;
        const auto list = sums(static_cast<FactGroup>(group), SumsOf::All);
        if (!list) {
            *isKnown = false;
            continue;
        }
        quint64 passing = 0;
        const auto count = [&](quint32 place, quint64 views) {
            if (m_tests[group].fails[place] == 0)
                passing += views;
        };
        for (size_t i = 0; i < list->sums.size(); ++i)
            count(list->place(i), list->sums[i].pageViews());
        for (const auto &[place, counters] : list->large)
            count(place, static_cast<quint64>(counters.pageViews));
        share *= static_cast<double>(passing) / static_cast<double>(m_parts.head().rows);
    }
    return share > 0.5;
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
