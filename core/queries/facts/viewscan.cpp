// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/viewscan.h"

#include "core/queries/facts/scankernel.h"
#include "core/queries/facts/selectedrows.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;

namespace {

struct Table {
    FactGroup group = FactGroup::Country;
    Concerns concerns = Concerns::AllViews;
    size_t set = 0;
    std::vector<ViewSums> own; ///< By place; all 0 while no segment is scanned.
    OthersTable others;
    std::vector<quint8> seen;
    bool isTaken = true;

    [[nodiscard]] ViewSums *sums() { return others.sums ? others.sums : own.data(); }
};

/// Below so many changes in a block, runs of rows with the same place are added up first.
constexpr size_t FewChanges = BlockRows / 8;

} // namespace

struct ViewScan::Private {
    const SegmentHead *head = nullptr;
    const GroupTests *tests = nullptr;
    std::vector<RowSet> sets;
    std::vector<ViewSums> totals; ///< Of each set, as the next one.
    std::vector<WantedLists> lists;
    std::vector<Table> tables;
    size_t tableCount = 0; ///< Those in use.
    RowSelection selection;
    RowBits wanted;
    SelectedRows selected;
    PlacedFlags flags;
    RowBlock block;
    PlaceRuns runs;
    std::array<BlockPlaces, MostAdditions> places;
    std::array<Addition, MostAdditions> additions;
    size_t additionCount = 0;

    void addSelected(size_t set, size_t frame);
    void addBlock(size_t set, Concerns concerns, size_t frame, size_t first);
    [[nodiscard]] size_t rowsOf(Concerns concerns) const
    {
        switch (concerns) {
        case Concerns::EntryViews: return block.entryCount;
        case Concerns::Exits: return block.exitCount;
        case Concerns::AllViews: break;
        }
        return block.rows;
    }
    /// Null: all.
    [[nodiscard]] const quint16 *whichOf(Concerns concerns) const
    {
        switch (concerns) {
        case Concerns::EntryViews: return block.entries.data();
        case Concerns::Exits: return block.exits.data();
        case Concerns::AllViews: break;
        }
        return nullptr;
    }
    void addAlike(Concerns concerns, ViewSums *sum);
    void addGathered(Concerns concerns);
};

GroupBits ScanTask::columnsFor(const SegmentHead &head, const GroupTests &tests, size_t frame) const
{
    const FrameTest test = testFrame(head, tests, frame);
    GroupBits needed = test.mixed;
    bool isAnySet = false;
    std::vector<bool> isIn(sets.size());
    for (size_t set = 0; set < sets.size(); ++set) {
        isIn[set] = sets[set].mayBeIn(test.may, test.must);
        isAnySet = isAnySet || isIn[set];
    }
    if (!isAnySet)
        return {};
    for (const ScanTable &table : tables) {
        const auto &zones = head[table.group].zones;
        if (isIn[table.set] && !zones.empty() && zones[frame].least != zones[frame].most)
            needed.set(static_cast<size_t>(table.group));
    }
    needed.set(static_cast<size_t>(FactGroup::Flags));
    needed.set(static_cast<size_t>(FactGroup::Duration));
    return needed;
}

ViewScan::ViewScan() : d(std::make_unique<Private>()) {}

ViewScan::~ViewScan() = default;

void ViewScan::begin(const SegmentHead &head, const FactDictionary &flags, const GroupTests &tests,
                     const ScanTask &task, const std::vector<OthersTable> &others)
{
    clear();
    d->flags.entries = {};
    d->flags.exits = {};
    for (size_t place = 0; place < flags.size; ++place) {
        const quint32 value = flags.columns[0][place] & AllFactFlags;
        d->flags.sums[place] = sumsOfFlags(value);
        if ((value & IsEntry) != 0)
            d->flags.entries.insert(place);
        if ((value & IsExit) != 0)
            d->flags.exits.insert(place);
    }
    d->head = &head;
    d->tests = &tests;
    d->sets = task.sets;
    d->totals.assign(task.sets.size(), {});
    d->lists.assign(task.sets.size(), {});
    for (const ScanTable &table : task.tables) {
        WantedLists &lists = d->lists[table.set];
        lists.entries = lists.entries || table.concerns == Concerns::EntryViews;
        lists.exits = lists.exits || table.concerns == Concerns::Exits;
    }
    if (d->tables.size() < task.tables.size())
        d->tables.resize(task.tables.size());
    d->tableCount = task.tables.size();
    for (size_t i = 0; i < task.tables.size(); ++i) {
        Table &table = d->tables[i];
        table.group = task.tables[i].group;
        table.concerns = task.tables[i].concerns;
        table.set = task.tables[i].set;
        table.others = others[i];
        table.isTaken = others[i].sums != nullptr;
        const size_t entries = std::max<size_t>(head[table.group].entries, 1);
        if (!table.isTaken && table.own.size() < entries)
            table.own.resize(entries);
        table.seen.assign(others[i].notesSeen ? entries : 0, 0);
    }
}

