// SPDX-License-Identifier: GPL-3.0-or-later
// Another numbering for all that wait: written as another generation of segments, which counts from
// the moment when its folder gets its name.
#include "core/pipeline/spool/spoolprivate.h"

#include <QDir>
#include <QLoggingCategory>
#include <limits>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

namespace {

Q_LOGGING_CATEGORY(log, "footfall.pipeline.spool")

constexpr size_t RecordsAtOnce = 2000;

} // namespace

Result<quint64> Spool::renumber(const QString &epoch, quint64 first, const IdMove &ids)
{
    const std::lock_guard appending(d->appending);
    rewind();
    {
        const std::lock_guard lock(d->state);
        if (d->segments.empty())
            return first - 1;
    }
    const SpoolPosition start = d->position;
    const quint64 lowest = d->lowest;
    const quint64 generation = d->generation;
    // Read to its end before the new numbers count.
    d->writer.reset();
    const QString folder = d->generationFolder(d->generation + 1) + QStringLiteral(".new");
    QDir(folder).removeRecursively();
    Private::Numbering numbering{epoch, first, ids};
    Result<Done> done = makeFolder(folder) ? Result<Done>(Done{}) : d->unusable();
    if (done) {
        auto anew = d->writeAnew(folder, numbering);
        done = anew ? d->putInForce(folder, std::move(*anew), numbering)
                    : Result<Done>(tl::unexpected(anew.error()));
    }
    if (!done) {
        QDir(folder).removeRecursively();
        if (d->generation == generation)
            d->goTo(start, lowest);
        return tl::unexpected(done.error());
    }
    return numbering.next - 1;
}

Result<std::deque<Segment>> Spool::Private::writeAnew(const QString &folder, Numbering &numbering)
{
    std::deque<Segment> anew;
    std::unique_ptr<SegmentWriter> to;
    Seal sealing(key);
    qint64 leftOut = 0;
    bool isEnd = false;
    while (!isEnd) {
        std::vector<Record> records;
        while (records.size() < RecordsAtOnce && !isEnd) {
            auto good = readOne();
            if (!good)
                return tl::unexpected(good.error());
            inHand.clear();
            isEnd = !good->has_value();
            if (isEnd)
                break;
            Record record = std::move((*good)->decoded.record);
            if (!pipeline::move(record, numbering.ids)) {
                leftOut += record.hit() ? 1 : 0;
                damaged.keep((*good)->frame.bytes);
                continue;
            }
            record.sequence = numbering.next++;
            records.push_back(std::move(record));
        }
        if (records.empty())
            continue;
        if (!to || to->bytes() >= segmentBytes()) {
            auto begun = SegmentWriter::begin(folder, nextSegment);
            if (!begun)
                return tl::unexpected(begun.error());
            to = std::move(*begun);
            Segment segment;
            segment.number = nextSegment++;
            segment.path = to->path();
            anew.push_back(std::move(segment));
        }
        if (const auto written =
                to->append(records, numbering.epoch, sealing, std::numeric_limits<qint64>::max());
            !written)
            return tl::unexpected(written.error());
        for (const Record &record : records)
            anew.back().count(record, Segment::Origin::Found);
        anew.back().bytes = to->bytes();
    }
    static_cast<void>(damaged.finish());
    const std::lock_guard lock(state);
    if (leftOut > 0) {
        damagedRecords += leftOut;
        qCWarning(log,
                  "%lld waiting page views of sites that the database does not have are set "
                  "aside in %s.",
                  static_cast<long long>(leftOut), qUtf8Printable(options.directory));
    }
    return anew;
}

Result<Done> Spool::Private::putInForce(const QString &folder, std::deque<Segment> anew,
                                        const Numbering &numbering)
{
    const QString old = generationFolder(generation);
    const QString current = generationFolder(generation + 1);
    if (!syncFolder(folder) || !moveFile(folder, current))
        return unusable();
    // From here on the new ones count, whether or not this process lives on.
    const bool isEmpty = anew.empty();
    {
        const std::lock_guard lock(state);
        ++generation;
        for (Segment &segment : anew)
            segment.path = current + QLatin1Char('/') + segmentName(segment.number);
        segments = std::move(anew);
        epoch = numbering.epoch;
    }
    goTo({}, 0);
    released = 0;
    lostSome = false;
    if (!syncFolder(options.directory))
        return unusable();
    if (!QDir(old).removeRecursively())
        qCWarning(log, "%s cannot be removed; it is of no use any more.", qUtf8Printable(old));
    return isEmpty ? destroyKey() : Done{};
}

} // namespace footfall::pipeline
