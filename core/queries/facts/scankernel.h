// SPDX-License-Identifier: GPL-3.0-or-later
// The loops over rows in which questions spend their time, in a form of which compilers make vector
// instructions, for the machine's oldest and, where it pays, for newer processors. Any thread;
// plain memory.
#pragma once

#include "core/queries/facts/rowbits.h"
#include "core/queries/facts/viewsums.h"

#include <array>
#include <cstddef>

namespace footfall::queries {

/// From a column to places without gaps, row by row. numbers: rising.
void copyRows(const quint8 *column, const quint16 *numbers, size_t rows, quint8 *places);
void copyRows(const quint16 *column, const quint16 *numbers, size_t rows, quint16 *places);
void copyRows(const quint32 *column, const quint16 *numbers, size_t rows, quint32 *places);

/// So many rows are looked at by one loop after the other before the next ones are.
inline constexpr size_t BlockRows = 512;

/// What rows count as, by the place of their flags.
struct PlacedFlags {
    std::array<ViewSums, 256> sums;
    ByteSet entries;
    ByteSet exits;
};

/// Numbers of rows in a block, with the room that writeNumbers() needs.
using BlockNumbers = std::array<quint16, BlockRows + 8>;

/// Some rows and what each of them counts as.
struct RowBlock {
    /// What the rows before each count as together, so that what neighbours do is one subtraction.
    std::array<ViewSums, BlockRows + 1> before;
    size_t rows = 0;
    [[nodiscard]] const ViewSums &total() const { return before[rows]; }
    // Which of the block's rows are entry views, and which are exits.
    BlockNumbers entries;
    size_t entryCount = 0;
    BlockNumbers exits;
    size_t exitCount = 0;
};

/// Whether the entry views, and the exits, of a block are wanted.
struct WantedLists {
    bool entries = false;
    bool exits = false;
};
/// flags, times: of block->rows rows.
void readBlock(const PlacedFlags &placed, const quint8 *flags, const quint32 *times,
               const WantedLists &wanted, RowBlock *block);

/// Places in dictionaries, one for each row of a block, or for some of them.
using BlockPlaces = std::array<quint32, BlockRows>;

/// which: of the rows; null: all. to: from places in the column to others, null where they are the
/// same.
void gatherPlaces(const quint8 *column, const quint16 *which, size_t rows, const quint16 *to,
                  BlockPlaces *places);
void gatherPlaces(const quint16 *column, const quint16 *which, size_t rows, const quint16 *to,
                  BlockPlaces *places);
void gatherPlaces(const quint32 *column, const quint16 *which, size_t rows, const quint16 *to,
                  BlockPlaces *places);

/// Runs of rows that have the same place.
struct PlaceRuns {
    BlockNumbers ends; ///< Of each, the number of the row behind it.
    size_t count = 0;
};
/// False where the place changes more often than that, and then runs does not tell them. REQUIRES:
/// rows.
[[nodiscard]] bool findRuns(const BlockPlaces &places, size_t rows, size_t most, PlaceRuns *runs);

/// Where rows are added up: a table, and each row's place in it.
struct Addition {
    ViewSums *table = nullptr;
    const BlockPlaces *places = nullptr;
};
inline constexpr size_t MostAdditions = 4;

/// All rows of the block, to each of the tables, at most MostAdditions.
void addRows(const RowBlock &block, const Addition *additions, size_t count);
/// Those that which names.
void addRows(const RowBlock &block, const quint16 *which, size_t rows, const Addition *additions,
             size_t count);
/// All rows of the block, run by run.
void addRuns(const RowBlock &block, const PlaceRuns &runs, const Addition &addition);
/// The sum of those that which names.
void addTogether(const RowBlock &block, const quint16 *which, size_t rows, ViewSums *sum);

/// Notes the places of rows. which: of them; null: all.
void noteSeen(const quint8 *column, const quint16 *which, size_t rows, quint8 *seen);
void noteSeen(const quint16 *column, const quint16 *which, size_t rows, quint8 *seen);
void noteSeen(const quint32 *column, const quint16 *which, size_t rows, quint8 *seen);

} // namespace footfall::queries
