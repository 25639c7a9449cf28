// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever visitors and attackers send, the log at its most talkative, the answers of the status
// and every file hold neither an address nor a user agent nor what a hostile client wrote.
#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

using namespace footfall;
using kit::runServer;
using kit::words;

namespace {

// Whoever connects to 127.0.0.1 may do so from any of 127.0.0.0/8.
constexpr char Peer[] = "127.77.88.99";
constexpr char Visitor[] = "198.51.100.77";
constexpr char Agent[] = "SilenceProbe/7.31";
constexpr char Noise[] = "xNOISEx";

/// Sends and reads what comes, until the server, which answers everything or hangs up, has nothing
/// more to say for a moment or closes.
QByteArray exchange(quint16 port, const QByteArray &bytes)
{
    QTcpSocket socket;
    if (!socket.bind(QHostAddress(QString::fromLatin1(Peer))))
        return "cannot bind";
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(10'000))
        return {};
    socket.write(bytes);
    QByteArray answer;
    while (socket.waitForReadyRead(answer.isEmpty() ? 20'000 : 300))
        answer += socket.readAll();
    return answer;
}

QByteArray withHeaders(const QByteArray &requestLine, const QByteArray &more = {})
{
    return requestLine + "\r\nHost: localhost\r\nUser-Agent: " + Agent +
           "\r\nX-Forwarded-For: " + Visitor + "\r\nForwarded: for=" + Visitor +
           "\r\nX-Real-IP: " + Visitor + "\r\n" + more + "\r\n";
}

} // namespace

class TestSilence : public QObject
{
    Q_OBJECT

    static void hasNothing(const QByteArray &text, const QString &where)
    {
        for (const char *secret : {Peer, Visitor, Agent, Noise})
            QVERIFY2(!text.contains(secret),
                     qPrintable(where + QStringLiteral(" holds ") + QLatin1String(secret) +
                                QStringLiteral(": ") + QString::fromUtf8(text.left(2000))));
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whateverIsSentNothingIsTold_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("proxy trusted") << words("--log-level debug --trust-proxy 127.0.0.0/8");
        QTest::newRow("nobody trusted") << words("--log-level debug");
    }

    void whateverIsSentNothingIsTold()
    {
        QFETCH(QStringList, options);
        const QTemporaryDir directory;
        const QString code =
            runServer(words("site add example.com"), directory.path()).out.trimmed();
        QFile settings(directory.filePath(QStringLiteral("settings.ini")));
        QVERIFY(settings.open(QIODevice::WriteOnly) &&
                settings.write("[limits]\nratePerSecond=0.5\nrateBurst=20\n"
                               "firstByteSeconds=1\nrequestSeconds=1\nidleSeconds=1\n") > 0);
        settings.close();
        kit::ServerProgram server(directory.path(), options);
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));

        const QByteArray view =
            "GET /?h=https%3A%2F%2Fexample.com&p=%2Fkept&r=&sid=" + code.toLatin1() + " HTTP/1.1";
        QVERIFY(exchange(server.port(), withHeaders(view)).startsWith("HTTP/1.1 200"));
        const QByteArray noise = Noise;
        const QList<QByteArray> hostile{
            withHeaders("GET /script.js HTTP/1.1"),
            withHeaders("GET /health HTTP/1.1"),
            withHeaders("GET /seen-as?token=" + noise + " HTTP/1.1"),
            withHeaders("GET /" + noise + " HTTP/1.1"),
            withHeaders("GET /?h=" + noise + "&p=%2F&r=&sid=UNKNOWN HTTP/1.1"),
            withHeaders("GET /?h=https%3A%2F%2F" + noise + "&p=%00%ff&sid=" + code.toLatin1() +
                        " HTTP/1.1"),
            withHeaders("GET / HTTP/9.9"),
            withHeaders(noise + " / HTTP/1.1"),
            withHeaders("POST / HTTP/1.1", "Content-Length: -5\r\n"),
            withHeaders("POST / HTTP/1.1", "Content-Length: 5\r\nContent-Length: 6\r\n"),
            withHeaders("POST / HTTP/1.1", "Content-Length: 99999999\r\n"),
            withHeaders("POST / HTTP/1.1", "Transfer-Encoding: chunked\r\n") + "zz\r\n" + noise,
            withHeaders("GET / HTTP/1.1", "X: " + QByteArray(100'000, 'x') + "\r\n"),
            withHeaders("GET /" + QByteArray(100'000, 'x') + " HTTP/1.1"),
            withHeaders("GET / HTTP/1.1", noise + "\r\n"),
            QByteArray(1000, '\0') + noise,
            QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + noise,
            "GET / HT", // And then silence.
            noise + "\n\n",
        };
        for (const QByteArray &bytes : hostile)
            (void)exchange(server.port(), bytes);
        // More than the bucket holds.
        QByteArray many;
        for (int i = 0; i < 60; ++i)
            many += withHeaders(view);
        QVERIFY(exchange(server.port(), many).contains(" 429 "));

        hasNothing(runServer(words("status --json"), directory.path()).out.toUtf8(),
                   QStringLiteral("the status"));
        hasNothing(exchange(server.port(), "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                   QStringLiteral("health"));
        QCOMPARE(server.terminate(), 0);
        hasNothing(server.process().readAllStandardOutput(), QStringLiteral("standard output"));
        hasNothing(server.process().readAllStandardError(), QStringLiteral("the log"));
        QDirIterator files(directory.path(), QDir::Files, QDirIterator::Subdirectories);
        int looked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            hasNothing(file.readAll(), file.fileName());
            ++looked;
        }
        QVERIFY(looked > 0);
    }
};

FOOTFALL_TEST_MAIN(TestSilence)
#include "tst_silence.moc"
