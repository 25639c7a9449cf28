// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/commonplaces.h"

#include "core/storage/facts/factdictionaries.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace footfall::queries {

using namespace storage;
using domain::Counters;
using domain::Result;

namespace {

/// So many numbers, from the least value to the most, are looked at one by one.
constexpr quint32 WidestRange = 1U << 27;

/// What is cached of several segments is known by numbers that no segment has.
FactCacheKey keyOf(const std::vector<qint64> &ids, quint32 part)
{
    const size_t hash = qHashRange(ids.begin(), ids.end(), 20'261'128);
    return {SegmentId{-1 - static_cast<qint64>(hash >> 1)}, part};
}

/// Kept with the segments that it is of: their hash alone might be another's.
template <typename Value>
struct OfSegments {
    std::vector<qint64> ids;
    Value value;
};

template <typename Value>
std::shared_ptr<const OfSegments<Value>> findOf(FactCache &cache, const FactCacheKey &key,
                                                quint64 question, const std::vector<qint64> &ids)
{
    const auto found = std::static_pointer_cast<const OfSegments<Value>>(cache.find(key, question));
    return found && found->ids == ids ? found : nullptr;
}

qint64 bytesIn(const CommonGroup &group)
{
    size_t bytes = sizeof group;
    if (group.dictionary)
        bytes += group.dictionary->size * group.dictionary->columns.size() * sizeof(quint32);
    for (const std::vector<quint16> &places : group.places)
        bytes += sizeof places + places.capacity() * sizeof(quint16);
    return static_cast<qint64>(bytes);
}

/// Without a dictionary where there are too many entries.
CommonGroup fromUnited(UnitedDictionary united)
{
    CommonGroup group;
    if (united.dictionary.size > CommonPlaces::MostEntries)
        return group;
    for (const std::vector<quint32> &places : united.places) {
        std::vector<quint16> &narrow = group.places.emplace_back(places.size());
        std::transform(places.begin(), places.end(), narrow.begin(),
                       [](quint32 place) { return static_cast<quint16>(place); });
    }
    group.dictionary = std::make_shared<const FactDictionary>(std::move(united.dictionary));
    return group;
}

/// Of one column: by a bit for each number between the least value and the most.
UnitedDictionary unitedByBits(const std::vector<const FactDictionary *> &dictionaries,
                              quint32 first, quint32 last)
{
    struct Word {
        quint64 bits = 0;
        quint32 before = 0; ///< Bits in the words before.
    };
    std::vector<Word> words((last - first) / 64 + 1);
    for (const FactDictionary *dictionary : dictionaries)
        for (const quint32 value : dictionary->columns[0])
            words[(value - first) / 64].bits |= quint64{1} << ((value - first) % 64);
    UnitedDictionary united;
    std::vector<quint32> &values = united.dictionary.columns.emplace_back();
    for (size_t i = 0; i < words.size(); ++i) {
        words[i].before = static_cast<quint32>(values.size());
        for (quint64 bits = words[i].bits; bits != 0; bits &= bits - 1)
            values.push_back(first + static_cast<quint32>(i * 64) +
                             static_cast<quint32>(std::countr_zero(bits)));
    }
    united.dictionary.size = values.size();
    for (const FactDictionary *dictionary : dictionaries) {
        std::vector<quint32> &places = united.places.emplace_back();
        places.reserve(dictionary->size);
        for (const quint32 value : dictionary->columns[0]) {
            const Word &word = words[(value - first) / 64];
            const quint64 below = (quint64{1} << ((value - first) % 64)) - 1;
            places.push_back(word.before + static_cast<quint32>(std::popcount(word.bits & below)));
        }
    }
    return united;
}

CommonGroup united(FactGroup group, const std::vector<const FactDictionary *> &dictionaries)
{
    if (columnsOf(group).size() > 1)
        return fromUnited(unite(group, dictionaries));
    quint32 first = std::numeric_limits<quint32>::max();
    quint32 last = 0;
    for (const FactDictionary *dictionary : dictionaries) {
        if (dictionary->size == 0)
            continue;
        first = std::min(first, dictionary->columns[0].front());
        last = std::max(last, dictionary->columns[0].back());
    }
    return fromUnited(last < first || last - first > WidestRange
                          ? unite(group, dictionaries)
                          : unitedByBits(dictionaries, first, last));
}

bool isSmall(const std::vector<SegmentSource> &segments, FactGroup group)
{
    return std::all_of(segments.begin(), segments.end(), [group](const SegmentSource &segment) {
        return (*segment.head)[group].entries <= CommonPlaces::MostEntries;
    });
}

/// Reads what is not cached.
Result<std::shared_ptr<const FactDictionary>> dictionaryOf(SegmentParts &parts, FactGroup group,
                                                           const UnitRunner::ReadBytes &readBytes)
{
    for (;;) {
        auto dictionary = parts.dictionary(group);
        if (dictionary)
            return dictionary;
        if (parts.error())
            return tl::unexpected(*parts.error());
        for (const quint32 part : std::vector<quint32>(parts.missing())) {
            Result<QByteArray> bytes = readBytes(parts.id(), part);
            if (!bytes)
                return tl::unexpected(bytes.error());
            parts.give(part, *std::move(bytes));
        }
    }
}

} // namespace

