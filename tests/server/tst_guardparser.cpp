// SPDX-License-Identifier: GPL-3.0-or-later
// What the guard takes for a request, and what it does not: as a whole, and byte by byte.
#include "server/guard/requestparser.h"
#include "tests/kit/testmain.h"

#include <QTest>

using namespace footfall;
using server::Method;
using server::guard::Request;
using server::guard::RequestParser;
using Progress = RequestParser::Progress;

namespace {

std::shared_ptr<const domain::Limits> limits()
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

Verdict verdictOf(RequestParser &parser, QByteArrayView bytes, qsizetype step)
{
    Verdict verdict;
    while (!bytes.isEmpty()) {
        // Bytes that go away as soon as they have been read, as a socket's do.
        const QByteArray piece = bytes.first(std::min(step, bytes.size())).toByteArray();
        const RequestParser::Outcome outcome = parser.read(piece);
        bytes = bytes.sliced(outcome.consumed);
        verdict.consumed += outcome.consumed;
        if (outcome.progress == Progress::Failed) {
            verdict.status = parser.fault().status;
            verdict.consumed = 0;
            return verdict;
        }
        if (outcome.progress == Progress::Complete) {
            const Request &request = parser.request();
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

Verdict verdictOn(const QByteArray &bytes)
{
    RequestParser parser(limits());
    return verdictOf(parser, bytes, bytes.size());
}

QByteArray withHeaders(const QByteArray &lines)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
}

QByteArray posted(const QByteArray &headers, const QByteArray &body)
{
    return "POST /p HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

QByteArray chunked(const QByteArray &body)
{
    return posted("Transfer-Encoding: chunked\r\n", body);
}

} // namespace

class TestGuardParser : public QObject
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
        row("other expectations", posted("Expect: wonders\r\nContent-Length: 1\r\n", "a"), 417);

        // How long the body is.
        row("two different lengths", posted("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"),
            400);
        row("the same length twice", posted("Content-Length: 1\r\nContent-Length: 1\r\n", "a"),
            400);
        row("two lengths in one", posted("Content-Length: 1, 1\r\n", "a"), 400);
        row("negative length", posted("Content-Length: -1\r\n", "a"), 400);
        row("signed length", posted("Content-Length: +1\r\n", "a"), 400);
        row("length in hexadecimal", posted("Content-Length: 0x1\r\n", "a"), 400);
        row("empty length", posted("Content-Length:\r\n", "a"), 400);
        row("length with a space", posted("Content-Length: 1 1\r\n", "a"), 400);
        row("length of 2^64", posted("Content-Length: 18446744073709551616\r\n", "a"), 400);
        row("length of 2^64-1", posted("Content-Length: 18446744073709551615\r\n", "a"), 413);
        row("length of 2^63-1", posted("Content-Length: 9223372036854775807\r\n", "a"), 413);
        row("length of 10 GB", posted("Content-Length: 10000000000\r\n", "a"), 413);
        row("one byte too many", posted("Content-Length: 301\r\n", "a"), 413);
        row("length and chunks",
            posted("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
        row("chunks and length",
            posted("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"), 400);
        row("chunked twice",
            posted("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
            400);
        row("chunked, chunked", posted("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"),
            400);
        row("other encoding", posted("Transfer-Encoding: gzip\r\n", "a"), 400);
        row("other encoding before", posted("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
            501);
        row("chunked with a control character",
            posted("Transfer-Encoding: \x0b"
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
            RequestParser alone(limits());
            QCOMPARE(verdictOf(alone, bytes, step).status, status);

            // As the second request of a connection.
            RequestParser second(limits());
            const QByteArray first = posted("Content-Length: 2\r\n", "ab");
            QCOMPARE(verdictOf(second, first, step).status, 200);
            QCOMPARE(verdictOf(second, bytes, step).status, status);
        }
    }

    void proper_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isLast");
        const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &path,
                            const QByteArray &query = {}, const QByteArray &body = {},
                            bool isLast = false) {
            QTest::newRow(name) << bytes << path << query << body << isLast;
        };
        row("plain", withHeaders({}), "/");
        row("query", "GET /a/b?c=d&e=%20?f HTTP/1.1\r\nHost: a\r\n\r\n", "/a/b", "c=d&e=%20?f");
        row("an empty line before", "\r\n" + withHeaders({}), "/");
        row("empty query", "GET /? HTTP/1.1\r\nHost: a\r\n\r\n", "/");
        row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "*");
        row("absolute", "GET http://a:80/b?c HTTP/1.1\r\nHost: a\r\n\r\n", "/b", "c");
        row("absolute without a path", "GET https://a?c HTTP/1.1\r\nHost: a\r\n\r\n", "/", "c");
        row("absolute, bare", "GET HTTP://a HTTP/1.1\r\nHost: a\r\n\r\n", "/");
        row("absolute with a body",
            "POST http://a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab", "/", {}, "ab");
        row("two slashes", "GET //a HTTP/1.1\r\nHost: a\r\n\r\n", "//a");
        row("length", posted("Content-Length: 3\r\n", "abc"), "/p", {}, "abc");
        row("no length", posted("Content-Length: 0\r\n", {}), "/p");
        row("the longest body", posted("Content-Length: 300\r\n", QByteArray(300, 'x')), "/p", {},
            QByteArray(300, 'x'));
        row("chunks", chunked("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), "/p", {}, "abcde");
        row("no chunks", chunked("0\r\n\r\n"), "/p");
        row("CHUNKED", posted("TRANSFER-ENCODING:  CHUNKED \r\n", "1\r\na\r\n0\r\n\r\n"), "/p", {},
            "a");
        row("close", withHeaders("Connection: close\r\n"), "/", {}, {}, true);
        row("close among others", withHeaders("Connection: x, Close\r\n"), "/", {}, {}, true);
        row("closer", withHeaders("Connection: closer\r\n"), "/");
        row("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "/", {}, {}, true);
        row("HTTP/1.0 with a body", "POST / HTTP/1.0\r\nContent-Length: 1\r\n\r\na", "/", {}, "a",
            true);
        row("h2c", withHeaders("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"), "/");
        row("h2c with a body",
            posted("Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 2\r\n", "ab"), "/p", {},
            "ab");
        row("PUT", "PUT /p HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na", "/p", {}, "a");
        row("expecting", posted("Expect: 100-Continue\r\nContent-Length: 1\r\n", "a"), "/p", {},
            "a");
        row("many headers", withHeaders(QByteArray("A: b\r\n").repeated(19)), "/");
    }
    void proper()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, body);
        QFETCH(bool, isLast);
        const QByteArray next = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";
        for (const qsizetype step :
             {bytes.size(), qsizetype(1), qsizetype(2), qsizetype(7), bytes.size() + next.size()}) {
            RequestParser parser(limits());
            const Verdict verdict = verdictOf(parser, bytes + next, step);
            QCOMPARE(verdict.status, 200);
            QCOMPARE(verdict.path, path);
            QCOMPARE(verdict.query, query);
            QCOMPARE(verdict.body, body);
            QCOMPARE(verdict.isLast, isLast);
            QCOMPARE(verdict.consumed, bytes.size());
            QVERIFY(!parser.isInside());
            // What follows is the next request, from its first byte.
            const Verdict following = verdictOf(parser, next, step);
            QCOMPARE(following.path, QByteArray("/next"));
            QVERIFY(following.headers.size() == 1 && following.body.isEmpty());
        }
    }

    void headersAreAsSentButForSpaces()
    {
        const QByteArray bytes =
            withHeaders("X-Empty:\r\nx-tab:\t a\tb \t\r\nX-Latin: \xe4\r\nX-Twice: 1\r\nX-Twice: "
                        "2\r\nConnection: keep-alive\r\n");
        const QList<std::pair<QByteArray, QByteArray>> expected{
            {"Host", "a"},    {"X-Empty", {}},  {"x-tab", "a\tb"},           {"X-Latin", "\xe4"},
            {"X-Twice", "1"}, {"X-Twice", "2"}, {"Connection", "keep-alive"}};
        for (const qsizetype step : {bytes.size(), qsizetype(1), qsizetype(5)}) {
            RequestParser parser(limits());
            const Verdict verdict = verdictOf(parser, bytes, step);
            QCOMPARE(verdict.status, 200);
            QCOMPARE(verdict.headers.size(), expected.size());
            for (qsizetype i = 0; i < expected.size(); ++i) {
                QCOMPARE(verdict.headers[i].first, expected[i].first);
                QCOMPARE(verdict.headers[i].second, expected[i].second);
            }
        }
    }

    void headersSurviveWaitingForTheBody()
    {
        RequestParser parser(limits());
        QByteArray head = posted("Content-Length: 2\r\nX-One: two\r\n", {});
        QVERIFY(parser.read(head).progress == Progress::NeedsMore);
        head.fill('#');
        QVERIFY(parser.isInside());
        const QByteArray body = "ab";
        QVERIFY(parser.read(body).progress == Progress::Complete);
        QCOMPARE(parser.request().header("x-one").toByteArray(), QByteArray("two"));
        QCOMPARE(parser.request().path.toByteArray(), QByteArray("/p"));
    }

    void onlyWhoWaitsIsTold()
    {
        RequestParser parser(limits());
        const QByteArray head = posted("Expect: 100-continue\r\nContent-Length: 2\r\n", {});
        QVERIFY(parser.read(head).progress == Progress::NeedsMore);
        QVERIFY(parser.awaitsContinue());
        QVERIFY(parser.read(QByteArray("a")).progress == Progress::NeedsMore);
        QVERIFY(!parser.awaitsContinue());
        QVERIFY(parser.read(QByteArray("b")).progress == Progress::Complete);
    }

    void whatWaitsIsSmall()
    {
        RequestParser parser(limits());
        QCOMPARE(parser.heldBytes(), 0);
        const QByteArray whole = withHeaders("A: " + QByteArray(1500, 'a') + "\r\n");
        QCOMPARE(verdictOf(parser, whole, whole.size()).status, 200);
        QVERIFY2(parser.heldBytes() == 0, "A request in one piece is not copied.");
        QCOMPARE(verdictOn(whole.left(1200)).status, 0);
        // However it comes, no more is kept than the limits allow.
        RequestParser slow(limits());
        for (int i = 0; i < 100; ++i) {
            const QByteArray piece = chunked({}) + "1\r\na\r\n";
            if (verdictOf(slow, piece, 1).status != 0)
                break;
            QVERIFY(slow.heldBytes() < 16'000);
        }
    }
};

FOOTFALL_TEST_MAIN(TestGuardParser)
#include "tst_guardparser.moc"
