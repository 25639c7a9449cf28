// SPDX-License-Identifier: GPL-3.0-or-later
// footfall-server as a service: what systemd hears, what signals do, and what the watchdog means.
#include "tests/e2e/load.h"
#include "tests/kit/notifysocket.h"
#include "tests/kit/stoppedthread.h"
#include "tests/kit/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/file.h>

using namespace footfall;
using kit::NotifySocket;
using kit::runServer;
using kit::ServerProgram;
using kit::words;

namespace {

QHash<QString, QString> watchedBy(const NotifySocket &systemd)
{
    // Two seconds: asked for every second.
    return {{QStringLiteral("NOTIFY_SOCKET"), systemd.path()},
            {QStringLiteral("WATCHDOG_USEC"), QStringLiteral("2000000")}};
}

bool writeSettings(const QTemporaryDir &directory, const QByteArray &text)
{
    QFile file(directory.filePath(QStringLiteral("settings.ini")));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QString addSite(const QTemporaryDir &directory)
{
    return runServer(words("site add example.com"), directory.path()).out.trimmed();
}

} // namespace

class TestService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void systemdHearsALife()
    {
        NotifySocket systemd;
        QVERIFY(systemd.isOpen());
        const QTemporaryDir directory;
        ServerProgram server(directory.path(), {}, watchedBy(systemd));
        const QString ready = systemd.waitFor(QStringLiteral("READY=1"));
        QVERIFY2(ready.contains(QStringLiteral("STATUS=Collecting on http://127.0.0.1:")),
                 qPrintable(ready + server.errors()));
        QVERIFY2(ready.contains(QStringLiteral("0 views a minute, spool empty")),
                 qPrintable(ready));
        QVERIFY(!systemd.waitFor(QStringLiteral("WATCHDOG=1")).isEmpty());
        QVERIFY(!systemd.waitFor(QStringLiteral("WATCHDOG=1")).isEmpty());
        server.signal(SIGHUP);
        QVERIFY(systemd.waitFor(QStringLiteral("RELOADING=1"))
                    .contains(QStringLiteral("MONOTONIC_USEC=")));
        QVERIFY(systemd.waitFor(QStringLiteral("READY=1")).contains(QStringLiteral("spool empty")));
        QVERIFY(!systemd.waitFor(QStringLiteral("WATCHDOG=1")).isEmpty());
        server.process().terminate();
        QVERIFY(!systemd.waitFor(QStringLiteral("STOPPING=1")).isEmpty());
        QCOMPARE(server.waitForEnd(), 0);
    }

    void whoStandsByIsReadyToo()
    {
        const QTemporaryDir directory;
        ServerProgram holder(directory.path());
        QVERIFY2(holder.waitUntilCollecting(), qPrintable(holder.errors()));
        NotifySocket systemd;
        ServerProgram second(directory.path(), {}, watchedBy(systemd));
        QVERIFY(systemd.waitFor(QStringLiteral("READY=1")).contains(QStringLiteral("Standing by")));
        QVERIFY(!systemd.waitFor(QStringLiteral("WATCHDOG=1")).isEmpty());
        holder.kill();
        QVERIFY(!systemd.waitFor(QStringLiteral("Collecting on")).isEmpty());
        QCOMPARE(second.terminate(), 0);
    }

    void theWatchdogBarksWhenAThreadHangs_data()
    {
        QTest::addColumn<QByteArray>("thread");
        QTest::newRow("server") << QByteArray("server");
        QTest::newRow("writer") << QByteArray("writer");
        QTest::newRow("spooler") << QByteArray("spooler");
    }

