// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool/spoolprivate.h"

#include <cerrno>

namespace footfall::pipeline {

SegmentReader::SegmentReader(const QString &path, qint64 offset,
                             const std::shared_ptr<const SpoolKey> &key)
    : m_file(openToRead(path))
    , m_error(m_file.isOpen() ? 0 : errno)
    , m_frames(m_file.number(), offset)
    , m_seal(key ? std::make_unique<Seal>(key) : nullptr)
{
}

SegmentReader::Step SegmentReader::next(qint64 limit, quint64 lowest, const QString &epoch)
{
    if (m_error != 0)
        return Unreadable{m_error};
    FrameReader::Step step = m_frames.next(limit);
    while (true) {
        if (const auto *frame = std::get_if<FrameReader::Frame>(&step)) {
            const QByteArrayView head = frame->bytes.first(FrameHeadSize);
            const std::optional<QByteArray> plain =
                m_seal ? m_seal->open(frame->head.nonce, head, frame->bytes.sliced(FrameHeadSize))
                       : std::nullopt;
            if (!plain) {
                step = m_frames.gapFrom(frame->offset, limit);
                continue;
            }
            std::optional<DecodedRecord> decoded =
                decode(*plain, frame->head.sequence, frame->head.version);
            if (!decoded || frame->head.sequence < lowest ||
                (!epoch.isEmpty() && decoded->epoch != epoch))
                return Bad{frame->offset, frame->size};
            return Good{*frame, std::move(*decoded)};
        }
        if (const auto *gap = std::get_if<FrameReader::Gap>(&step)) {
            if (!gap->isBlank)
                return Bad{gap->offset, gap->size};
            step = m_frames.next(limit);
            continue;
        }
        if (const auto *end = std::get_if<FrameReader::End>(&step))
            return End{end->offset};
        return Unreadable{std::get<FrameReader::Unreadable>(step).error};
    }
}

} // namespace footfall::pipeline
