// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/segmentparts.h"

#include "core/queries/facts/placecolumns.h"
#include "core/storage/facts/segmentcodec.h"

namespace footfall::queries {

using namespace storage;
using domain::Counters;
using domain::Result;

namespace {

// No segment has such parts.
quint32 madeSumsPart(FactGroup group, SumsOf of, const ChunkRange &chunks)
{
    static_assert(FactGroups <= 32);
    constexpr int RangeBits = 12;
    static_assert(MostRows / ChunkRows < 1 << RangeBits);
    return quint32{1} << 31 | static_cast<quint32>(group) << (2 * RangeBits + 2) |
           static_cast<quint32>(of) << (2 * RangeBits) |
           static_cast<quint32>(chunks.first) << RangeBits | static_cast<quint32>(chunks.end);
}

quint32 madeViewsPart(FactGroup group)
{
    return dictionaryPart(group) | quint32{128} << 16;
}

qint64 bytesIn(const FactDictionary &dictionary)
{
    size_t bytes = sizeof dictionary + dictionary.amounts.capacity() * sizeof(qint64);
    for (const std::vector<quint32> &column : dictionary.columns)
        bytes += sizeof column + column.capacity() * sizeof(quint32);
    return static_cast<qint64>(bytes);
}

} // namespace

SegmentParts::SegmentParts(SegmentSource source, FactCache &cache, quint64 question)
    : m_source(std::move(source)), m_cache(cache), m_question(question)
{
}

void SegmentParts::give(quint32 part, QByteArray bytes)
{
    std::erase(m_missing, part);
    if (part != WholePart || !head().isWhole) {
        m_bytes.insert_or_assign(part, std::move(bytes));
        return;
    }
    Result<std::vector<EncodedSegment::Blob>> parts = unpackWhole(head(), bytes);
    if (!parts) {
        fail(parts.error());
        return;
    }
    for (EncodedSegment::Blob &blob : *parts)
        m_bytes.insert_or_assign(blob.part, std::move(blob.data));
    m_bytes.insert_or_assign(WholePart, QByteArray());
}

std::optional<QByteArray> SegmentParts::bytesOf(quint32 part)
{
    if (const auto given = m_bytes.find(part); given != m_bytes.end())
        return given->second;
    const quint32 stored = head().isWhole ? WholePart : part;
    if (head().isWhole && m_bytes.contains(WholePart))
        return QByteArray(); // What the small segment does not have.
    if (m_source.memory) {
        const QByteArrayView bytes = findPart(m_source.memory->blobs, stored);
        give(stored, bytes.toByteArray());
        return m_error ? std::nullopt : bytesOf(part);
    }
    if (std::find(m_missing.begin(), m_missing.end(), stored) == m_missing.end())
        m_missing.push_back(stored);
    return std::nullopt;
}

void SegmentParts::fail(const domain::Error &error)
{
    if (!m_error)
        m_error = error;
}

std::shared_ptr<const void> SegmentParts::decoded(quint32 number)
{
    if (const auto found = m_parts.find(number); found != m_parts.end())
        return found->second;
    if (m_source.memory)
        return nullptr;
    std::shared_ptr<const void> kept = m_cache.find({m_source.id, number}, m_question);
    if (kept)
        m_parts.emplace(number, kept);
    return kept;
}

void SegmentParts::requireColumn(FactGroup group, size_t chunk)
{
    if (m_error)
        return;
    if (group == FactGroup::Duration)
        (void)dictionary(group);
    if (head()[group].isOfEntries)
        requireColumn(FactGroup::Flags, chunk);
    if (hasColumn(head(), group, chunk) && !decoded(columnPart(group, chunk)))
        (void)bytesOf(columnPart(group, chunk));
}

void SegmentParts::releaseColumns(size_t chunk)
{
    for (size_t group = 0; group < FactGroups; ++group)
        m_parts.erase(columnPart(static_cast<FactGroup>(group), chunk));
}

template <typename Part, typename Decode>
std::shared_ptr<const Part> SegmentParts::part(quint32 number, Decode decode)
{
    if (m_error)
        return nullptr;
    if (auto found = decoded(number))
        return std::static_pointer_cast<const Part>(found);
    std::optional<Result<Part>> made = decode();
    if (!made)
        return nullptr;
    if (!*made) {
        fail(made->error());
        return nullptr;
    }
    auto shared = std::make_shared<const Part>(*std::move(*made));
    m_parts.emplace(number, shared);
    m_bytes.erase(number);
    if (!m_source.memory && m_cache.insert({m_source.id, number}, m_question, shared,
                                           bytesIn(*shared)) == FactCache::Kept::No)
        m_isStreaming = true;
    return shared;
}

std::shared_ptr<const FactDictionary> SegmentParts::dictionary(FactGroup group)
{
    const quint32 number = dictionaryPart(group);
    return part<FactDictionary>(number, [&]() -> std::optional<Result<FactDictionary>> {
        if (head()[group].entries == 0) {
            FactDictionary zero;
            zero.size = 1;
            zero.columns.assign(columnsOf(group).size(), {0});
            if (group == FactGroup::Money)
                zero.amounts.assign(1, 0);
            return Result<FactDictionary>(std::move(zero));
        }
        if (group == FactGroup::Time || !head()[group].dictionary.isEmpty())
            return decodeDictionary(head(), group);
        const std::optional<QByteArray> bytes = bytesOf(number);
        if (!bytes)
            return std::nullopt;
        return decodeDictionary(head(), group, *bytes);
    });
}

std::shared_ptr<const PlaceColumn> SegmentParts::column(FactGroup group, size_t chunk)
{
    const quint32 number = columnPart(group, chunk);
    return part<PlaceColumn>(number, [&]() -> std::optional<Result<PlaceColumn>> {
        std::shared_ptr<const FactDictionary> durations;
        if (group == FactGroup::Duration && !(durations = dictionary(group)))
            return std::nullopt;
        std::shared_ptr<const PlaceColumn> flags;
        if (head()[group].isOfEntries && head()[FactGroup::Flags].width > 0 &&
            !(flags = this->column(FactGroup::Flags, chunk)))
            return std::nullopt;
        std::optional<QByteArray> bytes = QByteArray();
        if (hasColumn(head(), group, chunk))
            bytes = bytesOf(number);
        if (!bytes)
            return std::nullopt;
        Result<PlaceColumn> places =
            columnOfPlaces(head(), group, chunk, *bytes,
                           flags ? std::get<Places<quint8>>(*flags).data() : nullptr);
        if (places && durations)
            return millisecondsOf(*places, *durations);
        return places;
    });
}

std::shared_ptr<const SumList> SegmentParts::sums(FactGroup group, SumsOf of)
{
    const quint32 number = sumsPart(group, of);
    return part<SumList>(number, [&]() -> std::optional<Result<SumList>> {
        const std::optional<QByteArray> bytes = bytesOf(number);
        if (!bytes)
            return std::nullopt;
        const Result<std::vector<Counters>> sums = decodeSums(head(), group, *bytes);
        if (!sums)
            return Result<SumList>(tl::unexpected(sums.error()));
        return Result<SumList>(listOf(*sums));
    });
}

std::shared_ptr<const SumList> SegmentParts::madeSums(FactGroup group, SumsOf of,
                                                      const ChunkRange &chunks)
{
    return std::static_pointer_cast<const SumList>(decoded(madeSumsPart(group, of, chunks)));
}

std::shared_ptr<const std::vector<quint32>> SegmentParts::madeViews(FactGroup group)
{
    return std::static_pointer_cast<const std::vector<quint32>>(decoded(madeViewsPart(group)));
}

std::shared_ptr<const std::vector<quint32>> SegmentParts::keepMadeViews(FactGroup group,
                                                                        std::vector<quint32> views)
{
    const auto bytes = static_cast<qint64>(views.capacity() * sizeof(quint32));
    auto kept = std::make_shared<const std::vector<quint32>>(std::move(views));
    if (!m_source.memory)
        m_cache.insert({m_source.id, madeViewsPart(group)}, m_question, kept, bytes);
    return kept;
}

std::shared_ptr<const std::vector<quint32>> SegmentParts::countedViews(FactGroup group)
{
    if (auto made = madeViews(group))
        return made;
    const SegmentHead::Group &about = head()[group];
    std::vector<quint32> views(std::max<size_t>(about.entries, 1));
    for (size_t chunk = 0; chunk < head().chunks(); ++chunk) {
        if (!hasColumn(head(), group, chunk)) {
            const quint32 place = about.zones.empty() ? 0 : about.zones[chunk * ChunkFrames].least;
            views[place] += static_cast<quint32>(head().rowsOfChunk(chunk));
            continue;
        }
        const auto column =
            std::static_pointer_cast<const PlaceColumn>(decoded(columnPart(group, chunk)));
        if (!column)
            return nullptr;
        std::visit(
            [&views](const auto &places) {
                for (const auto place : places)
                    ++views[place];
            },
            *column);
        releaseColumns(chunk);
    }
    return keepMadeViews(group, std::move(views));
}

void SegmentParts::keepMadeSums(FactGroup group, SumsOf of, const ChunkRange &chunks,
                                std::shared_ptr<const SumList> sums)
{
    if (m_source.memory)
        return;
    const qint64 bytes = bytesIn(*sums);
    m_cache.insert({m_source.id, madeSumsPart(group, of, chunks)}, m_question, std::move(sums),
                   bytes);
}

} // namespace footfall::queries
