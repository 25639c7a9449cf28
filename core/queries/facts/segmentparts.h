// SPDX-License-Identifier: GPL-3.0-or-later
// The decoded parts of one segment that a question needs: from the cache, or from bytes that
// whoever owns the connection has read. What is not there yet is noted as missing. Any thread, one
// at a time.
#pragma once

#include "core/queries/facts/factcache.h"
#include "core/queries/facts/sumlist.h"

#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace footfall::queries {

/// Leaves new memory as it is: for what is written at once, all of it.
template <typename Number>
struct AsItIs : std::allocator<Number> {
    using std::allocator<Number>::allocator;
    template <typename Other>
    struct rebind {
        using other = AsItIs<Other>;
    };
    template <typename Other, typename... Arguments>
    void construct(Other *place, Arguments &&...arguments)
    {
        if constexpr (sizeof...(arguments) == 0)
            ::new (static_cast<void *>(place)) Other;
        else
            ::new (static_cast<void *>(place)) Other(std::forward<Arguments>(arguments)...);
    }
};
template <typename Place>
using Places = std::vector<Place, AsItIs<Place>>;

/// Places of the rows of one chunk in a group's dictionary; of Duration the milliseconds
/// themselves, in four bytes.
using PlaceColumn = std::variant<Places<quint8>, Places<quint16>, Places<quint32>>;

/// What an in-memory segment and one in the database have in common.
struct SegmentSource {
    storage::SegmentId id; ///< 0: in memory.
    std::shared_ptr<const storage::SegmentHead> head;
    std::shared_ptr<const storage::EncodedSegment> memory; ///< Of one in memory.
    /// It is not about to be merged with others: what it answers is worth keeping.
    bool isSettled = false;
};

/// Of a segment's chunks, from first to before end.
struct ChunkRange {
    size_t first = 0;
    size_t end = 0;
};

class SegmentParts
{
public:
    /// The cache outlives it.
    SegmentParts(SegmentSource source, FactCache &cache, quint64 question);

    [[nodiscard]] const storage::SegmentHead &head() const { return *m_source.head; }
    [[nodiscard]] storage::SegmentId id() const { return m_source.id; }

    /// Makes sure that the column needs no reading any more; else notes what is missing.
    void requireColumn(storage::FactGroup group, size_t chunk);
    /// Decoded columns that are not needed any more, unless the cache keeps them.
    void releaseColumns(size_t chunk);

    // Null where it is missing, or where there is an error.
    [[nodiscard]] std::shared_ptr<const storage::FactDictionary>
    dictionary(storage::FactGroup group);
    [[nodiscard]] std::shared_ptr<const PlaceColumn> column(storage::FactGroup group, size_t chunk);
    [[nodiscard]] std::shared_ptr<const SumList> sums(storage::FactGroup group, storage::SumsOf of);

    /// Sums of these chunks that somebody has made from their columns, since the segment has none
    /// of these: kept with what is decoded. Null where nobody has. Of Flags: of all rows together.
    [[nodiscard]] std::shared_ptr<const SumList>
    madeSums(storage::FactGroup group, storage::SumsOf of, const ChunkRange &chunks);
    void keepMadeSums(storage::FactGroup group, storage::SumsOf of, const ChunkRange &chunks,
                      std::shared_ptr<const SumList> sums);
    /// Of the whole segment, how many page views each place has.
    [[nodiscard]] std::shared_ptr<const std::vector<quint32>> madeViews(storage::FactGroup group);
    std::shared_ptr<const std::vector<quint32>> keepMadeViews(storage::FactGroup group,
                                                              std::vector<quint32> views);
    /// The same, counted where nobody has and all of its columns are decoded; null else.
    [[nodiscard]] std::shared_ptr<const std::vector<quint32>>
    countedViews(storage::FactGroup group);

    [[nodiscard]] const std::optional<domain::Error> &error() const { return m_error; }
    /// Parts to be read from the database and given before it is asked again.
    [[nodiscard]] const std::vector<quint32> &missing() const { return m_missing; }
    /// Whatever it was asked for is there.
    [[nodiscard]] bool isReady() const { return !m_error && m_missing.empty(); }
    void give(quint32 part, QByteArray bytes);
    /// Something was decoded that the cache had no room for.
    [[nodiscard]] bool isStreaming() const { return m_isStreaming; }

private:
    template <typename Part, typename Decode>
    [[nodiscard]] std::shared_ptr<const Part> part(quint32 number, Decode decode);
    [[nodiscard]] std::optional<QByteArray> bytesOf(quint32 part);
    /// Already decoded, here or in the cache; null where not.
    [[nodiscard]] std::shared_ptr<const void> decoded(quint32 number);
    void fail(const domain::Error &error);

    SegmentSource m_source;
    FactCache &m_cache;
    quint64 m_question;
    std::map<quint32, std::shared_ptr<const void>> m_parts; ///< That are in use.
    std::map<quint32, QByteArray> m_bytes;                  ///< Given, and not decoded yet.
    std::vector<quint32> m_missing;
    std::optional<domain::Error> m_error;
    bool m_isStreaming = false;
};

} // namespace footfall::queries
