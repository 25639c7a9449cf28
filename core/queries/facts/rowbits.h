// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a frame as bits, and from bits to the rows' numbers. Any thread; plain memory.
#pragma once

#include "core/storage/facts/segment.h"

#include <QtEndian>
#include <array>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace footfall::queries {

inline constexpr size_t RowsOfWord = 64;

/// From RowsOfWord bytes, 1 or 0 for each row: the first row is the lowest bit.
[[gnu::always_inline]] inline quint64 wordOf(const quint8 *isIn)
{
    quint64 word = 0;
#if defined(__SSE2__)
    for (size_t i = 0; i < RowsOfWord; i += sizeof(__m128i)) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(isIn + i));
        const auto bits =
            static_cast<quint16>(_mm_movemask_epi8(_mm_cmpgt_epi8(bytes, _mm_setzero_si128())));
        word |= quint64{bits} << i;
    }
#else
    // Bit i of the highest byte is byte i.
    constexpr quint64 Gather = 0x0102040810204080;
    for (size_t i = 0; i < RowsOfWord; i += sizeof(quint64)) {
        quint64 eight = 0;
        std::memcpy(&eight, isIn + i, sizeof eight);
        word |= (qFromLittleEndian(eight) * Gather >> 56) << i;
    }
#endif
    return word;
}

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
