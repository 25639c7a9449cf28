// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/viewunit.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;
using domain::Counters;

ViewUnit::ViewUnit(const ViewQuestion &question, SharedPool &pool, SegmentParts parts,
                   std::optional<size_t> segment, const ChunkRange &chunks)
    : FactUnit(std::move(parts))
    , m_question(question)
    , m_pool(pool)
    , m_segment(segment)
    , m_plan(question, m_parts, chunks)
{
}

size_t ViewUnit::rows() const
{
    return m_plan.rows();
}

FactUnit::Step ViewUnit::work(Workbench &bench, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Step::Stopped;
    if (!m_isPlanned) {
        if (!m_plan.make())
            return pending();
        planTables();
        if (m_question.question.times != Times::None)
            m_times.emplace(m_parts.head().hours, m_question.question.times);
        m_isPlanned = true;
    }
    if (!requireColumns())
        return pending();
    return scan(bench.scan, stop);
}

/// False: something is missing.
bool ViewUnit::requireColumns()
{
    if (m_plan.task().sets.empty())
        return true;
    const SegmentHead &head = m_parts.head();
    for (size_t chunk = m_plan.chunks().first; chunk < m_plan.chunks().end; ++chunk) {
        GroupBits needed;
        const size_t endFrame = std::min(head.frames(), (chunk + 1) * ChunkFrames);
        for (size_t frame = chunk * ChunkFrames; frame < endFrame; ++frame)
            needed |= m_plan.task().columnsFor(head, m_plan.tests(), frame);
        for (size_t group = 0; group < FactGroups; ++group)
            if (needed[group])
                m_parts.requireColumn(static_cast<FactGroup>(group), chunk);
    }
    return m_parts.isReady();
}

FactUnit::Step ViewUnit::scan(ViewScan &scan, const std::stop_token &stop)
{
    const SegmentHead &head = m_parts.head();
    const auto flags = m_parts.dictionary(FactGroup::Flags);
    if (!flags)
        return pending();
    std::unique_ptr<SharedTables> shared = m_pool.acquire(rows());
    scan.begin(head, *flags, m_plan.tests(), m_plan.task(), othersTables(shared.get()));
    for (size_t chunk = m_plan.chunks().first;
         chunk < m_plan.chunks().end && !m_plan.task().sets.empty(); ++chunk) {
        const Step step = scanChunk(chunk, scan, stop);
        if (step != Step::Done) {
            scan.clear();
            return step;
        }
        m_parts.releaseColumns(chunk);
    }
    for (size_t i = 0; i < m_plan.task().tables.size(); ++i) {
        const ScanTable &table = m_plan.task().tables[i];
        if (m_isAddedByOwnPlaces[i]) {
            const CommonGroup &common = *commonGroup(table.group);
            scan.addTableTo(i, common.places[*m_segment],
                            shared->table(keyOf(table), common.dictionary->size));
        }
        if (const HotValues *hot = m_isShared[i] ? hotValues(table) : nullptr)
            shared->noteSeen(keyOf(table), *hot, *m_parts.dictionary(table.group), scan.seenOf(i));
    }
    size_t added = 0;
    for (size_t set = 0; set < m_plan.task().sets.size(); ++set) {
        m_pool.noteShare(m_plan.task().sets[set], rows(), scan.rowsOf(set));
        added = std::max(added, scan.rowsOf(set));
    }
    shared->add(rows(), added, found(scan));
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
        const GroupBits needed = m_plan.task().columnsFor(head, m_plan.tests(), frame);
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
    std::vector<std::shared_ptr<const SumList>> tables(m_plan.task().tables.size());
    for (size_t i = 0; i < tables.size(); ++i)
        if (!m_isShared[i])
            tables[i] = std::make_shared<const SumList>(scan.takeTable(i));
    ViewPart part(m_question.panels.size());
    for (size_t i = 0; i < m_question.panels.size(); ++i) {
        const ViewQuestion::Panel &panel = m_question.panels[i];
        const ViewPlan::Origin &origin = m_plan.panel(i);
        const auto dictionary = m_parts.dictionary(panel.where.group);
        if (m_plan.tells(origin.from)) {
            const auto sums = m_plan.sums(panel.where.group, origin.of);
            const bool areWhole = origin.from == ViewPlan::From::Segment || m_plan.isWholeSegment();
            if (areWhole && commonGroup(panel.where.group))
                part.whole[i].push_back({*m_segment, origin.of, sums});
            else
                part.panels[i].push_back({dictionary, sums, PanelPart::Sign::Plus});
        }
        const auto append = [&](const std::optional<size_t> &table, PanelPart::Sign sign) {
            if (table && tables[*table])
                part.panels[i].push_back({dictionary, tables[*table], sign});
        };
        append(origin.added, PanelPart::Sign::Plus);
        append(origin.alsoAdded, PanelPart::Sign::Plus);
        append(origin.takenOff, PanelPart::Sign::Minus);
    }
    if (m_plan.tells(m_plan.totals().from))
        part.totals += m_plan.sumsOfTotals()->total;
    if (m_plan.totals().added)
        part.totals += scan.totalOf(*m_plan.totals().added);
    if (m_plan.totals().takenOff)
        part.totals -= scan.totalOf(*m_plan.totals().takenOff);
    findTimes(tables, &part);
    keepSums(tables, scan);
    return part;
}

