// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kit/storedfacts.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"

#include <atomic>
#include <set>
#include <thread>

using namespace footfall;
using domain::HitKind;
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
using std::chrono::seconds;

namespace {

QByteArray bytesOf(const domain::Hash16 &hash)
{
    return QByteArray(reinterpret_cast<const char *>(hash.bytes.data()),
                      qsizetype(hash.bytes.size()));
}

} // namespace

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

    void aRemovedSiteLeavesNoByte()
    {
        Bench bench;
        const domain::Site site = bench.addSite("REMOVED");
        const domain::Site kept = bench.addSite("KEPT");
        domain::SiteEdit edit;
        edit.addAliases = {QStringLiteral("an-alias-of-its-own")};
        edit.addGoals = {{{},
                          QStringLiteral("a-goal-of-its-own"),
                          domain::GoalKind::Event,
                          QStringLiteral("an-event-that-nobody-else-has")}};
        edit.addTokens = {{{}, QStringLiteral("a-token-of-its-own"), QByteArray(32, 't'), {}}};
        edit.excludedRanges = {QStringLiteral("192.0.2.0/24")};
        edit.botViews = domain::BotViews::Shown;
        const domain::Site edited = *wait(bench->editSite(QStringLiteral("REMOVED"), edit));
        const QString pathname = QStringLiteral("/a-page-that-nobody-else-has");
        domain::Hit event = viewOf(site, ann, minutes(2));
        event.kind = HitKind::Event;
        event.event.name = QStringLiteral("an-event-that-nobody-else-has");
        event.event.seen = kit::hashOf(QStringLiteral("who did it"));
        event.event.amount = {QStringLiteral("EUR"), 100};
        kit::addProperty(event, ann, QStringLiteral("a-key-of-its-own"),
                         QStringLiteral("a-value-of-its-own"));
        kit::meetGoal(event, ann, edited.goals.front().id);
        bench->doorLedger().sighted(site.id, domain::Rejection::BotSearch, event.day,
                                    QStringLiteral("a-bot-of-its-own"), pathname);
        QTRY_COMPARE(bench.number("SELECT count(*) FROM daily_bot"), 1);
        // Rows of both sites share pages, which split and merge as these come and go.
        for (int i = 0; i < 600; ++i) {
            const bool isKept = i % 3 == 0;
            const QString path =
                (isKept ? QStringLiteral("/kept") : pathname) + QString::number(i * 7919 % 600);
            QVERIFY(
                bench->inbox().accept(viewOf(isKept ? kept : site, QString::number(i), {}, path),
                                      bench.log, 1) == Admission::Accepted);
        }
        (void)bench.send(event);
        (void)bench.send(viewOf(kept, ann));
        bench.clock.set(Morning + minutes(31));
        (void)wait(bench->fold());
        (void)bench.send(viewOf(site, ann, minutes(40), pathname));
        QVERIFY(bench.onDisk(pathname.toUtf8()));
        const QList<QByteArray> itsOwn{"a-key-of-its-own",        "a-value-of-its-own",
                                       "a-bot-of-its-own",        "an-alias-of-its-own",
                                       "a-goal-of-its-own",       "a-token-of-its-own",
                                       bytesOf(event.event.seen), QByteArray(32, 't')};
        QCOMPARE(bench.countOnDisk(itsOwn), itsOwn.size());

        QVERIFY(wait(bench->removeSite(QStringLiteral("REMOVED"))).has_value());
        QVERIFY(!bench->sites()->snapshot()->byCode(u"REMOVED"));
        QVERIFY(bench.send(viewOf(site, ann, minutes(41))) == Receipt::SiteGone);
        for (const char *table :
             {"site", "name", "page_view", "seen_visitor", "seen_page", "hourly_total",
              "fact_segment", "event_fact", "daily_occurrence", "daily_property",
              "daily_bot", "seen_goal", "site_token", "site_goal", "site_rule", "site_alias"}) {
            const QString column =
                qstrcmp(table, "site") == 0 ? QStringLiteral("id") : QStringLiteral("site_id");
            QCOMPARE(
                kit::rowsOf(bench.path(), QStringLiteral("SELECT count(*) FROM %1 WHERE %2 = %3")
                                              .arg(QLatin1String(table), column)
                                              .arg(site.id.value)),
                (QList<QVariantList>{{0}}));
        }
        QVERIFY(!bench.onDisk(pathname.toUtf8()));
        QVERIFY(!bench.onDisk(event.event.name.toUtf8()));
        QVERIFY(!bench.onDisk("REMOVED"));
        QCOMPARE(bench.countOnDisk(itsOwn), 0);
        QVERIFY(!bench.onDisk(bytesOf(event.visit)));
        QCOMPARE(bench.number("PRAGMA freelist_count"), 0);
        QCOMPARE(bench.number("SELECT sum(page_views) FROM hourly_total"), 201);
        QCOMPARE(wait(bench->removeSite(QStringLiteral("REMOVED"))).error().kind,
                 domain::ErrorKind::NotFound);
        QVERIFY2(bench.addSite("REMOVED").id.value > kept.id.value, "the code is free again");
    }

    void aRemovalGoesOnAfterARestart()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        (void)bench.send(viewOf(site, ann));
        bench.close();
        {
            const auto database =
                storage::Database::open(bench.path(), storage::OpenMode::ReadWrite).value();
            QVERIFY(
                database->execute("UPDATE site SET removed = 1, tracking_code = '#1'").has_value());
        }
        bench.open();
        QCOMPARE(bench->sites()->snapshot()->sites.size(), size_t(0));
        QTRY_COMPARE(bench.number("SELECT count(*) FROM site"), 0);
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 0);
    }

    void anErasedHashIsNowhereOnDisk()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        QList<QByteArray> erased;
        // Many visitors over many pages, so that rows are freed and pages reused.
        for (int i = 0; i < 400; ++i) {
            const domain::Hit hit = viewOf(site, QStringLiteral("%1").arg(i));
            erased.append(bytesOf(hit.visit));
            QVERIFY(bench->inbox().accept(hit, bench.log, 1) == Admission::Accepted);
        }
        domain::Hit open = viewOf(site, QStringLiteral("stays"));
        (void)bench.send(open);
        QCOMPARE(bench.countOnDisk(erased), erased.size());
        QVERIFY(bench.onDisk(bytesOf(open.visit)));

        // Half of them read on. Then they are silent for so long that all is folded, but for one.
        for (int i = 0; i < 200; ++i)
            (void)bench->inbox().accept(viewOf(site, QStringLiteral("%1").arg(i), minutes(1)),
                                        bench.log, 1);
        bench.clock.set(Morning + minutes(32));
        (void)bench.send(viewOf(site, QStringLiteral("stays"), minutes(32)));
        QVERIFY(bench.waitUntilStored()); // That receipt may have been another's.
        QVERIFY(wait(bench->fold()).has_value());
        QVERIFY(!bench->storeStatus().checkpointOverdue);
        QCOMPARE(bench.countOnDisk(erased), 0);
        QVERIFY2(bench.onDisk(bytesOf(open.visit)), "the newest view is still found by it");
    }

    void whoDidWhatIsForgottenWithTheDay()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        QList<QByteArray> hashes;
        for (int i = 0; i < 300; ++i) {
            const QString visitor = QString::number(i);
            domain::Hit hit = kit::eventOf(site, visitor, Morning, QStringLiteral("click"));
            kit::addProperty(hit, visitor, QStringLiteral("plan"), QStringLiteral("pro"));
            hashes.append(bytesOf(hit.event.seen));
            hashes.append(bytesOf(hit.event.properties.front().seen));
            QVERIFY(bench->inbox().accept(hit, bench.log, 1) == Admission::Accepted);
        }
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT sum(conversions) FROM event_fact WHERE kind = 1"), 300);
        // Some lie across two pages of the file.
        QVERIFY(bench.countOnDisk(hashes) > 580);
        bench.close();
        bench.clock.set(kit::at("2026-03-11T00:30:00Z"));
        bench.open(); // Housekeeping comes first.
        QTRY_COMPARE(bench.number("SELECT (SELECT count(*) FROM seen_goal) + "
                                  "(SELECT count(*) FROM seen_block)"),
                     0);
        bench.close();
        QCOMPARE(bench.countOnDisk(hashes), 0);
        quint32 conversions = 0; // The end has folded them.
        for (const kit::StoredFact &fact : kit::storedFacts(bench.path()))
            conversions += fact[storage::FactColumn::Conversions];
        QCOMPARE(conversions, quint32(600)); // The event, and again with its property.
    }

    void aReaderHoldsUpTheErasingAndIsTold()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        const domain::Hit hit = viewOf(site, ann);
        (void)bench.send(hit);
        bench.clock.set(Morning + minutes(31));
        {
            const auto reader =
                storage::Database::open(bench.path(), storage::OpenMode::ReadOnly).value();
            auto reading =
                storage::Transaction::begin(*reader, storage::Transaction::Kind::Deferred);
            QCOMPARE(*reader->number("page_view_count"), 1);
            QCOMPARE(wait(bench->fold())->folded, 1);
            QVERIFY(bench.onDisk(bytesOf(hit.visit)));
            QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().checkpointOverdue, 20'000);
        }
        // Without another fold: it is tried every second.
        QTRY_VERIFY_WITH_TIMEOUT(!bench->storeStatus().checkpointOverdue, 10'000);
        QVERIFY(!bench.onDisk(bytesOf(hit.visit)));
    }

    void aNextViewOverMidnightErasesYesterdaysHash()
    {
        Bench bench;
        const domain::Site site = bench.addSite("CODE", "Europe/Berlin");
        const domain::Instant late = kit::at("2026-03-10T22:55:00Z"); // 23:55 in Berlin
        bench.clock.set(late);
        const domain::Hit before = kit::hitOf(site, ann, late);
        const domain::Hit after = kit::hitOf(site, ann, late + minutes(10));
        QVERIFY(after.previousVisit == before.visit && after.visit != before.visit);
        (void)bench.send(before);
        QVERIFY(bench.onDisk(bytesOf(before.visit)));
        bench.clock.advance(minutes(10));
        (void)bench.send(after);
        (void)wait(bench->fold());
        QVERIFY(!bench.onDisk(bytesOf(before.visit)));
        QVERIFY(bench.onDisk(bytesOf(after.visit)));
        QCOMPARE(bench.rows("SELECT is_entry, is_visitor FROM page_view"),
                 (QList<QVariantList>{{0, 1}}));
    }
};

FOOTFALL_TEST_MAIN(TestPipeline)
#include "tst_pipeline.moc"
