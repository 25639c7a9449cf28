// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a frame as bits, and from bits to the rows' numbers. Any thread; plain memory.
#pragma once

#include "core/storage/facts/segment.h"

#include <array>

namespace footfall::queries {

inline constexpr size_t RowsOfWord = 64;

/// Those of the places in a dictionary of at most 256 entries that are meant.
struct ByteSet {
    std::array<quint8, 32> bits{};

    void insert(size_t place) { bits[place / 8] |= static_cast<quint8>(1 << place % 8); }
    [[nodiscard]] bool contains(quint8 place) const
    {
        return (bits[place / 8] >> place % 8 & 1) != 0;
    }
};
/// To words of RowsOfWord rows each, the last of which may have fewer, the rows whose places are
/// meant.
void addWords(const quint8 *places, size_t rows, const ByteSet &meant, quint64 *words);

/// The same of those whose place is not that of the row before, but for the first row, to words
/// that are 0. Returns how many they are.
size_t addChanges(const quint32 *places, size_t rows, quint64 *words);

/// Numbers of rows in a frame. Behind them is room for as many as are written at once.
using RowNumbers = std::array<quint16, storage::FrameRows + 8>;
/// Writes the numbers of the rows whose bits are set, from 0 on, and up to seven more behind them;
/// returns how many there are.
size_t writeNumbers(const quint64 *words, size_t wordCount, quint16 *numbers);

/// Some of a frame's rows.
struct RowBits {
    static constexpr size_t Words = storage::FrameRows / RowsOfWord;
    std::array<quint64, Words> words;

    /// How many there are, and how many runs of neighbours they are.
    struct Extent {
        size_t rows = 0;
        size_t runs = 0;
    };
    [[nodiscard]] Extent extent() const;
};

} // namespace footfall::queries
