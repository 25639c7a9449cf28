// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of page views while neither the database nor the spool can take them.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

using namespace footfall;
using kit::Bench;
using kit::Broken;
using kit::Faults;
using kit::Locked;
using kit::pageOf;
using kit::viewOf;
using kit::withFaults;
using pipeline::Admission;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class TestWithoutSpool : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void withoutASpoolABriefLockIsWaitedFor()
    {
        PipelineOptions options;
        options.patience = hours(1);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        const domain::Site site = bench.addSite();
        {
            const auto other =
                storage::Database::open(bench.path(), storage::OpenMode::ReadWrite).value();
            auto lock = storage::Transaction::begin(*other, storage::Transaction::Kind::Immediate);
            QTest::ignoreMessage(QtWarningMsg, Locked);
            QVERIFY(bench->inbox().accept(viewOf(site, ann), bench.log, 1) == Admission::Accepted);
            QTRY_VERIFY_WITH_TIMEOUT(!bench->storeStatus().problem.isEmpty(), 10'000);
            QCOMPARE(bench->storeStatus().waiting, 1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(1), 20'000);
        QVERIFY(bench.log->settled().front().receipt == Receipt::Stored);
        QVERIFY(kit::addsUp(bench, 1));
    }

    /// The writer hangs, the spool cannot help: what the writer commits after all is stored, not
    /// refused.
    void aSlowCommitWithoutASpoolIsStored()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.patience = milliseconds(0);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->hang();
        QVERIFY(bench->inbox().accept(viewOf(site, ann), bench.log, 1) == Admission::Accepted);
        QTRY_COMPARE(bench->storeStatus().waiting, 1);
        faults->waitUntilHanging();
        // Behind it, with nobody to take it.
        QVERIFY(bench->inbox().accept(viewOf(site, ann, seconds(1)), bench.log, 2) ==
                Admission::Accepted);
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(1), 10'000);
        QCOMPARE(bench.log->settled().front().token, quint64(2));
        QVERIFY(bench.log->settled().front().receipt == Receipt::Unwritable);
        faults->heal();
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(2), 10'000);
        QVERIFY(bench.log->settled().back().receipt == Receipt::Stored);
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{1, 0, 1, {}}));
    }

    void oneThatTheSpoolCannotKeepIsRefusedAlone()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->hang();
        QVERIFY(bench->inbox().accept(viewOf(site, ann), bench.log, 10) == Admission::Accepted);
        faults->waitUntilHanging();
        domain::Hit late = viewOf(site, ann, seconds(1), pageOf(1));
        late.time += hours(24 * 366 * 9000);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is left out")));
        QVERIFY(bench->inbox().accept(late, bench.log, 11) == Admission::Accepted);
        QVERIFY(bench->inbox().accept(viewOf(site, ann, seconds(2), pageOf(2)), bench.log, 12) ==
                Admission::Accepted);
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(3), 10'000);
        const std::vector<pipeline::Settled> settled = bench.log->settled();
        QCOMPARE(settled[1].token, quint64(11));
        QVERIFY(settled[1].receipt == Receipt::Unwritable);
        QVERIFY(settled[2].receipt == Receipt::Spooled);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 2);
        QTRY_COMPARE(bench->ledger().total(), (domain::LedgerCounts{2, 0, 1, {}}));
    }

    void whereNeitherCanBeWrittenTheyAreRefused()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.patience = milliseconds(0);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->failWarned();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Unwritable);
        QVERIFY(bench->storeStatus().problem.contains(QStringLiteral("/dev/null/spool")));
        QCOMPARE(bench->storeStatus().waiting, 0);
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{0, 0, 1, {}}));
        faults->heal();
        int tries = 1;
        while (bench.send(viewOf(site, ann, minutes(tries))) != Receipt::Stored)
            ++tries;
        QCOMPARE(bench->storeStatus().problem, QString());
        QCOMPARE(bench.rows("SELECT is_entry, is_visitor FROM page_view"),
                 (QList<QVariantList>{{1, 1}}));
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{1, 0, tries, {}}));
    }

    /// They are not in the ledger; that is in the log at least.
    void whatIsRefusedUntilTheEndIsTold()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.patience = milliseconds(0);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->failWarned();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Unwritable);
        QVERIFY(bench.send(viewOf(site, ann, seconds(1))) == Receipt::Unwritable);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^2 items")));
        bench.close();
    }
};

FOOTFALL_TEST_MAIN(TestWithoutSpool)
#include "tst_withoutspool.moc"
