// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/factmerge.h"

#include "core/storage/facts/mergeplaces.h"
#include "core/storage/facts/segmentwriter.h"

#include <QCoreApplication>
#include <algorithm>

namespace footfall::storage {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

tl::unexpected<domain::Error> stopped()
{
    return domain::failure(ErrorKind::Unavailable, {}); // Nobody is told.
}

class Merging
{
public:
    Merging(std::vector<SegmentReader> segments, const MergeRules &rules)
        : m_segments(std::move(segments)), m_rules(rules)
    {
        for (const SegmentReader &segment : m_segments)
            m_rows += segment.head().rows;
    }

    Result<EncodedSegment> run()
    {
        Result<MergePlaces> places = MergePlaces::made(m_segments, m_rules);
        if (!places)
            return tl::unexpected(places.error());
        m_places = *std::move(places);
        if (const Result<Done> left = leaveOut(); !left)
            return tl::unexpected(left.error());
        const std::array<size_t, FactGroups> entries = m_places.entries();
        SegmentRows rows{.kind = m_segments.empty() ? FactKind::PageViews
                                                    : m_segments.front().head().kind,
                         .hours = std::move(m_places.hours()),
                         .dictionaries = std::move(m_places.dictionaries()),
                         .rows = PackedRows(m_rows, entries)};
        for (size_t group = 0; group < FactGroups; ++group)
            if (entries[group] > 1)
                if (const Result<Done> done = addRows(rows.rows, static_cast<FactGroup>(group));
                    !done)
                    return tl::unexpected(done.error());
        EncodedSegment merged = writeSegment(std::move(rows), m_rules.effort, m_rules.stop);
        if (m_rules.stop.stop_requested())
            return stopped();
        return merged;
    }

private:
    /// Calls take(row, places, count) for the rows of one group, in order: a segment's chunks, one
    /// after the other; places are those in the segment's own dictionary.
    template <typename Take>
    Result<Done> eachChunk(size_t segment, FactGroup group, Take take)
    {
        const SegmentHead &head = m_segments[segment].head();
        for (size_t chunk = 0; chunk < head.chunks(); ++chunk) {
            if (m_rules.stop.stop_requested())
                return stopped();
            if (const Result<Done> read =
                    m_segments[segment].places(group, chunk, m_memory.data());
                !read)
                return read;
            take(chunk * ChunkRows, m_memory.data(), head.rowsOfChunk(chunk));
        }
        return Done{};
    }

    /// Which rows stay, where not all do; and entries that none of them has go.
    Result<Done> leaveOut()
    {
        if (!leavesOut(FactGroup::Time) && !leavesOut(FactGroup::Target))
            return Done{};
        m_rows = 0;
        for (size_t i = 0; i < m_segments.size(); ++i) {
            std::vector<quint8> &stays = m_stays.emplace_back(m_segments[i].head().rows, quint8{1});
            for (const FactGroup group : {FactGroup::Time, FactGroup::Target})
                if (leavesOut(group))
                    if (const Result<Done> done = leaveOut(i, group, stays); !done)
                        return done;
            m_rows += static_cast<size_t>(std::count(stays.begin(), stays.end(), quint8{1}));
        }
        std::array<std::vector<bool>, FactGroups> used;
        for (size_t group = 0; group < FactGroups; ++group) {
            used[group].resize(m_places.entries()[group]);
            for (size_t i = 0; i < m_segments.size(); ++i)
                if (const Result<Done> done =
                        findUsed(i, static_cast<FactGroup>(group), used[group]);
                    !done)
                    return done;
        }
        m_places.keepOnly(used);
        return Done{};
    }

    bool leavesOut(FactGroup group)
    {
        const std::vector<quint8> entries = staying(group);
        return std::find(entries.begin(), entries.end(), quint8{0}) != entries.end();
    }

    /// Of each entry whether its rows stay.
    std::vector<quint8> staying(FactGroup group)
    {
        std::vector<quint8> entries(m_places.entries()[static_cast<size_t>(group)], quint8{1});
        if (group == FactGroup::Time) {
            for (size_t i = 0; i < entries.size(); ++i) {
                const qint64 day = m_places.hours()[i].day;
                entries[i] = day >= m_rules.firstDay && day <= m_rules.lastDay ? 1 : 0;
            }
        } else if (m_rules.isLeftOut) {
            const auto &targets = m_places.dictionaries()[static_cast<size_t>(group)];
            for (size_t i = 0; i < entries.size(); ++i)
                entries[i] =
                    m_rules.isLeftOut(targets.columns[0][i], targets.columns[1][i]) ? 0 : 1;
        }
        return entries;
    }

    Result<Done> leaveOut(size_t segment, FactGroup group, std::vector<quint8> &stays)
    {
        const std::vector<quint8> entries = staying(group);
        const std::vector<quint32> &newPlaces = m_places.of(group, segment);
        return eachChunk(segment, group, [&](size_t row, const quint32 *places, size_t count) {
            for (size_t i = 0; i < count; ++i)
                stays[row + i] &= entries[newPlaces[places[i]]];
        });
    }

    Result<Done> findUsed(size_t segment, FactGroup group, std::vector<bool> &used)
    {
        const std::vector<quint32> &newPlaces = m_places.of(group, segment);
        const std::vector<quint8> &stays = m_stays[segment];
        return eachChunk(segment, group, [&](size_t row, const quint32 *places, size_t count) {
            for (size_t i = 0; i < count; ++i)
                if (stays[row + i] != 0)
                    used[newPlaces[places[i]]] = true;
        });
    }

    Result<Done> addRows(PackedRows &rows, FactGroup group)
    {
        size_t next = 0;
        for (size_t i = 0; i < m_segments.size(); ++i) {
            const std::vector<quint32> &newPlaces = m_places.of(group, i);
            const Result<Done> done =
                eachChunk(i, group, [&](size_t row, quint32 *places, size_t count) {
                    const size_t kept = keepStaying(i, row, places, count);
                    rows.add(group, next, kept,
                             [&](size_t at) { return newPlaces[places[at]]; });
                    next += kept;
                });
            if (!done)
                return done;
        }
        return Done{};
    }

    /// Moves the places of the rows that stay to the front; returns how many these are.
    [[nodiscard]] size_t keepStaying(size_t segment, size_t row, quint32 *places,
                                     size_t count) const
    {
        if (m_stays.empty())
            return count;
        size_t kept = 0;
        for (size_t i = 0; i < count; ++i) {
            places[kept] = places[i];
            kept += m_stays[segment][row + i];
        }
        return kept;
    }

    std::vector<SegmentReader> m_segments;
    const MergeRules &m_rules;
    size_t m_rows = 0; ///< That stay.
    MergePlaces m_places;
    std::vector<std::vector<quint8>> m_stays; ///< By segment and row; none where all do.
    std::vector<quint32> m_memory = std::vector<quint32>(ChunkRows);
};

} // namespace

Result<EncodedSegment> merge(const std::vector<EncodedSegment> &segments, const MergeRules &rules)
{
    std::vector<SegmentReader> readers;
    size_t count = 0;
    for (const EncodedSegment &segment : segments) {
        Result<SegmentReader> reader = SegmentReader::open(segment);
        if (!reader)
            return tl::unexpected(reader.error());
        count += reader->head().rows;
        readers.push_back(*std::move(reader));
        if (count > MostRows || readers.back().head().kind != readers.front().head().kind)
            return domain::failure(
                ErrorKind::Invalid,
                Words::tr("These facts cannot be merged: they are too many, or of two kinds."));
    }
    return Merging(std::move(readers), rules).run();
}

} // namespace footfall::storage
