// SPDX-License-Identifier: GPL-3.0-or-later
// What the guard does not take for a request, and with which status: as a whole, and byte by byte.
#include "server/guard/requestparser.h"
#include "tests/kit/testmain.h"
#include "tests/server/verdict.h"

using namespace footfall;
using kit::chunked;
using kit::postOf;
using kit::tightLimits;
using kit::verdictOf;
using kit::withHeaders;
using server::guard::RequestParser;

class TestGuardFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        // The request line.
        row("bare newlines", "GET / HTTP/1.1\nHost: a\n\n", 400);
        row("bare newline after a header", "GET / HTTP/1.1\r\nHost: a\n\r\n", 400);
        row("bare carriage return", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400);
        row("a thousand NULs", QByteArray(1000, '\0'), 400);
        row("TLS hello", QByteArray::fromHex("1603010200010001fc0303"), 400);
        row("two empty lines before", "\r\n\r\n" + withHeaders({}), 400);
        row("not HTTP", "hello\r\n\r\n", 400);
        row("words", "HELLO THERE\r\n\r\n", 400);
        row("HTTP/0.9", "GET /\r\n\r\n", 400);
        row("HTTP/9.9", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", 505);
        row("HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
        row("HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505);
        row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
        row("HTTPabcd", "GET / HTTPabcd\r\nHost: a\r\n\r\n", 400);
        row("HTTP/11", "GET / HTTP/11\r\nHost: a\r\n\r\n", 400);
        row("HTTP/1.11", "GET / HTTP/1.11\r\nHost: a\r\n\r\n", 400);
        row("http/1.1", "GET / http/1.1\r\nHost: a\r\n\r\n", 400);
        row("space at the end", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400);
        row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("tabulator", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("space in the address", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("NUL in the address", QByteArray("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 29), 400);
        row("high byte in the address", "GET /\xc3\xa4 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("DEL in the address", "GET /\x7f HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("fragment", "GET /#a HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("relative", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("no authority", "GET http:///a HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("another scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("asterisk for GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("unknown method", "FROB / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
        row("lower case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("long line", "GET /" + QByteArray(1000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
        row("endless line", "GET /" + QByteArray(1100, 'a'), 414);

        // Header lines.
        row("no Host", "GET / HTTP/1.1\r\nA: b\r\n\r\n", 400);
        row("no header", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two Hosts", withHeaders("Host: a\r\n"), 400);
        row("two Hosts in one", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400);
        row("Host with a slash", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
        row("Host with a name", "GET / HTTP/1.1\r\nHost: me@a\r\n\r\n", 400);
        row("no colon", withHeaders("Nothing\r\n"), 400);
        row("no name", withHeaders(": b\r\n"), 400);
        row("space before the colon", withHeaders("A : b\r\n"), 400);
        row("space in the name", withHeaders("A B: c\r\n"), 400);
        row("folded by a space", withHeaders("A: b\r\n c\r\n"), 400);
        row("folded by a tabulator", withHeaders("A: b\r\n\tc\r\n"), 400);
        row("folded at once", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400);
        row("NUL in a value", withHeaders(QByteArray("A: b\0c\r\n", 8)), 400);
        row("NUL in a name", withHeaders(QByteArray("A\0: b\r\n", 7)), 400);
        row("bell in a value", withHeaders("A: b\x07\r\n"), 400);
        row("high byte in a name", withHeaders("\xc3\xa4: b\r\n"), 400);
        row("many headers", withHeaders(QByteArray("A: b\r\n").repeated(20)), 431);
        row("long header", withHeaders("A: " + QByteArray(2000, 'a') + "\r\n"), 431);
        row("endless header", "GET / HTTP/1.1\r\nHost: " + QByteArray(2100, 'a'), 431);
        row("endless headers", "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(400), 431);
        row("WebSocket", withHeaders("Connection: Upgrade\r\nUpgrade: websocket\r\n"), 501);
        row("other expectations", postOf("Expect: wonders\r\nContent-Length: 1\r\n", "a"), 417);

        // How long the body is.
        row("two different lengths", postOf("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"),
            400);
        row("the same length twice", postOf("Content-Length: 1\r\nContent-Length: 1\r\n", "a"),
            400);
        row("two lengths in one", postOf("Content-Length: 1, 1\r\n", "a"), 400);
        row("negative length", postOf("Content-Length: -1\r\n", "a"), 400);
        row("signed length", postOf("Content-Length: +1\r\n", "a"), 400);
        row("length in hexadecimal", postOf("Content-Length: 0x1\r\n", "a"), 400);
        row("empty length", postOf("Content-Length:\r\n", "a"), 400);
        row("length with a space", postOf("Content-Length: 1 1\r\n", "a"), 400);
        row("length of 2^64", postOf("Content-Length: 18446744073709551616\r\n", "a"), 400);
        row("length of 2^64-1", postOf("Content-Length: 18446744073709551615\r\n", "a"), 413);
        row("length of 2^63-1", postOf("Content-Length: 9223372036854775807\r\n", "a"), 413);
        row("length of 10 GB", postOf("Content-Length: 10000000000\r\n", "a"), 413);
        row("one byte too many", postOf("Content-Length: 301\r\n", "a"), 413);
        row("length and chunks",
            postOf("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
        row("chunks and length",
            postOf("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"), 400);
        row("chunked twice",
            postOf("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
            400);
        row("chunked, chunked", postOf("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"),
            400);
        row("other encoding", postOf("Transfer-Encoding: gzip\r\n", "a"), 400);
        row("other encoding before", postOf("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
            501);
        row("chunked with a control character",
            postOf("Transfer-Encoding: \x0b"
                   "chunked\r\n",
                   "0\r\n\r\n"),
            400);
        row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400);
        row("chunk size zz", chunked("zz\r\n"), 400);
        row("chunk size -5", chunked("-5\r\nabcde\r\n0\r\n\r\n"), 400);
        row("chunk size 0x5", chunked("0x5\r\nabcde\r\n0\r\n\r\n"), 400);
        row("chunk size of 2^64-1", chunked("FFFFFFFFFFFFFFFF\r\n"), 413);
        row("chunk size of 2^64", chunked("10000000000000000\r\n"), 400);
        row("chunk size without a digit", chunked("\r\nabcde"), 400);
        row("chunk with bare newlines", chunked("5\nabcde\n0\n\n"), 400);
        row("chunk longer than said", chunked("3\r\nabcde\r\n0\r\n\r\n"), 400);
        row("chunks too long together",
            chunked(("64\r\n" + QByteArray(100, 'a') + "\r\n").repeated(4)), 413);
        row("endless chunk extension", chunked("5;" + QByteArray(20'000, 'a')), 413);
        row("trailer", chunked("0\r\nA: b\r\n\r\n"), 400);
    }
    void hostile()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        for (const qsizetype step : {bytes.size(), qsizetype(1), qsizetype(7)}) {
            RequestParser alone(tightLimits());
            QCOMPARE(verdictOf(alone, bytes, step).status, status);

            // As the second request of a connection.
            RequestParser second(tightLimits());
            const QByteArray first = postOf("Content-Length: 2\r\n", "ab");
            QCOMPARE(verdictOf(second, first, step).status, 200);
            QCOMPARE(verdictOf(second, bytes, step).status, status);
        }
    }
};

FOOTFALL_TEST_MAIN(TestGuardFaults)
#include "tst_guardfaults.moc"
