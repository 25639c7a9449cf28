// SPDX-License-Identifier: GPL-3.0-or-later
// How sealed records follow each other in a file, so that they can be found again behind damaged
// bytes: a head of 32 bytes that can be recognised (name, version, a CRC of itself, the length of
// what follows, the record's sequence and nonce; all under the seal), then the sealed bytes.
#pragma once

#include "core/pipeline/spool/recordcodec.h"
#include "core/pipeline/spool/seal.h"

#include <optional>
#include <variant>

namespace footfall::pipeline {

inline constexpr qsizetype FrameHeadSize = 32;
/// Of the sealed bytes of one record; a hit has a few hundred.
inline constexpr quint32 LongestFrame = 16 * 1024 * 1024;

struct FrameHead {
    quint32 length = 0; ///< Of the sealed bytes with their tag.
    quint64 sequence = 0;
    Nonce nonce{};
    quint16 version = RecordVersion; ///< Of the record.
};

[[nodiscard]] QByteArray headBytes(const FrameHead &head);
/// Nothing where no head begins there, or one of a version that is not known here.
[[nodiscard]] std::optional<FrameHead> headAt(QByteArrayView bytes);

/// Goes through the frames of a file from a position on; reads in pieces. Does not own the file.
/// One thread.
class FrameReader
{
public:
    struct Frame {
        qint64 offset = 0;
        qint64 size = 0;
        FrameHead head;
        QByteArrayView bytes; ///< Head and sealed bytes; until the next call.
    };
    /// Bytes that are no frame, up to the next one that is, or to the end.
    struct Gap {
        qint64 offset = 0;
        qint64 size = 0;
        bool isBlank = true; ///< Zeros alone: damage that was set aside, or was never written.
    };
    /// No more. Torn: what is left (may be nothing) is the beginning of a frame, or never written.
    struct End {
        qint64 offset = 0;
    };
    struct Unreadable {
        int error = 0; ///< errno.
    };
    using Step = std::variant<Frame, Gap, End, Unreadable>;

    FrameReader(int file, qint64 offset) : m_file(file), m_offset(offset) {}

    [[nodiscard]] qint64 offset() const { return m_offset; }
    /// limit: where the bytes that may be read end.
    [[nodiscard]] Step next(qint64 limit);
    /// The frame at the offset is not one after all: goes on behind the gap that begins there.
    [[nodiscard]] Step gapFrom(qint64 offset, qint64 limit);

private:
    /// At least count bytes from the offset on (there must be so many before the limit).
    [[nodiscard]] bool load(qint64 offset, qsizetype count, qint64 limit);
    [[nodiscard]] QByteArrayView loaded(qint64 offset) const;
    [[nodiscard]] Step brokenFrom(qint64 offset, qint64 limit, qint64 tornFrom);

    int m_file;
    qint64 m_offset;
    QByteArray m_buffer;
    qint64 m_bufferOffset = 0;
    int m_error = 0;
};

} // namespace footfall::pipeline
