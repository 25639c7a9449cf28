// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP answer before it has a connection. Any thread; a value that is cheap to copy.
#pragma once

#include <QByteArray>

namespace footfall::server {

struct Reply {
    int status = 200;
    /// Whole lines, "Name: value\r\n"; so an answer that is given often is made only once.
    QByteArray headerLines{};
    QByteArray body{};
    bool operator==(const Reply &) const = default;

    void addHeader(QByteArrayView name, QByteArrayView value);
    /// The value of the first header of exactly this name, else empty.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// Plain text that ends with a line break.
[[nodiscard]] Reply textReply(int status, const QByteArray &text);

/// 204 and 304 must carry neither a body nor what describes one (RFC 9110, 6.4.1 and 8.6).
[[nodiscard]] bool mayHaveBody(int status);
[[nodiscard]] QByteArrayView reasonPhrase(int status);

enum class BodyPart { Sent, Omitted }; ///< Omitted: the answer to a HEAD request.
enum class Connection { KeptOpen, Closing };

/// The whole answer as the bytes of HTTP/1.1.
[[nodiscard]] QByteArray toHttp1(const Reply &reply, BodyPart bodyPart, Connection connection);

} // namespace footfall::server
