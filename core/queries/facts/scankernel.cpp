// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/scankernel.h"

#include "core/queries/facts/processorversions.h"

namespace footfall::queries {

namespace {

using Lanes = SumLanes;

[[gnu::always_inline]] inline const Lanes &lanes(const ViewSums &sums)
{
    return *reinterpret_cast<const Lanes *>(&sums);
}
[[gnu::always_inline]] inline Lanes &lanes(ViewSums &sums)
{
    return *reinterpret_cast<Lanes *>(&sums);
}

/// Keeps compilers from making vectors of what is loaded one by one anyway, which takes twice as
/// long.
template <typename Number>
[[gnu::always_inline]] inline Number oneByOne(Number number)
{
    asm("" : "+r"(number));
    return number;
}

/// Asked of the memory so many rows ahead, since a processor looks at few rows at a time and would
/// wait for each.
constexpr size_t RowsAhead = 512;

template <typename Place>
[[gnu::always_inline]] inline void copy(const Place *column, const quint16 *numbers, size_t rows,
                                        Place *places)
{
    size_t i = 0;
    for (; i + RowsAhead < rows; ++i) {
        __builtin_prefetch(column + numbers[i + RowsAhead]);
        places[i] = column[oneByOne(quint32{numbers[i]})];
    }
    for (; i < rows; ++i)
        places[i] = column[oneByOne(quint32{numbers[i]})];
}

/// Known before anything is added up: a sum whose place were still being looked up would hold up
/// all that come after it.
template <typename Place>
[[gnu::always_inline]] inline void gather(const Place *column, const quint16 *which, size_t rows,
                                          const quint16 *to, quint32 *places)
{
    if (which && to) {
        for (size_t i = 0; i < rows; ++i)
            places[i] = to[column[oneByOne(quint32{which[i]})]];
    } else if (which) {
        for (size_t i = 0; i < rows; ++i)
            places[i] = column[oneByOne(quint32{which[i]})];
    } else if (to) {
        for (size_t i = 0; i < rows; ++i)
            places[i] = to[oneByOne(quint32{column[i]})];
    } else {
        for (size_t i = 0; i < rows; ++i)
            places[i] = column[i];
    }
}

template <typename Place>
[[gnu::always_inline]] inline void note(const Place *column, const quint16 *which, size_t rows,
                                        quint8 *seen)
{
    for (size_t i = 0; i < rows; ++i)
        seen[column[which ? which[i] : i]] = 1;
}

/// Neighbours often have the same place, and then the second waits until the sum of the first is
/// written: so four rows that are far from each other take turns.
template <typename AddRow>
[[gnu::always_inline]] inline void inTurns(size_t rows, AddRow addRow)
{
    const size_t quarter = rows / 4;
    for (size_t i = 0; i < quarter; ++i) {
        addRow(i);
        addRow(i + quarter);
        addRow(i + quarter * 2);
        addRow(i + quarter * 3);
    }
    for (size_t i = quarter * 4; i < rows; ++i)
        addRow(i);
}

/// Several tables at once, for the same reason.
template <size_t Count, typename RowAt>
[[gnu::always_inline]] inline void addTo(const RowBlock &block, size_t rows, RowAt rowAt,
                                         const Addition *additions)
{
    std::array<ViewSums *, Count> tables;
    std::array<const quint32 *, Count> places;
    for (size_t t = 0; t < Count; ++t) {
        tables[t] = additions[t].table;
        places[t] = additions[t].places->data();
    }
    inTurns(rows, [&](size_t i) {
        const size_t at = rowAt(i);
        const Lanes row = lanes(block.before[at + 1]) - lanes(block.before[at]);
        for (size_t t = 0; t < Count; ++t)
            lanes(tables[t][places[t][i]]) += row;
    });
}

template <typename RowAt>
[[gnu::always_inline]] inline void addToAll(const RowBlock &block, size_t rows, RowAt rowAt,
                                            const Addition *additions, size_t count)
{
    static_assert(MostAdditions == 4);
    switch (count) {
    case 1: addTo<1>(block, rows, rowAt, additions); break;
    case 2: addTo<2>(block, rows, rowAt, additions); break;
    case 3: addTo<3>(block, rows, rowAt, additions); break;
    case 4: addTo<4>(block, rows, rowAt, additions); break;
    default: break;
    }
}

} // namespace

void copyRows(const quint8 *column, const quint16 *numbers, size_t rows, quint8 *places)
{
    copy(column, numbers, rows, places);
}
void copyRows(const quint16 *column, const quint16 *numbers, size_t rows, quint16 *places)
{
    copy(column, numbers, rows, places);
}
void copyRows(const quint32 *column, const quint16 *numbers, size_t rows, quint32 *places)
{
    copy(column, numbers, rows, places);
}

FOOTFALL_VERSIONS
void readBlock(const PlacedFlags &placed, const quint8 *flags, const quint32 *times,
               const WantedLists &wanted, RowBlock *block)
{
    const size_t rows = block->rows;
    Lanes before{};
    lanes(block->before[0]) = before;
    for (size_t i = 0; i < rows; ++i) {
        // Made whole before it is stored: what is stored in parts is slow to be read again.
        before += lanes(placed.sums[flags[i]]) + Lanes{0, 0, times[i], 0};
        lanes(block->before[i + 1]) = before;
    }
    const auto list = [&](const ByteSet &meant, quint16 *numbers) {
        std::array<quint64, BlockRows / RowsOfWord> words{};
        addWords(flags, rows, meant, words.data());
        return writeNumbers(words.data(), words.size(), numbers);
    };
    block->entryCount = wanted.entries ? list(placed.entries, block->entries.data()) : 0;
    block->exitCount = wanted.exits ? list(placed.exits, block->exits.data()) : 0;
}

FOOTFALL_VERSIONS
void gatherPlaces(const quint8 *column, const quint16 *which, size_t rows, const quint16 *to,
                  BlockPlaces *places)
{
    gather(column, which, rows, to, places->data());
}
FOOTFALL_VERSIONS
void gatherPlaces(const quint16 *column, const quint16 *which, size_t rows, const quint16 *to,
                  BlockPlaces *places)
{
    gather(column, which, rows, to, places->data());
}
FOOTFALL_VERSIONS
void gatherPlaces(const quint32 *column, const quint16 *which, size_t rows, const quint16 *to,
                  BlockPlaces *places)
{
    gather(column, which, rows, to, places->data());
}

bool findRuns(const BlockPlaces &places, size_t rows, size_t most, PlaceRuns *runs)
{
    std::array<quint64, BlockRows / RowsOfWord> words{};
    if (addChanges(places.data(), rows, words.data()) > most)
        return false;
    runs->count = writeNumbers(words.data(), words.size(), runs->ends.data());
    runs->ends[runs->count++] = static_cast<quint16>(rows);
    return true;
}

FOOTFALL_VERSIONS
void addRows(const RowBlock &block, const Addition *additions, size_t count)
{
    addToAll(
        block, block.rows, [](size_t i) { return i; }, additions, count);
}

FOOTFALL_VERSIONS
void addRows(const RowBlock &block, const quint16 *which, size_t rows, const Addition *additions,
             size_t count)
{
    addToAll(
        block, rows, [which](size_t i) { return size_t{which[i]}; }, additions, count);
}

FOOTFALL_VERSIONS
void addRuns(const RowBlock &block, const PlaceRuns &runs, const Addition &addition)
{
    const quint32 *places = addition.places->data();
    size_t first = 0;
    for (size_t i = 0; i < runs.count; ++i) {
        const size_t end = runs.ends[i];
        lanes(addition.table[places[first]]) +=
            lanes(block.before[end]) - lanes(block.before[first]);
        first = end;
    }
}

FOOTFALL_VERSIONS
void addTogether(const RowBlock &block, const quint16 *which, size_t rows, ViewSums *sum)
{
    Lanes total = lanes(*sum);
    for (size_t i = 0; i < rows; ++i)
        total += lanes(block.before[which[i] + 1]) - lanes(block.before[which[i]]);
    lanes(*sum) = total;
}

void noteSeen(const quint8 *column, const quint16 *which, size_t rows, quint8 *seen)
{
    note(column, which, rows, seen);
}
void noteSeen(const quint16 *column, const quint16 *which, size_t rows, quint8 *seen)
{
    note(column, which, rows, seen);
}
void noteSeen(const quint32 *column, const quint16 *which, size_t rows, quint8 *seen)
{
    note(column, which, rows, seen);
}

} // namespace footfall::queries
