// SPDX-License-Identifier: GPL-3.0-or-later
// The README's configurations of nginx and Caddy, as they stand there but for ports and TLS: the
// script, views and who sent them, at the root and below a path. Skipped where the proxy is not
// installed.
#include "core/instance/controlclient.h"
#include "core/instance/futures.h"
#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace footfall;
using kit::runServer;
using kit::words;

namespace {

/// The README's fenced blocks in that language.
QStringList blocks(const QString &language)
{
    QFile file(QStringLiteral(FOOTFALL_README));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QRegularExpression fence(QStringLiteral("```%1\n(.*?)```").arg(language),
                                   QRegularExpression::DotMatchesEverythingOption);
    QStringList found;
    auto matches = fence.globalMatch(QString::fromUtf8(file.readAll()));
    while (matches.hasNext())
        found.append(matches.next().captured(1));
    return found;
}

QString programNamed(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(
                                 name, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")})
                           : found;
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

QString nginxConfiguration(const QStringList &found, quint16 port, quint16 upstream,
                           const QTemporaryDir &directory)
{
    QString text = found.join(QLatin1Char('\n'));
    text.replace(QStringLiteral("listen 443 ssl;"),
                 QStringLiteral("listen 127.0.0.1:%1;").arg(port));
    text.remove(QRegularExpression(QStringLiteral("ssl_certificate[^;]*;")));
    text.replace(QStringLiteral("127.0.0.1:8080"), QStringLiteral("127.0.0.1:%1").arg(upstream));
    QString temporary;
    for (const char *kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary +=
            QStringLiteral("%1_temp_path %2/%1;\n").arg(QLatin1String(kind), directory.path());
    return QStringLiteral("daemon off;\nmaster_process off;\npid %1/pid;\nerror_log stderr;\n"
                          "events {}\nhttp {\n%2%3\n}\n")
        .arg(directory.path(), temporary, text);
}

QString caddyConfiguration(const QStringList &found, quint16 port, quint16 upstream)
{
    QString text = found.join(QLatin1Char('\n'));
    text.replace(QStringLiteral("127.0.0.1:8080"), QStringLiteral("127.0.0.1:%1").arg(upstream));
    text.replace(QRegularExpression(QStringLiteral("^(\\S+\\.example\\.com|example\\.com) \\{"),
                                    QRegularExpression::MultilineOption),
                 QStringLiteral("http://\\1:%1 {").arg(port));
    return QStringLiteral("{\n admin off\n}\n") + text;
}

struct Reached {
    QByteArray hostname;
    QByteArray prefix;
};

} // namespace

class TestProxy : public QObject
{
    Q_OBJECT

    /// From that address of the loopback, through the proxy.
    static QByteArray ask(quint16 port, const char *from, const QByteArray &request)
    {
        QTcpSocket socket;
        if (!socket.bind(QHostAddress(QString::fromLatin1(from))))
            return {};
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        if (!socket.waitForConnected(10'000))
            return {};
        socket.write(request);
        QByteArray answer;
        while (socket.waitForReadyRead(10'000))
            answer += socket.readAll();
        return answer;
    }
    static QByteArray request(const Reached &reached, const QByteArray &target,
                              const QByteArray &more = {})
    {
        return "GET " + reached.prefix + target + " HTTP/1.1\r\nHost: " + reached.hostname +
               "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 "
               "Firefox/128.0\r\nConnection: close\r\n" +
               more + "\r\n";
    }

    static void through(quint16 port, const Reached &reached, const QTemporaryDir &directory)
    {
        const QString code =
            runServer(words("site add shop.example"), directory.path()).out.trimmed();
        const QByteArray script = ask(port, "127.0.0.1", request(reached, "/script.js"));
        QVERIFY2(script.startsWith("HTTP/1.1 200") && script.contains("text/javascript"),
                 script.constData());
        const QByteArray view = "/?h=https%3A%2F%2Fshop.example&p=%2F&r=&sid=" + code.toLatin1();
        // Two visitors; what one of them claims to be is not believed.
        for (const auto &[from, more] :
             {std::pair("127.77.0.1", ""), std::pair("127.77.0.2", ""),
              std::pair("127.77.0.2", "X-Forwarded-For: 203.0.113.9\r\nX-Real-IP: 203.0.113.9\r\n"
                                      "Forwarded: for=203.0.113.9\r\n")}) {
            const QByteArray answer = ask(port, from, request(reached, view, more));
            QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
        }
        const QJsonObject totals =
            runServer(words("stats --period today --format json --site") << code, directory.path())
                .json()
                .value(QStringLiteral("totals"))
                .toObject();
        QCOMPARE(totals.value(QStringLiteral("pageViews")).toInt(), 3);
        QCOMPARE(totals.value(QStringLiteral("visitors")).toInt(), 2);
    }

    static void waitUntilOpen(quint16 port)
    {
        QTRY_VERIFY_WITH_TIMEOUT(([port] {
                                     QTcpSocket socket;
                                     socket.connectToHost(QStringLiteral("127.0.0.1"), port);
                                     return socket.waitForConnected(1000);
                                 }()),
                                 30'000);
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void asTheReadmeSays_data()
    {
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QByteArray>("hostname");
        QTest::addColumn<QByteArray>("prefix");
        for (const char *proxy : {"nginx", "caddy"}) {
            QTest::addRow("%s, root", proxy)
                << QString::fromLatin1(proxy) << QByteArray("stats.example.com") << QByteArray();
            QTest::addRow("%s, sub-path", proxy)
                << QString::fromLatin1(proxy) << QByteArray("example.com") << QByteArray("/stats");
        }
    }

    void asTheReadmeSays()
    {
        QFETCH(QString, proxy);
        QFETCH(QByteArray, hostname);
        QFETCH(QByteArray, prefix);
        const QStringList found =
            blocks(proxy == QStringLiteral("caddy") ? QStringLiteral("caddyfile") : proxy);
        QCOMPARE(found.size(), 2);
        const QString program = programNamed(proxy);
        if (program.isEmpty())
            QSKIP("not installed");
        const QTemporaryDir directory;
        kit::ServerProgram server(directory.path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));

        const quint16 port = freePort();
        const QTemporaryDir work;
        QFile file(work.filePath(QStringLiteral("configuration")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write((proxy == QStringLiteral("nginx")
                        ? nginxConfiguration(found, port, server.port(), work)
                        : caddyConfiguration(found, port, server.port()))
                       .toUtf8());
        file.close();
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), work.path());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, proxy == QStringLiteral("nginx")
                                   ? QStringList{QStringLiteral("-p"), work.path(),
                                                 QStringLiteral("-c"), file.fileName()}
                                   : QStringList{QStringLiteral("run"), QStringLiteral("--config"),
                                                 file.fileName(), QStringLiteral("--adapter"),
                                                 QStringLiteral("caddyfile")});
        QVERIFY(process.waitForStarted());
        waitUntilOpen(port);
        if (!QTest::currentTestFailed())
            through(port, {hostname, prefix}, directory);
        process.terminate();
        process.waitForFinished(10'000);
        if (QTest::currentTestFailed())
            qInfo("%s", process.readAll().constData());
        QCOMPARE(server.terminate(), 0);
    }

    void theProbeSaysHowTheProxyIsSeen()
    {
        // nginx alone: its configuration takes any name for the first server.
        const QString program = programNamed(QStringLiteral("nginx"));
        if (program.isEmpty())
            QSKIP("nginx is not installed");
        const QTemporaryDir directory;
        kit::ServerProgram server(directory.path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        const quint16 port = freePort();
        const QTemporaryDir work;
        QFile file(work.filePath(QStringLiteral("configuration")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(nginxConfiguration({blocks(QStringLiteral("nginx")).value(0)}, port,
                                      server.port(), work)
                       .toUtf8());
        file.close();
        QProcess process;
        process.start(program,
                      {QStringLiteral("-p"), work.path(), QStringLiteral("-c"), file.fileName()});
        QVERIFY(process.waitForStarted());
        waitUntilOpen(port);

        const auto client = instance::ControlClient::open(directory.path());
        QVERIFY(client);
        const auto seen =
            instance::await((*client)->probe(QStringLiteral("http://127.0.0.1:%1").arg(port)));
        QVERIFY2(seen, qPrintable(seen ? QString() : seen.error().message));
        QCOMPARE(seen->header, QStringLiteral("X-Forwarded-For"));
        QCOMPARE(seen->peer, QStringLiteral("127.0.0.1"));
        QCOMPARE(seen->trustedRange, QStringLiteral("127.0.0.1/32"));
        const auto direct = instance::await(
            (*client)->probe(QStringLiteral("http://127.0.0.1:%1/any/path").arg(server.port())));
        QVERIFY2(direct, qPrintable(direct ? QString() : direct.error().message));
        QVERIFY(direct->header.isEmpty());
        QCOMPARE(direct->address, QStringLiteral("127.0.0.1"));
        process.terminate();
        process.waitForFinished(10'000);
        QCOMPARE(server.terminate(), 0);
    }
};

FOOTFALL_TEST_MAIN(TestProxy)
#include "tst_proxy.moc"
