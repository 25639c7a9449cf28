// SPDX-License-Identifier: GPL-3.0-or-later
// Answered means kept: what is committed, but not yet on the disk, is answered by nobody, and is
// counted once.
#include "tests/kit/testmain.h"
#include "tests/pipeline/syncfaults.h"

using namespace footfall;
using kit::acceptPage;
using kit::Bench;
using kit::canBeSeen;
using kit::Faults;
using kit::Morning;
using kit::pageOf;
using kit::storedAfterAKill;
using kit::viewOf;
using kit::wait;
using kit::withSyncFaults;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class TestSyncing : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

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
        kit::putTwoUnderWay(bench, site, *statements, *faults);
        QVERIFY(canBeSeen(bench, 2));
        acceptPage(bench, site, 3);
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

    /// It goes on with views of which nobody was told yet.
    void aFoldBetween()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withSyncFaults(faults);
        options.longestCommit = hours(1);
        Bench bench(options);
        const domain::Site site = bench.addSite();
        for (int page = 1; page <= 5; ++page)
            acceptPage(bench, site, page);
        QCOMPARE(wait(bench->fold())->folded, 4);
        QCOMPARE(bench.log->count(), size_t(5));
        QVERIFY(kit::addsUp(bench, 5));
    }
};

FOOTFALL_TEST_MAIN(TestSyncing)
#include "tst_syncing.moc"
