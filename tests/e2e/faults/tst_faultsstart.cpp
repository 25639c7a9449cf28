// SPDX-License-Identifier: GPL-3.0-or-later
// "Answered means kept", when the database is not to be had at the start: locked, missing, not
// readable, or on a full disk.
#include "tests/e2e/faults/bench.h"
#include "tests/e2e/faults/mounts.h"
#include "tests/e2e/faults/otherconnection.h"
#include "tests/kit/testmain.h"

#include <QJsonArray>
#include <QRandomGenerator>

using namespace footfall;
using namespace std::chrono_literals;
using e2e::Expectation;
using e2e::FaultBench;
using e2e::MemoryDisk;
using e2e::OtherConnection;

class TestFaultsStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { qInfo("%s", qUtf8Printable(FaultBench::account())); }

    /// A backup tool that lets nobody read, and a service that is killed again and again meanwhile.
    void databaseLocked()
    {
        FaultBench bench(QStringLiteral("started on a locked database, killed"));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(300ms));
        QCOMPARE(bench.terminate(), 0);
        {
            OtherConnection other(bench.file("footfall.db"));
            other.lockWholly();
            const int rounds = e2e::isLongForm() ? 10 : 2;
            for (int round = 0; round < rounds; ++round) {
                QVERIFY2(bench.start(), qPrintable(bench.problem()));
                verifyState(bench, QStringLiteral("has locked the database"));
                QVERIFY(bench.loadAndKill(100ms + 1ms * QRandomGenerator::global()->bounded(1400)));
            }
            QVERIFY2(bench.start(), qPrintable(bench.problem()));
            QVERIFY(bench.load(500ms));
            QVERIFY(bench.spooled() > 0);
        }
        QVERIFY(bench.load(500ms));
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.views.refused.size(), 0);
        e2e::CollectClient client(bench.server().port());
        QCOMPARE(client.get("/health").status, 200);
        verify(bench, {.answers = Expectation::Answers::SomeMissing});
        QCOMPARE(bench.terminate(), 0);
        verify(bench, {.answers = Expectation::Answers::SomeMissing});
    }

    /// It was moved away before; what was answered since waits for it.
    void databaseMissing()
    {
        FaultBench bench(QStringLiteral("started without the database that is waited for"));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(600ms, 20, [&bench] {
            QVERIFY(QFile::rename(bench.file("footfall.db"), bench.file("away.db")));
        }));
        QVERIFY(bench.load(300ms));
        QVERIFY(bench.terminate() >= 0);
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        verifyState(bench, QStringLiteral("is missing"));
        QVERIFY(bench.load(500ms));
        QVERIFY(!QFile::exists(bench.file("footfall.db")));
        QVERIFY(bench.load(600ms, 20, [&bench] {
            QVERIFY(QFile::rename(bench.file("away.db"), bench.file("footfall.db")));
        }));
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.views.refused.size(), 0);
        verify(bench);
        QCOMPARE(bench.terminate(), 0);
    }

    void databaseUnreadable()
    {
        FaultBench bench(QStringLiteral("started on a database that may not be read"));
        if (!bench.start(e2e::giveUpRights))
            QSKIP("As root, and no namespaces allowed: everything can be read.");
        QVERIFY(bench.load(300ms));
        QCOMPARE(bench.terminate(), 0);
        QVERIFY(QFile::setPermissions(bench.file("footfall.db"), {}));
        QVERIFY2(bench.start(e2e::giveUpRights), qPrintable(bench.problem()));
        verifyState(bench, QStringLiteral("footfall.db"));
        QVERIFY(bench.load(500ms));
        QVERIFY(
            QFile::setPermissions(bench.file("footfall.db"), QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(bench.load(500ms));
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.views.refused.size(), 0);
        verify(bench);
        QCOMPARE(bench.terminate(), 0);
    }

    /// Nothing can be kept, and nothing is lost: until there is room.
    void diskFull()
    {
        const QTemporaryDir directory;
        const MemoryDisk disk(directory.path(), 12 * 1024 * 1024);
        if (!disk.isMounted())
            QSKIP("Neither root nor allowed a namespace: no small disk can be mounted.");
        FaultBench bench(QStringLiteral("started on a full disk"), directory.path());
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(300ms));
        QCOMPARE(bench.terminate(), 0);
        QVERIFY(e2e::fillUp(bench.file("filler")));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        verifyState(bench, QStringLiteral("footfall.db"));
        QVERIFY(bench.load(7s, -1));
        QVERIFY(bench.views.refused.size() > 0);
        QVERIFY(bench.load(600ms, 20, [&bench] { QFile::remove(bench.file("filler")); }));
        QVERIFY(bench.waitUntilStored());
        verify(bench);
        QCOMPARE(bench.terminate(), 0);
    }

private:
    static void verify(FaultBench &bench, const Expectation &expectation = {})
    {
        const QString wrong = bench.check(expectation);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// Whoever watches is told, and trackers are answered.
    static void verifyState(FaultBench &bench, const QString &problem)
    {
        e2e::CollectClient client(bench.server().port());
        const e2e::Answer health = client.get("/health");
        QCOMPARE(health.status, 503);
        const QJsonObject told = QJsonDocument::fromJson(health.body).object();
        QVERIFY2(told.value(QStringLiteral("reason"))
                     .toString()
                     .contains(QStringLiteral("since the start")),
                 health.body.constData());
        const QJsonObject store = bench.status().value(QStringLiteral("store")).toObject();
        QCOMPARE(store.value(QStringLiteral("wasOpened")), QJsonValue(false));
        const QString said = store.value(QStringLiteral("problem")).toString();
        QVERIFY2(said.contains(problem), qPrintable(said));
        QVERIFY2(bench.server().errors().contains(problem), qPrintable(bench.server().errors()));
        // A site that is not among those that were noted may be in the database.
        e2e::View unknown;
        unknown.code = QStringLiteral("UNKNOWN");
        QCOMPARE(client.send(unknown).status, 503);
    }
};

int main(int argumentCount, char **arguments)
{
    // Where it may not, mounting fails, and those cases say so.
    static_cast<void>(e2e::enterOwnMounts());
    QCoreApplication application(argumentCount, arguments);
    TestFaultsStart test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "tst_faultsstart.moc"
