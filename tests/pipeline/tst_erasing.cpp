// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be forgotten is nowhere on the disk any more: a removed site, the hashes of visits
// that are over, and who did what.
#include "tests/kit/storedfacts.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"

using namespace footfall;
using domain::HitKind;
using kit::Bench;
using kit::Morning;
using kit::viewOf;
using kit::wait;
using pipeline::Admission;
using pipeline::Receipt;
using std::chrono::minutes;

namespace {

QByteArray bytesOf(const domain::Hash16 &hash)
{
    return QByteArray(reinterpret_cast<const char *>(hash.bytes.data()),
                      qsizetype(hash.bytes.size()));
}

} // namespace

class TestErasing : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

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
              "fact_segment", "event_fact", "daily_occurrence", "daily_property", "daily_bot",
              "seen_goal", "site_token", "site_goal", "site_rule", "site_alias"}) {
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

FOOTFALL_TEST_MAIN(TestErasing)
#include "tst_erasing.moc"
