// SPDX-License-Identifier: GPL-3.0-or-later
// The test request to the public address, against servers that answer as they should, as proxies
// do that are not set up well, or not at all.
#include "core/instance/addressprobe.h"
#include "core/instance/futures.h"
#include "tests/kit/testmain.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>

using namespace footfall;
using instance::AddressProbe;
using instance::await;
using namespace std::chrono_literals;

namespace {

/// Answers every request, and a TLS hello, with the same bytes, and notes what was asked; says
/// nothing without any.
class FixedServer : public QObject
{
public:
    explicit FixedServer(QByteArray answer) : m_answer(std::move(answer))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                asked += socket->readAll();
                const bool isWhole = asked.contains("\r\n\r\n") || asked.startsWith('\x16');
                if (m_answer.isEmpty() || !isWhole)
                    return;
                socket->write(m_answer);
                socket->disconnectFromHost();
            });
        });
    }
    [[nodiscard]] QString url(const char *scheme = "http") const
    {
        return QStringLiteral("%1://127.0.0.1:%2")
            .arg(QLatin1String(scheme))
            .arg(m_server.serverPort());
    }

    QByteArray asked;

private:
    QByteArray m_answer;
    QTcpServer m_server;
};

QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + headers + "\r\n" + body;
}

QByteArray seen()
{
    domain::AddressExplanation explanation;
    explanation.address = QStringLiteral("2001:db8::7");
    explanation.peer = QStringLiteral("10.0.4.1");
    explanation.header = QStringLiteral("Forwarded");
    explanation.trustedRange = QStringLiteral("10.0.4.0/24");
    explanation.country = QStringLiteral("NL");
    return QJsonDocument(domain::toJson(explanation)).toJson();
}

} // namespace

class TestProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theAnswerIsUnderstood()
    {
        FixedServer server(answer("200 OK", seen()));
        AddressProbe probe;
        const auto result =
            await(probe.ask(server.url() + QStringLiteral("/stats/"), QStringLiteral("to+ken&x")));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
        QCOMPARE(result->address, QStringLiteral("2001:db8::7"));
        QCOMPARE(result->peer, QStringLiteral("10.0.4.1"));
        QCOMPARE(result->header, QStringLiteral("Forwarded"));
        QCOMPARE(result->trustedRange, QStringLiteral("10.0.4.0/24"));
        QCOMPARE(result->country, QStringLiteral("NL"));
        QVERIFY2(server.asked.startsWith("GET /stats/seen-as?token=to+ken%26x HTTP/1.1\r\n"),
                 server.asked.constData());
        // The same thread again.
        QVERIFY(await(probe.ask(server.url(), QStringLiteral("token"))));
    }

    void whatWentWrongIsExplained_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QByteArray &bytes, const char *said) {
            QTest::newRow(name) << bytes << QString::fromUtf8(said);
        };
        row("not passed on", answer("404 Not Found", "no"), "below a path");
        row("no upstream", answer("502 Bad Gateway", "no"), "cannot reach Footfall (502)");
        row("upstream too slow", answer("504 Gateway Timeout", ""), "(504)");
        row("password", answer("401 Unauthorized", "", "WWW-Authenticate: Basic realm=x\r\n"),
            "password");
        row("forbidden", answer("403 Forbidden", ""), "(403)");
        row("redirect",
            answer("301 Moved", "", "Location: https://stats.example.com/seen-as?token=secret\r\n"),
            "sends visitors on to https://stats.example.com/.");
        row("broken", answer("500 Oops", ""), "(500)");
        row("a page", answer("200 OK", "<html>Welcome</html>"), "Something else than Footfall");
        row("other JSON", answer("200 OK", "{\"a\":1}"), "Something else than Footfall");
        row("no address", answer("200 OK", "{\"address\":\"me\",\"peer\":\"you\"}"),
            "Something else than Footfall");
        row("endless", answer("200 OK", QByteArray(1024 * 1024, ' ')),
            "Something else than Footfall");
        row("no HTTP", "SSH-2.0-OpenSSH\r\n\r\n", "failed");
        row("closed", " ", "failed");
    }

    void whatWentWrongIsExplained()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const FixedServer server(bytes);
        AddressProbe probe;
        const auto result = await(probe.ask(server.url(), QStringLiteral("secret")));
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(said), qPrintable(result.error().message));
        QVERIFY2(!result.error().message.contains(QStringLiteral("secret")),
                 qPrintable(result.error().message));
    }

    void nobodyThere()
    {
        QString url;
        {
            const FixedServer gone("x");
            url = gone.url();
        }
        AddressProbe probe;
        const auto result = await(probe.ask(url, QStringLiteral("token")));
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(QStringLiteral("Nothing listens")),
                 qPrintable(result.error().message));
    }

    void noAnswerInTime()
    {
        const FixedServer silent({});
        AddressProbe probe(300ms);
        const auto result = await(probe.ask(silent.url(), QStringLiteral("token")));
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(QStringLiteral("did not answer within")),
                 qPrintable(result.error().message));
    }

    void noTlsThere()
    {
        const FixedServer plain(answer("400 Bad Request", ""));
        AddressProbe probe;
        const auto result = await(probe.ask(plain.url("https"), QStringLiteral("token")));
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(QStringLiteral("is not accepted")),
                 qPrintable(result.error().message));
    }

    void noPublicAddress()
    {
        AddressProbe probe;
        const auto result = await(probe.ask(QStringLiteral("stats.example.com"), {}));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, domain::ErrorKind::Invalid);
    }

    void endingGivesUpWhatIsUnderWay()
    {
        const FixedServer silent({});
        QFuture<domain::Result<domain::AddressExplanation>> future;
        {
            AddressProbe probe;
            future = probe.ask(silent.url(), QStringLiteral("token"));
            QTRY_VERIFY(!silent.asked.isEmpty());
        }
        QVERIFY(!await(future));
    }
};

FOOTFALL_TEST_MAIN(TestProbe)
#include "tst_probe.moc"
