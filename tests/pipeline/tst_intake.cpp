// SPDX-License-Identifier: GPL-3.0-or-later
// Answered means kept: what becomes of page views while the database cannot take them.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

using namespace footfall;
using domain::Rejection;
using kit::Bench;
using kit::Faults;
using kit::Locked;
using kit::Morning;
using kit::pageOf;
using kit::spoolIsEmpty;
using kit::viewOf;
using kit::wait;
using kit::withFaults;
using pipeline::Admission;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class TestIntake : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aLockedDatabaseSendsThemToTheSpool()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        {
            const auto other =
                storage::Database::open(bench.path(), storage::OpenMode::ReadWrite).value();
            auto lock = storage::Transaction::begin(*other, storage::Transaction::Kind::Immediate);
            QVERIFY(lock.has_value());
            QTest::ignoreMessage(QtWarningMsg, Locked);
            QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Spooled);
            QVERIFY(bench.send(viewOf(site, ann, seconds(1))) == Receipt::Spooled);
            QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(bench.path()), 10'000);
            const domain::StoreStatus status = bench->storeStatus();
            QCOMPARE(status.waiting, 2);
            QCOMPARE(status.spooled, 2);
            QVERIFY(status.spoolBytes > 0);
            QCOMPARE(status.oldestWaiting, Morning);
            QVERIFY(!spoolIsEmpty(bench));
            QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{0, 2, 0, {}}));
        }
        QVERIFY(bench.waitUntilStored());
        QVERIFY(bench.keep(viewOf(site, ann, seconds(2))));
        QCOMPARE(bench->storeStatus().problem, QString());
        QCOMPARE(bench->storeStatus().spooled, 0);
        QCOMPARE(bench.rows("SELECT sum(is_entry), sum(is_visitor), count(*) FROM page_view"),
                 (QList<QVariantList>{{1, 1, 3}}));
        QVERIFY(kit::addsUp(bench, 3));
        QTRY_VERIFY2(spoolIsEmpty(bench), "segments and key are gone");
    }

    void aFailedCommitSendsItsBatchToTheSpool()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->failWarned();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Spooled);
        QVERIFY(bench->storeStatus().problem.contains(QStringLiteral("The disk is broken")));
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 1);
        QVERIFY(kit::addsUp(bench, 1));
    }

    /// The writer hangs in a batch; it goes to the spool with what comes behind it, and is then
    /// committed after all.
    void aSlowCommitIsAnsweredInTimeAndCountedOnce()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->hang();
        for (int i = 0; i < 10; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        QCOMPARE(bench->storeStatus().spooled, 10);
        QCOMPARE(bench->storeStatus().stored, 0);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QVERIFY(bench.keep(viewOf(site, ann, minutes(1))));
        QCOMPARE(bench.log->count(), size_t(11)); // No second receipt.
        bench.clock.set(Morning + minutes(40));
        QCOMPARE(wait(bench->fold())->folded, 11);
        QCOMPARE(bench.rows("SELECT sum(page_views), sum(visits), sum(visitors), sum(duration_ms) "
                            "FROM hourly_total"),
                 (QList<QVariantList>{{11, 1, 1, 60'000}}));
        QVERIFY(kit::addsUp(bench, 11));
    }

    void aSlowCommitThatFailsIsCountedOnce()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->hang();
        for (int i = 0; i < 5; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        faults->failWarned();
        QTRY_VERIFY_WITH_TIMEOUT(!bench->storeStatus().problem.isEmpty(), 10'000);
        QVERIFY(bench.send(viewOf(site, ann, seconds(9), pageOf(9))) == Receipt::Spooled);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 6);
        QCOMPARE(bench.log->count(), size_t(6));
        QVERIFY(kit::addsUp(bench, 6));
    }

    void aFullInboxGoesToTheSpool()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.longestCommit = hours(1); // So that nothing else sends them there.
        options.inboxCapacity = 3;
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->hang();
        int accepted = 0;
        while (bench.log->count() == 0) {
            if (bench->inbox().accept(viewOf(site, QString::number(accepted)), bench.log, 1) ==
                Admission::Accepted)
                ++accepted;
        }
        QVERIFY(accepted > 3);
        QVERIFY(bench.log->settled().front().receipt == Receipt::Spooled);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QTRY_COMPARE(bench.log->count(), size_t(accepted));
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), accepted);
        QVERIFY(kit::addsUp(bench, accepted));
    }

    /// However few they are.
    void alsoWhereItIsFullOfLongOnes()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.longestCommit = hours(1);
        options.inboxBytes = 64 * 1024;
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->hang();
        const QString longOne = QStringLiteral("/") + QString(8'000, QLatin1Char('x'));
        int accepted = 0;
        while (bench.log->count() == 0 && accepted < 1'000) {
            if (bench->inbox().accept(viewOf(site, QString::number(accepted), {}, longOne),
                                      bench.log, 1) == Admission::Accepted)
                ++accepted;
        }
        QVERIFY(accepted < 1'000);
        QVERIFY(bench.log->settled().front().receipt == Receipt::Spooled);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QTRY_COMPARE(bench.log->count(), size_t(accepted));
        QVERIFY(kit::addsUp(bench, accepted));
    }

    void decisionsGoTheSameWay()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        bench->doorLedger().decide(site.id, Rejection::Bot, Morning);
        bench->doorLedger().decide({}, Rejection::UnknownSite, Morning);
        domain::SiteEdit edit;
        edit.botViews = domain::BotViews::Shown;
        QVERIFY(wait(bench->editSite(QStringLiteral("CODE"), edit)).has_value());
        const auto sight = [&] {
            bench->doorLedger().sighted(site.id, Rejection::Bot, QDate(2026, 3, 10),
                                        QStringLiteral("Bot"), QStringLiteral("/"));
        };
        sight();
        QTRY_COMPARE(bench.rows("SELECT reason, page_views FROM daily_bot"),
                     (QList<QVariantList>{{6, 1}}));
        QTRY_COMPARE(bench.rows("SELECT site_id, reason, items FROM ledger_minute"),
                     (QList<QVariantList>{{0, 1, 1}, {1, 6, 1}}));
        faults->failWarned();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Spooled);
        for (int i = 0; i < 5; ++i)
            bench->doorLedger().decide(site.id, Rejection::RateLimited, Morning + minutes(i));
        sight();
        const auto before = bench->ledger();
        QCOMPARE(before.total().received(), 8);
        bench.close();
        faults->heal();
        bench.open();
        QVERIFY(bench.waitUntilStored());
        QTRY_COMPARE(bench->ledger().total().rejectedInAll(), 7);
        QCOMPARE(bench->ledger().total().stored, 1);
        QCOMPARE(bench.number("SELECT sum(items) FROM ledger_minute WHERE reason = 4"), 5);
        QCOMPARE(bench.number("SELECT page_views FROM daily_bot"), 2);
    }

    /// Somebody deleted a row by hand: what refers to it can never be written.
    void oneThatCannotBeWrittenDoesNotHoldUpTheOthers()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        const domain::Site broken = bench.addSite("BROKEN");
        {
            const auto other =
                storage::Database::open(bench.path(), storage::OpenMode::ReadWrite).value();
            QVERIFY(other->execute("DELETE FROM site WHERE tracking_code = 'BROKEN'"));
        }
        const auto rejected = QRegularExpression(QStringLiteral("does not accept"));
        QTest::ignoreMessage(QtWarningMsg, rejected);
        QTest::ignoreMessage(QtWarningMsg, rejected);
        QTest::ignoreMessage(QtWarningMsg, rejected);
        for (int i = 0; i < 100; ++i) {
            const domain::Hit view =
                viewOf(i == 40 || i == 77 ? broken : site, ann, seconds(i), pageOf(i));
            QVERIFY(bench->inbox().accept(view, bench.log, quint64(i)) == Admission::Accepted);
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(100), 20'000);
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 98);
        QTRY_COMPARE(bench->ledger().total(), (domain::LedgerCounts{98, 0, 2, {}}));
        QTRY_COMPARE(bench.number("SELECT sum(items) FROM ledger_minute WHERE reason = 99"), 2);
        QCOMPARE(bench->storeStatus().problem, QString());
    }

    void commandsSayThatTheDatabaseIsAway()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->failWarned();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Spooled);
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("other.example");
        const auto added = wait(bench->addSite(draft));
        QVERIFY(!added);
        QVERIFY(added.error().message.contains(QStringLiteral("The disk is broken")));
        QVERIFY(!wait(bench->removeSite(QStringLiteral("CODE"))));
        QVERIFY(!wait(bench->fold()));
        QCOMPARE(bench->sites()->snapshot()->sites.size(), size_t(1));
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QVERIFY(wait(bench->addSite(draft)).has_value());
    }

    void timeWithoutADoorIsRecorded()
    {
        Bench bench;
        bench->noteDoor(pipeline::Pipeline::Door::Open);
        QTRY_COMPARE(bench.number("SELECT count(*) FROM collector_run"), 1);
        bench.clock.advance(minutes(0));
        bench.close();
        QCOMPARE(bench.rows("SELECT started, alive FROM collector_run"),
                 (QList<QVariantList>{
                     {domain::toMilliseconds(Morning), domain::toMilliseconds(Morning)}}));
    }
};

FOOTFALL_TEST_MAIN(TestIntake)
#include "tst_intake.moc"
