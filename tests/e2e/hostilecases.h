// SPDX-License-Identifier: GPL-3.0-or-later
// What is said to a server that it should not be told, or in ways that are seldom seen, and how
// each is answered.
#pragma once

#include "tests/e2e/hostileserver.h"

namespace footfall::e2e {

struct HostileCase {
    const char *name;
    QByteArray bytes;
    QList<int> statuses;
    bool isEnded = true; ///< The server hangs up afterwards.
};

[[nodiscard]] inline std::vector<HostileCase> hostileCases()
{
    const QByteArray health = get("/health");
    return {
        {"bare newlines", "GET / HTTP/1.1\nHost: a\n\n", {400}},
        {"a thousand NULs", QByteArray(1000, '\0'), {400}},
        {"TLS hello", QByteArray::fromHex("1603010200010001fc0303"), {400}},
        {"HTTP/9.9", "GET /health HTTP/9.9\r\nHost: a\r\n\r\n", {505}},
        {"HTTPabcd", "GET /health HTTPabcd\r\nHost: a\r\n\r\n", {400}},
        {"malformed line", "HELLO\r\n\r\n", {400}},
        {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
        {"unknown method", "FROB / HTTP/1.1\r\nHost: a\r\n\r\n", {501}},
        {"CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", {400}},
        {"no Host", "GET /health HTTP/1.1\r\n\r\n", {400}},
        {"two Hosts", get("/health", "Host: b\r\n"), {400}},
        {"header without a colon", get("/health", "Nothing\r\n"), {400}},
        {"header without a name", get("/health", ": b\r\n"), {400}},
        {"NUL in a header", get("/health", QByteArray("A: b\0c\r\n", 8)), {400}},
        {"folded header", get("/health", "A: b\r\n c\r\n"), {400}},
        {"long address", get('/' + QByteArray(20'000, 'a')), {414}},
        {"long header", get("/health", "A: " + QByteArray(40'000, 'a') + "\r\n"), {431}},
        {"many headers", get("/health", QByteArray("A: b\r\n").repeated(200)), {431}},
        {"two lengths", posted("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), {400}},
        {"negative length", posted("Content-Length: -1\r\n", "a"), {400}},
        {"length of 2^64-1", posted("Content-Length: 18446744073709551615\r\n", "a"), {413}},
        {"length of 2^63-1", posted("Content-Length: 9223372036854775807\r\n", "a"), {413}},
        {"length of 10 GB", posted("Content-Length: 10000000000\r\n", "a"), {413}},
        {"length and chunks",
         posted("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
         {400}},
        {"chunk size zz", chunked("zz\r\n"), {400}},
        {"chunk size -5", chunked("-5\r\n"), {400}},
        {"chunk size of 2^64-1", chunked("FFFFFFFFFFFFFFFF\r\n"), {413}},
        {"trailer", chunked("0\r\nA: b\r\n\r\n"), {400}},
        {"gzipped", posted("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), {501}},
        {"WebSocket",
         get("/health", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: "
                        "13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
         {501}},
        {"close", get("/health", "Connection: close\r\n") + health, {200}},
        {"HTTP/1.0", "GET /health HTTP/1.0\r\n\r\n" + health, {200}},
        {"a fault behind a request", health + "nonsense\r\n\r\n" + health, {200, 400}},

        {"pipelined", health.repeated(10), QList<int>(10, 200), false},
        {"many pipelined", get("/nothing").repeated(1000), QList<int>(1000, 404), false},
        {"chunks", chunked("3\r\nabc\r\n0\r\n\r\n") + health, {404, 200}, false},
        {"OPTIONS", "OPTIONS / HTTP/1.1\r\nHost: a\r\n\r\n" + health, {204, 200}, false},
        {"PUT",
         "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na" + health,
         {405, 200},
         false},
        {"DELETE behind", "DELETE /health HTTP/1.1\r\nHost: a\r\n\r\n" + health, {405, 200}, false},
        {"TRACE", "TRACE /health HTTP/1.1\r\nHost: a\r\n\r\n" + health, {501, 200}, false},
        {"expecting",
         posted("Expect: 100-continue\r\nContent-Length: 1\r\n", "a") + health,
         {404, 200},
         false},
        {"absolute", get("http://localhost/health"), {200}, false},
        {"h2c", get("/health", "Connection: Upgrade\r\nUpgrade: h2c\r\n"), {200}, false},
        {"odd addresses",
         get("//health") + get("/%") + get("/%00") + get("/a?%%%"),
         {200, 404, 404, 404},
         false},
    };
}

} // namespace footfall::e2e
