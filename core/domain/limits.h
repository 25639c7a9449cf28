// SPDX-License-Identifier: GPL-3.0-or-later
// What a client may take of the collector before it is turned away. All are settings; 0 is no
// limit where that makes sense. Any thread; a value.
#pragma once

#include <QtGlobal>
#include <chrono>

namespace footfall::domain {

struct Limits {
    // Of one request, bytes.
    int requestLine = 16 * 1024; ///< More: 414.
    int headers = 32 * 1024;     ///< All together; more: 431.
    int headerCount = 100;       ///< More: 431.
    int body = 64 * 1024;        ///< More: 413.

    // Of connections.
    int connections = 10'000;           ///< In all; more are closed at once.
    int connectionsPerAddress = 512;    ///< Trusted proxies are not counted.
    std::chrono::seconds firstByte{15}; ///< From accepting to the first byte.
    std::chrono::seconds request{30};   ///< From a request's first byte to its last; else 408.
    std::chrono::seconds idle{75};      ///< Between two requests.
    int unreadAnswers = 256 * 1024; ///< Bytes that a client has not taken: no more is read from it.
    std::chrono::seconds unread{30}; ///< For so long; then the connection is cut.

    // Of one visitor's address (design section 7): a token bucket.
    double ratePerSecond = 50; ///< 0: no limit.
    int rateBurst = 500;

    bool operator==(const Limits &) const = default;
};

} // namespace footfall::domain
