// SPDX-License-Identifier: GPL-3.0-or-later
// One event as one line of the log: what may stand in it, and how. Belongs to the mains. Any
// thread.
#pragma once

#include "core/domain/clock.h"

#include <QByteArray>
#include <QLoggingCategory>
#include <QString>

namespace footfall {

struct LogEntry {
    domain::Instant time;
    QtMsgType type = QtInfoMsg;
    QString category; ///< "footfall.pipeline"; others are those of libraries.
    QString text;
    bool operator==(const LogEntry &) const = default;
};

/// With its end a line is written at once, or not at all, to a pipe (POSIX: 4096 bytes).
inline constexpr qsizetype LongestLogLine = 4000;

enum class LogPrefix {
    None,
    Priority, ///< "<4>", as journald takes it from standard error.
};

/// "2026-11-23T16:26:01.123Z warning footfall.pipeline: The disk is full." and a line's end.
/// Control characters are escaped, long texts are cut, and what looks like an address in a text
/// that is not ours goes: libraries may name who is connected.
[[nodiscard]] QByteArray logLine(const LogEntry &entry, LogPrefix prefix);

} // namespace footfall
