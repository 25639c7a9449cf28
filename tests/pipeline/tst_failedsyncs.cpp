// SPDX-License-Identifier: GPL-3.0-or-later
// Answered means kept: where the disk says that it did not take what was committed, the spool has
// it until it is written elsewhere, and it is counted once whatever becomes of it.
#include "tests/kit/testmain.h"
#include "tests/pipeline/syncfaults.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <unistd.h>

using namespace footfall;
using kit::acceptPage;
using kit::Bench;
using kit::canBeSeen;
using kit::Faults;
using kit::pageOf;
using kit::storedAfterAKill;
using kit::viewOf;
using kit::withSyncFaults;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using storage::Database;
using storage::Transaction;

namespace {

/// What EIO is told as, in the words of the system.
const auto Broken = QRegularExpression(
    QStringLiteral("did not reach the disk: %1")
        .arg(QRegularExpression::escape(QString::fromLocal8Bit(std::strerror(EIO)))));
const auto WrittenAgain = QRegularExpression(QStringLiteral("cannot be written again while"));

} // namespace

class TestFailedSyncs : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    /// How often a sync that fails is told depends on whether what was written anew is committed
    /// before the next one fails.
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!.*") + Broken.pattern() + u')'));
    }

    /// One error, told once, as the system does it: whatever it was about is given out by nobody as
    /// stored, and is counted once.
    void anErrorOfTheDiskThatIsToldOnce()
    {
        std::atomic<bool> failing = false;
        std::atomic<int> failed = 0;
        PipelineOptions options;
        options.longestCommit = hours(1);
        options.syncCall = [&](int descriptor) {
            if (!failing.exchange(false))
                return ::fdatasync(descriptor);
            ++failed;
            errno = EIO;
            return -1;
        };
        Bench bench(options);
        const domain::Site site = bench.addSite();
        int sent = 0;
        const auto send = [&] {
            ++sent;
            return bench.send(viewOf(site, ann, seconds(sent), pageOf(sent)));
        };
        for (int round = 1; round <= 5; ++round) {
            QTRY_VERIFY(send() == Receipt::Stored); // Once all of the spool is replayed.
            QTest::ignoreMessage(QtWarningMsg, Broken);
            failing = true;
            QVERIFY(send() == Receipt::Spooled);
            QCOMPARE(failed.load(), round);
            QVERIFY(bench.waitUntilStored());
        }
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), sent);
        QCOMPARE(bench.log->count(), size_t(sent));
        QTRY_COMPARE(kit::spoolSegments(bench), 0);
        QVERIFY(kit::addsUp(bench, sent));
    }

    void aFailedSyncSendsEverythingUnderWayToTheSpool_data()
    {
        QTest::addColumn<bool>("isLate");
        QTest::newRow("in time") << false;
        QTest::newRow("when they are in the spool already") << true;
    }
    void aFailedSyncSendsEverythingUnderWayToTheSpool()
    {
        QFETCH(bool, isLate);
        const auto faults = std::make_shared<Faults>();
        const auto statements = std::make_shared<Faults>();
        PipelineOptions options = withSyncFaults(faults);
        options.gate = statements->gate();
        options.longestCommit = isLate ? milliseconds(50) : hours(1);
        Bench bench(options);
        const domain::Site site = bench.addSite();
        kit::putTwoUnderWay(bench, site, *statements, *faults);
        if (!isLate)
            QVERIFY(canBeSeen(bench, 2));
        acceptPage(bench, site, 3);
        if (isLate)
            QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(3), 10'000);
        QTest::ignoreMessage(QtWarningMsg, Broken);
        faults->fail();
        faults->waitUntilFailed();
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(3), 10'000);
        for (const pipeline::Settled &settled : bench.log->settled())
            QVERIFY(settled.receipt == Receipt::Spooled);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QVERIFY(bench.keep(viewOf(site, ann, minutes(1), pageOf(4))));
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 4);
        QCOMPARE(bench.log->count(), size_t(4));
        QCOMPARE(kit::spoolSegments(bench), 0);
        QVERIFY(kit::addsUp(bench, 4));
    }

    /// What failed to reach the disk can be seen; the spool keeps it until it is written elsewhere.
    void theSpoolKeepsWhatMayNotBeSafe()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withSyncFaults(faults));
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann, seconds(0), pageOf(1))) == Receipt::Stored);
        auto reader = Database::open(bench.path(), storage::OpenMode::ReadOnly);
        QVERIFY(reader.has_value());
        {
            auto reading = Transaction::begin(**reader, Transaction::Kind::Deferred);
            QVERIFY(reading.has_value());
            QCOMPARE(*(*reader)->number("page_view_count"), 1);
            faults->fail();
            QTest::ignoreMessage(QtWarningMsg, Broken);
            QTest::ignoreMessage(QtWarningMsg, WrittenAgain);
            QVERIFY(bench.send(viewOf(site, ann, seconds(1), pageOf(2))) == Receipt::Spooled);
            faults->heal();
            QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(WrittenAgain), 10'000);
            QVERIFY(canBeSeen(bench, 2));
            QVERIFY(bench.send(viewOf(site, ann, seconds(2), pageOf(3))) == Receipt::Spooled);
            QCOMPARE(bench->storeStatus().spooled, 2);
            QCOMPARE(storedAfterAKill(bench), 3);
        }
        QVERIFY(bench.waitUntilStored());
        QTRY_COMPARE(kit::spoolSegments(bench), 0);
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 3);
        QVERIFY(kit::addsUp(bench, 3));
    }

    void withoutASpoolTheyWaitForTheNextSync()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withSyncFaults(faults);
        options.patience = hours(1);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->hang();
        for (int page = 1; page <= 3; ++page)
            acceptPage(bench, site, page);
        faults->waitUntilHanging();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        faults->fail();
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(3), 20'000);
        for (const pipeline::Settled &settled : bench.log->settled())
            QVERIFY(settled.receipt == Receipt::Stored);
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 3);
        QVERIFY(kit::addsUp(bench, 3));
    }

    void theEndComesWhileASyncFails()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withSyncFaults(faults);
        options.longestCommit = hours(1);
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        for (int page = 1; page <= 3; ++page)
            acceptPage(bench, site, page);
        faults->waitUntilFailed();
        bench->close();
        // Those that no spool had taken when all was written anew are stored.
        QCOMPARE(bench.log->count(), size_t(3));
        for (const pipeline::Settled &settled : bench.log->settled())
            QVERIFY(settled.receipt == Receipt::Spooled || settled.receipt == Receipt::Stored);
        bench.close();
        faults->heal();
        bench.open();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT (SELECT count(*) FROM page_view) + "
                              "(SELECT coalesce(sum(page_views), 0) FROM hourly_total)"),
                 3);
        QVERIFY(kit::addsUp(bench, 3));
    }
};

FOOTFALL_TEST_MAIN(TestFailedSyncs)
#include "tst_failedsyncs.moc"
