// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/viewscan.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;

namespace {

/// So many rows are looked at by one table after the other before the next ones are.
constexpr size_t BlockRows = 512;

struct Block {
    std::array<ViewSums, BlockRows> sums;
    size_t rows = 0;
    // Places of those in the block.
    std::array<quint16, BlockRows + 1> entries;
    size_t entryCount = 0;
    std::array<quint16, BlockRows + 1> exits;
    size_t exitCount = 0;
};

struct Table {
    FactGroup group = FactGroup::Country;
    Concerns concerns = Concerns::AllViews;
    size_t set = 0;
    std::vector<ViewSums> sums; ///< By place; all 0 while no segment is scanned.
    bool isTaken = true;
};

void readBlock(const quint8 *flags, const quint32 *times, const quint16 *numbers, Block *block,
               ViewSums *total)
{
    ViewSums sum = *total;
    size_t entries = 0;
    size_t exits = 0;
    for (size_t i = 0; i < block->rows; ++i) {
        const quint8 flag = flags[numbers[i]];
        block->sums[i] = SumsOfFlags[flag];
        block->sums[i].time = times[numbers[i]];
        add(sum, block->sums[i]);
        block->entries[entries] = static_cast<quint16>(i);
        entries += (flag & IsEntry) != 0 ? 1 : 0;
        block->exits[exits] = static_cast<quint16>(i);
        exits += (flag & IsExit) != 0 ? 1 : 0;
    }
    block->entryCount = entries;
    block->exitCount = exits;
    *total = sum;
}

template <typename Place>
void addAll(const Block &block, const quint16 *numbers, const Place *places, ViewSums *sums)
{
    for (size_t i = 0; i < block.rows; ++i)
        add(sums[places[numbers[i]]], block.sums[i]);
}

template <typename Place>
void addSome(const Block &block, const quint16 *which, size_t count, const quint16 *numbers,
             const Place *places, ViewSums *sums)
{
    for (size_t k = 0; k < count; ++k) {
        const size_t i = which[k];
        add(sums[places[numbers[i]]], block.sums[i]);
    }
}

void addConstant(const Block &block, Concerns concerns, ViewSums *sum)
{
    ViewSums total = *sum;
    switch (concerns) {
    case Concerns::AllViews:
        for (size_t i = 0; i < block.rows; ++i)
            add(total, block.sums[i]);
        break;
    case Concerns::EntryViews:
        for (size_t k = 0; k < block.entryCount; ++k)
            add(total, block.sums[block.entries[k]]);
        break;
    case Concerns::Exits:
        for (size_t k = 0; k < block.exitCount; ++k)
            add(total, block.sums[block.exits[k]]);
        break;
    }
    *sum = total;
}

} // namespace

struct ViewScan::Private {
    const SegmentHead *head = nullptr;
    const GroupTests *tests = nullptr;
    std::vector<RowSet> sets;
    std::vector<ViewSums> totals; ///< Of each set.
    std::vector<Table> tables;
    size_t tableCount = 0; ///< Those in use.
    std::array<FailBits, FrameRows> fails;
    RowNumbers numbers;
    Block block;

