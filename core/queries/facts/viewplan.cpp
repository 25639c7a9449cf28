// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/viewplan.h"

#include "core/queries/facts/commonplaces.h"

#include <algorithm>
#include <bit>

namespace footfall::queries {

using namespace storage;

namespace {

bool isStored(const SegmentHead &head, FactGroup group, SumsOf of)
{
    return head[group].hasSums &&
           (of == SumsOf::All || (group == FactGroup::Pathname && of != SumsOf::EntryExits));
}

} // namespace

SumsOf sumsFor(FactGroup group, Concerns concerns, Concerns base)
{
    // Where only entry views have values, there are no others in the sums of all.
    if (group != FactGroup::Pathname && concerns == Concerns::EntryViews && base != Concerns::Exits)
        return SumsOf::All;
    const bool areEntries = concerns == Concerns::EntryViews || base == Concerns::EntryViews;
    const bool areExits = concerns == Concerns::Exits || base == Concerns::Exits;
    if (areEntries)
        return areExits ? SumsOf::EntryExits : SumsOf::EntryViews;
    return areExits ? SumsOf::Exits : SumsOf::All;
}

ViewPlan::ViewPlan(const ViewQuestion &question, SegmentParts &parts, const ChunkRange &chunks)
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

    findBase();
    if (mayTakeOff() && !estimatePassing())
        return false;
    // What is to be made first costs more than it saves, at first.
    const double least = m_base == Concerns::AllViews ? 0.5 : 0.6;
    m_isComplement = m_may != 0 && m_must == 0 && m_passing && passingShare(m_may) > least;
    for (size_t i = 0; i < m_panels.size(); ++i)
        m_panels[i] = originOf(m_question.panels[i]);
    planTotals();
    return requireSums();
}

/// False: some are missing.
bool ViewPlan::requireSums()
{
    for (size_t i = 0; i < m_panels.size(); ++i)
        if (tells(m_panels[i].from))
            (void)sums(m_question.panels[i].where.group, m_panels[i].of);
    if (tells(m_totals.from))
        (void)sumsOfTotals();
    if (tells(m_times.from))
        (void)sums(FactGroup::Time, m_times.of);
    return m_parts.isReady();
}

/// What is made of a segment in memory is of no use to others.
void ViewPlan::findBase()
{
    m_base = (m_may & NoEntryView) != 0 ? Concerns::EntryViews
             : (m_may & NoExit) != 0    ? Concerns::Exits
                                        : Concerns::AllViews;
    const bool isOneOfBoth = (m_may & NoEntryView) == 0 || (m_may & NoExit) == 0;
    const bool canKeep = m_parts.id() != SegmentId();
    m_hasBase = m_base == Concerns::AllViews || (isOneOfBoth && canKeep);
}

RowSet ViewPlan::rejected(FailBits ownBit) const
{
    return {RowSet::Kind::Rejected, ownBit, outside()};
}

ViewPlan::Origin ViewPlan::originOf(const ViewQuestion::Panel &panel)
{
    const FactGroup group = panel.where.group;
    Origin origin;
    if ((m_may & ~(panel.ownBit | neverFailedBy(panel.concerns))) == 0) {
        origin.of = sumsFor(group, panel.concerns, Concerns::AllViews);
        origin.from = sumsFrom(group, origin.of);
        if (origin.from != From::Nowhere)
            return origin;
    }
    const bool isOwnLeft = panel.ownBit != 0 && isMostlyLeft(panel.ownBit);
    const bool isTakenOff = isOwnLeft || (m_must == 0 && m_isComplement);
    if (isTakenOff) {
        origin.of = sumsFor(group, panel.concerns, m_base);
        origin.from = sumsFrom(group, origin.of);
    }
    if (isTakenOff && (origin.from != From::Nowhere || mayMake(group))) {
        if (origin.from == From::Nowhere)
            origin.added = tableOf({group, panel.concerns, setOf(allOfBase())});
        origin.takenOff =
            tableOf({group, panel.concerns, setOf(rejected(isOwnLeft ? panel.ownBit : 0))});
        if (isOwnLeft)
            return origin;
    } else if (m_must == 0) {
        origin.added = tableOf({group, panel.concerns, setOf({RowSet::Kind::Passing})});
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
    if (m_question.question.times != Times::None)
        m_times = originOf({{FactGroup::Time, 0}, Concerns::AllViews, 0});
    m_totals.of = sumsFor(FactGroup::Time, Concerns::AllViews, m_base);
    if (m_may == 0 || m_isComplement)
        m_totals.from = totalsFrom();
    if (m_isComplement && (m_totals.from != From::Nowhere || mayMake(FactGroup::Time))) {
        if (m_totals.from == From::Nowhere)
            m_totals.added = setOf(allOfBase());
        m_totals.takenOff = setOf(rejected(0));
    } else if (m_totals.from == From::Nowhere) {
        m_totals.added = setOf({RowSet::Kind::Passing});
    }
}

bool ViewPlan::areWorthKeeping(FactGroup group) const
{
    constexpr size_t LeastRowsOfEntry = 8;
    return m_parts.head()[group].entries * LeastRowsOfEntry <= rows();
}

/// Whether sums of all are to be made where there are none. Of many values, only the hot ones are
/// looked at: CommonPlaces::hotValues().
bool ViewPlan::mayMake(FactGroup group) const
{
    return m_base != Concerns::AllViews && areWorthKeeping(group) &&
           m_parts.head()[group].entries <= CommonPlaces::MostEntries;
}

std::optional<SumsOf> ViewPlan::madeBy(const RowSet &set) const
{
    if (m_may != 0 && set.kind != RowSet::Kind::All)
        return std::nullopt;
    return sumsFor(FactGroup::Time, Concerns::AllViews, m_base);
}

std::optional<SumsOf> ViewPlan::madeBy(const ScanTable &table) const
{
    if (!madeBy(m_task.sets[table.set]))
        return std::nullopt;
    return sumsFor(table.group, table.concerns, m_base);
}

bool ViewPlan::isWholeSegment() const
{
    return m_chunks.first == 0 && m_chunks.end == m_parts.head().chunks();
}

size_t ViewPlan::rows() const
{
    size_t rows = 0;
    for (size_t chunk = m_chunks.first; chunk < m_chunks.end; ++chunk)
        rows += m_parts.head().rowsOfChunk(chunk);
    return rows;
}

ViewPlan::From ViewPlan::sumsFrom(FactGroup group, SumsOf of)
{
    if (isStored(m_parts.head(), group, of))
        return From::Segment;
    return m_parts.madeSums(group, of, m_chunks) ? From::Chunks : From::Nowhere;
}

std::shared_ptr<const SumList> ViewPlan::sums(FactGroup group, SumsOf of)
{
    return isStored(m_parts.head(), group, of) ? m_parts.sums(group, of)
                                               : m_parts.madeSums(group, of, m_chunks);
}

ViewPlan::From ViewPlan::totalsFrom()
{
    const From there = sumsFrom(FactGroup::Time, m_totals.of);
    return there != From::Nowhere ? there : sumsFrom(FactGroup::Flags, m_totals.of);
}

std::shared_ptr<const SumList> ViewPlan::sumsOfTotals()
{
    const bool areByTime = sumsFrom(FactGroup::Time, m_totals.of) != From::Nowhere;
    return sums(areByTime ? FactGroup::Time : FactGroup::Flags, m_totals.of);
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
