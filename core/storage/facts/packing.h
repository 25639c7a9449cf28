// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes made smaller by zstd, where that makes them smaller, and back. Any thread: each has a
// context of its own, which is kept.
#pragma once

#include "core/domain/result.h"

#include <QByteArray>

namespace footfall::storage {

/// How hard it is tried: what stays for years is worth more of the processor's time than what is
/// merged again in a day. All of them are unpacked as fast.
enum class Effort {
    Quick,   ///< For a day.
    Lasting, ///< For months.
    Most,    ///< For years.
};

/// A byte that says how, and the bytes, in as few as may be, with a checksum that is looked at when
/// they are unpacked.
[[nodiscard]] QByteArray packed(QByteArrayView bytes, Effort effort = Effort::Quick);
/// The same without trying, and without a checksum: for what is packed again with other bytes.
[[nodiscard]] QByteArray unpackable(QByteArrayView bytes);

/// Into memory of exactly the size that they have; Error where they have another.
[[nodiscard]] domain::Result<domain::Done> unpackInto(QByteArrayView bytes, char *memory,
                                                      size_t size);
/// Error where they have more than that many bytes.
[[nodiscard]] domain::Result<QByteArray> unpack(QByteArrayView bytes, quint64 mostBytes);

/// What is said of bytes that no encoder of ours has written; detail: which part.
[[nodiscard]] tl::unexpected<domain::Error> damaged(const char *detail);

} // namespace footfall::storage
