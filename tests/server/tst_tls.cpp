// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates as people have them: good, bad, exchanged, ended, renewed while running.
#include "server/tls.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSslCipher>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace footfall;
using namespace footfall::server;
using namespace std::chrono_literals;

namespace {

/// One end of a handshake, over a real connection.
class Greeter : public QTcpServer
{
public:
    explicit Greeter(Tls &tls) : m_tls(tls) {}

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSslConfiguration(m_tls.configuration());
        if (socket->setSocketDescriptor(descriptor))
            socket->startServerEncryption();
    }

private:
    Tls &m_tls;
};

struct Handshake {
    bool isDone = false;
    QString name; ///< The certificate's.
    QSsl::SslProtocol protocol = QSsl::UnknownProtocol;
    QByteArray nextProtocol;
    QString cipher;
};

Handshake shakeHands(Tls &tls, QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater,
                     const QList<QSslCipher> &ciphers = {})
{
    Greeter greeter(tls);
    if (!greeter.listen(QHostAddress::LocalHost))
        return {};
    QSslSocket client;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(protocol);
    configuration.setAllowedNextProtocols({"h2", "http/1.1"});
    if (!ciphers.isEmpty())
        configuration.setCiphers(ciphers);
    client.setSslConfiguration(configuration);
    QSignalSpy encrypted(&client, &QSslSocket::encrypted);
    QSignalSpy failed(&client, &QAbstractSocket::errorOccurred);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), greeter.serverPort());
    (void)QTest::qWaitFor([&] { return !encrypted.isEmpty() || !failed.isEmpty(); }, 10'000);
    return {client.isEncrypted(),
            client.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0),
            client.sessionProtocol(), client.sslConfiguration().nextNegotiatedProtocol(),
            client.sessionCipher().name()};
}

} // namespace

class TestTls : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    kit::FixedClock m_clock{kit::at("2026-01-01T00:00:00Z")};

    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }

    static bool openssl(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral("openssl"), arguments);
        return process.waitForFinished(60'000) && process.exitCode() == 0;
    }

    /// NAME.pem and NAME.key, valid for 90 days from now on.
    void make(const QString &name,
              const QStringList &kind = {QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                                         QStringLiteral("ec_paramgen_curve:P-256")})
    {
        QVERIFY(openssl(
            QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"),
                        QStringLiteral("-days"), QStringLiteral("90"), QStringLiteral("-subj"),
                        QStringLiteral("/CN=") + name, QStringLiteral("-keyout"),
                        path(name + QStringLiteral(".key")), QStringLiteral("-out"),
                        path(name + QStringLiteral(".pem")), QStringLiteral("-newkey")} +
            kind));
    }
    void write(const QString &name, const QByteArray &contents)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contents);
    }
    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] TlsFiles files(const QString &certificate, const QString &key) const
    {
        return {path(certificate), path(key)};
    }
    static void expectInLog(const char *text, QtMsgType type = QtWarningMsg)
    {
        QTest::ignoreMessage(type, QRegularExpression(QLatin1String(text)));
    }
    void replace(const QString &name, const QString &by)
    {
        // As certbot does: another file takes the name.
        write(QStringLiteral("new"), contents(by));
        QCOMPARE(rename(qPrintable(path(QStringLiteral("new"))), qPrintable(path(name))), 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        make(QStringLiteral("first"));
        make(QStringLiteral("second"));
        make(QStringLiteral("rsa"), {QStringLiteral("rsa:2048")});
        make(QStringLiteral("ed"), {QStringLiteral("ed25519")});
        make(QStringLiteral("weak"), {QStringLiteral("rsa:1024")});
        const QList<QSslCertificate> made =
            QSslCertificate::fromData(contents(QStringLiteral("first.pem")));
        QCOMPARE(made.size(), 1);
        m_clock.set(domain::instantFromMilliseconds(
            made.front().effectiveDate().addDays(1).toMSecsSinceEpoch()));
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

FOOTFALL_TEST_MAIN(TestTls)
#include "tst_tls.moc"