void ViewScan::scan(size_t frame, const ChunkColumns &columns)
{
    const size_t firstRow = firstRowInChunk(frame);
    const size_t rows = rowsOfFrame(*d->head, frame);
    const FrameTest test = testFrame(*d->head, *d->tests, frame);
    const bool areAlike = test.mixed.none();
    if (!areAlike)
        markFails(test, *d->tests, columns, firstRow, rows, d->sets, &d->selection);
    for (size_t set = 0; set < d->sets.size(); ++set) {
        if (!d->sets[set].mayBeIn(test.may, test.must))
            continue;
        if (areAlike) {
            d->selected.takeAll(columns, firstRow, rows);
        } else {
            d->selection.select(d->sets[set], &d->wanted);
            d->selected.take(columns, firstRow, d->wanted);
        }
        if (!d->selected.stretches().empty())
            d->addSelected(set, frame);
    }
}

void ViewScan::Private::addSelected(size_t set, size_t frame)
{
    const auto *flagPlaces = std::get<const quint8 *>(selected.places(FactGroup::Flags));
    const auto *times = std::get<const quint32 *>(selected.places(FactGroup::Duration));
    for (const SelectedRows::Stretch &stretch : selected.stretches()) {
        const size_t end = size_t{stretch.first} + stretch.rows;
        for (size_t first = stretch.first; first < end; first += BlockRows) {
            block.rows = std::min(BlockRows, end - first);
            readBlock(flags, flagPlaces + first, times + first, lists[set], &block);
            add(totals[set], block.total());
            for (const Concerns concerns :
                 {Concerns::AllViews, Concerns::EntryViews, Concerns::Exits})
                addBlock(set, concerns, frame, first);
        }
    }
}

void ViewScan::Private::addBlock(size_t set, Concerns concerns, size_t frame, size_t first)
{
    const size_t rows = rowsOf(concerns);
    const quint16 *which = whichOf(concerns);
    additionCount = 0;
    for (size_t i = 0; i < tableCount; ++i) {
        Table &table = tables[i];
        if (table.set != set || table.concerns != concerns)
            continue;
        const std::vector<FrameZone> &zones = (*head)[table.group].zones;
        if (zones.empty() || zones[frame].least == zones[frame].most) {
            const quint32 place = zones.empty() ? 0 : zones[frame].least;
            if (table.others.notesSeen && rows > 0)
                table.seen[place] = 1;
            addAlike(concerns,
                     table.sums() + (table.others.places ? table.others.places[place] : place));
            continue;
        }
        BlockPlaces &gathered = places[additionCount];
        std::visit(
            [&](const auto *all) {
                gatherPlaces(all + first, which, rows, table.others.places, &gathered);
                if (table.others.notesSeen)
                    noteSeen(all + first, which, rows, table.seen.data());
            },
            selected.places(table.group));
        const Addition addition{table.sums(), &gathered};
        if (concerns == Concerns::AllViews && findRuns(gathered, block.rows, FewChanges, &runs)) {
            addRuns(block, runs, addition);
            continue;
        }
        additions[additionCount++] = addition;
        if (additionCount == MostAdditions)
            addGathered(concerns);
    }
    addGathered(concerns);
}

/// Where all rows have the same place.
void ViewScan::Private::addAlike(Concerns concerns, ViewSums *sum)
{
    switch (concerns) {
    case Concerns::AllViews: add(*sum, block.total()); break;
    case Concerns::EntryViews:
        addTogether(block, block.entries.data(), block.entryCount, sum);
        break;
    case Concerns::Exits: addTogether(block, block.exits.data(), block.exitCount, sum); break;
    }
}

void ViewScan::Private::addGathered(Concerns concerns)
{
    switch (concerns) {
    case Concerns::AllViews: addRows(block, additions.data(), additionCount); break;
    case Concerns::EntryViews:
        addRows(block, block.entries.data(), block.entryCount, additions.data(), additionCount);
        break;
    case Concerns::Exits:
        addRows(block, block.exits.data(), block.exitCount, additions.data(), additionCount);
        break;
    }
    additionCount = 0;
}

SumList ViewScan::takeTable(size_t index)
{
    Table &table = d->tables[index];
    if (d->totals[table.set].isEmpty()) {
        table.isTaken = true;
        return {};
    }
    SumList list = takeSums(table.own.data(), std::max<size_t>((*d->head)[table.group].entries, 1));
    table.isTaken = true; // Not before: should memory run out, clear() forgets what is left.
    return list;
}

void ViewScan::addTableTo(size_t index, const std::vector<quint16> &places, ViewSums *sums)
{
    Table &table = d->tables[index];
    table.isTaken = true;
    if (d->totals[table.set].isEmpty())
        return;
    for (size_t place = 0; place < places.size(); ++place) {
        ViewSums &own = table.own[place];
        if (own.isEmpty())
            continue;
        add(sums[places[place]], own);
        own = {};
    }
}

std::vector<quint8> &ViewScan::seenOf(size_t table)
{
    return d->tables[table].seen;
}

domain::Counters ViewScan::totalOf(size_t set) const
{
    return d->totals[set].counters();
}

size_t ViewScan::rowsOf(size_t set) const
{
    return d->totals[set].pageViews();
}

void ViewScan::clear()
{
    for (size_t i = 0; i < d->tableCount; ++i)
        if (!d->tables[i].isTaken)
            std::fill(d->tables[i].own.begin(), d->tables[i].own.end(), ViewSums());
    d->tableCount = 0;
    d->head = nullptr;
}

} // namespace footfall::queries