    void addRows(size_t set, size_t frame, const ChunkColumns &columns, size_t firstRow,
                 const quint16 *rowNumbers, size_t count);
    void addBlock(Table *table, const FrameZone *zone, const PlaceColumn *column, size_t firstRow,
                  const quint16 *rowNumbers) const;
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

void ViewScan::begin(const SegmentHead &head, const GroupTests &tests, const ScanTask &task)
{
    clear();
    d->head = &head;
    d->tests = &tests;
    d->sets = task.sets;
    d->totals.assign(task.sets.size(), {});
    if (d->tables.size() < task.tables.size())
        d->tables.resize(task.tables.size());
    d->tableCount = task.tables.size();
    for (size_t i = 0; i < task.tables.size(); ++i) {
        Table &table = d->tables[i];
        table.group = task.tables[i].group;
        table.concerns = task.tables[i].concerns;
        table.set = task.tables[i].set;
        table.isTaken = false;
        const size_t entries = std::max<size_t>(head[table.group].entries, 1);
        if (table.sums.size() < entries)
            table.sums.resize(entries);
    }
}

void ViewScan::scan(size_t frame, const ChunkColumns &columns)
{
    const size_t firstRow = firstRowInChunk(frame);
    const size_t rows = rowsOfFrame(*d->head, frame);
    const FrameTest test = testFrame(*d->head, *d->tests, frame);
    const bool areAlike = test.mixed.none();
    if (!areAlike)
        markFails(test, *d->tests, columns, firstRow, rows, d->fails.data());
    for (size_t set = 0; set < d->sets.size(); ++set) {
        if (!d->sets[set].mayBeIn(test.may, test.must))
            continue;
        if (areAlike) {
            d->addRows(set, frame, columns, firstRow, everyRow().data(), rows);
            continue;
        }
        const size_t count = selectRows(d->sets[set], d->fails.data(), rows, &d->numbers);
        d->addRows(set, frame, columns, firstRow, d->numbers.data(), count);
    }
}

void ViewScan::Private::addRows(size_t set, size_t frame, const ChunkColumns &columns,
                                size_t firstRow, const quint16 *rowNumbers, size_t count)
{
    const auto &flags = std::get<std::vector<quint8>>(*columns[size_t(FactGroup::Flags)]);
    const auto &times = std::get<std::vector<quint32>>(*columns[size_t(FactGroup::Duration)]);
    for (size_t first = 0; first < count; first += BlockRows) {
        block.rows = std::min(BlockRows, count - first);
        const quint16 *numbersOfBlock = rowNumbers + first;
        readBlock(flags.data() + firstRow, times.data() + firstRow, numbersOfBlock, &block,
                  &totals[set]);
        for (size_t i = 0; i < tableCount; ++i) {
            Table &table = tables[i];
            if (table.set != set)
                continue;
            const auto &zones = (*head)[table.group].zones;
            addBlock(&table, zones.empty() ? nullptr : &zones[frame],
                     columns[static_cast<size_t>(table.group)].get(), firstRow, numbersOfBlock);
        }
    }
}

void ViewScan::Private::addBlock(Table *table, const FrameZone *zone, const PlaceColumn *column,
                                 size_t firstRow, const quint16 *rowNumbers) const
{
    ViewSums *sums = table->sums.data();
    if (zone == nullptr || zone->least == zone->most) {
        addConstant(block, table->concerns, &sums[zone == nullptr ? 0 : zone->least]);
        return;
    }
    std::visit(
        [&](const auto &all) {
            const auto *places = all.data() + firstRow;
            switch (table->concerns) {
            case Concerns::AllViews: addAll(block, rowNumbers, places, sums); break;
            case Concerns::EntryViews:
                addSome(block, block.entries.data(), block.entryCount, rowNumbers, places, sums);
                break;
            case Concerns::Exits:
                addSome(block, block.exits.data(), block.exitCount, rowNumbers, places, sums);
                break;
            }
        },
        *column);
}

SumList ViewScan::takeTable(size_t index)
{
    Table &table = d->tables[index];
    table.isTaken = true;
    const size_t entries = std::max<size_t>((*d->head)[table.group].entries, 1);
    SumList list;
    const auto used = static_cast<size_t>(
        std::count_if(table.sums.begin(), table.sums.begin() + static_cast<std::ptrdiff_t>(entries),
                      [](const ViewSums &sums) { return !sums.isEmpty(); }));
    list.places.reserve(used);
    list.sums.reserve(used);
    for (size_t place = 0; place < entries; ++place) {
        if (table.sums[place].isEmpty())
            continue;
        list.places.push_back(static_cast<quint32>(place));
        list.sums.push_back(table.sums[place]);
        table.sums[place] = {};
    }
    return list;
}

domain::Counters ViewScan::totalOf(size_t set) const
{
    return d->totals[set].counters();
}

void ViewScan::clear()
{
    for (size_t i = 0; i < d->tableCount; ++i)
        if (!d->tables[i].isTaken)
            std::fill(d->tables[i].sums.begin(), d->tables[i].sums.end(), ViewSums());
    d->tableCount = 0;
    d->head = nullptr;
}

} // namespace footfall::queries
