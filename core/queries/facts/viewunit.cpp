// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/viewunit.h"

#include <algorithm>
#include <bit>

namespace footfall::queries {

using namespace storage;
using domain::Counters;

namespace {

SumsOf sumsFor(const ColumnPlace &where, Concerns concerns)
{
    if (where.group != FactGroup::Pathname || concerns == Concerns::AllViews)
        return SumsOf::All;
    return concerns == Concerns::EntryViews ? SumsOf::EntryViews : SumsOf::Exits;
}

void addAtPlaces(const SumList &list, bool isTakenOff, std::vector<Counters> *counters)
{
    const auto add = [&](quint32 place, const Counters &part) {
        if (isTakenOff)
            (*counters)[place] -= part;
        else
            (*counters)[place] += part;
    };
    for (size_t i = 0; i < list.sums.size(); ++i)
        add(list.place(i), list.sums[i].counters());
    for (const auto &[place, part] : list.large)
        add(place, part);
}

} // namespace

ViewUnit::ViewUnit(const ViewQuestion &question, SegmentParts parts, size_t firstChunk,
                   size_t endChunk)
    : FactUnit(std::move(parts))
    , m_question(question)
    , m_firstChunk(firstChunk)
    , m_endChunk(endChunk)
{
}

size_t ViewUnit::rows() const
{
    size_t rows = 0;
    for (size_t chunk = m_firstChunk; chunk < m_endChunk; ++chunk)
        rows += m_parts.head().rowsOfChunk(chunk);
    return rows;
}

bool ViewUnit::isReady()
{
    return !m_parts.error() && m_parts.missing().empty();
}

FactUnit::Step ViewUnit::work(Workbench &bench, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Step::Stopped;
    if (!m_isPlanned) {
        if (!plan())
            return pending();
        m_isPlanned = true;
    }
    if (!requireColumns())
        return pending();
    return scan(bench.scan, stop);
}

bool ViewUnit::hasSums(FactGroup group, SumsOf of)
{
    return m_parts.head()[group].hasSums || m_parts.madeSums(group, of) != nullptr;
}

/// REQUIRES: hasSums. Null where they are missing.
std::shared_ptr<const SumList> ViewUnit::sums(FactGroup group, SumsOf of)
{
    return m_parts.head()[group].hasSums ? m_parts.sums(group, of) : m_parts.madeSums(group, of);
}

/// Of the whole segment; null where no sums tell, or where they are missing.
std::shared_ptr<const SumList> ViewUnit::totals()
{
    return hasSums(FactGroup::Time, SumsOf::All) ? sums(FactGroup::Time, SumsOf::All)
                                                 : m_parts.madeSums(FactGroup::Flags, SumsOf::All);
}

size_t ViewUnit::setOf(const RowSet &set)
{
    auto &sets = m_task.sets;
    const auto found = std::find(sets.begin(), sets.end(), set);
    if (found != sets.end())
        return static_cast<size_t>(found - sets.begin());
    sets.push_back(set);
    return sets.size() - 1;
}

size_t ViewUnit::tableOf(const ScanTable &table)
{
    auto &tables = m_task.tables;
    const auto found = std::find(tables.begin(), tables.end(), table);
    if (found != tables.end())
        return static_cast<size_t>(found - tables.begin());
    tables.push_back(table);
    return tables.size() - 1;
}

/// False: something is missing.
bool ViewUnit::plan()
{
    std::array<std::shared_ptr<const FactDictionary>, FactGroups> dictionaries;
    for (const FactGroup group : testedGroups(m_question.conditions))
        dictionaries[static_cast<size_t>(group)] = m_parts.dictionary(group);
    for (const ViewQuestion::Panel &panel : m_question.panels)
        (void)m_parts.dictionary(panel.where.group);
    if (!isReady())
        return false;
    m_tests = testsOf(m_question.conditions, m_parts.head().hours, dictionaries);
    m_may = 0;
    m_must = 0;
    for (const GroupTest &test : m_tests) {
        m_may |= test.may;
        m_must |= test.must;
    }
    m_task = {};
    m_panels.assign(m_question.panels.size(), {});
    if ((m_must & FailsAll) != 0 || std::popcount(m_must) > 1)
        return true;

    bool isKnown = true;
    m_isComplement = isMostlySelected(&isKnown);
    if (!isKnown)
        return false;
    for (size_t i = 0; i < m_panels.size(); ++i)
        m_panels[i] = originOf(m_question.panels[i]);
    planTotals();
    for (size_t i = 0; i < m_panels.size(); ++i) {
        const ViewQuestion::Panel &panel = m_question.panels[i];
        if (m_panels[i].isFromSums && m_firstChunk == 0)
            (void)sums(panel.where.group, sumsFor(panel.where, panel.concerns));
    }
    if (m_areTotalsFromSums && m_firstChunk == 0)
        (void)totals();
    if (m_times.isFromSums && m_firstChunk == 0)
        (void)sums(FactGroup::Time, SumsOf::All);
    return isReady();
}

/// Whether more than half of the segment's rows pass, as if its groups had nothing to do with each
/// other.
bool ViewUnit::isMostlySelected(bool *isKnown)
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

ViewUnit::Origin ViewUnit::originOf(const ViewQuestion::Panel &panel)
{
    const FactGroup group = panel.where.group;
    const bool canUseSums = hasSums(group, sumsFor(panel.where, panel.concerns));
    Origin origin;
    if ((m_may & ~panel.ownBit) == 0 && canUseSums) {
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

void ViewUnit::planTotals()
{
    if (m_must != 0)
        return;
    const bool canUseSums = hasSums(FactGroup::Time, SumsOf::All) ||
                            m_parts.madeSums(FactGroup::Flags, SumsOf::All) != nullptr;
    if (m_question.question.times != Times::None)
        m_times = originOf({{FactGroup::Time, 0}, Concerns::AllViews, 0});
    if (m_may == 0 && canUseSums) {
        m_areTotalsFromSums = true;
    } else if (m_isComplement && canUseSums) {
        m_areTotalsFromSums = true;
        m_totalsTakenOff = setOf({RowSet::Kind::Rejected, 0});
    } else {
        m_totalsAdded = setOf({RowSet::Kind::Passing, 0});
    }
}

/// False: something is missing.
bool ViewUnit::requireColumns()
{
    if (m_task.sets.empty())
        return true;
    const SegmentHead &head = m_parts.head();
    for (size_t chunk = m_firstChunk; chunk < m_endChunk; ++chunk) {
        GroupBits needed;
        const size_t endFrame = std::min(head.frames(), (chunk + 1) * ChunkFrames);
        for (size_t frame = chunk * ChunkFrames; frame < endFrame; ++frame)
            needed |= m_task.columnsFor(head, m_tests, frame);
        for (size_t group = 0; group < FactGroups; ++group)
            if (needed[group])
                m_parts.requireColumn(static_cast<FactGroup>(group), chunk);
    }
    return isReady();
}

FactUnit::Step ViewUnit::scan(ViewScan &scan, const std::stop_token &stop)
{
    const SegmentHead &head = m_parts.head();
    const auto flags = m_parts.dictionary(FactGroup::Flags);
    if (!flags)
        return pending();
    scan.begin(head, *flags, m_tests, m_task);
    for (size_t chunk = m_firstChunk; chunk < m_endChunk && !m_task.sets.empty(); ++chunk) {
        ChunkColumns columns;
        const size_t endFrame = std::min(head.frames(), (chunk + 1) * ChunkFrames);
        for (size_t frame = chunk * ChunkFrames; frame < endFrame; ++frame) {
            if (stop.stop_requested()) {
                scan.clear();
                return Step::Stopped;
            }
            const GroupBits needed = m_task.columnsFor(head, m_tests, frame);
            if (needed.none())
                continue;
            for (size_t group = 0; group < FactGroups; ++group) {
                if (!needed[group] || columns[group])
                    continue;
                columns[group] = m_parts.column(static_cast<FactGroup>(group), chunk);
                if (!columns[group]) {
                    scan.clear();
                    return pending();
                }
            }
            scan.scan(frame, columns);
        }
        m_parts.releaseColumns(chunk);
    }
    finish(scan);
    return Step::Done;
}

void ViewUnit::finish(ViewScan &scan)
{
    std::vector<std::shared_ptr<const SumList>> tables;
    for (size_t i = 0; i < m_task.tables.size(); ++i)
        tables.push_back(std::make_shared<const SumList>(scan.takeTable(i)));
    const bool isFirst = m_firstChunk == 0;

    m_part.panels.resize(m_panels.size());
    for (size_t i = 0; i < m_panels.size(); ++i) {
        const ViewQuestion::Panel &panel = m_question.panels[i];
        const Origin &origin = m_panels[i];
        const auto dictionary = m_parts.dictionary(panel.where.group);
        const auto append = [&](std::shared_ptr<const SumList> sums, PanelPart::Sign sign) {
            m_part.panels[i].push_back({dictionary, std::move(sums), sign});
        };
        if (origin.isFromSums && isFirst)
            append(sums(panel.where.group, sumsFor(panel.where, panel.concerns)),
                   PanelPart::Sign::Plus);
        for (const auto &table : {origin.added, origin.alsoAdded})
            if (table)
                append(tables[*table], PanelPart::Sign::Plus);
        if (origin.takenOff)
            append(tables[*origin.takenOff], PanelPart::Sign::Minus);
    }
    if (m_areTotalsFromSums && isFirst)
        m_part.totals += totals()->total;
    if (m_totalsAdded)
        m_part.totals += scan.totalOf(*m_totalsAdded);
    if (m_totalsTakenOff)
        m_part.totals -= scan.totalOf(*m_totalsTakenOff);
    finishTimes(tables);
    if (m_may == 0)
        keepSums(tables, m_part.totals);
}

/// Where nothing is left out, what was added up is what a larger segment has been given when it was
/// written: the next question need not look at the rows.
void ViewUnit::keepSums(const std::vector<std::shared_ptr<const SumList>> &tables,
                        const Counters &total)
{
    constexpr size_t LeastRowsOfEntry = 8;
    const SegmentHead &head = m_parts.head();
    if (m_firstChunk != 0 || m_endChunk != head.chunks())
        return;
    for (size_t i = 0; i < tables.size(); ++i) {
        const ScanTable &table = m_task.tables[i];
        if (head[table.group].entries * LeastRowsOfEntry <= head.rows)
            m_parts.keepMadeSums(table.group, sumsFor({table.group, 0}, table.concerns), tables[i]);
    }
    SumList whole;
    whole.total = total;
    m_parts.keepMadeSums(FactGroup::Flags, SumsOf::All,
                         std::make_shared<const SumList>(std::move(whole)));
}

void ViewUnit::finishTimes(const std::vector<std::shared_ptr<const SumList>> &tables)
{
    const std::vector<FactHour> &hours = m_parts.head().hours;
    std::vector<Counters> counters(hours.size());
    if (m_times.isFromSums && m_firstChunk == 0)
        addAtPlaces(*sums(FactGroup::Time, SumsOf::All), false, &counters);
    if (m_times.added)
        addAtPlaces(*tables[*m_times.added], false, &counters);
    if (m_times.takenOff)
        addAtPlaces(*tables[*m_times.takenOff], true, &counters);
    const bool isByDay = m_question.question.times == Times::Days;
    for (size_t i = 0; i < hours.size(); ++i) {
        if (counters[i] == Counters())
            continue;
        const FactHour when = isByDay ? FactHour{hours[i].day, 0} : hours[i];
        if (!m_part.times.empty() && m_part.times.back().when == when)
            m_part.times.back().counters += counters[i];
        else
            m_part.times.push_back({when, counters[i]});
    }
}

} // namespace footfall::queries
