// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates that come to their end or are renewed while they are served.
#include "tests/kit/testmain.h"
#include "tests/server/handshake.h"
#include "tests/server/tlstest.h"

using namespace footfall;
using namespace footfall::server;
using namespace std::chrono_literals;
using kit::shakeHands;

class TestTlsRenewal : public kit::TlsTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeFirstAndSecond(); }
    void init() { kit::failOnWarnings(); }

    void aWarningComesTwoWeeksBeforeTheEndAndStays()
    {
        kit::FixedClock clock(m_clock.now());
        const auto tls =
            Tls::open(files(QStringLiteral("first.pem"), QStringLiteral("first.key")), clock);
        QVERIFY(tls);
        clock.advance(24h * 74);
        QCOMPARE((*tls)->problem(), QString());
        clock.advance(24h * 2);
        expectInLog("expires on"); // Once, however often somebody looks.
        QVERIFY((*tls)->problem().contains(QStringLiteral("expires on")));
        clock.advance(3s);
        QVERIFY((*tls)->problem().contains(QStringLiteral("expires on")));
        clock.advance(24h * 14);
        expectInLog("expired on");
        QVERIFY((*tls)->problem().contains(QStringLiteral("expired on")));
        QVERIFY(shakeHands(**tls).isDone); // Some clients do not care.
    }

    void aRenewedCertificateIsTakenForTheNextConnection()
    {
        replace(QStringLiteral("live.pem"), QStringLiteral("first.pem"));
        replace(QStringLiteral("live.key"), QStringLiteral("first.key"));
        kit::FixedClock clock(m_clock.now());
        const auto tls =
            Tls::open(files(QStringLiteral("live.pem"), QStringLiteral("live.key")), clock);
        QVERIFY(tls);
        QCOMPARE(shakeHands(**tls).name, QStringLiteral("first"));
        replace(QStringLiteral("live.pem"), QStringLiteral("second.pem"));
        replace(QStringLiteral("live.key"), QStringLiteral("second.key"));
        QCOMPARE(shakeHands(**tls).name, QStringLiteral("first")); // Not looked at again yet.
        clock.advance(3s);
        expectInLog("it is in force until", QtInfoMsg);
        QCOMPARE(shakeHands(**tls).name, QStringLiteral("second"));
        QCOMPARE((*tls)->problem(), QString());
    }

    void aBadNewCertificateLeavesTheOldInForceUntilItIsGood()
    {
        replace(QStringLiteral("live.pem"), QStringLiteral("first.pem"));
        replace(QStringLiteral("live.key"), QStringLiteral("first.key"));
        kit::FixedClock clock(m_clock.now());
        const auto tls =
            Tls::open(files(QStringLiteral("live.pem"), QStringLiteral("live.key")), clock);
        QVERIFY(tls);
        // One of two files has been renewed: in between nothing may break.
        replace(QStringLiteral("live.pem"), QStringLiteral("second.pem"));
        clock.advance(3s);
        expectInLog("stays in force");
        QCOMPARE(shakeHands(**tls).name, QStringLiteral("first"));
        QVERIFY((*tls)->problem().contains(QStringLiteral("stays in force")));
        QVERIFY((*tls)->problem().contains(path(QStringLiteral("live.key"))));
        replace(QStringLiteral("live.key"), QStringLiteral("second.key"));
        clock.advance(3s);
        expectInLog("it is in force until", QtInfoMsg);
        QCOMPARE(shakeHands(**tls).name, QStringLiteral("second"));
        QCOMPARE((*tls)->problem(), QString());
        QVERIFY(QFile::remove(path(QStringLiteral("live.key"))));
        clock.advance(3s);
        expectInLog("cannot be read");
        QCOMPARE(shakeHands(**tls).name, QStringLiteral("second"));
        QVERIFY((*tls)->problem().contains(QStringLiteral("cannot be read")));
    }
};

FOOTFALL_TEST_MAIN(TestTlsRenewal)
#include "tst_tlsrenewal.moc"
