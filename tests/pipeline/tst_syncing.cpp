// SPDX-License-Identifier: GPL-3.0-or-later
// Answered means kept: what is committed, but not yet on the disk, is answered by nobody, and is
// counted once whatever becomes of it.
#include "core/storage/logfile.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <QDir>

using namespace footfall;
using kit::Bench;
using kit::Faults;
using kit::Morning;
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

const auto Broken = QRegularExpression(QStringLiteral("The disk is broken"));
const auto WrittenAgain = QRegularExpression(QStringLiteral("cannot be written again while"));

PipelineOptions withFaults(const std::shared_ptr<Faults> &faults)
{
    PipelineOptions options;
    options.syncGate = faults->gate();
    return options;
}

QString pageOf(int number)
{
    return QStringLiteral("/%1").arg(number);
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
    void init() { kit::failOnWarnings(); }

    void aTransactionMayLeaveItToTheLog_data()
    {
        QTest::addColumn<bool>("isCommitted");
        QTest::newRow("committed") << true;
        QTest::newRow("rolled back") << false;
    }
    /// And everything else waits for the disk, as before.
    void aTransactionMayLeaveItToTheLog()
    {
        QFETCH(bool, isCommitted);
        kit::TestDatabase database;
        constexpr qint64 Full = 2;
        constexpr qint64 Normal = 1;
        {
            auto later =
                Transaction::begin(*database, Transaction::Kind::Immediate, Database::Sync::Later);
            QVERIFY(later.has_value());
            QCOMPARE(*database->pragma("synchronous"), Normal);
            if (isCommitted)
                QVERIFY(later->commit().has_value());
        }
        QCOMPARE(*database->pragma("synchronous"), Full);
        QVERIFY(Transaction::begin(*database, Transaction::Kind::Immediate)->commit().has_value());
        QCOMPARE(*database->pragma("synchronous"), Full);
    }

    void aTransactionThatDoesNotBegin()
    {
        kit::TestDatabase database;
        database->setGate([] { return domain::Error{domain::ErrorKind::Storage, QString()}; });
        QVERIFY(
            !Transaction::begin(*database, Transaction::Kind::Immediate, Database::Sync::Later));
        database->setGate({});
        QCOMPARE(*database->pragma("synchronous"), 2);
    }

    void theLogIsTheOneOfTheFile()
    {
        kit::TestDatabase database;
        const storage::SideFiles sideFiles(database.path());
        const auto log = storage::LogFile::open(sideFiles);
        QVERIFY(log.has_value());
        QVERIFY((*log)->sync().has_value());
        QVERIFY(QFile::rename(sideFiles.log(), sideFiles.log() + QStringLiteral("-away")));
        QVERIFY(!storage::LogFile::open(sideFiles));
        QFile another(sideFiles.log());
        QVERIFY(another.open(QIODevice::WriteOnly));
        QVERIFY(!storage::LogFile::open(sideFiles));
    }

    /// Two batches are under way while the disk takes its time, and no answer.
    void nothingIsAnsweredBeforeItIsSafe()
    {
        const auto faults = std::make_shared<Faults>();
        const auto statements = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
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
        Bench bench(withFaults(faults));
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
        PipelineOptions options = withFaults(faults);
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
        Bench bench(withFaults(faults));
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
        PipelineOptions options = withFaults(faults);
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
        PipelineOptions options = withFaults(faults);
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
        PipelineOptions options = withFaults(faults);
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
