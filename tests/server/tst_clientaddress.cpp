// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/clientaddress.h"
#include "tests/kit/testmain.h"
#include "tests/server/requests.h"

using namespace footfall;
using namespace footfall::server;

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
