// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/segmentwriter.h"

#include "core/storage/facts/bytes.h"
#include "core/storage/facts/dictionarycodec.h"
#include "core/storage/facts/packing.h"
#include "core/storage/facts/segmentcodec.h"

namespace footfall::storage {

namespace {

/// Larger dictionaries are not in the head, which is kept in memory.
constexpr size_t MostHeadEntries = 1'024;

class Writer
{
public:
    Writer(SegmentRows rows, Effort effort, const std::stop_token &stop)
        : m_in(std::move(rows)), m_effort(effort), m_stop(stop)
    {
        m_in.rows.sort(m_stop);
        m_head.kind = m_in.kind;
        m_head.rows = m_in.rows.rows();
        m_head.isWhole = m_head.rows <= WholeRows;
        m_head.hours = std::move(m_in.hours);
        for (size_t group = 0; group < FactGroups; ++group) {
            m_head.groups[group].entries = m_in.dictionaries[group].size;
            m_head.groups[group].width = widthOf(m_head.groups[group].entries);
        }
        m_head.entryFlags = entryFlagsOf(m_in.dictionaries[static_cast<size_t>(FactGroup::Flags)]);
        m_flags.resize(m_head.rows);
        m_in.rows.read(FactGroup::Flags, 0, m_flags.data(), m_head.rows);
        m_buffer.resize(std::min(ChunkRows, m_head.rows));
    }

    EncodedSegment write()
    {
        if (m_stop.stop_requested())
            return {};
        const RowCounts counts =
            m_in.kind == FactKind::PageViews && !m_head.isWhole ? rowCounts() : RowCounts({});
        for (size_t group = 0; group < FactGroups; ++group) {
            writeDictionary(static_cast<FactGroup>(group));
            writeColumns(static_cast<FactGroup>(group), counts);
            if (m_stop.stop_requested())
                return {};
        }
        std::sort(m_blobs.begin(), m_blobs.end(),
                  [](const auto &a, const auto &b) { return a.part < b.part; });
        if (m_head.isWhole)
            packWhole();
        EncodedSegment segment;
        segment.kind = m_head.kind;
        segment.rows = m_head.rows;
        if (!m_head.hours.empty()) {
            segment.firstDay = m_head.hours.front().day;
            segment.lastDay = m_head.hours.back().day;
        }
        segment.head = encodeHead(m_head, m_effort);
        segment.blobs = std::move(m_blobs);
        return segment;
    }

private:
    [[nodiscard]] Packing packing() const
    {
        return m_head.isWhole ? Packing::Plain : Packing::Zstd;
    }

    std::span<const quint32> chunk(FactGroup group, size_t index)
    {
        const size_t rows = m_head.rowsOfChunk(index);
        m_in.rows.read(group, index * ChunkRows, m_buffer.data(), rows);
        return {m_buffer.data(), rows};
    }

    RowCounts rowCounts()
    {
        const auto &flags = m_in.dictionaries[static_cast<size_t>(FactGroup::Flags)];
        const auto &durations = m_in.dictionaries[static_cast<size_t>(FactGroup::Duration)];
        RowCounts counts(flags.columns[0]);
        counts.reserve(m_head.rows);
        for (size_t index = 0; index < m_head.chunks(); ++index) {
            const auto places = chunk(FactGroup::Duration, index);
            const quint8 *flagsPlaces = m_flags.data() + index * ChunkRows;
            for (size_t row = 0; row < places.size(); ++row) {
                const bool isKnown = (flags.columns[0][flagsPlaces[row]] & HasDuration) != 0;
                counts.add(flagsPlaces[row], isKnown ? durations.columns[0][places[row]] : 0);
            }
        }
        return counts;
    }

    void writeDictionary(FactGroup group)
    {
        if (group == FactGroup::Time)
            return; // The head's hours.
        const FactDictionary &dictionary = m_in.dictionaries[static_cast<size_t>(group)];
        const QByteArray bytes = dictionaryBytes(dictionary);
        if (dictionary.size <= MostHeadEntries)
            m_head[group].dictionary = unpackable(bytes); // The head is packed as one.
        else
            m_blobs.push_back(
                {dictionaryPart(group), m_head.isWhole ? unpackable(bytes) : packed(bytes, m_effort)});
    }

    [[nodiscard]] bool isEntry(size_t row) const
    {
        return ((m_head.entryFlags >> m_flags[row]) & 1) != 0;
    }

    /// What the other views have all alike need not be stored of them.
    bool canBeOfEntries(FactGroup group)
    {
        if (m_head.kind != FactKind::PageViews || group < FactGroup::Referrer ||
            group > FactGroup::Terms || m_head[group].width == 0)
            return false;
        for (size_t index = 0; index < m_head.chunks(); ++index) {
            const auto places = chunk(group, index);
            for (size_t row = 0; row < places.size(); ++row)
                if (places[row] != 0 && !isEntry(index * ChunkRows + row))
                    return false;
        }
        return true;
    }

    /// Moves the entry views' places to the front.
    std::span<const quint32> entriesOf(size_t index, std::span<const quint32> places)
    {
        size_t kept = 0;
        for (size_t row = 0; row < places.size(); ++row) {
            m_buffer[kept] = places[row];
            kept += isEntry(index * ChunkRows + row) ? 1 : 0;
        }
        return {m_buffer.data(), kept};
    }

    void writeColumns(FactGroup group, const RowCounts &counts)
    {
        SegmentHead::Group &about = m_head[group];
        about.isOfEntries = canBeOfEntries(group);
        about.hasSums = haveSums(m_head.kind, group, about.entries, m_head.rows);
        std::vector<std::pair<SumsOf, PlaceSums>> sums;
        if (about.hasSums)
            for (const SumsOf of : {SumsOf::All, SumsOf::EntryViews, SumsOf::Exits})
                if (of == SumsOf::All || group == FactGroup::Pathname)
                    sums.emplace_back(of, PlaceSums(counts, about.entries, neededFor(group, of)));
        if (about.width == 0 && sums.empty())
            return;
        for (size_t index = 0; index < m_head.chunks() && !m_stop.stop_requested(); ++index) {
            const auto places = chunk(group, index);
            for (auto &[of, sum] : sums)
                sum.add(places);
            if (about.width == 0)
                continue;
            appendZones(about.zones, places);
            if (hasColumn(m_head, group, index))
                m_blobs.push_back(
                    {columnPart(group, index),
                     encodeColumn(about.isOfEntries ? entriesOf(index, places) : places,
                                  about.width, packing(), m_effort)});
        }
        for (const auto &[of, sum] : sums)
            m_blobs.push_back({sumsPart(group, of), encodeSums(sum.sums(), m_effort)});
    }

    /// All parts as one, packed together: apart they would be too small to be worth it.
    void packWhole()
    {
        ByteWriter writer;
        for (const EncodedSegment::Blob &blob : m_blobs) {
            writer.number(blob.part);
            writer.block(blob.data);
        }
        m_blobs = {{WholePart, packed(writer.take())}};
    }

    SegmentRows m_in;
    const Effort m_effort;
    const std::stop_token m_stop;
    SegmentHead m_head;
    std::vector<EncodedSegment::Blob> m_blobs;
    std::vector<quint8> m_flags; ///< Of each row the place of its flags.
    std::vector<quint32> m_buffer;
};

} // namespace

EncodedSegment writeSegment(SegmentRows rows, Effort effort, const std::stop_token &stop)
{
    return Writer(std::move(rows), effort, stop).write();
}

} // namespace footfall::storage
