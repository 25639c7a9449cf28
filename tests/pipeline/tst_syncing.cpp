// SPDX-License-Identifier: GPL-3.0-or-later
// Answered means kept: what is committed, but not yet on the disk, is answered by nobody, and is
// counted once whatever becomes of it.
#include "core/storage/logfile.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <QDir>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <unistd.h>

using namespace footfall;
using kit::Bench;
using kit::Faults;
using kit::Morning;
using kit::pageOf;
using kit::viewOf;
using kit::wait;
using pipeline::Admission;
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

/// The log's fdatasync() hangs, or fails with EIO, as the faults have it.
storage::LogFile::SyncCall syncWith(const std::shared_ptr<Faults> &faults)
{
    return [gate = faults->gate()](int descriptor) {
        if (!gate())
            return ::fdatasync(descriptor);
        errno = EIO;
        return -1;
    };
}

PipelineOptions withSyncFaults(const std::shared_ptr<Faults> &faults)
{
    PipelineOptions options;
    options.syncCall = syncWith(faults);
    return options;
}

/// As if the end had come at once: nobody told the first one.
qint64 storedAfterAKill(const Bench &bench)
{
    Bench next(bench.copy());
    if (!next.waitUntilStored())
        return -1;
    return next.number("SELECT count(*) FROM page_view");
}

} // namespace

class TestSyncing : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

    void accept(const Bench &bench, const domain::Site &site, int page)
    {
        QVERIFY(bench->inbox().accept(viewOf(site, ann, seconds(page), pageOf(page)), bench.log,
                                      quint64(page)) == Admission::Accepted);
    }
    /// One that is written and cannot become safe, and one behind it, in a batch of its own.
    void putTwoUnderWay(const Bench &bench, const domain::Site &site, Faults &statements,
                        Faults &syncs)
    {
        statements.hang();
        accept(bench, site, 1);
        statements.waitUntilHanging();
        accept(bench, site, 2);
        syncs.hang();
        statements.heal();
        syncs.waitUntilHanging();
    }
    /// In the database, be it safe or not.
    static bool canBeSeen(const Bench &bench, qint64 views)
    {
        return QTest::qWaitFor(
            [&] { return bench.number("SELECT count(*) FROM page_view") == views; }, 10'000);
    }

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

    /// Two batches are under way while the disk takes its time, and no answer.
    void nothingIsAnsweredBeforeItIsSafe()
    {
        const auto faults = std::make_shared<Faults>();
        const auto statements = std::make_shared<Faults>();
        PipelineOptions options = withSyncFaults(faults);
        options.gate = statements->gate();
        options.longestCommit = hours(1);
        Bench bench(options);
        const domain::Site site = bench.addSite();
        putTwoUnderWay(bench, site, *statements, *faults);
        QVERIFY(canBeSeen(bench, 2));
        accept(bench, site, 3);
        QCOMPARE(bench.log->count(), size_t(0));
        QCOMPARE(bench->storeStatus().stored, 0);
        QCOMPARE(bench->storeStatus().waiting, 3);
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{0, 3, 0, {}}));
        faults->heal();
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(3), 10'000);
        const std::vector<pipeline::Settled> settled = bench.log->settled();
        for (size_t i = 0; i < settled.size(); ++i) {
            QCOMPARE(settled[i].token, quint64(i + 1));
            QVERIFY(settled[i].receipt == Receipt::Stored);
        }
        QVERIFY(kit::addsUp(bench, 3));
    }

    /// The writer syncs by itself where nothing else is to be written.
    void aSlowSyncIsAnsweredInTimeAndCountedOnce()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withSyncFaults(faults));
        const domain::Site site = bench.addSite();
        faults->hang();
        for (int i = 1; i <= 10; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        QCOMPARE(bench->storeStatus().stored, 0);
        QCOMPARE(bench->storeStatus().spooled, 10);
        QCOMPARE(storedAfterAKill(bench), 10);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.log->count(), size_t(10)); // No second receipt.
        bench.clock.set(Morning + minutes(40));
        QCOMPARE(wait(bench->fold())->folded, 10);
        QVERIFY(kit::addsUp(bench, 10));
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
        putTwoUnderWay(bench, site, *statements, *faults);
        if (!isLate)
            QVERIFY(canBeSeen(bench, 2));
        accept(bench, site, 3);
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
            accept(bench, site, page);
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
            accept(bench, site, page);
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

    /// It goes on with views of which nobody was told yet.
    void aFoldBetween()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withSyncFaults(faults);
        options.longestCommit = hours(1);
        Bench bench(options);
        const domain::Site site = bench.addSite();
        for (int page = 1; page <= 5; ++page)
            accept(bench, site, page);
        QCOMPARE(wait(bench->fold())->folded, 4);
        QCOMPARE(bench.log->count(), size_t(5));
        QVERIFY(kit::addsUp(bench, 5));
    }
};

FOOTFALL_TEST_MAIN(TestSyncing)
#include "tst_syncing.moc"
