// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that several protocols give. Any page may send to us, and may read what we say. Any
// thread.
#pragma once

#include "server/protocols/protocol.h"

#include <QJsonObject>

#include <chrono>

namespace footfall::server {

/// Whole header lines: any page may read the answer, and may show our picture.
inline constexpr QByteArrayView OpenToAll =
    "Access-Control-Allow-Origin: *\r\nCross-Origin-Resource-Policy: cross-origin\r\n";

/// With its text, as plain text.
[[nodiscard]] Reply refusalReply(const Refusal &refusal);
[[nodiscard]] Reply jsonReply(int status, const QJsonObject &object);
/// "Come again": the database cannot take it just now.
[[nodiscard]] Reply busyReply();
/// "Come again later": this address has sent more than its share.
[[nodiscard]] Reply tooManyReply(std::chrono::seconds wait);
/// What a browser asks before it sends what a plain form could not.
[[nodiscard]] Reply preflightReply();

/// Why an item is not counted, as it is told where nothing better is known.
[[nodiscard]] QByteArray textOf(domain::Rejection reason);
[[nodiscard]] QByteArray textOf(const Outcome &outcome);

} // namespace footfall::server
