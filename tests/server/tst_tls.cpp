// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates as people have them: good, bad, exchanged, ended; and what of it is served.
#include "tests/kit/testmain.h"
#include "tests/server/handshake.h"
#include "tests/server/tlstest.h"

using namespace footfall;
using namespace footfall::server;
using namespace std::chrono_literals;
using kit::Handshake;
using kit::shakeHands;

class TestTls : public kit::TlsTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        makeFirstAndSecond();
        makeCertificate(QStringLiteral("rsa"), {QStringLiteral("rsa:2048")});
        makeCertificate(QStringLiteral("ed"), {QStringLiteral("ed25519")});
        makeCertificate(QStringLiteral("weak"), {QStringLiteral("rsa:1024")});
        QVERIFY(openssl({QStringLiteral("pkey"), QStringLiteral("-in"),
                         path(QStringLiteral("first.key")), QStringLiteral("-aes256"),
                         QStringLiteral("-passout"), QStringLiteral("pass:secret"),
                         QStringLiteral("-out"), path(QStringLiteral("locked.key"))}));
        QVERIFY(openssl({QStringLiteral("x509"), QStringLiteral("-in"),
                         path(QStringLiteral("first.pem")), QStringLiteral("-outform"),
                         QStringLiteral("der"), QStringLiteral("-out"),
                         path(QStringLiteral("binary.pem"))}));
        write(QStringLiteral("empty.pem"), {});
        write(QStringLiteral("text.pem"), "This is no certificate.\n");
        QByteArray damaged = contents(QStringLiteral("first.pem"));
        damaged.replace(60, 20, QByteArray(20, 'A'));
        write(QStringLiteral("damaged.pem"), damaged);
        QByteArray damagedKey = contents(QStringLiteral("first.key"));
        damagedKey.replace(60, 20, QByteArray(20, 'A'));
        write(QStringLiteral("damaged.key"), damagedKey);
        write(QStringLiteral("chain.pem"),
              contents(QStringLiteral("first.pem")) + contents(QStringLiteral("second.pem")));
        write(QStringLiteral("backwards.pem"),
              contents(QStringLiteral("second.pem")) + contents(QStringLiteral("first.pem")));
    }

    void init() { kit::failOnWarnings(); }

    void aGoodCertificateIsServedWithModernDefaults_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"first", "rsa", "ed"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void aGoodCertificateIsServedWithModernDefaults()
    {
        QFETCH(QString, name);
        const auto tls =
            Tls::open(files(name + QStringLiteral(".pem"), name + QStringLiteral(".key")), m_clock);
        QVERIFY2(tls, qPrintable(tls ? QString() : tls.error().message));
        QCOMPARE((*tls)->problem(), QString());
        const Handshake handshake = shakeHands(**tls);
        QVERIFY(handshake.isDone);
        QCOMPARE(handshake.name, name);
        QCOMPARE(handshake.protocol, QSsl::TlsV1_3);
        QCOMPARE(handshake.nextProtocol, QByteArray("http/1.1"));
        const Handshake older = shakeHands(**tls, QSsl::TlsV1_2);
        QVERIFY(older.isDone);
        QCOMPARE(older.protocol, QSsl::TlsV1_2);
        QVERIFY2(older.cipher.startsWith(QStringLiteral("ECDHE-")), qPrintable(older.cipher));
    }

    void weakCiphersAreRefused()
    {
        const auto tls =
            Tls::open(files(QStringLiteral("rsa.pem"), QStringLiteral("rsa.key")), m_clock);
        QVERIFY(tls);
        for (const char *name :
             {"AES256-GCM-SHA384", "ECDHE-RSA-AES256-SHA", "DHE-RSA-AES256-GCM-SHA384"}) {
            const QSslCipher cipher(QString::fromLatin1(name));
            if (!cipher.isNull())
                QVERIFY2(!shakeHands(**tls, QSsl::TlsV1_2, {cipher}).isDone, name);
        }
    }

    void theWholeChainIsSent()
    {
        const auto tls =
            Tls::open(files(QStringLiteral("chain.pem"), QStringLiteral("first.key")), m_clock);
        QVERIFY(tls);
        QCOMPARE((*tls)->configuration().localCertificateChain().size(), 2);
    }

    void whatIsWrongIsExplained_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("file"); // That is named.
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *certificate, const char *key,
                            const char *file, const char *said) {
            QTest::newRow(name) << QString::fromLatin1(certificate) << QString::fromLatin1(key)
                                << QString::fromLatin1(file) << QString::fromLatin1(said);
        };
        row("no certificate", "none.pem", "first.key", "none.pem", "cannot be read");
        row("no key", "first.pem", "none.key", "none.key", "cannot be read");
        row("a directory", ".", "first.key", ".", "cannot be read");
        row("empty", "empty.pem", "first.key", "empty.pem", "is empty");
        row("text", "text.pem", "first.key", "text.pem", "no certificate in PEM");
        row("not PEM", "binary.pem", "first.key", "binary.pem", "no certificate in PEM");
        row("damaged", "damaged.pem", "first.key", "damaged.pem", "damaged");
        row("damaged key", "first.pem", "damaged.key", "damaged.key", "damaged");
        row("no key in the file", "first.pem", "text.pem", "text.pem", "no private key");
        row("exchanged", "first.key", "first.pem", "first.key", "exchanged");
        row("certificate twice", "first.pem", "second.pem", "second.pem", "exchanged");
        row("password", "first.pem", "locked.key", "locked.key", "password");
        row("another's key", "first.pem", "second.key", "second.key", "does not belong");
        row("wrong order", "backwards.pem", "first.key", "backwards.pem", "must stand first");
        row("weak", "weak.pem", "weak.key", "weak.key", "too weak");
    }
    void whatIsWrongIsExplained()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, file);
        QFETCH(QString, said);
        const auto tls = Tls::open(files(certificate, key), m_clock);
        QVERIFY(!tls);
        QVERIFY2(tls.error().message.contains(path(file)), qPrintable(tls.error().message));
        QVERIFY2(tls.error().message.contains(said), qPrintable(tls.error().message));
    }

    void onlyOneOfTheTwoFilesIsNotEnough()
    {
        const auto tls = Tls::open({path(QStringLiteral("first.pem")), {}}, m_clock);
        QVERIFY(!tls);
        QVERIFY(tls.error().message.contains(QStringLiteral("both")));
    }

    void anEndedOrEarlyCertificateIsExplainedWithItsDate()
    {
        const TlsFiles first = files(QStringLiteral("first.pem"), QStringLiteral("first.key"));
        const kit::FixedClock later(m_clock.now() + 24h * 90);
        const auto ended = Tls::open(first, later);
        QVERIFY(!ended);
        QVERIFY(ended.error().message.contains(dateText(m_clock.now() + 24h * 89)));
        QVERIFY(ended.error().message.contains(QStringLiteral("expired")));
        const kit::FixedClock earlier(m_clock.now() - 24h * 30);
        const auto early = Tls::open(first, earlier);
        QVERIFY(!early);
        QVERIFY(early.error().message.contains(QStringLiteral("clock")));
    }
};

FOOTFALL_TEST_MAIN(TestTls)
#include "tst_tls.moc"
