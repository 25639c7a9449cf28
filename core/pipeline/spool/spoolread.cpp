// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what waits, and letting go of it: the writer's thread.
#include "core/pipeline/spool/spoolprivate.h"

#include <QLoggingCategory>
#include <algorithm>

#include <cerrno>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

namespace {

Q_LOGGING_CATEGORY(log, "footfall.pipeline.spool")

} // namespace

Result<std::vector<Record>> Spool::read(size_t limit)
{
    std::vector<Record> records;
    while (records.size() < limit) {
        auto good = d->readOne();
        // What was read before the trouble comes first.
        if (!good && records.empty())
            return tl::unexpected(good.error());
        if (!good || !*good)
            break;
        records.push_back(std::move((*good)->decoded.record));
    }
    // Where nothing but damaged records was left, nobody else would let go of them.
    if (records.empty() && d->inHand.empty()) {
        if (const auto removed = d->removeReleased(d->released); !removed)
            return tl::unexpected(removed.error());
    }
    return records;
}

Result<std::optional<SegmentReader::Good>> Spool::Private::readOne()
{
    while (true) {
        QString path;
        QString expectedEpoch;
        qint64 limit = 0;
        bool isLast = true;
        {
            const std::lock_guard lock(state);
            const auto at =
                std::find_if(segments.begin(), segments.end(), [this](const Segment &segment) {
                    return segment.number >= position.segment;
                });
            if (at == segments.end())
                return std::nullopt;
            if (at->number != position.segment)
                position = {at->number, 0};
            if (!reader || readerSegment != position.segment)
                reader = std::make_unique<SegmentReader>(at->path, position.offset, key);
            readerSegment = position.segment;
            path = at->path;
            expectedEpoch = epoch;
            limit = at->bytes;
            isLast = std::next(at) == segments.end();
        }
        SegmentReader::Step step = reader->next(limit, lowest, expectedEpoch);
        if (auto *good = std::get_if<SegmentReader::Good>(&step)) {
            const Record &record = good->decoded.record;
            inHand.push_back(
                {record.sequence, {position.segment, good->frame.offset}, record.hit() ? 1 : 0});
            lowest = record.sequence + 1;
            position.offset = reader->offset();
            return std::move(*good);
        }
        if (const auto *gap = std::get_if<SegmentReader::Bad>(&step)) {
            position.offset = reader->offset();
            setAside(path, gap->offset, gap->size);
        } else if (std::holds_alternative<SegmentReader::End>(step)) {
            wasReadThrough(position.segment, limit);
            if (isLast)
                return std::nullopt;
            position = {position.segment + 1, 0};
        } else {
            errno = std::get<SegmentReader::Unreadable>(step).error;
            const auto error = unreadable(path);
            reader.reset();
            return error;
        }
    }
}

void Spool::Private::setAside(const QString &path, qint64 offset, qint64 size)
{
    damaged.add(path, offset, size);
    if (damaged.finish())
        qCWarning(log, "A damaged record in %s could not be opened; it is set aside.",
                  qUtf8Printable(path));
    else
        qCWarning(log, "A damaged record in %s could not be opened; it is passed over.",
                  qUtf8Printable(path));
    lostSome = true;
    const std::lock_guard lock(state);
    ++damagedRecords;
}

void Spool::Private::wasReadThrough(quint64 segmentNumber, qint64 bytes)
{
    if (!std::exchange(lostSome, false))
        return;
    const std::lock_guard lock(state);
    for (Segment &segment : segments) {
        if (segment.number != segmentNumber || segment.bytes != bytes)
            continue;
        segment.records = segment.hits = 0;
        for (const InHand &record : inHand) {
            if (record.position.segment == segmentNumber) {
                ++segment.records;
                segment.hits += record.hits;
            }
        }
        segment.last = std::min(segment.last, std::max(released, lowest == 0 ? 0 : lowest - 1));
        return;
    }
    // It has grown meanwhile: the next time, then.
    lostSome = true;
}

void Spool::Private::goTo(SpoolPosition to, quint64 lowestSequence)
{
    position = to;
    lowest = lowestSequence;
    inHand.clear();
    reader.reset();
}

void Spool::rewind()
{
    if (!d->inHand.empty())
        d->goTo(d->inHand.front().position, d->inHand.front().sequence);
}

Result<Done> Spool::release(quint64 throughSequence)
{
    d->released = std::max(d->released, throughSequence);
    d->releaseInHand(throughSequence);
    if (const auto removed = d->removeReleased(throughSequence); !removed)
        return removed;
    // Those that were never read are read now and forgotten; in one segment at most.
    bool wasRead = false;
    while (d->inHand.empty() && d->lowest <= throughSequence) {
        const auto good = d->readOne();
        if (!good)
            return tl::unexpected(good.error());
        if (!*good)
            break;
        wasRead = true;
        d->releaseInHand(throughSequence);
    }
    if (wasRead)
        rewind();
    return Done{};
}

void Spool::Private::releaseInHand(quint64 throughSequence)
{
    const std::lock_guard lock(state);
    auto segment = segments.begin();
    while (!inHand.empty() && inHand.front().sequence <= throughSequence) {
        const InHand &record = inHand.front();
        while (segment != segments.end() && segment->number < record.position.segment)
            ++segment;
        if (segment != segments.end() && segment->number == record.position.segment) {
            --segment->records;
            segment->hits -= record.hits;
        }
        inHand.pop_front();
    }
}

Result<Done> Spool::Private::removeReleased(quint64 throughSequence)
{
    while (true) {
        std::unique_lock tail(appending, std::defer_lock);
        Segment front;
        bool isLast = false;
        {
            std::unique_lock lock(state);
            if (segments.empty() || segments.front().last > throughSequence)
                return Done{};
            if (segments.size() == 1) {
                // It may be growing just now.
                lock.unlock();
                tail.lock();
                lock.lock();
                if (segments.front().last > throughSequence)
                    return Done{};
            }
            front = segments.front();
            isLast = segments.size() == 1;
        }
        if (!removeFile(front.path))
            return unusable();
        if (readerSegment == front.number)
            reader.reset();
        if (tail.owns_lock() && writer && writer->number() == front.number)
            writer.reset();
        {
            const std::lock_guard lock(state);
            segments.pop_front();
        }
        if (isLast) {
            // Another numbering may follow.
            lowest = released = 0;
            lostSome = false;
            return destroyKey();
        }
    }
}

} // namespace footfall::pipeline
