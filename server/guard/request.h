// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of the parser: a whole request, or why there is none. Values.
#pragma once

#include "server/requestview.h"

#include <vector>

namespace footfall::server::guard {

/// A request without its connection. Its views are valid until the parser reads on.
struct Request {
    Method method = Method::Get;
    QByteArrayView methodName;
    QByteArrayView path; ///< Begins with "/", or is "*".
    QByteArrayView query;
    std::vector<HeaderField> headers;
    QByteArrayView body;
    bool isLast = false; ///< The client asks no more, or cannot.

    [[nodiscard]] QByteArrayView header(QByteArrayView name) const;
};

/// Why a request is turned away, and the connection with it.
struct Fault {
    int status = 400;
    const char *text = nullptr; ///< For the person who looks at it.
};

} // namespace footfall::server::guard