    void theWatchdogBarksWhenAThreadHangs()
    {
        QFETCH(QByteArray, thread);
        NotifySocket systemd;
        const QTemporaryDir directory;
        ServerProgram server(directory.path(), {}, watchedBy(systemd));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        QVERIFY(!systemd.waitFor(QStringLiteral("WATCHDOG=1")).isEmpty());
        kit::StoppedThread hanging(kit::threadNamed(server.process().processId(), thread));
        if (!hanging.isStopped())
            QSKIP("a child's threads may not be traced here");
        // The first complaint may be about a pulse that was answered just before.
        for (int complaints = 0; complaints < 2; ++complaints)
            QVERIFY(!server.waitForLog(QStringLiteral("has not answered")).isEmpty());
        (void)systemd.take();
        QVERIFY(!server.waitForLog(QStringLiteral("has not answered")).isEmpty());
        QVERIFY(systemd.take().filter(QStringLiteral("WATCHDOG=1")).isEmpty());
        hanging.release();
        QVERIFY(!systemd.waitFor(QStringLiteral("WATCHDOG=1")).isEmpty());
        QCOMPARE(server.terminate(), 0);
    }

    void aDatabaseThatIsAwayIsNoReasonToBeEnded()
    {
        NotifySocket systemd;
        const QTemporaryDir directory;
        const QString code = addSite(directory);
        ServerProgram server(directory.path(), {}, watchedBy(systemd));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        e2e::CollectClient client(server.port());
        e2e::View view;
        view.code = code;
        QCOMPARE(client.send(view).status, 200);
        const QString database = directory.filePath(QStringLiteral("footfall.db"));
        const QString away = directory.filePath(QStringLiteral("away.db"));
        QVERIFY(QFile::rename(database, away));
        for (int i = 0; i < 3; ++i) {
            view.pathname = QStringLiteral("/away-%1").arg(i);
            QCOMPARE(client.send(view).status, 200);
        }
        const QString status = systemd.waitFor(QStringLiteral("in the spool"));
        QVERIFY2(status.contains(QStringLiteral("STATUS=Collecting on")), qPrintable(status));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!systemd.waitFor(QStringLiteral("WATCHDOG=1")).isEmpty());
        QVERIFY(QFile::rename(away, database));
        QVERIFY(!systemd.waitFor(QStringLiteral("spool empty")).isEmpty());
        QCOMPARE(server.terminate(), 0);
        QCOMPARE(e2e::countedViews(directory.path(), code).value(QStringLiteral("/away-2")), 1);
    }

    void told_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void endsInTimeUnderLoadAndLosesNothing_data() { told_data(); }

    void endsInTimeUnderLoadAndLosesNothing()
    {
        QFETCH(int, signal);
        const QTemporaryDir directory;
        const QString code = addSite(directory);
        ServerProgram server(directory.path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        QSet<QString> acknowledged;
        const e2e::Load load(server.port(), code, QStringLiteral("/view-"), acknowledged);
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged.size() >= 200, 30'000);
        server.signal(signal);
        // Had it taken longer than five seconds, it would have ended itself with 1.
        QTRY_COMPARE_WITH_TIMEOUT(server.process().state(), QProcess::NotRunning, 30'000);
        QCOMPARE(server.waitForEnd(), 0);
        QTest::qWait(50); // Answers that were on their way.
        const QHash<QString, int> counted = e2e::countedViews(directory.path(), code);
        for (const QString &pathname : acknowledged)
            QVERIFY2(counted.value(pathname) == 1, qPrintable(pathname));
        // It has folded: nothing of it is open any more.
        const QString folded = runServer(words("fold"), directory.path()).out;
        QVERIFY2(folded.contains(QStringLiteral("Folded 0 page views")), qPrintable(folded));
    }

    void whatHangsIsEnded_data()
    {
        QTest::addColumn<bool>("isToldAgain");
        QTest::newRow("at once when told again") << true;
        QTest::newRow("after five seconds") << false;
    }

    void whatHangsIsEnded()
    {
        QFETCH(bool, isToldAgain);
        const QTemporaryDir directory;
        ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        kit::StoppedThread hanging(
            kit::threadNamed(server.process().processId(), QByteArray("server")));
        if (!hanging.isStopped())
            QSKIP("a child's threads may not be traced here");
        server.signal(SIGTERM);
        QVERIFY(!server.waitForLog(QStringLiteral("Told to end")).isEmpty());
        QCOMPARE(server.process().state(), QProcess::Running);
        if (isToldAgain)
            server.signal(SIGTERM);
        hanging.waitForEnd();
        QCOMPARE(server.waitForEnd(), 1);
        QVERIFY(!server
                     .waitForLog(isToldAgain ? QStringLiteral("told again")
                                             : QStringLiteral("five seconds"))
                     .isEmpty());
    }

    void hangupPutsIntoForceWhatCanBe()
    {
        const QTemporaryDir directory;
        QVERIFY(writeSettings(directory, "[limits]\nbodyBytes=4096\n"));
        ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        const QByteArray post =
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000\r\n\r\n" +
            QByteArray(3000, 'x');
        const auto answerToPost = [&] {
            e2e::CollectClient client(server.port());
            return client.ask(post).status;
        };
        QVERIFY(answerToPost() != 413);

        QVERIFY(writeSettings(directory, "[limits]\nbodyBytes=1024\n"
                                         "[pipeline]\ninboxCapacity=500\n[listen]\nproxies=no\n"));
        server.signal(SIGHUP);
        QVERIFY(server.waitForLog(QStringLiteral("does not know"))
                    .contains(QStringLiteral("listen/proxies")));
        const QString told = server.waitForLog(QStringLiteral("read again"));
        QVERIFY2(told.contains(QStringLiteral("changed=limits/bodyBytes")), qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("after-restart=pipeline/inboxCapacity")),
                 qPrintable(told));
        QCOMPARE(answerToPost(), 413);

        // A bad file changes nothing, and it is said why.
        QVERIFY(writeSettings(directory, "[limits]\nbodyBytes=none\n"));
        server.signal(SIGHUP);
        const QString why = server.waitForLog(QStringLiteral("not changed"));
        QVERIFY2(why.contains(QStringLiteral("limits/bodyBytes cannot be “none”")),
                 qPrintable(why));
        QCOMPARE(answerToPost(), 413);

        // The log's level: what is no error is not said any more, and then it is again.
        QVERIFY(writeSettings(directory, "[log]\nlevel=error\n"));
        server.signal(SIGHUP);
        QTRY_VERIFY(answerToPost() != 413);
        QVERIFY(writeSettings(directory, "[limits]\nbodyBytes=1024\n"));
        server.signal(SIGHUP);
        const QString again = server.waitForLog(QStringLiteral("read again"));
        QVERIFY2(again.contains(QStringLiteral("log/level")), qPrintable(again));
        QCOMPARE(server.terminate(), 0);
    }

    void foldsComeAsOftenAsTheSettingsSay()
    {
        const QTemporaryDir directory;
        QVERIFY(writeSettings(directory, "[pipeline]\nfoldIntervalSeconds=300\n"));
        ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        const auto lastFold = [&] {
            return runServer(words("status --json"), directory.path())
                .json()
                .value(QStringLiteral("store"))
                .toObject()
                .value(QStringLiteral("lastFold"))
                .toInteger();
        };
        const qint64 before = lastFold();
        QVERIFY(writeSettings(directory, "[pipeline]\nfoldIntervalSeconds=1\n"));
        server.signal(SIGHUP);
        QTRY_VERIFY_WITH_TIMEOUT(lastFold() > before, 30'000);
        QCOMPARE(server.terminate(), 0);
    }

    void whatTheCommandLineSaidStaysInForce()
    {
        const QTemporaryDir directory;
        QVERIFY(writeSettings(directory, "[listen]\nport=1\n"));
        ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        const quint16 port = server.port();
        server.signal(SIGHUP);
        QVERIFY(server.waitForLog(QStringLiteral("read again"))
                    .contains(QStringLiteral("changed=none")));
        e2e::CollectClient client(port);
        QCOMPARE(client.get("/health").status, 200);
    }
};

FOOTFALL_TEST_MAIN(TestService)
#include "tst_service.moc"
