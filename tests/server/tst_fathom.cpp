// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/fathom.h"
#include "tests/kit/testmain.h"
#include "tests/server/requests.h"

using namespace footfall;
using namespace footfall::server;
using domain::HitKind;
using domain::Rejection;
using kit::requestTo;

namespace {

/// Parameters of a page view that is right, with one of them changed or left out.
QByteArray viewWith(const QByteArray &name, const QByteArray &value)
{
    const QList<QPair<QByteArray, QByteArray>> right{{"h", "https%3A%2F%2Fexample.com"},
                                                     {"p", "%2F"},
                                                     {"r", ""},
                                                     {"sid", "ABCDEFGH"},
                                                     {"qs", "%7B%7D"},
                                                     {"cid", "1"}};
    QByteArray query = "/?";
    for (const auto &[key, normal] : right)
        query += key + '=' + (key == name ? value : normal) + '&';
    return query;
}

} // namespace

class TestFathom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aRealPageViewIsUnderstood()
    {
        const auto found = fathom::understand(requestTo(
            "/?h=https%3A%2F%2Fexample.com&p=%2Fdocs%2Fx&r=https%3A%2F%2Fnews.example.org%2Fa%3Fb%"
            "3Dc&sid=ABCDEFGH"
            "&qs=%7B%22utm_source%22%3A%22newsletter%22%7D&cid=61098118",
            Method::Get, {{"User-Agent", "Mozilla/5.0"}, {"Accept-Language", "de-CH,de;q=0.9"}}));
        QVERIFY(found);
        QCOMPARE(found->items[0].site.key, QStringLiteral("ABCDEFGH"));
        QCOMPARE(found->items[0].hit.kind, HitKind::PageView);
        QCOMPARE(found->items[0].hit.hostname, QStringLiteral("https://example.com"));
        QCOMPARE(found->items[0].hit.pathname, QStringLiteral("/docs/x"));
        QCOMPARE(found->items[0].hit.referrer, QStringLiteral("https://news.example.org/a?b=c"));
        QCOMPARE(found->items[0].hit.campaignSource, QStringLiteral("newsletter"));
        QCOMPARE(found->items[0].hit.userAgent, QByteArray("Mozilla/5.0"));
        QCOMPARE(found->items[0].hit.acceptLanguage, QByteArray("de-CH,de;q=0.9"));
        QVERIFY(!found->items[0].hit.visibleTime);
    }

    void theOrderOfParametersDoesNotMatter()
    {
        const auto found = fathom::understand(
            requestTo("/?p=%2Fa&h=https%3A%2F%2Fexample.com&r=&sid=ABCDEFGH&qs=%7B%7D&cid=1"));
        QVERIFY(found);
        QCOMPARE(found->items[0].hit.pathname, QStringLiteral("/a"));
    }

    void kinds_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("eventName");
        const auto event = static_cast<int>(HitKind::Event);
        const auto leave = static_cast<int>(HitKind::Leave);
        QTest::newRow("event") << QByteArray(
                                      "&name=newsletter%20signup&payload=%7B%22_value%22%3A1500%7D")
                               << event << QStringLiteral("newsletter signup");
        QTest::newRow("event, encoded as a form") << QByteArray("&name=newsletter+signup%2B")
                                                  << event << QStringLiteral("newsletter signup+");
        QTest::newRow("goal") << QByteArray("&gcode=XYZABCDE&gval=100") << event
                              << QStringLiteral("XYZABCDE");
        QTest::newRow("leave") << QByteArray("&dp=1&vt=1500") << leave << QString();
        QTest::newRow("leave of another script")
            << QByteArray("&dp=1&unknown=12") << leave << QString();
        QTest::newRow("leave without a value") << QByteArray("&dp") << leave << QString();
        QTest::newRow("leave wins over all else")
            << QByteArray("&dp=1&name=x&gcode=Y") << leave << QString();
    }
    void kinds()
    {
        QFETCH(QByteArray, more);
        QFETCH(int, kind);
        QFETCH(QString, eventName);
        const auto found = fathom::understand(requestTo(viewWith({}, {}) + more, Method::Post));
        QVERIFY(found);
        QCOMPARE(static_cast<int>(found->items[0].hit.kind), kind);
        QCOMPARE(found->items[0].hit.eventName, eventName);
    }

    void visibleTimeIsMillisecondsAndCutAtHalfAnHour()
    {
        using namespace std::chrono_literals;
        QCOMPARE(fathom::understand(requestTo(viewWith({}, {}) + "&dp=1&vt=1500"))
                     ->items[0]
                     .hit.visibleTime,
                 1500ms);
        QCOMPARE(fathom::understand(requestTo(viewWith({}, {}) + "&dp=1&vt=99999999"))
                     ->items[0]
                     .hit.visibleTime,
                 30min);
        QVERIFY(
            !fathom::understand(requestTo(viewWith({}, {}) + "&dp=1"))->items[0].hit.visibleTime);
    }

    void aServerMayReportAnEventWithItsHostnameAlone()
    {
        const auto found = fathom::understand(
            requestTo("/?h=https%3A%2F%2Fexample.com&sid=ABCDEFGH&cid=1&name=paid"));
        QVERIFY(found);
        QCOMPARE(found->items[0].hit.kind, HitKind::Event);
    }

    void thePayloadMayNameAnotherSite()
    {
        const auto found = fathom::understand(
            requestTo(viewWith({}, {}) + "&name=x&payload=%7B%22_site_id%22%3A%22OTHERSIT%22%7D",
                      Method::Post));
        QVERIFY(found);
        QCOMPARE(found->items[0].site.key, QStringLiteral("OTHERSIT"));
    }

    void campaignSource_data()
    {
        QTest::addColumn<QByteArray>("qs");
        QTest::addColumn<QString>("source");
        QTest::newRow("utm_source first")
            << QByteArray(R"({"ref":"a","utm_source":"b","via":"c"})") << QStringLiteral("b");
        QTest::newRow("then ref") << QByteArray(R"({"via":"c","source":"s","ref":"a"})")
                                  << QStringLiteral("a");
        QTest::newRow("then source")
            << QByteArray(R"({"via":"c","source":"s"})") << QStringLiteral("s");
        QTest::newRow("then via") << QByteArray(R"({"via":"c","q":"x"})") << QStringLiteral("c");
        QTest::newRow("none") << QByteArray(R"({"q":"x"})") << QString();
        QTest::newRow("not a text") << QByteArray(R"({"utm_source":7})") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("our own script's")
            << QByteArray("?q=x&utm_source=a%20b&ref=c") << QStringLiteral("a b");
        QTest::newRow("our own script's, none") << QByteArray("?q=x") << QString();
        QTest::newRow("our own script's, no value") << QByteArray("?utm_source") << QString();
    }
    void campaignSource()
    {
        QFETCH(QByteArray, qs);
        QFETCH(QString, source);
        const auto found = fathom::understand(requestTo(viewWith("qs", qs.toPercentEncoding())));
        QVERIFY(found);
        QCOMPARE(found->items[0].hit.campaignSource, source);
    }

    void ourOwnScriptSendsThePagesQueryAndTheScreen()
    {
        const auto found =
            fathom::understand(requestTo(viewWith("qs", "%3Fid%3D7%26gclid%3Dabc") + "&w=390"));
        QVERIFY(found);
        QCOMPARE(found->items[0].hit.query, QStringLiteral("id=7&gclid=abc"));
        QVERIFY(found->items[0].hit.isPaidClick);
        QCOMPARE(found->items[0].hit.screenWidth, 390);
        QVERIFY(!fathom::understand(requestTo(viewWith({}, {})))->items[0].hit.screenWidth);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("said");
        const auto tooLong = [](qsizetype length) { return '/' + QByteArray(length, 'a'); };
        QTest::newRow("no sid") << viewWith("sid", "") << 400 << QByteArray("sid is missing");
        QTest::newRow("bad sid") << viewWith("sid", "a%20b") << 400
                                 << QByteArray("sid is not a tracking code");
        QTest::newRow("long sid") << viewWith("sid", QByteArray(65, 'A')) << 400
                                  << QByteArray("sid is not");
        QTest::newRow("no h") << viewWith("h", "") << 400 << QByteArray("h is missing");
        QTest::newRow("bad h") << viewWith("h", "https%3A%2F%2Fa%20b") << 400
                               << QByteArray("h is not a hostname");
        QTest::newRow("opaque h") << viewWith("h", "null%3A%2F%2F") << 400
                                  << QByteArray("h is not a hostname");
        QTest::newRow("long h") << viewWith("h", QByteArray(301, 'a')) << 400
                                << QByteArray("h is too long");
        QTest::newRow("no p") << viewWith("p", "") << 400 << QByteArray("p is missing");
        QTest::newRow("p without slash")
            << viewWith("p", "about") << 400 << QByteArray("p does not begin");
        QTest::newRow("p with NUL")
            << viewWith("p", "%2Fa%00b") << 400 << QByteArray("p holds control");
        QTest::newRow("p with line break")
            << viewWith("p", "%2Fa%0D%0Ab") << 400 << QByteArray("p holds control");
        QTest::newRow("long p") << viewWith("p", tooLong(2048)) << 400
                                << QByteArray("p is too long");
        QTest::newRow("long r") << viewWith("r", tooLong(4096)) << 400
                                << QByteArray("r is too long");
        QTest::newRow("qs no JSON")
            << viewWith("qs", "%7B") << 400 << QByteArray("qs is not a JSON object");
        QTest::newRow("qs a list")
            << viewWith("qs", "%5B%5D") << 400 << QByteArray("qs is not a JSON object");
        QTest::newRow("qs with a line break")
            << viewWith("qs", "%3Fa%0Ab") << 400 << QByteArray("qs holds control");
        QTest::newRow("payload no JSON")
            << viewWith({}, {}) + "&name=x&payload=1" << 400 << QByteArray("payload is not");
        QTest::newRow("empty name")
            << viewWith({}, {}) + "&name=" << 400 << QByteArray("name is missing");
        QTest::newRow("long name") << viewWith({}, {}) + "&name=" + QByteArray(201, 'n') << 400
                                   << QByteArray("name is too");
        QTest::newRow("vt no number")
            << viewWith({}, {}) + "&dp=1&vt=soon" << 400 << QByteArray("vt is not");
        QTest::newRow("vt negative")
            << viewWith({}, {}) + "&dp=1&vt=-1" << 400 << QByteArray("vt is not");
        QTest::newRow("query too long") << viewWith({}, {}) + "&x=" + QByteArray(8192, 'x') << 414
                                        << QByteArray("query is longer");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        QFETCH(QByteArray, said);
        const auto found = fathom::understand(requestTo(target));
        QVERIFY(!found);
        const Reply reply = fathom::refused(found.error());
        QCOMPARE(reply.status, status);
        QVERIFY2(reply.body.contains(said), reply.body.constData());
        QCOMPARE(reply.header("Access-Control-Allow-Origin"), QByteArray("*"));
        QCOMPARE(reply.header("Cache-Control"), QByteArray("no-store"));
    }

    void theLongestThatIsAllowedIsUnderstood()
    {
        QVERIFY(fathom::understand(requestTo(viewWith("p", '/' + QByteArray(2047, 'a')))));
        QVERIFY(fathom::understand(requestTo(viewWith("r", QByteArray(4096, 'a')))));
        QVERIFY(fathom::understand(requestTo(viewWith({}, {}) + "&name=" + QByteArray(200, 'n'))));
    }

    void aBodyThatIsTooLongIsRefused()
    {
        kit::TestRequest request(viewWith({}, {}) + "&name=x", Method::Post, {});
        const QByteArray body(8193, 'x');
        request.view.body = body;
        const auto found = fathom::understand(request);
        QVERIFY(!found);
        QCOMPARE(found.error().reason, Rejection::TooLarge);
        QCOMPARE(fathom::refused(found.error()).status, 413);
    }

    void anImageIsAnsweredWithOneThatCanBeShown()
    {
        const Outcome kept;
        const Reply reply =
            fathom::answer(fathom::understand(requestTo(viewWith({}, {})))->shape, {&kept, 1});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.size(), 43);
        QCOMPARE(reply.header("Content-Type"), QByteArray("image/gif"));
        // One pixel by one, to the trailer; tests/e2e/browser shows it in a browser.
        QVERIFY(reply.body.startsWith(QByteArray("GIF89a\1\0\1\0", 10)));
        QVERIFY(reply.body.endsWith(';'));
    }

    void aBeaconIsAnsweredWithNothing()
    {
        const Outcome kept;
        const Reply reply = fathom::answer(
            fathom::understand(requestTo(viewWith({}, {}), Method::Post))->shape, {&kept, 1});
        QCOMPARE(reply.status, 204);
        QVERIFY(reply.body.isEmpty());
        QVERIFY(reply.header("Content-Type").isEmpty());
    }
};

FOOTFALL_TEST_MAIN(TestFathom)
#include "tst_fathom.moc"
