// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/factcheck.h"

#include "core/storage/facts/factmerge.h"
#include "core/storage/facts/segmentreader.h"

#include <QCoreApplication>
#include <algorithm>

namespace footfall::storage {

using domain::Counters;
using domain::Done;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

tl::unexpected<domain::Error> wrong(const QString &what)
{
    return domain::failure(domain::ErrorKind::Storage, what);
}

tl::unexpected<domain::Error> stopped()
{
    return domain::failure(domain::ErrorKind::Unavailable, {}); // Nobody is told.
}

struct Opened {
    SegmentHead head;
    std::vector<EncodedSegment::Blob> parts;
};

Result<Opened> opened(const EncodedSegment &segment)
{
    const Result<SegmentHead> head = decodeHead(segment.head);
    if (!head)
        return tl::unexpected(head.error());
    if (!head->isWhole)
        return Opened{*head, segment.blobs};
    return unpackWhole(*head, findPart(segment.blobs, WholePart))
        .map([&](std::vector<EncodedSegment::Blob> parts) {
            return Opened{*head, std::move(parts)};
        });
}

Result<std::vector<Counters>> sumsOf(const Opened &segment, FactGroup group, SumsOf of)
{
    if (!segment.head[group].hasSums)
        return std::vector<Counters>();
    return decodeSums(segment.head, group, findPart(segment.parts, sumsPart(group, of)));
}

Result<Done> compareSums(const Opened &stored, const Opened &counted)
{
    for (size_t i = 0; i < FactGroups; ++i) {
        const auto group = static_cast<FactGroup>(i);
        std::vector<SumsOf> kinds{SumsOf::All};
        if (group == FactGroup::Pathname)
            kinds.insert(kinds.end(), {SumsOf::EntryViews, SumsOf::Exits});
        for (const SumsOf of : kinds) {
            const auto ofStored = sumsOf(stored, group, of);
            const auto ofCounted = sumsOf(counted, group, of);
            if (!ofStored || !ofCounted)
                return tl::unexpected(ofStored ? ofCounted.error() : ofStored.error());
            if (*ofStored != *ofCounted)
                return wrong(Words::tr("the sums are not those of the page views"));
        }
    }
    return Done{};
}

Result<Done> compareHeads(const SegmentHead &stored, const SegmentHead &counted)
{
    const tl::unexpected<domain::Error> other =
        wrong(Words::tr("what it says of its frames is not what they hold"));
    if (stored.hours != counted.hours || stored.entryFlags != counted.entryFlags)
        return other;
    for (size_t i = 0; i < FactGroups; ++i) {
        const SegmentHead::Group &group = stored.groups[i];
        if (group.entries != counted.groups[i].entries || group.zones != counted.groups[i].zones ||
            group.isOfEntries != counted.groups[i].isOfEntries)
            return other;
    }
    return Done{};
}

/// Whether every entry of every dictionary is some row's.
Result<Done> checkEntries(const EncodedSegment &segment, const std::stop_token &stop)
{
    const Result<SegmentReader> reader = SegmentReader::open(segment);
    if (!reader)
        return tl::unexpected(reader.error());
    const SegmentHead &head = reader->head();
    std::vector<quint32> places(ChunkRows);
    for (size_t i = 0; i < FactGroups; ++i) {
        const auto group = static_cast<FactGroup>(i);
        std::vector<bool> used(head[group].entries);
        for (size_t chunk = 0; chunk < head.chunks(); ++chunk) {
            if (stop.stop_requested())
                return stopped();
            if (const Result<Done> read = reader->places(group, chunk, places.data()); !read)
                return read;
            for (size_t row = 0; row < head.rowsOfChunk(chunk); ++row)
                used[places[row]] = true;
        }
        if (std::find(used.begin(), used.end(), false) != used.end())
            return wrong(Words::tr("it lists values that none of its rows has"));
    }
    return Done{};
}

} // namespace

Result<Done> checkSegment(const SegmentInfo &info, const EncodedSegment &segment,
                          const std::stop_token &stop)
{
    const Result<Opened> stored = opened(segment);
    if (!stored)
        return tl::unexpected(stored.error());
    const SegmentHead &head = stored->head;
    if (head.kind != info.kind || static_cast<qint64>(head.rows) != info.rows)
        return wrong(Words::tr("it has %1 rows where it says %2").arg(head.rows).arg(info.rows));
    MergeRules rules;
    rules.stop = stop;
    const Result<EncodedSegment> again = merge({segment}, rules);
    if (!again)
        return tl::unexpected(again.error());
    if (again->firstDay != info.firstDay || again->lastDay != info.lastDay)
        return wrong(Words::tr("its days are not those that it says"));
    const Result<Opened> counted = opened(*again);
    if (!counted)
        return tl::unexpected(counted.error());
    return compareHeads(head, counted->head)
        .and_then([&](Done) { return checkEntries(segment, stop); })
        .and_then([&](Done) { return compareSums(*stored, *counted); });
}

} // namespace footfall::storage
