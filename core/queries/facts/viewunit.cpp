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

ViewUnit::ViewUnit(const ViewQuestion &question, SharedPool &pool, SegmentParts parts,
                   std::optional<size_t> segment, size_t firstChunk, size_t endChunk)
    : FactUnit(std::move(parts))
    , m_question(question)
    , m_pool(pool)
    , m_segment(segment)
    , m_firstChunk(firstChunk)
    , m_endChunk(endChunk)
{
}

bool ViewUnit::isWholeSegment() const
{
    return m_firstChunk == 0 && m_endChunk == m_parts.head().chunks();
}

const CommonGroup *ViewUnit::commonGroup(FactGroup group) const
{
    return m_segment ? m_pool.common().group(group) : nullptr;
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

/// Sums that somebody has made come and go with the cache: what asks a part of a segment only must
/// not rely on them, since the other parts are asked at other times.
bool ViewUnit::hasSums(FactGroup group, SumsOf of)
{
    return m_parts.head()[group].hasSums ||
           (isWholeSegment() && m_parts.madeSums(group, of) != nullptr);
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
    if ((m_must & (FailsAll | NoEntryView | NoExit)) != 0 || std::popcount(m_must) > 1)
        return true;

    bool isKnown = true;
    m_isComplement = isMostlySelected(&isKnown);
    if (!isKnown)
        return false;
    for (size_t i = 0; i < m_panels.size(); ++i)
        m_panels[i] = originOf(m_question.panels[i]);
    planTotals();
    m_isShared.clear();
    for (size_t i = 0; i < m_task.tables.size(); ++i)
        m_isShared.push_back(isShared(i));
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

void ViewUnit::planTotals()
{
    if (m_must != 0)
        return;
    const bool canUseSums =
        hasSums(FactGroup::Time, SumsOf::All) || hasSums(FactGroup::Flags, SumsOf::All);
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

/// Null where all of the table's values are to be added up.
const HotValues *ViewUnit::hotValues(const ScanTable &table) const
{
    const HotValues *hot = m_segment ? m_pool.common().hotValues(table.group) : nullptr;
    const auto isWhole = [&table](const ViewQuestion::Panel &panel) {
        return panel.where.group == table.group && panel.lists == ViewQuestion::Lists::Whole;
    };
    return hot && std::none_of(m_question.panels.begin(), m_question.panels.end(), isWhole)
               ? hot
               : nullptr;
}

SharedKey ViewUnit::keyOf(const ScanTable &table) const
{
    return {table.group, table.concerns, m_task.sets[table.set]};
}

/// Whether all panels that the table could be for count it: then it may be one with other
/// segments'.
bool ViewUnit::isShared(size_t index) const
{
    const ScanTable &table = m_task.tables[index];
    if (table.group == FactGroup::Time)
        return false;
    // What is not filtered is kept by segment: keepSums().
    if (!hotValues(table) && (m_may == 0 || !commonGroup(table.group)))
        return false;
    const RowSet::Kind kind = m_task.sets[table.set].kind;
    if (kind == RowSet::Kind::FailingOnly)
        return true;
    for (size_t i = 0; i < m_panels.size(); ++i) {
        const ViewQuestion::Panel &panel = m_question.panels[i];
        const auto &counted =
            kind == RowSet::Kind::Passing ? m_panels[i].added : m_panels[i].takenOff;
        if (panel.where.group == table.group && panel.concerns == table.concerns &&
            counted != index)
            return false;
    }
    return true;
}

std::vector<OthersTable> ViewUnit::othersTables(SharedTables *shared) const
{
    std::vector<OthersTable> others(m_task.tables.size());
    for (size_t i = 0; i < others.size(); ++i) {
        if (!m_isShared[i])
            continue;
        const ScanTable &table = m_task.tables[i];
        if (const HotValues *hot = hotValues(table)) {
            others[i] = {shared->table(keyOf(table), hot->tablePlaces()),
                         hot->places[*m_segment].data(), true};
            continue;
        }
        const CommonGroup &common = *commonGroup(table.group);
        others[i] = {shared->table(keyOf(table), common.dictionary->size),
                     common.places[*m_segment].data(), false};
    }
    return others;
}

FactUnit::Step ViewUnit::scan(ViewScan &scan, const std::stop_token &stop)
{
    const SegmentHead &head = m_parts.head();
    const auto flags = m_parts.dictionary(FactGroup::Flags);
    if (!flags)
        return pending();
    std::unique_ptr<SharedTables> shared = m_pool.acquire(rows());
    scan.begin(head, *flags, m_tests, m_task, othersTables(shared.get()));
    for (size_t chunk = m_firstChunk; chunk < m_endChunk && !m_task.sets.empty(); ++chunk) {
        const Step step = scanChunk(chunk, scan, stop);
        if (step != Step::Done) {
            scan.clear();
            return step;
        }
        m_parts.releaseColumns(chunk);
    }
    for (size_t i = 0; i < m_task.tables.size(); ++i) {
        const ScanTable &table = m_task.tables[i];
        if (const HotValues *hot = m_isShared[i] ? hotValues(table) : nullptr)
            shared->noteSeen(keyOf(table), *hot, *m_parts.dictionary(table.group), scan.seenOf(i));
    }
    shared->add(rows(), found(scan));
    m_pool.release(std::move(shared));
    return Step::Done;
}

FactUnit::Step ViewUnit::scanChunk(size_t chunk, ViewScan &scan, const std::stop_token &stop)
{
    const SegmentHead &head = m_parts.head();
    ChunkColumns columns;
    const size_t endFrame = std::min(head.frames(), (chunk + 1) * ChunkFrames);
    for (size_t frame = chunk * ChunkFrames; frame < endFrame; ++frame) {
        if (stop.stop_requested())
            return Step::Stopped;
        const GroupBits needed = m_task.columnsFor(head, m_tests, frame);
        if (needed.none())
            continue;
        for (size_t group = 0; group < FactGroups; ++group) {
            if (!needed[group] || columns[group])
                continue;
            columns[group] = m_parts.column(static_cast<FactGroup>(group), chunk);
            // All of them have been required: nothing is missing, but bytes may be damaged.
            if (!columns[group])
                return Step::Failed;
        }
        scan.scan(frame, columns);
    }
    return Step::Done;
}

ViewPart ViewUnit::found(ViewScan &scan)
{
    std::vector<std::shared_ptr<const SumList>> tables(m_task.tables.size());
    for (size_t i = 0; i < tables.size(); ++i)
        if (!m_isShared[i])
            tables[i] = std::make_shared<const SumList>(scan.takeTable(i));
    const bool isFirst = m_firstChunk == 0;

    ViewPart part(m_panels.size());
    for (size_t i = 0; i < m_panels.size(); ++i) {
        const ViewQuestion::Panel &panel = m_question.panels[i];
        const Origin &origin = m_panels[i];
        const auto dictionary = m_parts.dictionary(panel.where.group);
        if (origin.isFromSums && isFirst) {
            const SumsOf of = sumsFor(panel.where, panel.concerns);
            if (commonGroup(panel.where.group))
                part.whole[i].push_back({*m_segment, of, sums(panel.where.group, of)});
            else
                part.panels[i].push_back(
                    {dictionary, sums(panel.where.group, of), PanelPart::Sign::Plus});
        }
        const auto append = [&](const std::optional<size_t> &table, PanelPart::Sign sign) {
            if (table && tables[*table])
                part.panels[i].push_back({dictionary, tables[*table], sign});
        };
        append(origin.added, PanelPart::Sign::Plus);
        append(origin.alsoAdded, PanelPart::Sign::Plus);
        append(origin.takenOff, PanelPart::Sign::Minus);
    }
    if (m_areTotalsFromSums && isFirst)
        part.totals += totals()->total;
    if (m_totalsAdded)
        part.totals += scan.totalOf(*m_totalsAdded);
    if (m_totalsTakenOff)
        part.totals -= scan.totalOf(*m_totalsTakenOff);
    findTimes(tables, &part);
    if (m_may == 0)
        keepSums(tables, part.totals);
    return part;
}

/// Where nothing is left out, what was added up is what a larger segment has been given when it was
/// written: the next question need not look at the rows.
void ViewUnit::keepSums(const std::vector<std::shared_ptr<const SumList>> &tables,
                        const Counters &total)
{
    constexpr size_t LeastRowsOfEntry = 8;
    const SegmentHead &head = m_parts.head();
    if (!isWholeSegment())
        return;
    for (size_t i = 0; i < tables.size(); ++i) {
        const ScanTable &table = m_task.tables[i];
        if (!tables[i])
            continue;
        const SumsOf of = sumsFor({table.group, 0}, table.concerns);
        if (head[table.group].entries * LeastRowsOfEntry <= head.rows) {
            m_parts.keepMadeSums(table.group, of, tables[i]);
        } else if (of == SumsOf::All) {
            std::vector<quint32> views(head[table.group].entries);
            for (size_t k = 0; k < tables[i]->sums.size(); ++k)
                views[tables[i]->place(k)] = static_cast<quint32>(tables[i]->sums[k].pageViews());
            m_parts.keepMadeViews(table.group, std::move(views));
        }
    }
    SumList whole;
    whole.total = total;
    m_parts.keepMadeSums(FactGroup::Flags, SumsOf::All,
                         std::make_shared<const SumList>(std::move(whole)));
}

void ViewUnit::findTimes(const std::vector<std::shared_ptr<const SumList>> &tables, ViewPart *part)
{
    if (m_question.question.times == Times::None)
        return;
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
        if (!part->times.empty() && part->times.back().when == when)
            part->times.back().counters += counters[i];
        else
            part->times.push_back({when, counters[i]});
    }
}

} // namespace footfall::queries
