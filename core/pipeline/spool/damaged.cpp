// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool/damaged.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace footfall::pipeline {

namespace {

constexpr size_t PartsAtOnce = 1000;
constexpr qint64 Piece = 64 * 1024;

bool blank(int file, qint64 offset, qint64 size)
{
    const QByteArray zeros(static_cast<qsizetype>(std::min(size, Piece)), '\0');
    while (size > 0) {
        const ssize_t written =
            ::pwrite(file, zeros.constData(), static_cast<size_t>(std::min(size, Piece)), offset);
        if (written <= 0)
            return false;
        offset += written;
        size -= written;
    }
    return true;
}

} // namespace

void DamagedFolder::add(const QString &path, qint64 offset, qint64 size)
{
    m_parts.push_back({path, offset, size});
    if (m_parts.size() >= PartsAtOnce)
        finish();
}

bool DamagedFolder::finish()
{
    const std::vector<Part> parts = std::exchange(m_parts, {});
    bool sound = std::exchange(m_sound, true);
    for (const Part &part : parts)
        sound = sound && copy(part);
    if (m_file.isOpen())
        sound = ::fdatasync(m_file.number()) == 0 && sound;
    if (!sound)
        return false;
    for (const Part &part : parts) {
        const Descriptor file(
            ::open(QFile::encodeName(part.path).constData(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
        sound = file.isOpen() && blank(file.number(), part.offset, part.size) &&
                ::fdatasync(file.number()) == 0 && sound;
    }
    return sound;
}

bool DamagedFolder::moveHere(const QString &path, const QString &name)
{
    if (!makeFolder(m_path))
        return false;
    QString to = m_path + QLatin1Char('/') + name;
    for (int i = 1; QFile::exists(to); ++i)
        to = QStringLiteral("%1/%2.%3").arg(m_path, name).arg(i);
    return moveFile(path, to) && syncFolder(m_path);
}

void DamagedFolder::keep(QByteArrayView bytes)
{
    m_sound = open() && append(bytes) && m_sound;
}

bool DamagedFolder::open()
{
    if (m_file.isOpen())
        return true;
    if (!makeFolder(m_path))
        return false;
    m_bytes = 0;
    const QFileInfoList files = QDir(m_path).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &file : files)
        m_bytes += file.size();
    m_file = Descriptor(::open(QFile::encodeName(m_path + QStringLiteral("/records")).constData(),
                               O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW,
                               S_IRUSR | S_IWUSR));
    return m_file.isOpen() && syncFolder(m_path);
}

bool DamagedFolder::copy(const Part &part)
{
    const Descriptor from = openToRead(part.path);
    if (!from.isOpen() || !open())
        return false;
    QByteArray bytes;
    for (qint64 done = 0; done < part.size;) {
        bytes.resize(static_cast<qsizetype>(std::min(Piece, part.size - done)));
        const ssize_t got = ::pread(from.number(), bytes.data(), static_cast<size_t>(bytes.size()),
                                    part.offset + done);
        if (got <= 0 || !append(QByteArrayView(bytes).first(got)))
            return false;
        done += got;
    }
    return true;
}

bool DamagedFolder::append(QByteArrayView bytes)
{
    if (m_bytes + bytes.size() > m_bound)
        return true;
    m_bytes += bytes.size();
    return writeAll(m_file, bytes);
}

} // namespace footfall::pipeline
