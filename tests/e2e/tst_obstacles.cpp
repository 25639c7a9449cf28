// SPDX-License-Identifier: GPL-3.0-or-later
// What a person meets when things are not as they should be: a message that says what to do, and
// nothing lost or touched.
#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <unistd.h>

using namespace footfall;
using kit::runServer;
using kit::words;

namespace {

QByteArray contentOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestObstacles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void thePortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QTemporaryDir directory;
        const kit::CommandOutput output =
            runServer(QStringList{QStringLiteral("serve"), QStringLiteral("--listen"),
                                  QStringLiteral("127.0.0.1:%1").arg(other.serverPort())},
                      directory.path());
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.err.contains(QString::number(other.serverPort())), qPrintable(output.err));
        QVERIFY(output.out.isEmpty());
    }

    void theDirectoryCannotBeWritten()
    {
        const QTemporaryDir directory;
        QVERIFY(QFile::setPermissions(directory.path(), QFile::Permissions(0x5055)));
        QProcess process;
        // Root may write everywhere: then somebody else tries.
        process.setChildProcessModifier([] {
            if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
                ::_exit(99);
        });
        for (const char *command : {"serve", "site add example.com", "fold"}) {
            process.start(QStringLiteral(FOOTFALL_SERVER_PROGRAM),
                          words(command) << QStringLiteral("--data-dir") << directory.path());
            QVERIFY(process.waitForFinished(30'000));
            const QString said = QString::fromUtf8(process.readAllStandardError());
            QCOMPARE(process.exitCode(), 1);
            QVERIFY2(said.contains(directory.path()) && said.contains(QStringLiteral("--data-dir")),
                     qPrintable(said));
        }
        QVERIFY(QDir(directory.path()).isEmpty());
        QVERIFY(QFile::setPermissions(directory.path(), QFile::Permissions(0x7700)));
    }

    void aNewerFileIsLeftAlone()
    {
        const QTemporaryDir directory;
        QCOMPARE(runServer(words("site add example.com --code SITE1"), directory.path()).exitCode,
                 0);
        const QString databasePath = directory.filePath(QStringLiteral("footfall.db"));
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
            database.setDatabaseName(databasePath);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(QStringLiteral("PRAGMA user_version=9999")));
            QVERIFY(query.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("newer"));
        const QByteArray before = contentOf(databasePath);
        for (const char *command : {"serve --listen 127.0.0.1:0", "site add other.example",
                                    "site list", "fold", "stats --site SITE1"}) {
            const kit::CommandOutput output = runServer(words(command), directory.path());
            QCOMPARE(output.exitCode, 1);
            QVERIFY2(output.err.contains(QStringLiteral("newer")), qPrintable(output.err));
        }
        QCOMPARE(contentOf(databasePath), before);
    }

    void theDiskIsFull()
    {
        const QTemporaryDir directory;
        const QString code =
            runServer(words("site add example.com"), directory.path()).out.trimmed();
        kit::ServerProgram server(directory.path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        // No file of the server may grow from here on, which is what a full disk is to it.
        const auto limit = [&server](rlim_t bytes) {
            const rlimit both{bytes, RLIM_INFINITY};
            return ::prlimit(static_cast<pid_t>(server.process().processId()), RLIMIT_FSIZE, &both,
                             nullptr) == 0;
        };
        e2e::CollectClient client(server.port());
        e2e::View view;
        view.code = code;
        QCOMPARE(client.send(view).status, 200);
        QVERIFY(limit(1));
        int acknowledged = 1;
        int refused = 0;
        for (int i = 0; i < 50 && refused < 5; ++i) {
            view.pathname = QStringLiteral("/full-%1").arg(i);
            const int status = client.send(view).status;
            acknowledged += status / 100 == 2;
            refused += status == 503;
        }
        QCOMPARE(refused, 5);
        const kit::CommandOutput told = runServer(words("status"), directory.path());
        QVERIFY2(told.out.contains(QStringLiteral("Problem: ")), qPrintable(told.out + told.err));
        QVERIFY(limit(RLIM_INFINITY));
        view.pathname = QStringLiteral("/room-again");
        bool isKept = false;
        QTRY_VERIFY_WITH_TIMEOUT(isKept || (isKept = client.send(view).status == 200), 20'000);
        ++acknowledged;
        QTRY_VERIFY(!runServer(words("status"), directory.path())
                         .out.contains(QStringLiteral("Problem: ")));
        const QJsonObject totals =
            runServer(words("stats --period all --format json --site") << code, directory.path())
                .json()
                .value(QStringLiteral("totals"))
                .toObject();
        QCOMPARE(totals.value(QStringLiteral("pageViews")).toInt(), acknowledged);
        QCOMPARE(server.terminate(), 0);
    }

    void itEndsAndLeavesNothingOpen()
    {
        const QTemporaryDir directory;
        kit::ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        server.signal(SIGINT);
        QCOMPARE(server.waitForEnd(), 0);
        QVERIFY(!QFile::exists(directory.filePath(QStringLiteral("control.sock"))));
        QVERIFY(!QFile::exists(directory.filePath(QStringLiteral("footfall.db-wal"))));
    }
};

FOOTFALL_TEST_MAIN(TestObstacles)
#include "tst_obstacles.moc"
