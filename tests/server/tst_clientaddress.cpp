// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/clientaddress.h"
#include "tests/kit/testmain.h"
#include "tests/server/requests.h"

using namespace footfall;
using namespace footfall::server;
using kit::requestTo;

class TestClientAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whoIsAsking_data()
    {
        QTest::addColumn<QString>("trusted");
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("forwardedFor");
        QTest::addColumn<QString>("client");
        const QString none;
        const QString ten = QStringLiteral("10.0.0.0/8,2001:db8:1::/48,::1");
        const QString proxy = QStringLiteral("10.1.2.3");
        QTest::newRow("nobody trusted") << none << proxy << QByteArray("198.51.100.1") << proxy;
        QTest::newRow("no header") << ten << proxy << QByteArray() << proxy;
        QTest::newRow("peer not trusted")
            << ten << QStringLiteral("198.51.100.9") << QByteArray("203.0.113.1")
            << QStringLiteral("198.51.100.9");
        QTest::newRow("one hop") << ten << proxy << QByteArray("203.0.113.1")
                                 << QStringLiteral("203.0.113.1");
        QTest::newRow("forged in front")
            << ten << proxy << QByteArray("1.2.3.4, 203.0.113.1") << QStringLiteral("203.0.113.1");
        QTest::newRow("chain of proxies")
            << ten << proxy << QByteArray("1.2.3.4, 203.0.113.1, 10.9.9.9,10.8.8.8")
            << QStringLiteral("203.0.113.1");
        QTest::newRow("proxies only")
            << ten << proxy << QByteArray("10.7.7.7, 10.9.9.9") << QStringLiteral("10.7.7.7");
        QTest::newRow("with port")
            << ten << proxy << QByteArray("203.0.113.1:4711") << QStringLiteral("203.0.113.1");
        QTest::newRow("IPv6") << ten << proxy << QByteArray("2001:db8:2::1")
                              << QStringLiteral("2001:db8:2::1");
        QTest::newRow("IPv6 with port")
            << ten << proxy << QByteArray("[2001:db8:2::1]:443") << QStringLiteral("2001:db8:2::1");
        QTest::newRow("IPv6 proxy") << ten << QStringLiteral("2001:db8:1:5::9")
                                    << QByteArray("203.0.113.1") << QStringLiteral("203.0.113.1");
        QTest::newRow("single address") << ten << QStringLiteral("::1") << QByteArray("203.0.113.1")
                                        << QStringLiteral("203.0.113.1");
        QTest::newRow("mapped peer") << ten << QStringLiteral("::ffff:10.1.2.3")
                                     << QByteArray("203.0.113.1") << QStringLiteral("203.0.113.1");
        QTest::newRow("mapped hop") << ten << proxy << QByteArray("203.0.113.1, ::ffff:10.9.9.9")
                                    << QStringLiteral("203.0.113.1");
        QTest::newRow("mapped range") << QStringLiteral("::ffff:10.0.0.0/104") << proxy
                                      << QByteArray("203.0.113.1") << QStringLiteral("203.0.113.1");
        QTest::newRow("nonsense") << ten << proxy << QByteArray("unknown") << proxy;
        QTest::newRow("nonsense behind a proxy")
            << ten << proxy << QByteArray("_hidden, 10.9.9.9") << QStringLiteral("10.9.9.9");
        QTest::newRow("half an address") << ten << proxy << QByteArray("203.0") << proxy;
        QTest::newRow("empty hops") << ten << proxy << QByteArray(",,") << proxy;
    }
    void whoIsAsking()
    {
        QFETCH(QString, trusted);
        QFETCH(QString, peer);
        QFETCH(QByteArray, forwardedFor);
        QFETCH(QString, client);
        const auto address =
            ClientAddress::trusting(trusted.split(QLatin1Char(','), Qt::SkipEmptyParts));
        QVERIFY(address);
        kit::TestRequest request("/", Method::Get, {{"X-Forwarded-For", forwardedFor}});
        request.view.peer = QHostAddress(peer);
        QCOMPARE(address->of(request).toString(), client);
    }

    void otherHeaders_data()
    {
        QTest::addColumn<kit::Headers>("headers");
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("ignored");
        const auto row = [](const char *name, const kit::Headers &headers, const char *client,
                            const char *header, const char *ignored = "") {
            QTest::newRow(name) << headers << QString::fromLatin1(client)
                                << QString::fromLatin1(header) << QString::fromLatin1(ignored);
        };
        const char *proxy = "10.1.2.3";
        const char *visitor = "203.0.113.1";
        const char *list = "X-Forwarded-For";
        const char *standard = "Forwarded";
        const char *real = "X-Real-IP";
        row("none", {}, proxy, "");
        row("empty", {{list, " "}}, proxy, "");
        row("any case", {{"x-forwarded-FOR", visitor}}, visitor, list);
        row("lines of one name are one list", {{list, "1.2.3.4, 203.0.113.1"}, {list, "10.9.9.9"}},
            visitor, list);
        row("the later line is nearer", {{list, "10.9.9.9"}, {list, visitor}}, visitor, list);
        row("a port that is none", {{list, "203.0.113.1:http"}}, proxy, "", list);
        row("a port that is too long", {{list, "203.0.113.1:123456"}}, proxy, "", list);
        row("two ports", {{list, "203.0.113.1:1:2"}}, proxy, "", list);
        row("a bracket left open", {{list, "[2001:db8:2::1"}}, proxy, "", list);
        row("brackets around IPv4", {{list, "[203.0.113.1]"}}, proxy, "", list);
        row("behind the bracket", {{list, "[2001:db8:2::1]x"}}, proxy, "", list);
        row("an octal look", {{list, "203.0.113.010"}}, proxy, "", list);
        row("a NUL", {{list, QByteArray("203.0.113.1\0", 12)}}, proxy, "", list);
        row("an interface", {{list, "fe80::1%eth0"}}, "fe80::1", list);

        row("Forwarded", {{standard, "for=203.0.113.1"}}, visitor, standard);
        row("Forwarded with the rest",
            {{standard, "By=10.0.0.1; FOR=203.0.113.1;proto=https;host=\"a;b,c\""}}, visitor,
            standard);
        row("Forwarded, quoted with a port", {{standard, "for=\"203.0.113.1:4711\""}}, visitor,
            standard);
        row("Forwarded IPv6", {{standard, "for=\"[2001:db8:2::1]\""}}, "2001:db8:2::1", standard);
        row("Forwarded IPv6 with a port", {{standard, "for=\"[2001:db8:2::1]:4711\""}},
            "2001:db8:2::1", standard);
        row("Forwarded IPv6 without quotes", {{standard, "for=[2001:db8:2::1]:4711"}},
            "2001:db8:2::1", standard);
        row("Forwarded with escapes", {{standard, "for=\"203.0\\.113.1\""}}, visitor, standard);
        row("Forwarded chain", {{standard, "for=1.2.3.4, for=203.0.113.1;by=x, for=10.9.9.9"}},
            visitor, standard);
        row("Forwarded lines", {{standard, "for=1.2.3.4"}, {standard, "for=203.0.113.1"}}, visitor,
            standard);
        row("a comma in quotes is none", {{standard, "for=1.2.3.4;host=\"x, for=5.6.7.8\""}},
            "1.2.3.4", standard);
        row("unknown", {{standard, "for=unknown"}}, proxy, "", standard);
        row("hidden", {{standard, "for=_SEVKISEK"}}, proxy, "", standard);
        row("a hidden port", {{standard, "for=\"203.0.113.1:_http\""}}, visitor, standard);
        row("hidden behind a proxy", {{standard, "for=_x, for=10.9.9.9"}}, "10.9.9.9", standard);
        row("no for at all", {{standard, "proto=https"}}, proxy, "", standard);
        row("two fors in one", {{standard, "for=1.2.3.4;for=203.0.113.1"}}, proxy, "", standard);
        row("a quote left open", {{standard, "for=1.2.3.4, for=\"203.0.113.1"}}, proxy, "",
            standard);
        row("an escape left open", {{standard, "for=\"203.0.113.1\\"}}, proxy, "", standard);
        row("no grammar", {{standard, "for 203.0.113.1"}}, proxy, "", standard);
        row("a broken line hides those before it",
            {{standard, "for=1.2.3.4"}, {standard, "for=\"x"}}, proxy, "", standard);

        row("X-Real-IP", {{real, visitor}}, visitor, real);
        row("X-Real-IP, nonsense", {{real, "localhost"}}, proxy, "", real);

        row("X-Forwarded-For before Forwarded", {{standard, "for=1.2.3.4"}, {list, visitor}},
            visitor, list, standard);
        row("X-Forwarded-For before X-Real-IP", {{real, "1.2.3.4"}, {list, visitor}}, visitor, list,
            real);
        row("Forwarded before X-Real-IP", {{real, "1.2.3.4"}, {standard, "for=203.0.113.1"}},
            visitor, standard, real);
        row("never two mixed", {{list, "unknown"}, {standard, "for=203.0.113.1"}}, proxy, "", list);
    }
    void otherHeaders()
    {
        QFETCH(kit::Headers, headers);
        QFETCH(QString, client);
        const auto address = ClientAddress::trusting({QStringLiteral("10.0.0.0/8")});
        QVERIFY(address);
        kit::TestRequest request("/", Method::Get, headers);
        request.view.peer = *Address::parsed("10.1.2.3");
        QCOMPARE(address->of(request).toString(), client);
        const domain::AddressExplanation explanation = address->explain(request);
        QCOMPARE(explanation.address, client);
        QCOMPARE(explanation.peer, QStringLiteral("10.1.2.3"));
        QCOMPARE(explanation.trustedRange, QStringLiteral("10.0.0.0/8"));
        QTEST(explanation.header, "header");
        QTEST(explanation.ignoredHeader, "ignored");
    }

    void whoeverIsNotTrustedIsNotBelievedAndToldSo()
    {
        for (const auto &address :
             {ClientAddress(), *ClientAddress::trusting({QStringLiteral("10.0.0.0/8")})})
            for (const char *name : {"X-Forwarded-For", "X-Real-IP"}) {
                const kit::TestRequest request("/", Method::Get, {{name, "198.51.100.1"}});
                const domain::AddressExplanation explanation = address.explain(request);
                QCOMPARE(explanation.address, QStringLiteral("203.0.113.7"));
                QCOMPARE(explanation.header, QString());
                QCOMPARE(explanation.trustedRange, QString());
                QCOMPARE(explanation.ignoredHeader, QString::fromLatin1(name));
                QVERIFY(isForwarded(request));
            }
        QVERIFY(!isForwarded(requestTo("/")));
    }

    void ranges_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isTrusted");
        const auto row = [](const char *range, const char *address, bool isTrusted) {
            QTest::addRow("%s in %s", address, range)
                << QString::fromLatin1(range) << QString::fromLatin1(address) << isTrusted;
        };
        row("10.0.0.0/8", "10.255.255.255", true);
        row("10.0.0.0/8", "11.0.0.0", false);
        row("192.0.2.128/25", "192.0.2.129", true);
        row("192.0.2.128/25", "192.0.2.127", false);
        row("192.0.2.1", "192.0.2.1", true);
        row("192.0.2.1", "192.0.2.2", false);
        row("0.0.0.0/0", "203.0.113.7", true);
        row("0.0.0.0/0", "2001:db8::1", false);
        row("::/0", "2001:db8::1", true);
        row("::/0", "203.0.113.7", false);
        row("::ffff:10.0.0.0/104", "10.1.2.3", true);
        row("::ffff:10.0.0.0/104", "11.1.2.3", false);
        row("2001:db8::/33", "2001:db8:7fff::1", true);
        row("2001:db8::/33", "2001:db8:8000::1", false);
        row("fd00::/8", "::ffff:10.0.0.1", false);
    }
    void ranges()
    {
        QFETCH(QString, range);
        QFETCH(QString, address);
        const auto trust = ClientAddress::trusting({range});
        QVERIFY(trust);
        QTEST(trust->isTrusted(*Address::parsed(address.toLatin1())), "isTrusted");
    }

    void whatIsNoRangeIsRefusedByName_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/x", "2001:db8::/129", ""})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void whatIsNoRangeIsRefusedByName()
    {
        QFETCH(QString, text);
        const auto address = ClientAddress::trusting({QStringLiteral("10.0.0.0/8"), text});
        QVERIFY(!address);
        QVERIFY(address.error().message.contains(text));
        QVERIFY(address.error().message.contains(QStringLiteral("10.0.0.0/8")));
    }

    void addressesAreAlwaysSixteenBytes()
    {
        const Address address(QHostAddress(QStringLiteral("203.0.113.7")));
        const std::array<quint8, 16> expected{0, 0, 0,    0,    0,   0, 0,   0,
                                              0, 0, 0xff, 0xff, 203, 0, 113, 7};
        QVERIFY(address.bytes() == expected);
        QVERIFY(Address(QHostAddress(QStringLiteral("::ffff:203.0.113.7"))) == address);
        QVERIFY(*Address::parsed("::ffff:203.0.113.7") == address);
        QCOMPARE(Address::parsed("2001:db8::1")->bytes()[0], quint8(0x20));
    }
};

FOOTFALL_TEST_MAIN(TestClientAddress)
#include "tst_clientaddress.moc"
