// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool/spoolprivate.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <algorithm>

#include <cerrno>

namespace footfall::pipeline {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

Q_LOGGING_CATEGORY(log, "footfall.pipeline.spool")

tl::unexpected<domain::Error> wrongOrder()
{
    return domain::failure(
        ErrorKind::Invalid,
        QCoreApplication::translate("Spool", "The spool holds records of another numbering."));
}

bool rises(const std::vector<Record> &records, quint64 above)
{
    for (const Record &record : records) {
        if (record.sequence <= above)
            return false;
        above = record.sequence;
    }
    return true;
}

} // namespace

Spool::Spool(std::unique_ptr<Private> state) : d(std::move(state)) {}

Spool::~Spool() = default;

Spool::Contents Spool::contents() const
{
    const std::lock_guard lock(d->state);
    Contents contents;
    auto oldest = domain::Instant::max();
    for (const Segment &segment : d->segments) {
        contents.records += segment.records;
        contents.hits += segment.hits;
        contents.bytes += segment.bytes;
        if (segment.hits > 0)
            oldest = std::min(oldest, segment.oldest);
    }
    if (!d->segments.empty()) {
        contents.epoch = d->epoch;
        contents.lastSequence = d->segments.back().last;
    }
    if (oldest != domain::Instant::max())
        contents.oldest = oldest;
    contents.setAside = d->damagedRecords;
    return contents;
}

RecordSums Spool::Private::sumsFound(quint64 appliedSequence) const
{
    const std::lock_guard lock(state);
    RecordSums sums;
    for (const Segment &segment : segments) {
        // What is appended goes to segments of its own.
        if (segment.last <= appliedSequence || segment.found.isEmpty())
            continue;
        if (segment.first > appliedSequence) {
            sums.add(segment.found);
            continue;
        }
        SegmentReader frames(segment.path, 0, key);
        bool isEnd = false;
        while (!isEnd) {
            const SegmentReader::Step step = frames.next(segment.bytes, 0, epoch);
            if (const auto *good = std::get_if<SegmentReader::Good>(&step)) {
                if (good->decoded.record.sequence > appliedSequence)
                    sums.add(good->decoded.record);
            } else {
                isEnd = !std::holds_alternative<SegmentReader::Bad>(step);
            }
        }
    }
    return sums;
}

std::vector<Spool::Waiting> Spool::found(quint64 appliedSequence) const
{
    std::vector<Waiting> waiting;
    for (const auto &[where, hits] : d->sumsFound(appliedSequence).hits)
        waiting.push_back({where.first, where.second, hits});
    return waiting;
}

LedgerEntries Spool::foundDecisions(quint64 appliedSequence) const
{
    LedgerEntries entries;
    for (const auto &[where, items] : d->sumsFound(appliedSequence).decisions)
        entries.push_back({std::get<0>(where), std::get<1>(where), std::get<2>(where), items});
    return entries;
}

bool Spool::canKeep(const Record &record)
{
    const QByteArray plain = encode(record, QString());
    return plain.size() + Seal::TagSize <= qsizetype{LongestFrame} &&
           decode(plain, record.sequence);
}

Result<Done> Spool::append(const std::vector<Record> &records, const QString &epoch)
{
    if (records.empty())
        return Done{};
    const std::lock_guard appending(d->appending);
    {
        const std::lock_guard lock(d->state);
        const bool empty = d->segments.empty();
        if (!rises(records, empty ? 0 : d->segments.back().last) || (!empty && d->epoch != epoch))
            return wrongOrder();
    }
    const qint64 most = d->bytesThatFit();
    if (most <= 0)
        return d->nearlyFull();
    if (const auto prepared = d->prepareToAppend(); !prepared) {
        d->forgetUnusedKey();
        return prepared;
    }
    SegmentWriter &writer = *d->writer;
    const bool isNew = writer.bytes() == 0;
    if (const auto written = writer.append(records, epoch, *d->seal, most); !written) {
        // After a failed sync nobody knows what the system believes to have written: what follows
        // goes to another file.
        const bool isUntouched = written.error().kind == ErrorKind::Unavailable;
        if (!isNew && !isUntouched && writer.repair())
            d->writer.reset();
        if (isNew && removeFile(writer.path()))
            d->writer.reset();
        d->forgetUnusedKey();
        return written;
    }
    const std::lock_guard lock(d->state);
    if (isNew) {
        Segment segment;
        segment.number = writer.number();
        segment.path = writer.path();
        if (d->segments.empty())
            d->epoch = epoch;
        d->segments.push_back(std::move(segment));
    }
    Segment &tail = d->segments.back();
    for (const Record &record : records)
        tail.count(record, Segment::Origin::Appended);
    tail.bytes = writer.bytes();
    return Done{};
}

Result<Done> Spool::hasRoom()
{
    const std::lock_guard appending(d->appending);
    return d->bytesThatFit() > 0 ? Done{} : Result<Done>(d->nearlyFull());
}

qint64 Spool::Private::bytesThatFit()
{
    constexpr qint64 DatabaseTakes = 3;
    qint64 waiting = 0;
    {
        const std::lock_guard lock(state);
        for (const Segment &segment : segments)
            waiting += segment.bytes;
    }
    // What is added waits, too.
    return (room.left() - options.leastRoom - DatabaseTakes * waiting) / (1 + DatabaseTakes);
}

tl::unexpected<domain::Error> Spool::Private::nearlyFull() const
{
    return domain::failure(
        ErrorKind::Storage,
        QCoreApplication::translate("Spool", "The disk that holds %1 is nearly full, and the "
                                             "database needs the rest for the page views that wait "
                                             "there. Make room on the disk.")
            .arg(options.directory));
}

/// What was drained is given back by whole segments: they are short where there is little room.
qint64 Spool::Private::segmentBytes()
{
    constexpr qint64 PartsOfRoom = 32;
    constexpr qint64 Shortest = 256 * 1024;
    return std::min(options.segmentBytes, std::max(room.left() / PartsOfRoom, Shortest));
}

Result<Done> Spool::Private::prepareToAppend()
{
    if (writer) {
        if (const auto repaired = writer->repair(); !repaired)
            return repaired;
        if (writer->bytes() >= segmentBytes())
            writer.reset();
    }
    std::shared_ptr<const SpoolKey> current;
    {
        const std::lock_guard lock(state);
        current = key;
    }
    if (!current) {
        auto created = keyFile.create();
        if (!created)
            return tl::unexpected(created.error());
        current = *created;
        const std::lock_guard lock(state);
        key = current;
    }
    if (!seal || seal->key() != current)
        seal = std::make_unique<Seal>(current);
    if (!writer) {
        auto begun = SegmentWriter::begin(generationFolder(generation), nextSegment);
        if (!begun)
            return tl::unexpected(begun.error());
        writer = std::move(*begun);
        ++nextSegment;
    }
    return Done{};
}

void Spool::Private::forgetUnusedKey()
{
    {
        const std::lock_guard lock(state);
        if (!segments.empty() || writer)
            return;
    }
    if (const auto destroyed = destroyKey(); !destroyed)
        qCWarning(log, "%s", qUtf8Printable(destroyed.error().message));
}

Result<Done> Spool::Private::destroyKey()
{
    // First the files: with its key gone, one that came back would look damaged.
    if (!syncFolder(generationFolder(generation)))
        return unusable();
    {
        const std::lock_guard lock(state);
        key.reset();
        epoch.clear();
    }
    seal.reset();
    return keyFile.destroy();
}

} // namespace footfall::pipeline
