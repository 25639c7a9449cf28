// SPDX-License-Identifier: GPL-3.0-or-later
// A spool in a directory of its own, records for it, and its files. One thread.
#pragma once

#include "core/pipeline/spool/spool.h"
#include "tests/pipeline/hitbuilder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

namespace footfall::kit {

/// In memory where that is possible: thousands of syncs would take minutes on a disk.
[[nodiscard]] inline QString spoolTestFolder()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath()) +
           QStringLiteral("/footfall-spool-XXXXXX");
}

class SpoolHome
{
public:
    SpoolHome()
    {
        options.directory = directory.filePath(QStringLiteral("spool"));
        options.keyFile = directory.filePath(QStringLiteral("spool.key"));
    }

    /// Closes what is open, as after a crash, and opens it anew.
    [[nodiscard]] pipeline::Spool &reopened()
    {
        spool.reset();
        auto opened = pipeline::Spool::open(options);
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().message));
        spool = std::move(*opened);
        return *spool;
    }
    /// The segments' files, the oldest first.
    [[nodiscard]] QStringList segments() const
    {
        QStringList found;
        QDirIterator files(options.directory, {QStringLiteral("*.spool")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            found << files.next();
        found = found.filter(QRegularExpression(QStringLiteral("/\\d{8}/")));
        found.sort();
        return found;
    }
    [[nodiscard]] bool hasKey() const { return QFile::exists(options.keyFile); }
    [[nodiscard]] QByteArray setAside() const
    {
        return bytesOf(options.directory + QStringLiteral("/damaged/records"));
    }

    [[nodiscard]] static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void setBytes(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written.", qUtf8Printable(path));
    }

    QTemporaryDir directory{spoolTestFolder()};
    pipeline::SpoolOptions options;
    std::unique_ptr<pipeline::Spool> spool;
};

inline const QString Epoch = QStringLiteral("0123456789abcdef0123456789abcdef");

[[nodiscard]] inline domain::Instant spoolTime(quint64 sequence)
{
    return at("2026-03-01T10:00:00Z") + std::chrono::seconds(sequence);
}

/// A view whose pathname and time tell its sequence; each has another length.
[[nodiscard]] inline pipeline::Record viewRecord(quint64 sequence, qint64 siteId = 1)
{
    domain::Site site;
    site.id.value = siteId;
    site.trackingCode = QStringLiteral("CODE");
    const QString pathname = QStringLiteral("/view-%1/").arg(sequence) +
                             QString(static_cast<qsizetype>(sequence % 7), QLatin1Char('x'));
    return {sequence, hitOf(site, QStringLiteral("visitor"), spoolTime(sequence), pathname)};
}

[[nodiscard]] inline std::vector<pipeline::Record> viewRecords(quint64 from, quint64 to,
                                                               qint64 siteId = 1)
{
    std::vector<pipeline::Record> records;
    for (quint64 sequence = from; sequence <= to; ++sequence)
        records.push_back(viewRecord(sequence, siteId));
    return records;
}

[[nodiscard]] inline pipeline::LedgerEntries someEntries()
{
    return {{domain::SiteId{1}, at("2026-03-01T10:00:00Z"), domain::Rejection::Bot, 3},
            {domain::SiteId{2}, at("2026-03-01T10:01:00Z"), domain::Rejection::Unavailable, 1},
            {domain::SiteId{}, at("2026-03-01T10:01:00Z"), domain::Rejection::Malformed, 70'000}};
}

using Sequences = QList<quint64>;

[[nodiscard]] inline Sequences sequencesOf(const std::vector<pipeline::Record> &records)
{
    Sequences sequences;
    for (const pipeline::Record &record : records)
        sequences << record.sequence;
    return sequences;
}

[[nodiscard]] inline Sequences fromTo(quint64 from, quint64 to)
{
    Sequences sequences;
    for (quint64 sequence = from; sequence <= to; ++sequence)
        sequences << sequence;
    return sequences;
}

/// All that were not read yet.
[[nodiscard]] inline std::vector<pipeline::Record> readAll(pipeline::Spool &spool)
{
    auto records = spool.read(std::numeric_limits<size_t>::max());
    if (!records)
        qFatal("%s", qUtf8Printable(records.error().message));
    return std::move(*records);
}

} // namespace footfall::kit
