// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/rowbits.h"

#include "core/queries/facts/processorversions.h"

#include <algorithm>
#include <bit>
#if FOOTFALL_HAS_VERSIONS
#include <immintrin.h>
#endif

namespace footfall::queries {

namespace {

/// Of each combination of eight rows: their numbers, one after the other.
constexpr size_t RowsAtOnce = 8;
constexpr std::array<std::array<quint16, RowsAtOnce>, 256> AllCombinations = [] {
    std::array<std::array<quint16, RowsAtOnce>, 256> all{};
    for (size_t mask = 0; mask < all.size(); ++mask) {
        size_t count = 0;
        for (quint16 row = 0; row < RowsAtOnce; ++row)
            if ((mask >> row & 1) != 0)
                all[mask][count++] = row;
    }
    return all;
}();

// Callers elsewhere know of one version only, so these are for this file.
#if FOOTFALL_HAS_VERSIONS
/// 32 places are looked up at once, in 256 bits that say which of them are meant.
FOOTFALL_NEWER
void addWhole(const quint8 *places, size_t count, const ByteSet &meant, quint64 *words)
{
    const auto *halves = reinterpret_cast<const __m128i *>(meant.bits.data());
    const __m256i lowHalf = _mm256_broadcastsi128_si256(_mm_loadu_si128(halves));
    const __m256i highHalf = _mm256_broadcastsi128_si256(_mm_loadu_si128(halves + 1));
    const __m256i bits = _mm256_set1_epi64x(static_cast<long long>(0x8040'2010'0804'0201ULL));
    for (size_t i = 0; i < count; ++i) {
        quint64 word = 0;
        for (size_t half = 0; half < RowsOfWord; half += NewerBytes) {
            const __m256i place = _mm256_loadu_si256(
                reinterpret_cast<const __m256i *>(places + i * RowsOfWord + half));
            const __m256i byte =
                _mm256_and_si256(_mm256_srli_epi16(place, 3), _mm256_set1_epi8(0x0f));
            const __m256i bit =
                _mm256_shuffle_epi8(bits, _mm256_and_si256(place, _mm256_set1_epi8(7)));
            // The highest bit of a place says in which half it is.
            const __m256i found = _mm256_blendv_epi8(_mm256_shuffle_epi8(lowHalf, byte),
                                                     _mm256_shuffle_epi8(highHalf, byte), place);
            const __m256i isMeant = _mm256_cmpeq_epi8(_mm256_and_si256(found, bit), bit);
            word |= quint64{static_cast<quint32>(_mm256_movemask_epi8(isMeant))} << half;
        }
        words[i] |= word;
    }
}
#endif

constexpr size_t NumbersAtOnce = NewerBytes / sizeof(quint32);

#if FOOTFALL_HAS_VERSIONS
/// From row NumbersAtOnce to row end, both a multiple of it.
FOOTFALL_NEWER
void addWholeChanges(const quint32 *places, size_t end, quint64 *words)
{
    for (size_t row = NumbersAtOnce; row < end; row += NumbersAtOnce) {
        const __m256i these = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(places + row));
        const __m256i before =
            _mm256_loadu_si256(reinterpret_cast<const __m256i *>(places + row - 1));
        const __m256 areSame = _mm256_castsi256_ps(_mm256_cmpeq_epi32(these, before));
        words[row / RowsOfWord] |=
            quint64{0xffU & ~static_cast<quint32>(_mm256_movemask_ps(areSame))} << row % RowsOfWord;
    }
}
#endif

FOOTFALL_OLDER
void addWholeChanges(const quint32 *places, size_t end, quint64 *words)
{
    for (size_t row = NumbersAtOnce; row < end; ++row)
        words[row / RowsOfWord] |= quint64{places[row] != places[row - 1]} << row % RowsOfWord;
}

FOOTFALL_OLDER
void addWhole(const quint8 *places, size_t count, const ByteSet &meant, quint64 *words)
{
    for (size_t i = 0; i < count; ++i) {
        quint64 word = 0;
        for (size_t row = 0; row < RowsOfWord; ++row)
            word |= quint64{meant.contains(places[i * RowsOfWord + row])} << row;
        words[i] |= word;
    }
}

} // namespace

void addWords(const quint8 *places, size_t rows, const ByteSet &meant, quint64 *words)
{
    addWhole(places, rows / RowsOfWord, meant, words);
    for (size_t row = rows - rows % RowsOfWord; row < rows; ++row)
        words[row / RowsOfWord] |= quint64{meant.contains(places[row])} << row % RowsOfWord;
}

size_t addChanges(const quint32 *places, size_t rows, quint64 *words)
{
    const auto addEach = [&](size_t row, size_t end) {
        for (; row < end; ++row)
            words[row / RowsOfWord] |= quint64{places[row] != places[row - 1]} << row % RowsOfWord;
    };
    const size_t whole = rows - rows % NumbersAtOnce;
    addEach(1, std::min(rows, NumbersAtOnce));
    addWholeChanges(places, whole, words);
    addEach(std::max(whole, NumbersAtOnce), rows);
    size_t changes = 0;
    for (size_t i = 0; i < (rows + RowsOfWord - 1) / RowsOfWord; ++i)
        changes += static_cast<size_t>(std::popcount(words[i]));
    return changes;
}

FOOTFALL_VERSIONS
size_t writeNumbers(const quint64 *words, size_t wordCount, quint16 *numbers)
{
    constexpr int FewRows = 8;
    quint16 *to = numbers;
    for (size_t i = 0; i < wordCount; ++i) {
        quint64 word = words[i];
        if (word == 0)
            continue;
        if (std::popcount(word) <= FewRows) {
            for (; word != 0; word &= word - 1)
                *to++ = static_cast<quint16>(i * RowsOfWord +
                                             static_cast<size_t>(std::countr_zero(word)));
            continue;
        }
        for (size_t first = i * RowsOfWord; word != 0; first += RowsAtOnce, word >>= RowsAtOnce) {
            const auto eight = static_cast<quint8>(word);
            for (size_t k = 0; k < RowsAtOnce; ++k)
                to[k] = static_cast<quint16>(AllCombinations[eight][k] + first);
            to += std::popcount(eight);
        }
    }
    return static_cast<size_t>(to - numbers);
}

FOOTFALL_VERSIONS
RowBits::Extent RowBits::extent() const
{
    Extent extent;
    quint64 last = 0; // Whether the row before is one of them.
    for (const quint64 word : words) {
        extent.rows += static_cast<size_t>(std::popcount(word));
        extent.runs += static_cast<size_t>(std::popcount(word & ~(word << 1 | last)));
        last = word >> (RowsOfWord - 1);
    }
    return extent;
}

} // namespace footfall::queries
