// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/commonplaces.h"

#include "core/storage/facts/factdictionaries.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;
using domain::Counters;
using domain::Result;

namespace {

/// Larger dictionaries would not stay in the nearer caches together.
constexpr size_t MostEntries = 65'536;
constexpr size_t MostCommonEntries = 131'072;

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
    for (const std::vector<quint32> &column : group.dictionary->columns)
        bytes += column.capacity() * sizeof(quint32);
    for (const std::vector<quint32> &places : group.places)
        bytes += sizeof places + places.capacity() * sizeof(quint32);
    return static_cast<qint64>(bytes);
}

bool isSmall(const std::vector<SegmentSource> &segments, FactGroup group)
{
    return std::all_of(segments.begin(), segments.end(), [group](const SegmentSource &segment) {
        return (*segment.head)[group].entries <= MostEntries;
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
            UnitedDictionary united = unite(group, plain);
            const auto whole = std::make_shared<const Kept>(
                Kept{common.m_ids,
                     {std::make_shared<const FactDictionary>(std::move(united.dictionary)),
                      std::move(united.places)}});
            cache.insert(key, question, whole, bytesIn(whole->value));
            made = {whole, &whole->value};
        } else if (hot == Hot::Wanted && columnsOf(group).size() == 1) {
            common.m_hotValues[static_cast<size_t>(group)] = common.madeHotValues(parts, group);
        }
        if (made && made->dictionary->size > MostCommonEntries)
            made = nullptr;
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
        auto views = part.madeViews(group);
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
    std::vector<qint64> ids;
    for (const SegmentSums &one : all)
        ids.push_back(m_ids[one.segment]);
    const FactCacheKey key = keyOf(ids, sumsPart(group, all.front().of));
    if (const auto kept = findOf<SumList>(*m_cache, key, m_question, ids))
        return {kept, &kept->value};
    const CommonGroup &common = *this->group(group);
    std::vector<Counters> sums(common.dictionary->size);
    for (const SegmentSums &one : all) {
        const std::vector<quint32> &places = common.places[one.segment];
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
