// SPDX-License-Identifier: GPL-3.0-or-later
// Real servers that run: who holds a directory and who stands by, and what a hangup changes.
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <QTemporaryDir>

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace footfall;
using kit::CommandOutput;
using kit::runServer;
using kit::words;

namespace {

constexpr uid_t Nobody = 65534;

} // namespace

class TestServers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void statusSaysWhoHolds()
    {
        const QTemporaryDir directory;
        const CommandOutput nobody = runServer(words("status --json"), directory.path());
        QCOMPARE(nobody.exitCode, 0);
        QCOMPARE(nobody.json().value(QStringLiteral("processId")).toInt(-1), 0);
        QVERIFY(!nobody.json().contains(QStringLiteral("lastCollecting")));
        kit::ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        const CommandOutput running = runServer(words("status --json"), directory.path());
        QCOMPARE(running.exitCode, 0);
        QCOMPARE(running.json().value(QStringLiteral("processId")).toInteger(),
                 server.process().processId());
        const QJsonObject collector = running.json().value(QStringLiteral("collector")).toObject();
        QCOMPARE(collector.value(QStringLiteral("state")).toString(), QStringLiteral("collecting"));
        QCOMPARE(collector.value(QStringLiteral("port")).toInt(), int(server.port()));
        QVERIFY(runServer(words("status"), directory.path())
                    .out.contains(QStringLiteral("Collecting on http://127.0.0.1:")));
        QCOMPARE(runServer(words("fold"), directory.path()).exitCode, 0);
        // The flags, and not the settings, said where it listens.
        const QString code = runServer(words("site add a.example"), directory.path()).out.trimmed();
        const CommandOutput snippet = runServer(words("snippet --site") << code, directory.path());
        QVERIFY2(snippet.out.contains(QStringLiteral("http://127.0.0.1:%1/").arg(server.port())),
                 qPrintable(snippet.out + snippet.err));
        QCOMPARE(server.terminate(), 0);
        QVERIFY(runServer(words("status"), directory.path())
                    .out.contains(QStringLiteral("Not collecting since 20")));
    }

    void aSecondServerStandsByAndTakesOver()
    {
        const QTemporaryDir directory;
        kit::ServerProgram first(directory.path());
        QVERIFY2(first.waitUntilCollecting(), qPrintable(first.errors()));
        kit::ServerProgram second(directory.path());
        QVERIFY(second.waitForLine(QStringLiteral("Standing by"))
                    .contains(QString::number(first.process().processId())));
        first.kill();
        QVERIFY2(second.waitUntilCollecting(), qPrintable(second.errors()));
        QCOMPARE(second.terminate(), 0);
    }

    void anotherUserOfTheGroupWatchesAndDoesNotTakeOver()
    {
        if (::geteuid() != 0)
            QSKIP("needs a second user");
        // Of root, for the group of nobody.
        const QTemporaryDir directory;
        const QByteArray path = QFile::encodeName(directory.path());
        QVERIFY(::chown(path.constData(), 0, Nobody) == 0 && ::chmod(path.constData(), 0770) == 0);
        kit::ServerProgram holder(directory.path());
        QVERIFY2(holder.waitUntilCollecting(), qPrintable(holder.errors()));

        QProcess viewer;
        viewer.setChildProcessModifier([] {
            if (::setgroups(0, nullptr) != 0 || ::setgid(Nobody) != 0 || ::setuid(Nobody) != 0)
                ::_exit(99);
        });
        const auto start = [&viewer, &directory](const char *line) {
            viewer.start(QStringLiteral(FOOTFALL_SERVER_PROGRAM),
                         words(line) << QStringLiteral("--data-dir") << directory.path());
        };
        start("site add example.com");
        QVERIFY(viewer.waitForFinished(30'000));
        QVERIFY2(viewer.exitCode() == 0, viewer.readAllStandardError().constData());
        QCOMPARE(viewer.readAllStandardOutput().trimmed().size(), 8);

        start("serve --listen 127.0.0.1:0");
        QVERIFY(viewer.waitForReadyRead(30'000));
        QVERIFY(viewer.readAllStandardOutput().contains("Standing by"));
        holder.kill();
        viewer.setReadChannel(QProcess::StandardError);
        QVERIFY(viewer.waitForReadyRead(30'000));
        const QByteArray said = viewer.readAllStandardError();
        QVERIFY2(said.contains("another user"), said.constData());
        kit::ServerProgram again(directory.path());
        QVERIFY2(again.waitUntilCollecting(), qPrintable(again.errors())); // The lock was free.
        viewer.setReadChannel(QProcess::StandardOutput);
        QVERIFY(viewer.waitForReadyRead(30'000));
        QVERIFY(viewer.readAllStandardOutput().contains("Standing by"));
        viewer.terminate();
        QVERIFY(viewer.waitForFinished(30'000));
        QCOMPARE(viewer.exitCode(), 0);
    }

    void hangupReadsTheSettingsAgain()
    {
        const QTemporaryDir directory;
        const auto write = [&directory](const QByteArray &text) {
            QFile file(directory.filePath(QStringLiteral("settings.ini")));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(write("[listen]\nport=0\n"));
        QProcess process;
        process.start(QStringLiteral(FOOTFALL_SERVER_PROGRAM),
                      {QStringLiteral("serve"), QStringLiteral("--data-dir"), directory.path()});
        QVERIFY(process.waitForReadyRead(30'000));
        QVERIFY(process.readAll().contains("collecting on http://127.0.0.1:"));
        QVERIFY(write("[listen]\nport=0\naddress=::1\n"));
        ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
        QVERIFY(process.waitForReadyRead(30'000));
        const QByteArray moved = process.readAll();
        QVERIFY2(moved.contains("collecting on http://[::1]:"), moved.constData());
        QVERIFY(write("[listen]\nport=many\n"));
        process.setReadChannel(QProcess::StandardError);
        ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
        QVERIFY(process.waitForReadyRead(30'000));
        const QByteArray refused = process.readAllStandardError();
        QVERIFY2(refused.contains("settings.ini") && refused.contains("then reload."),
                 refused.constData());
        process.terminate();
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 0);
    }
};

FOOTFALL_TEST_MAIN(TestServers)
#include "tst_servers.moc"
