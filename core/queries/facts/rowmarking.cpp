// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/rowmarking.h"

#include "core/queries/facts/processorversions.h"

#include <QtEndian>
#include <algorithm>
#include <cstring>
#if FOOTFALL_HAS_VERSIONS
#include <immintrin.h>
#endif

namespace footfall::queries {

FailTable::FailTable(std::vector<quint8> byPlace) : m_byPlace(std::move(byPlace))
{
    if (m_byPlace.size() <= 256)
        findBits();
    findExceptions();
}

void FailTable::findExceptions()
{
    std::array<size_t, 256> counts{};
    for (const quint8 fails : m_byPlace)
        ++counts[fails];
    const auto most = std::max_element(counts.begin(), counts.end());
    FewExceptions few;
    few.usual = static_cast<quint8>(most - counts.begin());
    for (size_t place = 0; place < m_byPlace.size();) {
        const size_t first = place;
        while (place < m_byPlace.size() && m_byPlace[place] == m_byPlace[first])
            ++place;
        if (m_byPlace[first] == few.usual)
            continue;
        if (few.count == MostExceptions)
            return;
        few.exceptions[few.count++] = {static_cast<quint32>(first),
                                       static_cast<quint32>(place - first - 1), m_byPlace[first]};
    }
    m_exceptions = few;
}

void FailTable::findBits()
{
    for (int number = 0; number < 8; ++number) {
        PlacesOfBit of;
        of.bit = static_cast<quint8>(1 << number);
        bool isAny = false;
        for (size_t place = 0; place < m_byPlace.size(); ++place) {
            if ((m_byPlace[place] & of.bit) == 0)
                continue;
            of.places[place / 8] |= static_cast<quint8>(1 << place % 8);
            isAny = true;
        }
        if (isAny)
            m_bits.push_back(of);
    }
}

namespace {

template <size_t Count, typename Place>
[[gnu::always_inline]] inline void compare(const Place *places, size_t rows,
                                           const FailTable::FewExceptions &few, quint8 *fails)
{
    const quint8 usual = few.usual;
    std::array<Place, Count> first;
    std::array<Place, Count> more;
    std::array<quint8, Count> value;
    for (size_t k = 0; k < Count; ++k) {
        first[k] = static_cast<Place>(few.exceptions[k].first);
        more[k] = static_cast<Place>(few.exceptions[k].more);
        value[k] = few.exceptions[k].fails;
    }
    for (size_t i = 0; i < rows; ++i) {
        quint8 failed = usual;
        for (size_t k = 0; k < Count; ++k)
            failed = static_cast<Place>(places[i] - first[k]) <= more[k] ? value[k] : failed;
        fails[i] |= failed;
    }
}

template <typename Place>
[[gnu::always_inline]] inline void lookUpOneByOne(const Place *places, size_t rows,
                                                  const quint8 *byPlace, quint8 *fails)
{
    for (size_t i = 0; i < rows; ++i)
        fails[i] |= byPlace[places[i]];
}

/// Rows are sorted, and neighbours often have the same place; else eight bytes are put together
/// before they are written, which takes two thirds of the time.
template <typename Place>
[[gnu::always_inline]] inline void lookUpBlock(const Place *places, const quint8 *byPlace,
                                               quint8 *fails)
{
    Place differing = 0;
    for (size_t i = 0; i < MarkedRows; ++i)
        differing |= static_cast<Place>(places[i] ^ places[0]);
    if (differing == 0) {
        const quint8 failed = byPlace[places[0]];
        for (size_t i = 0; i < MarkedRows; ++i)
            fails[i] |= failed;
        return;
    }
    constexpr size_t Together = sizeof(quint64);
    for (size_t i = 0; i < MarkedRows; i += Together) {
        quint64 failed = 0;
        for (size_t k = 0; k < Together; ++k)
            failed |= quint64{byPlace[places[i + k]]} << (8 * k);
        quint64 all = 0;
        std::memcpy(&all, fails + i, Together);
        all |= qToLittleEndian(failed);
        std::memcpy(fails + i, &all, Together);
    }
}

/// markWhole: marks a whole block.
template <typename Place, typename MarkWhole>
[[gnu::always_inline]] inline void markEach(const Place *places, const FailTable &table,
                                            MarkedFrame *frame, MarkWhole markWhole)
{
    for (size_t i = 0; i < frame->openCount; ++i) {
        const size_t first = size_t{frame->open[i]} * MarkedRows;
        quint8 *fails = frame->fails.data() + first;
        if (frame->rows - first >= MarkedRows)
            markWhole(places + first, fails);
        else
            lookUpOneByOne(places + first, frame->rows - first, table.byPlace().data(), fails);
    }
}

template <size_t Count, typename Place>
[[gnu::always_inline]] inline void compareEach(const Place *places, const FailTable &table,
                                               MarkedFrame *frame)
{
    markEach(places, table, frame, [&few = *table.exceptions()](const Place *of, quint8 *fails) {
        compare<Count>(of, MarkedRows, few, fails);
    });
}

template <typename Place>
[[gnu::always_inline]] inline void markByPlace(const Place *places, const FailTable &table,
                                               MarkedFrame *frame)
{
    static_assert(FailTable::MostExceptions == 3);
    const auto &few = table.exceptions();
    switch (few ? few->count : FailTable::MostExceptions + 1) {
    case 0: compareEach<0>(places, table, frame); break;
    case 1: compareEach<1>(places, table, frame); break;
    case 2: compareEach<2>(places, table, frame); break;
    case 3: compareEach<3>(places, table, frame); break;
    default:
        markEach(places, table, frame,
                 [byPlace = table.byPlace().data()](const Place *of, quint8 *fails) {
                     lookUpBlock(of, byPlace, fails);
                 });
    }
}

#if FOOTFALL_HAS_VERSIONS
/// 32 places are looked up at once, in 256 bits that say which of them fail.
FOOTFALL_NEWER
void markBytes(const quint8 *places, const FailTable::PlacesOfBit &failing, quint8 *fails)
{
    const auto *from = reinterpret_cast<const __m256i *>(places);
    auto *to = reinterpret_cast<__m256i *>(fails);
    const auto *halves = reinterpret_cast<const __m128i *>(failing.places.data());
    const __m256i lowHalf = _mm256_broadcastsi128_si256(_mm_loadu_si128(halves));
    const __m256i highHalf = _mm256_broadcastsi128_si256(_mm_loadu_si128(halves + 1));
    const __m256i bits = _mm256_set1_epi64x(static_cast<long long>(0x8040'2010'0804'0201ULL));
    const __m256i added = _mm256_set1_epi8(static_cast<char>(failing.bit));
    for (size_t i = 0; i < MarkedRows / NewerBytes; ++i) {
        const __m256i place = _mm256_loadu_si256(from + i);
        const __m256i byte = _mm256_and_si256(_mm256_srli_epi16(place, 3), _mm256_set1_epi8(0x0f));
        const __m256i bit = _mm256_shuffle_epi8(bits, _mm256_and_si256(place, _mm256_set1_epi8(7)));
        // The highest bit of a place says in which half it is.
        const __m256i found = _mm256_blendv_epi8(_mm256_shuffle_epi8(lowHalf, byte),
                                                 _mm256_shuffle_epi8(highHalf, byte), place);
        const __m256i failed =
            _mm256_and_si256(_mm256_cmpeq_epi8(_mm256_and_si256(found, bit), bit), added);
        _mm256_storeu_si256(to + i, _mm256_or_si256(_mm256_loadu_si256(to + i), failed));
    }
}

FOOTFALL_NEWER
void markAllBytes(const quint8 *places, const FailTable &table, MarkedFrame *frame)
{
    for (const FailTable::PlacesOfBit &failing : table.bits())
        for (size_t i = 0; i < frame->openCount; ++i) {
            const size_t first = size_t{frame->open[i]} * MarkedRows;
            if (frame->rows - first >= MarkedRows)
                markBytes(places + first, failing, frame->fails.data() + first);
        }
    if (const size_t rest = frame->rows % MarkedRows; rest > 0) {
        const size_t first = frame->rows - rest;
        lookUpOneByOne(places + first, rest, table.byPlace().data(), frame->fails.data() + first);
    }
}
#endif

FOOTFALL_OLDER
void markAllBytes(const quint8 *places, const FailTable &table, MarkedFrame *frame)
{
    markByPlace(places, table, frame);
}

} // namespace

void markPlaces(const quint8 *places, const FailTable &table, MarkedFrame *frame)
{
    markAllBytes(places, table, frame);
}

FOOTFALL_VERSIONS
void markPlaces(const quint16 *places, const FailTable &table, MarkedFrame *frame)
{
    markByPlace(places, table, frame);
}

FOOTFALL_VERSIONS
void markPlaces(const quint32 *places, const FailTable &table, MarkedFrame *frame)
{
    markByPlace(places, table, frame);
}

FOOTFALL_VERSIONS
void closeBlocks(quint8 lost, MarkedFrame *frame)
{
    size_t open = 0;
    for (size_t i = 0; i < frame->openCount; ++i) {
        const quint8 *fails = frame->fails.data() + size_t{frame->open[i]} * MarkedRows;
        quint8 isAny = 0;
        for (size_t row = 0; row < MarkedRows; ++row) {
            const auto withoutOne = static_cast<quint8>(fails[row] & (fails[row] - 1));
            isAny |= static_cast<quint8>(((fails[row] & lost) | withoutOne) == 0 ? 1 : 0);
        }
        frame->open[open] = frame->open[i];
        open += isAny;
    }
    frame->openCount = open;
}

} // namespace footfall::queries
