// SPDX-License-Identifier: GPL-3.0-or-later
// What the protocols have in common: routes, the parts of a page's address, money, properties, and
// what headers tell.
#include "server/protocols/answers.h"
#include "server/protocols/jsonbody.h"
#include "server/protocols/occurrences.h"
#include "server/protocols/page.h"
#include "server/protocols/routes.h"
#include "tests/kit/testmain.h"
#include "tests/server/requests.h"

using namespace footfall;
using namespace footfall::server;
using kit::requestTo;

class TestProtocolParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void routes_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("get");
        QTest::addColumn<QByteArray>("post");
        QTest::addColumn<QByteArray>("allowed");
        const auto row = [](const char *path, const char *get, const char *post,
                            const char *allowed) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(get) << QByteArray(post)
                                << QByteArray(allowed);
        };
        row("/", "fathom", "fathom", "GET, POST, OPTIONS");
        row("/collect", "fathom-lite", "", "GET, OPTIONS");
        row("/api/event", "", "plausible", "POST, OPTIONS");
        row("/api/send", "", "umami", "POST, OPTIONS");
        row("/api/batch", "", "umami-batch", "POST, OPTIONS");
        // An image may be sent from below a folder named "api", too.
        row("/api/collect", "fathom-lite", "umami-1", "GET, POST, OPTIONS");
        row("/count", "goatcounter", "goatcounter", "GET, POST, OPTIONS");
        row("/api/v0/count", "goatcounter", "goatcounter-api", "GET, POST, OPTIONS");
        row("/api/v1/views", "", "server-api", "POST, OPTIONS");
        row("/pixel.gif", "pixel", "", "GET, OPTIONS");
    }
    void routes()
    {
        QFETCH(QByteArray, path);
        for (const QByteArray prefix : {"", "/stats", "/a/b"}) {
            const QByteArray whole = prefix + path;
            const auto name = [&whole](Method method) {
                const Protocol *protocol = protocolFor(whole, method);
                return QByteArray(protocol ? protocol->name : "");
            };
            QVERIFY(isCollectPath(whole));
            QTEST(name(Method::Get), "get");
            QTEST(name(Method::Post), "post");
            QCOMPARE(name(Method::Head), QByteArray());
            QCOMPARE(name(Method::Other), QByteArray());
            QTEST(methodsAllowedOn(whole), "allowed");
        }
    }

    void otherPathsAreNobodys_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path : {"/script.js", "/health", "/api/events", "/my-collect", "/discount",
                                 "/api/v2/views", "/api/event.json", "*"})
            QTest::newRow(path) << QByteArray(path);
    }
    void otherPathsAreNobodys()
    {
        QFETCH(QByteArray, path);
        QVERIFY(!isCollectPath(path));
        QVERIFY(!protocolFor(path, Method::Post));
    }

    void partsOfAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("parts");
        const auto row = [](const char *address, const char *parts) {
            QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(parts);
        };
        row("https://a.example/b/?c=d#e", "https|a.example|/b/|c=d|e");
        row("https://a.example", "https|a.example|||");
        row("https://a.example?c", "https|a.example||c|");
        row("https://user:secret@a.example:8080/", "https|a.example:8080|/||");
        row("https://user@evil@a.example/", "https|a.example|/||");
        row("/b?c=https://x.example/y#/z?w", "||/b|c=https://x.example/y|/z?w");
        row("/b#c?d", "||/b||c?d");
        row("//a.example/b", "||//a.example/b||");
        row("a b://x", "||a b://x||");
        row("", "||||");
    }
    void partsOfAddresses()
    {
        QFETCH(QString, address);
        const AddressParts parts = partsOf(address);
        const QStringList found{parts.scheme.toString(), parts.host.toString(),
                                parts.pathname.toString(), parts.query.toString(),
                                parts.fragment.toString()};
        QTEST(found.join(u'|'), "parts");
    }

    void campaigns_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("utm");
        QTest::addColumn<bool>("isPaid");
        const auto row = [](const char *query, const char *source, const char *utm, bool isPaid) {
            QTest::newRow(query) << QString::fromLatin1(query) << QString::fromLatin1(source)
                                 << QString::fromLatin1(utm) << isPaid;
        };
        row("utm_source=a&utm_medium=b&utm_campaign=c&utm_term=d&utm_content=e", "a", "a|b|c|d|e",
            false);
        row("utm_source=News%20letter&ref=x", "News letter", "News letter||||", false);
        row("ref=a&source=b&via=c", "a", "||||", false);
        row("source=b&via=c", "b", "||||", false);
        row("via=c", "c", "||||", false);
        row("gclid=x", "", "||||", true);
        row("msclkid=x&utm_source=bing", "bing", "bing||||", true);
        row("li_fat_id=1", "", "||||", true);
        // On every link that leaves Facebook, paid for or not; and one without a value is none.
        row("fbclid=x&gclid=", "", "||||", false);
        row("utm_medium=%0Ax", "", "||||", false);
        row("page=2", "", "||||", false);
    }
    void campaigns()
    {
        QFETCH(QString, query);
        enrich::RawHit hit;
        readCampaign(query, hit);
        QTEST(hit.campaignSource, "source");
        const QStringList utm{hit.utm.source, hit.utm.medium, hit.utm.campaign, hit.utm.term,
                              hit.utm.content};
        QTEST(utm.join(u'|'), "utm");
        QTEST(hit.isPaidClick, "isPaid");
    }

    void signsInHeaders_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("asks");
        QTest::addColumn<bool>("isPrefetch");
        const auto row = [](const char *header, const char *value, bool asks, bool isPrefetch) {
            QTest::addRow("%s: %s", header, value)
                << QByteArray(header) << QByteArray(value) << asks << isPrefetch;
        };
        row("DNT", "1", true, false);
        row("dnt", "1", true, false);
        row("DNT", "0", false, false);
        row("Sec-GPC", "1", true, false);
        row("Sec-GPC", "true", false, false);
        row("Sec-Purpose", "prefetch", false, true);
        row("Sec-Purpose", "prefetch;prerender", false, true);
        row("sec-purpose", "Prefetch", false, true);
        row("Purpose", "prefetch", false, true);
        row("X-Moz", "prefetch", false, true);
        row("X-Purpose", "preview", false, true);
        row("X-Purpose", "other", false, false);
        row("Origin", "https://prefetch.example", false, false);
    }
    void signsInHeaders()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        const Signs signs =
            signsOf(requestTo("/", Method::Get, {{"Accept", "*/*"}, {header, value}}));
        QTEST(signs.asksNotToBeTracked, "asks");
        QTEST(signs.isPrefetch, "isPrefetch");
    }

    void money_data()
    {
        QTest::addColumn<QJsonValue>("amount");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const QJsonValue &amount, const char *currency,
                            const char *found) {
            QTest::newRow(name) << amount << QString::fromLatin1(currency)
                                << QString::fromLatin1(found);
        };
        row("text", QStringLiteral("9.90"), "EUR", "EUR 990");
        row("number", 9.9, "eur", "EUR 990");
        row("what floats cannot hold", 1.005, "USD", "USD 100");
        row("nineteen ninety-nine", 19.99, "USD", "USD 1999");
        row("whole", 1500, "JPY", "JPY 1500");
        row("three digits", QStringLiteral("1.234"), "KWD", "KWD 1234");
        row("negative: given back", -5, "CHF", "CHF -500");
        row("no currency", 5, "", " 500");
        row("no such currency", 5, "EURO", " 500");
        row("no number", QStringLiteral("much"), "EUR", "");
        row("not finite", QStringLiteral("inf"), "EUR", "");
        row("too much", 1e15, "EUR", "");
        row("nothing", QJsonValue(QJsonValue::Undefined), "EUR", "");
        row("an object", QJsonObject(), "EUR", "");
    }
    void money()
    {
        QFETCH(QJsonValue, amount);
        QFETCH(QString, currency);
        const auto found = moneyFrom(amount, currency);
        QTEST(found ? found->currency + u' ' + QString::number(found->cents) : QString(), "found");
    }

    void propertiesAreFewAndShort()
    {
        QJsonObject many;
        for (int i = 0; i < 50; ++i)
            many.insert(QString::number(i), i);
        QCOMPARE(propertiesFrom(many).size(), MostProperties);
        const QJsonObject odd{{QStringLiteral("long"), QString(2001, u'x')},
                              {QString(301, u'k'), QStringLiteral("x")},
                              {QStringLiteral("control\n"), QStringLiteral("a\tb\0c")},
                              {QStringLiteral("half"), 0.5},
                              {QStringLiteral("list"), QJsonArray{1}},
                              {QStringLiteral("no"), false},
                              {QStringLiteral("null"), QJsonValue()},
                              {QStringLiteral("space"), QStringLiteral("  ")}};
        QStringList kept;
        for (const enrich::RawProperty &property : propertiesFrom(odd))
            kept.append(property.key + u'=' + property.value);
        QCOMPARE(kept.join(u'|'), QStringLiteral("control=abc|half=0.5|no=false"));
    }

    void screens_data()
    {
        QTest::addColumn<QJsonValue>("sent");
        QTest::addColumn<int>("width");
        QTest::newRow("both") << QJsonValue(QStringLiteral("1920x1080")) << 1920;
        QTest::newRow("list") << QJsonValue(QStringLiteral("1366,768,1")) << 1366;
        QTest::newRow("number") << QJsonValue(390) << 390;
        QTest::newRow("text") << QJsonValue(QStringLiteral("390")) << 390;
        QTest::newRow("none") << QJsonValue(QStringLiteral("wide")) << 0;
        QTest::newRow("negative") << QJsonValue(-1) << 0;
        QTest::newRow("huge") << QJsonValue(1e9) << 0;
        QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined) << 0;
    }
    void screens()
    {
        QFETCH(QJsonValue, sent);
        QTEST(screenWidthFrom(sent).value_or(0), "width");
    }

    void bearers()
    {
        const auto of = [](const QByteArray &value) {
            return bearerHash(requestTo("/", Method::Post, {{"authorization", value}}));
        };
        QCOMPARE(of("Bearer abc").toHex().left(8), QByteArray("ba7816bf")); // FIPS 180-2, B.1.
        QCOMPARE(of("bearer  abc "), of("Bearer abc"));
        QVERIFY(of("Bearer ").isEmpty());
        QVERIFY(of("Basic abc").isEmpty());
        QVERIFY(of("abc").isEmpty());
    }

    void whoIsNamedHasAnAddressOfTheirOwn()
    {
        const Address one = addressStandingFor(QStringLiteral("one"));
        QCOMPARE(one, addressStandingFor(QStringLiteral("one")));
        QVERIFY(one != addressStandingFor(QStringLiteral("two")));
        QVERIFY(one.toString().startsWith(QStringLiteral("fd")));
        QVERIFY(!one.isIPv4() && !one.isLoopback());
    }
};

FOOTFALL_TEST_MAIN(TestProtocolParts)
#include "tst_protocolparts.moc"
