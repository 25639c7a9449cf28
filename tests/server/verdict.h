// SPDX-License-Identifier: GPL-3.0-or-later
// What a parser of the guard makes of bytes, and requests for it. One thread.
#pragma once

#include "server/guard/requestparser.h"

#include <algorithm>
#include <memory>

namespace footfall::kit {

[[nodiscard]] inline std::shared_ptr<const domain::Limits> tightLimits()
{
    auto limits = std::make_shared<domain::Limits>();
    limits->requestLine = 1000;
    limits->headers = 2000;
    limits->headerCount = 20;
    limits->body = 300;
    return limits;
}

/// What a parser makes of bytes: the status of the fault, 200 for one whole request, 0 where
/// something is missing.
struct Verdict {
    int status = 0;
    qsizetype consumed = 0;
    QByteArray method;
    QByteArray path;
    QByteArray query;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    bool isLast = false;
    bool operator==(const Verdict &) const = default;
};

[[nodiscard]] inline Verdict verdictOf(server::guard::RequestParser &parser, QByteArrayView bytes,
                                       qsizetype step)
{
    using server::guard::RequestParser;
    Verdict verdict;
    while (!bytes.isEmpty()) {
        // Bytes that go away as soon as they have been read, as a socket's do.
        const QByteArray piece = bytes.first(std::min(step, bytes.size())).toByteArray();
        const RequestParser::Outcome outcome = parser.read(piece);
        bytes = bytes.sliced(outcome.consumed);
        verdict.consumed += outcome.consumed;
        if (outcome.progress == RequestParser::Progress::Failed) {
            verdict.status = parser.fault().status;
            verdict.consumed = 0;
            return verdict;
        }
        if (outcome.progress == RequestParser::Progress::Complete) {
            const server::guard::Request &request = parser.request();
            verdict.status = 200;
            verdict.method = request.methodName.toByteArray();
            verdict.path = request.path.toByteArray();
            verdict.query = request.query.toByteArray();
            verdict.body = request.body.toByteArray();
            for (const auto &field : request.headers)
                verdict.headers.append({field.name.toByteArray(), field.value.toByteArray()});
            verdict.isLast = request.isLast;
            return verdict;
        }
    }
    return verdict;
}

[[nodiscard]] inline QByteArray withHeaders(const QByteArray &lines)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
}

[[nodiscard]] inline QByteArray postOf(const QByteArray &headers, const QByteArray &body)
{
    return "POST /p HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

[[nodiscard]] inline QByteArray chunked(const QByteArray &body)
{
    return postOf("Transfer-Encoding: chunked\r\n", body);
}

} // namespace footfall::kit
