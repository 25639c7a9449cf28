// SPDX-License-Identifier: GPL-3.0-or-later
// What a request asks for, from the middle of its first line. Pure functions.
#pragma once

#include "server/guard/request.h"

#include <optional>

namespace footfall::server::guard {

struct Target {
    QByteArrayView path; ///< Begins with "/", or is "*".
    QByteArrayView query;
};

/// "/path?query", "http://host/path?query" or, for OPTIONS, "*"; nothing for anything else.
[[nodiscard]] std::optional<Target> parsedTarget(QByteArrayView target, Method method);

/// Whether it can be the name and port of a host.
[[nodiscard]] bool isHost(QByteArrayView value);

} // namespace footfall::server::guard