/// What was added up of all rows, or of all entry views or exits, need not be added up again.
void ViewUnit::keepSums(const std::vector<std::shared_ptr<const SumList>> &tables,
                        const ViewScan &scan)
{
    const SegmentHead &head = m_parts.head();
    for (size_t i = 0; i < tables.size(); ++i) {
        const ScanTable &table = m_plan.task().tables[i];
        const std::optional<SumsOf> of = m_plan.madeBy(table);
        if (!tables[i] || !of)
            continue;
        if (m_plan.areWorthKeeping(table.group)) {
            m_parts.keepMadeSums(table.group, *of, m_plan.chunks(), tables[i]);
        } else if (*of == SumsOf::All && m_plan.isWholeSegment()) {
            std::vector<quint32> views(head[table.group].entries);
            for (size_t k = 0; k < tables[i]->sums.size(); ++k)
                views[tables[i]->place(k)] = static_cast<quint32>(tables[i]->sums[k].pageViews());
            (void)m_parts.keepMadeViews(table.group, std::move(views));
        }
    }
    for (size_t set = 0; set < m_plan.task().sets.size(); ++set) {
        const std::optional<SumsOf> of = m_plan.madeBy(m_plan.task().sets[set]);
        if (!of)
            continue;
        SumList whole;
        whole.total = scan.totalOf(set);
        m_parts.keepMadeSums(FactGroup::Flags, *of, m_plan.chunks(),
                             std::make_shared<const SumList>(std::move(whole)));
    }
}

/// Days instead of hours keep the table in the nearest cache. What is not filtered is kept for
/// other questions: keepSums().
bool ViewUnit::addsByTime(const ScanTable &table) const
{
    return table.group == FactGroup::Time && !m_plan.madeBy(table) && m_times;
}

void ViewUnit::findTimes(const std::vector<std::shared_ptr<const SumList>> &tables, ViewPart *part)
{
    if (!m_times)
        return;
    const auto addTable = [&](size_t table, bool isTakenOff) {
        if (addsByTime(m_plan.task().tables[table]))
            m_times->addByTime(*tables[table], isTakenOff);
        else
            m_times->addByHour(*tables[table], isTakenOff);
    };
    if (m_plan.tells(m_plan.times().from))
        m_times->addByHour(*m_plan.sums(FactGroup::Time, m_plan.times().of), false);
    if (m_plan.times().added)
        addTable(*m_plan.times().added, false);
    if (m_plan.times().takenOff)
        addTable(*m_plan.times().takenOff, true);
    part->times = m_times->take();
}

} // namespace footfall::queries
