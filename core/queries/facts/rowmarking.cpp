// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/rowmarking.h"

#include "core/queries/facts/processorversions.h"

#include <QtEndian>
#include <algorithm>
#include <cstring>
#include <optional>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace footfall::queries {

namespace {

/// None where there are too many.
std::optional<std::vector<FailTable::Range>> rangesOf(const std::vector<FailBits> &byPlace,
                                                      FailBits bit, bool isFailing)
{
    std::vector<FailTable::Range> ranges;
    for (size_t place = 0; place < byPlace.size();) {
        const bool fails = (byPlace[place] & bit) != 0;
        const size_t first = place;
        while (place < byPlace.size() && ((byPlace[place] & bit) != 0) == fails)
            ++place;
        if (fails != isFailing)
            continue;
        if (ranges.size() == FailTable::MostRanges)
            return std::nullopt;
        ranges.push_back({static_cast<quint32>(first), static_cast<quint32>(place - first - 1)});
    }
    return ranges;
}

FailTable::OfBit ofBit(const std::vector<FailBits> &byPlace, size_t number)
{
    constexpr size_t MostOfBytes = 256;
    const auto bit = static_cast<FailBits>(1 << number);
    FailTable::OfBit of;
    of.number = number;
    if (byPlace.size() <= MostOfBytes) {
        for (size_t place = 0; place < byPlace.size(); ++place)
            if ((byPlace[place] & bit) != 0)
                of.places.insert(place);
    }
    for (const bool areOthers : {false, true}) {
        if (auto ranges = rangesOf(byPlace, bit, !areOthers)) {
            of.ranges = *std::move(ranges);
            of.areOthers = areOthers;
            return of;
        }
    }
    of.isFailing.resize(byPlace.size());
    for (size_t place = 0; place < byPlace.size(); ++place)
        of.isFailing[place] = (byPlace[place] & bit) != 0 ? 1 : 0;
    return of;
}

/// From RowsOfWord bytes, 1 or 0 for each row: the first row is the lowest bit.
[[gnu::always_inline]] inline quint64 wordOfBytes(const quint8 *isIn)
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

// Classes instead of lambdas, which would not be made for the newer processors.

template <size_t Count, typename Place>
struct ByRanges {
    explicit ByRanges(const FailTable::OfBit &failing) : areOthers(failing.areOthers)
    {
        for (size_t k = 0; k < Count; ++k) {
            first[k] = static_cast<Place>(failing.ranges[k].first);
            more[k] = static_cast<Place>(failing.ranges[k].more);
        }
    }
    std::array<Place, Count> first;
    std::array<Place, Count> more;
    bool areOthers;

    [[gnu::always_inline]] quint64 wordOf(const Place *places) const
    {
        std::array<quint8, RowsOfWord> isIn;
        for (size_t i = 0; i < RowsOfWord; ++i) {
            bool isInOne = false;
            for (size_t k = 0; k < Count; ++k)
                isInOne |= static_cast<Place>(places[i] - first[k]) <= more[k];
            isIn[i] = isInOne ? 1 : 0;
        }
        const quint64 word = wordOfBytes(isIn.data());
        return areOthers ? ~word : word;
    }
};

template <typename Place>
struct ByTable {
    const quint8 *isFailing = nullptr;

