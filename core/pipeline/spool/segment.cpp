// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool/segment.h"

#include "core/pipeline/spool/frame.h"
#include "core/pipeline/spool/recordcodec.h"

#include <QCoreApplication>
#include <algorithm>

#include <unistd.h>

namespace footfall::pipeline {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

tl::unexpected<domain::Error> cannotWrite(const QString &path)
{
    return domain::failure(
        ErrorKind::Storage,
        QCoreApplication::translate("Spool", "The file %1 cannot be written: %2. Make room on the "
                                             "disk and the directory writable.")
            .arg(path, systemError()));
}

} // namespace

QString segmentName(quint64 number)
{
    return QStringLiteral("%1.spool").arg(number, 12, 10, QLatin1Char('0'));
}

void RecordSums::add(const Record &record)
{
    if (const domain::Hit *hit = record.hit()) {
        ++hits[{hit->site, domain::minuteOf(hit->time)}];
        return;
    }
    for (const domain::LedgerEntry &entry : *record.entries())
        decisions[{entry.site, entry.minute, entry.reason}] += entry.items;
}

void RecordSums::add(const RecordSums &other)
{
    for (const auto &[where, items] : other.hits)
        hits[where] += items;
    for (const auto &[where, items] : other.decisions)
        decisions[where] += items;
}

void Segment::count(const Record &record, Origin origin)
{
    if (records == 0 && first == 0)
        first = record.sequence;
    last = record.sequence;
    ++records;
    if (const domain::Hit *hit = record.hit()) {
        ++hits;
        oldest = std::min(oldest, hit->time);
    }
    if (origin == Origin::Found)
        found.add(record);
}

SegmentWriter::SegmentWriter(QString folder, quint64 number)
    : m_folder(std::move(folder))
    , m_number(number)
    , m_path(m_folder + QLatin1Char('/') + segmentName(number))
    , m_file(createToAppend(m_path))
{
}

Result<std::unique_ptr<SegmentWriter>> SegmentWriter::begin(const QString &folder, quint64 number)
{
    std::unique_ptr<SegmentWriter> writer(new SegmentWriter(folder, number));
    if (!writer->m_file.isOpen())
        return cannotWrite(writer->m_path);
    return writer;
}

Result<Done> SegmentWriter::append(const std::vector<Record> &records, const QString &epoch,
                                   Seal &seal, qint64 most)
{
    QByteArray bytes;
    for (const Record &record : records) {
        const QByteArray plain = encode(record, epoch);
        if (plain.size() + Seal::TagSize > qsizetype{LongestFrame})
            return domain::failure(
                ErrorKind::Invalid,
                QCoreApplication::translate("Spool", "A record is too long for the spool."));
        if (!decode(plain, record.sequence))
            return domain::failure(
                ErrorKind::Invalid,
                QCoreApplication::translate("Spool", "A record is of a time, or holds a value, "
                                                     "that the spool cannot keep."));
        const FrameHead head{static_cast<quint32>(plain.size() + Seal::TagSize), record.sequence,
                             m_nonces.next()};
        const QByteArray headPart = headBytes(head);
        bytes.append(headPart);
        if (!seal.close(head.nonce, headPart, plain, bytes))
            return domain::failure(
                ErrorKind::Storage,
                QCoreApplication::translate("Spool", "OpenSSL could not seal a record."));
    }
    if (bytes.size() > most)
        return domain::failure(
            ErrorKind::Unavailable,
            QCoreApplication::translate("Spool", "The disk has no room for what is to be kept in "
                                                 "%1. Make room on the disk.")
                .arg(m_path));
    m_torn = true;
    if (!writeAll(m_file, bytes) || ::fdatasync(m_file.number()) != 0)
        return undone();
    if (!m_durable && !syncFolder(m_folder))
        return undone();
    m_durable = true;
    m_torn = false;
    m_bytes += bytes.size();
    return Done{};
}

Result<Done> SegmentWriter::repair()
{
    if (!m_torn)
        return Done{};
    if (::ftruncate(m_file.number(), m_bytes) != 0 || ::fdatasync(m_file.number()) != 0)
        return cannotWrite(m_path);
    m_torn = false;
    return Done{};
}

tl::unexpected<domain::Error> SegmentWriter::undone()
{
    const auto error = cannotWrite(m_path);
    // Where it fails, it is tried again before the next append.
    static_cast<void>(repair());
    return error;
}

} // namespace footfall::pipeline