Result<CommonPlaces> CommonPlaces::made(const std::vector<SegmentSource> &segments,
                                        const std::set<FactGroup> &groups, Hot hot,
                                        FactCache &cache, quint64 question,
                                        const UnitRunner::ReadBytes &readBytes)
{
    CommonPlaces common(cache, question);
    for (const SegmentSource &segment : segments)
        common.m_ids.push_back(segment.id.value);
    std::vector<SegmentParts> parts;
    for (const SegmentSource &segment : segments)
        parts.emplace_back(segment, cache, question);
    for (const FactGroup group : groups) {
        using Kept = OfSegments<CommonGroup>;
        std::shared_ptr<const CommonGroup> &made = common.m_groups[static_cast<size_t>(group)];
        const FactCacheKey key = keyOf(common.m_ids, dictionaryPart(group));
        if (const auto kept = findOf<CommonGroup>(cache, key, question, common.m_ids)) {
            made = {kept, &kept->value};
        } else if (isSmall(segments, group)) {
            if (segments.size() < 2)
                continue; // Its own places do.
            std::vector<std::shared_ptr<const FactDictionary>> dictionaries;
            std::vector<const FactDictionary *> plain;
            for (SegmentParts &part : parts) {
                auto dictionary = dictionaryOf(part, group, readBytes);
                if (!dictionary)
                    return tl::unexpected(dictionary.error());
                dictionaries.push_back(*std::move(dictionary));
                plain.push_back(dictionaries.back().get());
            }
            const auto whole =
                std::make_shared<const Kept>(Kept{common.m_ids, united(group, plain)});
            cache.insert(key, question, whole, bytesIn(whole->value));
            made = {whole, &whole->value};
        } else if (hot == Hot::Wanted && columnsOf(group).size() == 1) {
            common.m_hotValues[static_cast<size_t>(group)] = common.madeHotValues(parts, group);
        }
        if (made && !made->dictionary)
            made = nullptr; // Too many.
    }
    return common;
}

std::shared_ptr<const HotValues> CommonPlaces::madeHotValues(std::vector<SegmentParts> &parts,
                                                             FactGroup group) const
{
    using Kept = OfSegments<std::shared_ptr<const HotValues>>;
    const FactCacheKey key = keyOf(m_ids, columnPart(group, 0));
    if (const auto kept =
            findOf<std::shared_ptr<const HotValues>>(*m_cache, key, m_question, m_ids))
        return kept->value;
    std::vector<CountedDictionary> segments;
    for (SegmentParts &part : parts) {
        auto views = part.countedViews(group);
        auto dictionary = views ? part.dictionary(group) : nullptr;
        if (!dictionary)
            return nullptr;
        segments.push_back({std::move(dictionary), std::move(views)});
    }
    std::shared_ptr<const HotValues> hot = hotValuesOf(segments);
    if (hot)
        m_cache->insert(key, m_question, std::make_shared<const Kept>(Kept{m_ids, hot}),
                        queries::bytesIn(*hot));
    return hot;
}

std::shared_ptr<const SumList> CommonPlaces::together(FactGroup group,
                                                      const std::vector<SegmentSums> &all) const
{
    using Kept = OfSegments<SumList>;
    // Their places are those in the dictionary of all, whichever of them have sums.
    std::vector<qint64> ids = m_ids;
    ids.push_back(-1);
    for (const SegmentSums &one : all) {
        ids.push_back(m_ids[one.segment]);
        ids.push_back(static_cast<qint64>(one.of));
    }
    const FactCacheKey key = keyOf(ids, sumsPart(group, all.front().of));
    if (const auto kept = findOf<SumList>(*m_cache, key, m_question, ids))
        return {kept, &kept->value};
    const CommonGroup &common = *this->group(group);
    std::vector<Counters> sums(common.dictionary->size);
    for (const SegmentSums &one : all) {
        const std::vector<quint16> &places = common.places[one.segment];
        for (size_t i = 0; i < one.sums->sums.size(); ++i)
            if (!one.sums->sums[i].isEmpty())
                sums[places[one.sums->place(i)]] += one.sums->sums[i].counters();
        for (const auto &[place, counters] : one.sums->large)
            sums[places[place]] += counters;
    }
    const auto made = std::make_shared<const Kept>(Kept{std::move(ids), listOf(sums)});
    m_cache->insert(key, m_question, made, bytesIn(made->value));
    return {made, &made->value};
}

} // namespace footfall::queries
