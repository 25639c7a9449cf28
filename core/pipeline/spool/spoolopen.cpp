// SPDX-License-Identifier: GPL-3.0-or-later
// How a spool is opened: which files count, and what is in them.
#include "core/pipeline/spool/spoolprivate.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace footfall::pipeline {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

Q_LOGGING_CATEGORY(log, "footfall.pipeline.spool")

/// Segments lie in a folder named after the generation: renumber() writes a new generation, and the
/// highest one is the one that counts.
constexpr int GenerationDigits = 8;

std::optional<quint64> numberOf(const QString &name, const QRegularExpression &pattern)
{
    const QRegularExpressionMatch match = pattern.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toULongLong();
}

bool cutAt(const QString &path, qint64 length)
{
    const Descriptor file(
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    return file.isOpen() && ::ftruncate(file.number(), length) == 0 &&
           ::fdatasync(file.number()) == 0;
}

} // namespace

Spool::Private::Private(SpoolOptions spoolOptions)
    : options(std::move(spoolOptions))
    , keyFile(options.keyFile)
    , room(options.directory, options.roomLeft)
    , damaged(options.directory + QStringLiteral("/damaged"), options.damagedBytes)
{
}

QString Spool::Private::generationFolder(quint64 number) const
{
    return QStringLiteral("%1/%2")
        .arg(options.directory)
        .arg(number, GenerationDigits, 10, QLatin1Char('0'));
}

tl::unexpected<domain::Error> Spool::Private::unusable() const
{
    return domain::failure(
        ErrorKind::Storage,
        QCoreApplication::translate(
            "Spool", "The directory %1 cannot be used: %2. Footfall must own it and be able to "
                     "write there; change its owner, or run as the user who made it.")
            .arg(options.directory, systemError()));
}

tl::unexpected<domain::Error> Spool::Private::unreadable(const QString &path) const
{
    return domain::failure(
        ErrorKind::Storage,
        QCoreApplication::translate("Spool", "The file %1 cannot be read: %2. It holds page views "
                                             "that wait for the database; Footfall must own it, "
                                             "and its disk be sound.")
            .arg(path, systemError()));
}

Result<Done> Spool::Private::chooseGeneration()
{
    static const QRegularExpression complete(QStringLiteral("^(\\d{8})$"));
    if (!makeFolder(options.directory))
        return unusable();
    const QStringList names = QDir(options.directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names)
        generation = std::max(generation, numberOf(name, complete).value_or(0));
    for (const QString &name : names) {
        // What a renumbering left behind, before it was complete or after.
        const bool incomplete = name.endsWith(QStringLiteral(".new"));
        const std::optional<quint64> number = numberOf(name, complete);
        if (incomplete || (number && *number != generation))
            QDir(options.directory + QLatin1Char('/') + name).removeRecursively();
    }
    if (generation == 0) {
        generation = 1;
        if (!makeFolder(generationFolder(generation)))
            return unusable();
    }
    return Done{};
}

Result<Done> Spool::Private::load()
{
    static const QRegularExpression segmentPattern(QStringLiteral("^(\\d{12})\\.spool$"));
    if (const auto chosen = chooseGeneration(); !chosen)
        return chosen;
    auto found = keyFile.read();
    if (!found)
        return tl::unexpected(found.error());
    key = *found;

    const QString folder = generationFolder(generation);
    if (::access(QFile::encodeName(folder).constData(), R_OK | W_OK | X_OK) != 0)
        return unusable();
    const QStringList names = QDir(folder).entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const std::optional<quint64> number = numberOf(name, segmentPattern);
        if (!number)
            continue;
        nextSegment = std::max(nextSegment, *number + 1);
        Segment segment;
        segment.number = *number;
        segment.path = folder + QLatin1Char('/') + name;
        const Result<bool> kept = scan(segment);
        if (!kept)
            return tl::unexpected(kept.error());
        if (*kept)
            segments.push_back(std::move(segment));
    }
    if (damagedRecords > 0)
        qCWarning(log,
                  "%lld damaged records in %s could not be opened%s. They are set aside in its "
                  "folder \"damaged\"; all others are kept.",
                  static_cast<long long>(damagedRecords), qUtf8Printable(options.directory),
                  key ? "" : ", because their key is missing");
    lowest = 0;
    return segments.empty() ? destroyKey() : Done{};
}

Result<bool> Spool::Private::scan(Segment &segment)
{
    const qint64 size = QFileInfo(segment.path).size();
    SegmentReader frames(segment.path, 0, key);
    qint64 bad = 0;
    while (true) {
        SegmentReader::Step step = frames.next(size, lowest, epoch);
        if (const auto *good = std::get_if<SegmentReader::Good>(&step)) {
            const Record &record = good->decoded.record;
            epoch = good->decoded.epoch;
            lowest = record.sequence + 1;
            segment.count(record, Segment::Origin::Found);
        } else if (const auto *gap = std::get_if<SegmentReader::Bad>(&step)) {
            ++bad;
            damaged.add(segment.path, gap->offset, gap->size);
        } else if (const auto *end = std::get_if<SegmentReader::End>(&step)) {
            segment.bytes = end->offset;
            break;
        } else {
            const int error = std::get<SegmentReader::Unreadable>(step).error;
            static_cast<void>(damaged.finish());
            errno = error;
            // A file that is not ours can be given to us; of a broken disk nothing more will come.
            if (error != EIO || !damaged.moveHere(segment.path, segmentName(segment.number)))
                return unreadable(segment.path);
            damagedRecords += bad + 1;
            return false;
        }
    }
    damagedRecords += bad;
    const bool setAside = damaged.finish();
    // A torn record is cut off; nobody was told that it is kept.
    if (segment.bytes < size && segment.records > 0 && !cutAt(segment.path, segment.bytes))
        return unusable();
    if (segment.records == 0 && setAside && !removeFile(segment.path))
        return unusable();
    return segment.records > 0;
}

Result<std::unique_ptr<Spool>> Spool::open(const SpoolOptions &options)
{
    auto d = std::make_unique<Private>(options);
    if (const auto loaded = d->load(); !loaded)
        return tl::unexpected(loaded.error());
    return std::unique_ptr<Spool>(new Spool(std::move(d)));
}

} // namespace footfall::pipeline
