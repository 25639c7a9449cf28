// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline as a whole: what it has answered is committed and goes on after a restart, and many
// may send at once.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"

#include <atomic>
#include <set>
#include <thread>

using namespace footfall;
using kit::Bench;
using kit::Morning;
using kit::viewOf;
using kit::wait;
using pipeline::Admission;
using pipeline::Pipeline;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::milliseconds;
using std::chrono::minutes;

class TestPipeline : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aReceiptMeansCommitted()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Stored);
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 1);
        QCOMPARE(bench->storeStatus().stored, 1);
        QCOMPARE(bench->storeStatus().waiting, 0);
        QCOMPARE(bench.log->settled().at(0).token, quint64(1));
    }

    void aVisitGoesOnAfterARestart()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        (void)bench.send(viewOf(site, ann));
        bench.close();
        bench.open();
        QCOMPARE(bench->sites()->snapshot()->sites.size(), size_t(1));
        bench.clock.advance(minutes(5));
        QVERIFY(bench.send(viewOf(site, ann, minutes(5), QStringLiteral("/b"))) == Receipt::Stored);
        QCOMPARE(
            bench.rows(
                "SELECT is_entry, is_bounce, coalesce(duration_ms, -1), is_visitor FROM page_view"),
            (QList<QVariantList>{{1, 0, 300'000, 1}, {0, 0, -1, 0}}));
        QCOMPARE(bench.number("SELECT value FROM instance WHERE key = 'applied_sequence'"), 2);
    }

    void theEpochStays()
    {
        Bench bench;
        const QString epoch =
            bench.rows("SELECT value FROM instance WHERE key = 'epoch'").at(0).at(0).toString();
        QCOMPARE(epoch.size(), 32);
        bench.close();
        bench.open();
        QCOMPARE(
            bench.rows("SELECT value FROM instance WHERE key = 'epoch'").at(0).at(0).toString(),
            epoch);
    }

    void foldTakesWhatIsDue()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        (void)bench.send(viewOf(site, ann));
        (void)bench.send(viewOf(site, ann, minutes(1), QStringLiteral("/b")));
        const auto first = wait(bench->fold());
        QCOMPARE(first->folded, 1);
        QCOMPARE(first->open, 1);
        bench.clock.set(Morning + minutes(31));
        const auto second = wait(bench->fold());
        QCOMPARE(second->folded, 1);
        QCOMPARE(second->open, 0);
        QCOMPARE(bench->storeStatus().lastFold, Morning + minutes(31));
        QCOMPARE(bench.rows("SELECT visitors, page_visitors, page_views, visits, bounces, exits, "
                            "duration_ms, duration_views FROM hourly_total"),
                 (QList<QVariantList>{{1, 2, 2, 1, 0, 1, 60'000, 1}}));
    }

    void theTimerFoldsByItself()
    {
        QTemporaryDir directory;
        kit::FixedClock clock(Morning + minutes(40));
        PipelineOptions options;
        options.databasePath = directory.filePath(QStringLiteral("footfall.db"));
        options.foldInterval = milliseconds(20);
        const auto pipeline = Pipeline::open(options, clock).value();
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        const domain::Site site = *wait(pipeline->addSite(draft));
        QVERIFY(pipeline->inbox().accept(viewOf(site, ann), nullptr, 0) == Admission::Accepted);
        QTRY_COMPARE(kit::rowsOf(options.databasePath,
                                 QStringLiteral("SELECT sum(page_views) FROM hourly_total"))
                         .at(0)
                         .at(0)
                         .toInt(),
                     1);
    }

    void manyProducersLoseNothing()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        constexpr int Producers = 4;
        constexpr int HitsEach = 1'500;
        std::vector<std::thread> threads;
        std::atomic<quint64> token{0};
        for (int producer = 0; producer < Producers; ++producer) {
            threads.emplace_back([&, producer] {
                for (int i = 0; i < HitsEach; ++i) {
                    const QString visitor = QStringLiteral("%1-%2").arg(producer).arg(i % 500);
                    while (bench->inbox().accept(viewOf(site, visitor, milliseconds(i)), bench.log,
                                                 ++token) != Admission::Accepted)
                        std::this_thread::yield();
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(Producers * HitsEach), 30'000);
        std::set<quint64> tokens;
        for (const pipeline::Settled &settled : bench.log->settled()) {
            QVERIFY(settled.receipt == Receipt::Stored);
            tokens.insert(settled.token);
        }
        QCOMPARE(tokens.size(), size_t(Producers * HitsEach));
        QVERIFY2(bench.log->batches() < size_t(Producers * HitsEach) / 2, "commits are shared");
        bench.clock.set(Morning + minutes(31));
        (void)wait(bench->fold());
        QCOMPARE(bench.rows("SELECT sum(page_views), sum(visits), sum(visitors) FROM hourly_total"),
                 (QList<QVariantList>{{Producers * HitsEach, Producers * 500, Producers * 500}}));
    }

    void closingWritesWhatWasAcceptedAndTakesNoMore()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        for (int i = 0; i < 200; ++i)
            QVERIFY(bench->inbox().accept(viewOf(site, QString::number(i)), bench.log, 1) ==
                    Admission::Accepted);
        bench->close();
        QCOMPARE(bench.log->count(), size_t(200));
        QVERIFY(bench->inbox().accept(viewOf(site, ann), bench.log, 1) == Admission::Closed);
        const auto refused = wait(bench->fold());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, domain::ErrorKind::Unavailable);
        bench.close();
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 200);
    }

    void sitesAreAddedEditedAndRefused()
    {
        Bench bench;
        const domain::Site site = bench.addSite("CODE", "Europe/Berlin");
        QVERIFY(*bench->sites()->snapshot()->byCode(u"CODE") == site);
        domain::SiteDraft again;
        again.hostname = QStringLiteral("other.example");
        again.trackingCode = QStringLiteral("CODE");
        const auto refused = wait(bench->addSite(again));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, domain::ErrorKind::Invalid);

        domain::SiteEdit edit;
        edit.name = QStringLiteral("New name");
        edit.timeZone = QStringLiteral("Asia/Kolkata");
        edit.addHostnames = QStringList{QStringLiteral("shop.example.com")};
        const auto edited = wait(bench->editSite(QStringLiteral("CODE"), edit));
        QVERIFY(edited.has_value());
        QCOMPARE(edited->name, QStringLiteral("New name"));
        QCOMPARE(edited->calendar.spans().size(), size_t(1)); // no views yet: in force at once
        QVERIFY(*bench->sites()->snapshot()->byCode(u"CODE") == *edited);

        (void)bench.send(viewOf(*edited, ann));
        edit = {};
        edit.timeZone = QStringLiteral("America/New_York");
        QCOMPARE(wait(bench->editSite(QStringLiteral("CODE"), edit))->calendar.spans().size(),
                 size_t(2));

        const auto unknown = wait(bench->editSite(QStringLiteral("NOBODY"), edit));
        QCOMPARE(unknown.error().kind, domain::ErrorKind::NotFound);
        const auto before = *bench->sites()->snapshot()->byCode(u"CODE");
        bench.close();
        bench.open();
        QVERIFY(*bench->sites()->snapshot()->byCode(u"CODE") == before);
    }
};

FOOTFALL_TEST_MAIN(TestPipeline)
#include "tst_pipeline.moc"