    /// Rows are sorted, and neighbours often have the same place.
    [[gnu::always_inline]] quint64 wordOf(const Place *places) const
    {
        Place differing = 0;
        for (size_t i = 0; i < RowsOfWord; ++i)
            differing |= static_cast<Place>(places[i] ^ places[0]);
        if (differing == 0)
            return isFailing[places[0]] != 0 ? ~quint64{0} : 0;
        constexpr size_t Together = 8;
        quint64 word = 0;
        for (size_t i = 0; i < RowsOfWord; i += Together) {
            quint64 some = 0;
            for (size_t k = 0; k < Together; ++k)
                some |= quint64{isFailing[places[i + k]]} << k;
            word |= some << i;
        }
        return word;
    }
};

template <typename Place>
quint64 wordOfRest(const Place *places, size_t rows, const FailTable::OfBit &failing)
{
    const auto fails = [&failing](Place place) {
        if (!failing.isFailing.empty())
            return failing.isFailing[place] != 0;
        return failing.areOthers !=
               std::any_of(failing.ranges.begin(), failing.ranges.end(),
                           [place](const FailTable::Range &range) {
                               return quint32{place} - range.first <= range.more;
                           });
    };
    quint64 word = 0;
    for (size_t i = 0; i < rows; ++i)
        word |= quint64{fails(places[i])} << i;
    return word;
}

template <typename Place, typename By>
[[gnu::always_inline]] inline void markEach(const Place *places, const FailTable::OfBit &failing,
                                            const By &by, MarkedFrame *frame)
{
    std::array<quint64, RowBits::Words> &fails = frame->fails[failing.number];
    for (size_t i = 0; i < frame->openCount; ++i) {
        const size_t word = frame->open[i];
        const size_t first = word * RowsOfWord;
        fails[word] |= frame->rows - first >= RowsOfWord
                           ? by.wordOf(places + first)
                           : wordOfRest(places + first, frame->rows - first, failing);
    }
}

template <size_t Count, typename Place>
[[gnu::always_inline]] inline void compareEach(const Place *places, const FailTable::OfBit &failing,
                                               MarkedFrame *frame)
{
    markEach(places, failing, ByRanges<Count, Place>(failing), frame);
}

void beginBit(size_t number, MarkedFrame *frame)
{
    const auto bit = static_cast<FailBits>(1 << number);
    if ((frame->used & bit) == 0)
        frame->fails[number].fill(0);
    frame->used |= bit;
}

template <typename Place>
[[gnu::always_inline]] inline void markBits(const Place *places, const FailTable &table,
                                            MarkedFrame *frame)
{
    static_assert(FailTable::MostRanges == 3);
    for (const FailTable::OfBit &failing : table.bits()) {
        beginBit(failing.number, frame);
        if (!failing.isFailing.empty()) {
            markEach(places, failing, ByTable<Place>{failing.isFailing.data()}, frame);
            continue;
        }
        switch (failing.ranges.size()) {
        case 0: compareEach<0>(places, failing, frame); break;
        case 1: compareEach<1>(places, failing, frame); break;
        case 2: compareEach<2>(places, failing, frame); break;
        case 3: compareEach<3>(places, failing, frame); break;
        default: break;
        }
    }
}

} // namespace

FailTable::FailTable(const std::vector<FailBits> &byPlace)
{
    FailBits may = 0;
    for (const FailBits fails : byPlace)
        may |= fails;
    for (size_t number = 0; number < FailBitCount; ++number)
        if ((may >> number & 1) != 0)
            m_bits.push_back(ofBit(byPlace, number));
}

void markPlaces(const quint8 *places, const FailTable &table, MarkedFrame *frame)
{
    for (const FailTable::OfBit &failing : table.bits()) {
        beginBit(failing.number, frame);
        quint64 *words = frame->fails[failing.number].data();
        for (size_t i = 0; i < frame->openCount;) {
            const size_t word = frame->open[i];
            size_t end = word + 1;
            for (++i; i < frame->openCount && frame->open[i] == end; ++i)
                ++end;
            addWords(places + word * RowsOfWord,
                     std::min(frame->rows, end * RowsOfWord) - word * RowsOfWord, failing.places,
                     words + word);
        }
    }
}

FOOTFALL_VERSIONS
void markPlaces(const quint16 *places, const FailTable &table, MarkedFrame *frame)
{
    markBits(places, table, frame);
}

FOOTFALL_VERSIONS
void markPlaces(const quint32 *places, const FailTable &table, MarkedFrame *frame)
{
    markBits(places, table, frame);
}

} // namespace footfall::queries
