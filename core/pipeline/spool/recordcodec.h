// SPDX-License-Identifier: GPL-3.0-or-later
// A record as bytes, before it is sealed and after. Reading takes nothing on trust: bytes of any
// kind give a record or nothing. Any thread.
#pragma once

#include "core/pipeline/item.h"

#include <optional>

namespace footfall::pipeline {

/// Names the layout of what is written; goes into each frame, under the seal. 1: without what hits
/// and decisions have learned since.
inline constexpr quint16 RecordVersion = 2;
/// A spool may wait over an update of the program.
inline constexpr quint16 OldestRecordVersion = 1;

/// The sequence is not among the bytes: it stands in front of them, under the same seal.
[[nodiscard]] QByteArray encode(const Record &record, const QString &epoch);

struct DecodedRecord {
    QString epoch;
    Record record;
};
[[nodiscard]] std::optional<DecodedRecord> decode(QByteArrayView bytes, quint64 sequence,
                                                  quint16 version = RecordVersion);

} // namespace footfall::pipeline
