// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/factcheck.h"

#include "core/storage/facts/segmentcodec.h"

#include <QCoreApplication>

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

} // namespace

Result<Done> checkSegment(const SegmentInfo &info, const EncodedSegment &segment)
{
    const Result<Opened> stored = opened(segment);
    if (!stored)
        return tl::unexpected(stored.error());
    const Result<FactTable> table = decodeTable(segment);
    if (!table)
        return tl::unexpected(table.error());
    if (table->kind != info.kind || static_cast<qint64>(table->rows) != info.rows)
        return wrong(Words::tr("it has %1 rows where it says %2").arg(table->rows).arg(info.rows));
    const EncodedSegment again = encode(*table);
    if (again.firstDay != info.firstDay || again.lastDay != info.lastDay)
        return wrong(Words::tr("its days are not those that it says"));
    const Result<Opened> counted = opened(again);
    if (!counted)
        return tl::unexpected(counted.error());
    return compareSums(*stored, *counted);
}

} // namespace footfall::storage
