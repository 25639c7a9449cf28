// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/hotvalues.h"

#include "core/queries/facts/bestrows.h"

#include <algorithm>
#include <limits>

namespace footfall::queries {

using storage::FactDictionary;

namespace {

/// Few enough for the nearer caches; so many that what is hardly ever selected is among them.
constexpr size_t HotCount = 4'096;
/// Not one alone, since additions to the same place wait for each other.
constexpr size_t OtherPlaces = 64;
constexpr quint32 WidestRange = 1U << 27;
constexpr size_t BlockValues = 65'536;

/// The most viewed values, and one more.
std::vector<RankedRow> mostViewed(const std::vector<CountedDictionary> &segments, quint32 first,
                                  quint32 last)
{
    BestRows best(HotCount + 1);
    std::vector<size_t> next(segments.size());
    std::vector<quint64> views(BlockValues);
    for (quint64 base = first; base <= last; base += BlockValues) {
        const quint64 end = base + BlockValues;
        for (size_t i = 0; i < segments.size(); ++i) {
            const std::vector<quint32> &values = segments[i].dictionary->columns[0];
            for (size_t &place = next[i]; place < values.size() && values[place] < end; ++place)
                views[values[place] - base] += (*segments[i].views)[place];
        }
        for (size_t i = 0; i < BlockValues; ++i) {
            if (views[i] > 0)
                best.offer(static_cast<double>(views[i]), {static_cast<quint32>(base + i), {}});
            views[i] = 0;
        }
    }
    return best.take();
}

std::vector<quint16> placesIn(const std::vector<quint32> &hot, const std::vector<quint32> &values)
{
    static_assert(HotCount + OtherPlaces <= size_t{1} << 16);
    std::vector<quint16> places(values.size());
    auto next = hot.begin();
    for (size_t place = 0; place < values.size(); ++place) {
        while (next != hot.end() && *next < values[place])
            ++next;
        const bool isHot = next != hot.end() && *next == values[place];
        places[place] = static_cast<quint16>(isHot ? static_cast<size_t>(next - hot.begin())
                                                   : hot.size() + place % OtherPlaces);
    }
    return places;
}

} // namespace

size_t HotValues::tablePlaces() const
{
    return dictionary->size + OtherPlaces;
}

std::shared_ptr<const HotValues> hotValuesOf(const std::vector<CountedDictionary> &segments)
{
    auto hot = std::make_shared<HotValues>();
    hot->firstValue = std::numeric_limits<quint32>::max();
    for (const CountedDictionary &segment : segments) {
        if (segment.dictionary->size == 0)
            continue;
        hot->firstValue = std::min(hot->firstValue, segment.dictionary->columns[0].front());
        hot->lastValue = std::max(hot->lastValue, segment.dictionary->columns[0].back());
    }
    if (hot->lastValue < hot->firstValue || hot->lastValue - hot->firstValue > WidestRange)
        return nullptr;
    std::vector<RankedRow> rows = mostViewed(segments, hot->firstValue, hot->lastValue);
    if (rows.size() > HotCount) {
        hot->mostOfOthers = static_cast<qint64>(rows.back().rank);
        rows.pop_back();
    }
    FactDictionary dictionary;
    dictionary.size = rows.size();
    dictionary.columns.resize(1);
    for (const RankedRow &row : rows)
        dictionary.columns[0].push_back(row.row.value);
    std::sort(dictionary.columns[0].begin(), dictionary.columns[0].end());
    for (const CountedDictionary &segment : segments)
        hot->places.push_back(placesIn(dictionary.columns[0], segment.dictionary->columns[0]));
    hot->dictionary = std::make_shared<const FactDictionary>(std::move(dictionary));
    return hot;
}

qint64 bytesIn(const HotValues &values)
{
    size_t bytes = sizeof values + values.dictionary->size * sizeof(quint32);
    for (const std::vector<quint16> &places : values.places)
        bytes += sizeof places + places.capacity() * sizeof(quint16);
    return static_cast<qint64>(bytes);
}

} // namespace footfall::queries
