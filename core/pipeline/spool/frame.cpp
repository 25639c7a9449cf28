// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool/frame.h"

#include "core/pipeline/spool/recordcodec.h"

#include <QtEndian>
#include <algorithm>

#include <cerrno>
#include <unistd.h>

namespace footfall::pipeline {

namespace {

constexpr qsizetype Piece = 256 * 1024;

// Where what stands in a head.
constexpr QByteArrayView Name("FFSP", 4);
constexpr qsizetype VersionAt = 4;
constexpr qsizetype CheckAt = 6;
constexpr qsizetype LengthAt = 8;
constexpr qsizetype SequenceAt = 12;
constexpr qsizetype NonceAt = 20;
static_assert(NonceAt + sizeof(Nonce) == FrameHeadSize);

quint16 checkOf(QByteArrayView head)
{
    std::array<char, FrameHeadSize> bytes{};
    std::copy_n(head.begin(), FrameHeadSize, bytes.begin());
    bytes[CheckAt] = bytes[CheckAt + 1] = 0;
    return qChecksum(QByteArrayView(bytes.data(), FrameHeadSize));
}

bool isBlank(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == 0; });
}

} // namespace

QByteArray headBytes(const FrameHead &head)
{
    QByteArray bytes(FrameHeadSize, '\0');
    char *to = bytes.data();
    std::copy(Name.begin(), Name.end(), to);
    qToLittleEndian(head.version, to + VersionAt);
    qToLittleEndian(head.length, to + LengthAt);
    qToLittleEndian(head.sequence, to + SequenceAt);
    std::copy(head.nonce.begin(), head.nonce.end(), to + NonceAt);
    qToLittleEndian(checkOf(bytes), to + CheckAt);
    return bytes;
}

std::optional<FrameHead> headAt(QByteArrayView bytes)
{
    if (bytes.size() < FrameHeadSize || !bytes.startsWith(Name))
        return std::nullopt;
    const char *from = bytes.data();
    FrameHead head;
    head.length = qFromLittleEndian<quint32>(from + LengthAt);
    head.sequence = qFromLittleEndian<quint64>(from + SequenceAt);
    std::copy_n(from + NonceAt, head.nonce.size(), head.nonce.begin());
    head.version = qFromLittleEndian<quint16>(from + VersionAt);
    if (head.version < OldestRecordVersion || head.version > RecordVersion ||
        qFromLittleEndian<quint16>(from + CheckAt) != checkOf(bytes) ||
        head.length < Seal::TagSize || head.length > LongestFrame)
        return std::nullopt;
    return head;
}

FrameReader::Step FrameReader::next(qint64 limit)
{
    const qint64 offset = m_offset;
    if (limit - offset < FrameHeadSize)
        return End{offset};
    if (!load(offset, FrameHeadSize, limit))
        return Unreadable{m_error};
    const std::optional<FrameHead> head = headAt(loaded(offset));
    if (!head)
        return brokenFrom(offset, limit, limit);
    const qint64 size = FrameHeadSize + qint64{head->length};
    if (size > limit - offset)
        return brokenFrom(offset, limit, offset);
    if (!load(offset, size, limit))
        return Unreadable{m_error};
    m_offset = offset + size;
    return Frame{offset, size, *head, loaded(offset).first(size)};
}

FrameReader::Step FrameReader::gapFrom(qint64 offset, qint64 limit)
{
    return brokenFrom(offset, limit, limit);
}

FrameReader::Step FrameReader::brokenFrom(qint64 offset, qint64 limit, qint64 tornFrom)
{
    bool blank = true;
    qint64 position = offset;
    while (limit - position >= FrameHeadSize) {
        if (!load(position, FrameHeadSize, limit))
            return Unreadable{m_error};
        const QByteArrayView bytes = loaded(position);
        // Where a name may begin, a whole head must be seen: the last bytes come again.
        const QByteArrayView searched = bytes.first(bytes.size() - FrameHeadSize + Name.size());
        // Not where the gap itself begins.
        const qsizetype found = searched.indexOf(Name, position == offset ? 1 : 0);
        const qsizetype skipped = found < 0 ? searched.size() - Name.size() + 1 : found;
        blank = blank && isBlank(bytes.first(skipped));
        position += skipped;
        if (found >= 0 && headAt(bytes.sliced(found))) {
            m_offset = position;
            return Gap{offset, position - offset, blank};
        }
        if (found >= 0) {
            ++position;
            blank = false;
        }
    }
    if (position < limit) {
        if (!load(position, static_cast<qsizetype>(limit - position), limit))
            return Unreadable{m_error};
        blank = blank && isBlank(loaded(position));
    }
    if (blank || tornFrom == offset)
        return End{offset};
    m_offset = limit;
    return Gap{offset, limit - offset, false};
}

bool FrameReader::load(qint64 offset, qsizetype count, qint64 limit)
{
    if (offset >= m_bufferOffset && offset + count <= m_bufferOffset + m_buffer.size())
        return true;
    const auto wanted =
        static_cast<qsizetype>(std::min<qint64>(limit - offset, std::max(count, Piece)));
    m_buffer.resize(wanted);
    m_bufferOffset = offset;
    qsizetype done = 0;
    while (done < wanted) {
        const ssize_t got = ::pread(m_file, m_buffer.data() + done,
                                    static_cast<size_t>(wanted - done), offset + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            // Shorter than it was: somebody else cut it.
            m_error = got < 0 ? errno : EIO;
            m_buffer.clear();
            return false;
        }
        done += got;
    }
    return true;
}

QByteArrayView FrameReader::loaded(qint64 offset) const
{
    return QByteArrayView(m_buffer).sliced(offset - m_bufferOffset);
}

} // namespace footfall::pipeline
