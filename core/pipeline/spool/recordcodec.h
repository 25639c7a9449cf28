// SPDX-License-Identifier: GPL-3.0-or-later
// A record as bytes, before it is sealed and after. Reading takes nothing on trust: bytes of any
// kind give a record or nothing. Any thread.
#pragma once

#include "core/pipeline/item.h"

#include <optional>

namespace footfall::pipeline {

/// Names the layout below; goes into each frame, under the seal.
inline constexpr quint16 RecordVersion = 1;

/// The sequence is not among the bytes: it stands in front of them, under the same seal.
[[nodiscard]] QByteArray encode(const Record &record, const QString &epoch);

struct DecodedRecord {
    QString epoch;
    Record record;
};
[[nodiscard]] std::optional<DecodedRecord> decode(QByteArrayView bytes, quint64 sequence);

} // namespace footfall::pipeline
