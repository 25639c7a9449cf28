// SPDX-License-Identifier: GPL-3.0-or-later
// "Answered means kept", when there is no room, or nothing may be written: what cannot be kept is
// refused with 503, and never lost.
#include "tests/e2e/faults/bench.h"
#include "tests/e2e/faults/mounts.h"
#include "tests/e2e/faults/otherconnection.h"
#include "tests/kit/testmain.h"

#include <sys/resource.h>

using namespace footfall;
using namespace std::chrono_literals;
using e2e::Expectation;
using e2e::FaultBench;
using e2e::MemoryDisk;
using e2e::OtherConnection;

class TestFaultsDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { qInfo("%s", qUtf8Printable(FaultBench::account())); }

    void diskFull()
    {
        const QTemporaryDir directory;
        const MemoryDisk disk(directory.path(), 32 * 1024 * 1024);
        if (!disk.isMounted())
            QSKIP("Neither root nor allowed a namespace: no small disk can be mounted. See "
                  "noFileMayGrow() for a disk that is as good as full.");
        FaultBench bench(QStringLiteral("disk full"), directory.path());
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        // Until it has what it writes when the first view comes: the salts.
        QVERIFY(bench.load(300ms));
        const int rounds = e2e::isLongForm() ? 10 : 1;
        for (int round = 0; round < rounds; ++round) {
            QVERIFY(
                bench.load(600ms, 20, [&bench] { QVERIFY(e2e::fillUp(bench.file("filler"))); }));
            const qsizetype before = bench.views.refused.size();
            QVERIFY(bench.load(7s, -1));
            QVERIFY(bench.views.refused.size() > before);
            QVERIFY(bench.load(600ms, 20, [&bench] { QFile::remove(bench.file("filler")); }));
        }
        QVERIFY(bench.waitUntilStored());
        verify(bench);
        QCOMPARE(bench.terminate(), 0);
        verify(bench);
        m_wasDiskFull = true;
    }

    /// The log is moved before it has taken what the database needs to grow.
    void diskSmallerThanTheLog()
    {
        const QTemporaryDir directory;
        const MemoryDisk disk(directory.path(), 16 * 1024 * 1024);
        if (!disk.isMounted())
            QSKIP("Neither root nor allowed a namespace: no small disk can be mounted.");
        // Nothing but its length has the log moved.
        FaultBench bench(QStringLiteral("disk smaller than the log"), directory.path(), 5min);
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(100ms, 4'000));
        QCOMPARE(bench.views.refused.size(), 0);
        QVERIFY(bench.waitUntilStored());
        verify(bench);
        QCOMPARE(bench.terminate(), 0);
        verify(bench);
    }

    /// The spool leaves what the database needs to take in what waits.
    void lockIsOverOnASmallDisk_data()
    {
        using Trouble = FaultBench::Trouble;
        QTest::addColumn<int>("nameLength");
        QTest::addColumn<Trouble>("trouble");
        QTest::newRow("short names") << 0 << Trouble::IsOver;
        QTest::newRow("long names") << 900 << Trouble::IsOver;
        // They take more room in the database and its index than in the spool: what waited may fill
        // the disk, which the owner is told until there is room.
        QTest::newRow("names of more than a page of the index") << 1'500 << Trouble::MayLast;
    }
    void lockIsOverOnASmallDisk()
    {
        QFETCH(int, nameLength);
        QFETCH(FaultBench::Trouble, trouble);
        const QTemporaryDir directory;
        const MemoryDisk disk(directory.path(), 16 * 1024 * 1024);
        if (!disk.isMounted())
            QSKIP("Neither root nor allowed a namespace: no small disk can be mounted.");
        FaultBench bench(QStringLiteral("lock is over, on a small disk, %1")
                             .arg(QLatin1String(QTest::currentDataTag())),
                         directory.path());
        bench.nameLength = nameLength;
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(300ms));
        {
            OtherConnection other(bench.file("footfall.db"));
            other.lock();
            for (int second = 0; bench.views.refused.isEmpty() && second < 60; ++second)
                QVERIFY(bench.load(1s, -1));
            QVERIFY(!bench.views.refused.isEmpty());
            other.unlock();
        }
        QVERIFY(bench.waitUntilStored(trouble));
        verify(bench);
        if (trouble == FaultBench::Trouble::IsOver) {
            QVERIFY(bench.load(500ms));
            QVERIFY(bench.waitUntilStored());
            verify(bench);
        }
        QCOMPARE(bench.terminate(), 0);
        verify(bench);
    }

    /// Full of what it counted itself: it stops while there is room for what makes room.
    void diskFullOfItsOwn()
    {
        const QTemporaryDir directory;
        const MemoryDisk disk(directory.path(), 16 * 1024 * 1024);
        if (!disk.isMounted())
            QSKIP("Neither root nor allowed a namespace: no small disk can be mounted.");
        FaultBench bench(QStringLiteral("disk full of its own"), directory.path(), 5min);
        bench.nameLength = 900;
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        for (int second = 0; bench.views.refused.isEmpty() && second < 60; ++second)
            QVERIFY(bench.load(1s, -1));
        QVERIFY(!bench.views.refused.isEmpty());
        QVERIFY(bench.load(2s, -1));
        QCOMPARE(kit::runServer(kit::words("fold"), bench.path()).exitCode, 0);
        QTRY_COMPARE_WITH_TIMEOUT(bench.spooled(), 0, 60'000);
        verify(bench);
        QCOMPARE(kit::runServer(kit::words("site remove FAULTS"), bench.path()).exitCode, 0);
        QCOMPARE(bench.terminate(), 0);
    }

    void noFileMayGrow()
    {
        if (m_wasDiskFull && !e2e::isLongForm())
            QSKIP("A disk was really full; this is its stand-in.");
        FaultBench bench(QStringLiteral("no file may grow"));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        const auto limit = [&bench](rlim_t bytes) {
            const rlimit both{bytes, RLIM_INFINITY};
            QCOMPARE(::prlimit(static_cast<pid_t>(bench.server().process().processId()),
                               RLIMIT_FSIZE, &both, nullptr),
                     0);
        };
        QVERIFY(bench.load(300ms));
        QVERIFY(bench.load(600ms, 20, [&limit] { limit(1); }));
        QVERIFY(bench.load(7s, -1));
        QVERIFY(bench.views.refused.size() > 0);
        QVERIFY(bench.load(600ms, 20, [&limit] { limit(RLIM_INFINITY); }));
        QVERIFY(bench.waitUntilStored());
        verify(bench);
        QCOMPARE(bench.terminate(), 0);
    }

    void directoryThatCannotBeWritten()
    {
        FaultBench bench(QStringLiteral("directory not writable, database locked"));
        if (!bench.start(e2e::giveUpRights))
            QSKIP("As root, and no namespaces allowed: everything can be written.");
        QVERIFY(bench.load(300ms));
        const auto setMode = [&bench](QFile::Permissions mode) {
            QVERIFY(QFile::setPermissions(bench.path(), mode));
            if (QFile::exists(bench.file("spool")))
                QVERIFY(QFile::setPermissions(bench.file("spool"), mode));
        };
        const QFile::Permissions readable = QFile::ReadOwner | QFile::ExeOwner;
        setMode(readable);
        // The open database can be written on.
        QVERIFY(bench.load(500ms));
        QCOMPARE(bench.views.refused.size(), 0);
        {
            // Not when it is locked: and there can be no spool.
            OtherConnection other(bench.file("footfall.db"));
            other.lock();
            QVERIFY(bench.load(7s, -1));
            QVERIFY(bench.views.refused.size() > 0);
            other.unlock();
        }
        QVERIFY(bench.load(500ms));
        setMode(readable | QFile::WriteOwner);
        QVERIFY(bench.load(500ms));
        QVERIFY(bench.waitUntilStored());
        verify(bench);
        QCOMPARE(bench.terminate(), 0);
    }

    void readOnlyDisk()
    {
        const QTemporaryDir directory;
        const MemoryDisk disk(directory.path(), 64 * 1024 * 1024);
        if (!disk.isMounted())
            QSKIP("Neither root nor allowed a namespace: no disk can be mounted.");
        FaultBench bench(QStringLiteral("started on a read-only disk, with a backlog"),
                         directory.path());
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        {
            OtherConnection other(bench.file("footfall.db"));
            other.lock();
            QVERIFY(bench.load(1s));
            bench.kill();
            other.unlock();
        }
        QVERIFY(disk.allow(MemoryDisk::Access::ReadOnly));
        QVERIFY(!bench.start());
        QVERIFY2(bench.problem().contains(bench.path()), qPrintable(bench.problem()));
        QVERIFY(disk.allow(MemoryDisk::Access::ReadWrite));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
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

    bool m_wasDiskFull = false;
};

int main(int argumentCount, char **arguments)
{
    // Where it may not, mounting fails, and those cases say so.
    static_cast<void>(e2e::enterOwnMounts());
    QCoreApplication application(argumentCount, arguments);
    TestFaultsDisk test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "tst_faultsdisk.moc"
