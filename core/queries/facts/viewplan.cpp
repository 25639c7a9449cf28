// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/viewplan.h"

#include <algorithm>
#include <bit>
#include <functional>

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
    m_isComplement = m_may != 0 && m_must == 0 && m_passing && passingShare(m_may) > 0.5;
    for (size_t i = 0; i < m_panels.size(); ++i)
        m_panels[i] = originOf(m_question.panels[i]);
    planTotals();
    return requireSums();
}

/// False: some are missing.
bool ViewPlan::requireSums()
{
    for (size_t i = 0; i < m_panels.size(); ++i)
        if (tells(m_panels[i].sums))
            (void)sums(m_question.panels[i].where.group, m_panels[i].of);
    if (tells(m_totals.sums))
        (void)sumsOfTotals();
    if (tells(m_times.sums))
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
        const Sums there = sumsThere(group, SumsOf::All);
        if (there == Sums::None || (there == Sums::OfChunks && !isWholeSegment()))
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

ViewPlan::Origin ViewPlan::originOf(const ViewQuestion::Panel &panel)
{
    const FactGroup group = panel.where.group;
    Origin origin;
    if ((m_may & ~(panel.ownBit | neverFailedBy(panel.concerns))) == 0) {
        origin.of = sumsFor(group, panel.concerns, Concerns::AllViews);
        origin.sums = sumsThere(group, origin.of);
        if (origin.sums != Sums::None)
            return origin;
    }
    const bool isOwnLeft = panel.ownBit != 0 && isMostlyLeft(panel.ownBit);
    const bool isTakenOff = isOwnLeft || (m_must == 0 && m_isComplement);
    if (isTakenOff) {
        origin.of = sumsFor(group, panel.concerns, m_base);
        origin.sums = sumsThere(group, origin.of);
    }
    if (isTakenOff && (origin.sums != Sums::None || mayMake(group))) {
        if (origin.sums == Sums::None)
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
        m_totals.sums = totalsThere();
    if (m_isComplement && (m_totals.sums != Sums::None || mayMake(FactGroup::Time))) {
        if (m_totals.sums == Sums::None)
            m_totals.added = setOf(allOfBase());
        m_totals.takenOff = setOf(rejected(0));
    } else if (m_totals.sums == Sums::None) {
        m_totals.added = setOf({RowSet::Kind::Passing});
    }
}

/// Whether a table of the group, whose sums the segment lacks, is worth being made.
bool ViewPlan::mayMake(FactGroup group) const
{
    const SegmentHead &head = m_parts.head();
    return m_base != Concerns::AllViews && head[group].entries * LeastRowsOfEntry <= head.rows;
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

ViewPlan::Sums ViewPlan::sumsThere(FactGroup group, SumsOf of)
{
    if (isStored(m_parts.head(), group, of))
        return Sums::OfSegment;
    return m_parts.madeSums(group, of, m_chunks) ? Sums::OfChunks : Sums::None;
}

std::shared_ptr<const SumList> ViewPlan::sums(FactGroup group, SumsOf of)
{
    return isStored(m_parts.head(), group, of) ? m_parts.sums(group, of)
                                               : m_parts.madeSums(group, of, m_chunks);
}

ViewPlan::Sums ViewPlan::totalsThere()
{
    const Sums there = sumsThere(FactGroup::Time, m_totals.of);
    return there != Sums::None ? there : sumsThere(FactGroup::Flags, m_totals.of);
}

std::shared_ptr<const SumList> ViewPlan::sumsOfTotals()
{
    const bool areByTime = sumsThere(FactGroup::Time, m_totals.of) != Sums::None;
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
