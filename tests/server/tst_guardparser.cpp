// SPDX-License-Identifier: GPL-3.0-or-later
// What the guard takes for a request: as a whole, and byte by byte; and how little it holds of one
// that is not whole yet.
#include "server/guard/requestparser.h"
#include "tests/kit/testmain.h"
#include "tests/server/verdict.h"

#include <QTest>

using namespace footfall;
using kit::chunked;
using kit::postOf;
using kit::tightLimits;
using kit::Verdict;
using kit::verdictOf;
using kit::withHeaders;
using server::guard::RequestParser;
using Progress = RequestParser::Progress;

namespace {

Verdict verdictOn(const QByteArray &bytes)
{
    RequestParser parser(tightLimits());
    return verdictOf(parser, bytes, bytes.size());
}

} // namespace

class TestGuardParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

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
        row("length", postOf("Content-Length: 3\r\n", "abc"), "/p", {}, "abc");
        row("no length", postOf("Content-Length: 0\r\n", {}), "/p");
        row("the longest body", postOf("Content-Length: 300\r\n", QByteArray(300, 'x')), "/p", {},
            QByteArray(300, 'x'));
        row("chunks", chunked("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), "/p", {}, "abcde");
        row("no chunks", chunked("0\r\n\r\n"), "/p");
        row("CHUNKED", postOf("TRANSFER-ENCODING:  CHUNKED \r\n", "1\r\na\r\n0\r\n\r\n"), "/p", {},
            "a");
        row("close", withHeaders("Connection: close\r\n"), "/", {}, {}, true);
        row("close among others", withHeaders("Connection: x, Close\r\n"), "/", {}, {}, true);
        row("closer", withHeaders("Connection: closer\r\n"), "/");
        row("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "/", {}, {}, true);
        row("HTTP/1.0 with a body", "POST / HTTP/1.0\r\nContent-Length: 1\r\n\r\na", "/", {}, "a",
            true);
        row("h2c", withHeaders("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"), "/");
        row("h2c with a body",
            postOf("Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 2\r\n", "ab"), "/p", {},
            "ab");
        row("PUT", "PUT /p HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na", "/p", {}, "a");
        row("expecting", postOf("Expect: 100-Continue\r\nContent-Length: 1\r\n", "a"), "/p", {},
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
            RequestParser parser(tightLimits());
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
            RequestParser parser(tightLimits());
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
        RequestParser parser(tightLimits());
        QByteArray head = postOf("Content-Length: 2\r\nX-One: two\r\n", {});
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
        RequestParser parser(tightLimits());
        const QByteArray head = postOf("Expect: 100-continue\r\nContent-Length: 2\r\n", {});
        QVERIFY(parser.read(head).progress == Progress::NeedsMore);
        QVERIFY(parser.awaitsContinue());
        QVERIFY(parser.read(QByteArray("a")).progress == Progress::NeedsMore);
        QVERIFY(!parser.awaitsContinue());
        QVERIFY(parser.read(QByteArray("b")).progress == Progress::Complete);
    }

    void whatWaitsIsSmall()
    {
        RequestParser parser(tightLimits());
        QCOMPARE(parser.heldBytes(), 0);
        const QByteArray whole = withHeaders("A: " + QByteArray(1500, 'a') + "\r\n");
        QCOMPARE(verdictOf(parser, whole, whole.size()).status, 200);
        QVERIFY2(parser.heldBytes() == 0, "A request in one piece is not copied.");
        QCOMPARE(verdictOn(whole.left(1200)).status, 0);
        // However it comes, no more is kept than the limits allow.
        RequestParser slow(tightLimits());
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
