// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a process: what it says to a shell, and how it ends.
#include "tests/kit/testmain.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

class StartupTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void wordsNeedNoDisplay_data();
    void wordsNeedNoDisplay();
    void itCollectsUntilToldToEnd();
    void whyItCannotStartIsSaid();
};

void StartupTest::wordsNeedNoDisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("help") << QStringList{QStringLiteral("--help")} << 0 << QByteArray("--data-dir");
    QTest::newRow("version") << QStringList{QStringLiteral("--version")} << 0
                             << QByteArray("footfall " FOOTFALL_VERSION);
    QTest::newRow("unknown option")
        << QStringList{QStringLiteral("--colour")} << 2 << QByteArray("colour");
    QTest::newRow("a command of the server")
        << QStringList{QStringLiteral("site")} << 2 << QByteArray("footfall-server");
}

void StartupTest::wordsNeedNoDisplay()
{
    QFETCH(QStringList, arguments);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(FOOTFALL_PROGRAM), arguments);
    QVERIFY(process.waitForFinished());
    QTEST(process.exitCode(), "code");
    QFETCH(QByteArray, words);
    const QByteArray said = process.readAll();
    QVERIFY2(said.contains(words), said.constData());
}

void StartupTest::itCollectsUntilToldToEnd()
{
    QTemporaryDir folder;
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const quint16 port = probe.serverPort();
    probe.close();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder.path());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(FOOTFALL_PROGRAM),
                  {QStringLiteral("--data-dir"), folder.filePath(QStringLiteral("data")),
                   QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(port)});
    QVERIFY(process.waitForStarted());
    QTcpSocket socket;
    QTRY_VERIFY_WITH_TIMEOUT((socket.abort(), socket.connectToHost(QHostAddress::LocalHost, port),
                              socket.waitForConnected(100)),
                             20'000);
    socket.write("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    QVERIFY(socket.waitForReadyRead());
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
    socket.disconnectFromHost();
    process.terminate();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void StartupTest::whyItCannotStartIsSaid()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a-file"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QProcess process;
    process.start(QStringLiteral(FOOTFALL_PROGRAM), {QStringLiteral("--data-dir"), path});
    QVERIFY(process.waitForStarted());
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((process.waitForReadyRead(50), said += process.readAllStandardError(),
                              said.contains("a-file")),
                             20'000);
    process.kill(); // It waits for somebody to close the message.
    QVERIFY(process.waitForFinished());
}

FOOTFALL_TEST_MAIN(StartupTest)
#include "tst_startup.moc"
