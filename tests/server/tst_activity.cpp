// SPDX-License-Identifier: GPL-3.0-or-later
// What the Collector page shows of the last hour, and the problems beside it.
#include "server/activity.h"
#include "server/problems.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using namespace footfall::server;
using domain::ItemOutcome;
using domain::Rejection;
using namespace std::chrono_literals;

namespace {

AnsweredItem stored(double milliseconds = 4, const QString &pathname = QStringLiteral("/"))
{
    return {domain::HitKind::PageView,
            ItemOutcome::Stored,
            std::nullopt,
            QStringLiteral("ABCDEFGH"),
            pathname,
            milliseconds};
}

AnsweredItem rejected(Rejection reason)
{
    return {domain::HitKind::PageView, ItemOutcome::Rejected, reason, {}, {}, std::nullopt};
}

class Bench
{
public:
    void keep(int views, domain::HitKind kind = domain::HitKind::PageView)
    {
        for (int i = 0; i < views; ++i) {
            AnsweredItem item = stored();
            item.kind = kind;
            activity.accepted(clock.now());
            activity.settled(clock.now(), {&item, 1});
        }
    }
    [[nodiscard]] domain::CollectorStatus status() const
    {
        domain::CollectorStatus status;
        activity.describe(status, clock.now());
        return status;
    }
    [[nodiscard]] domain::CollectorActivity page() const
    {
        domain::CollectorActivity page;
        activity.describe(page, clock.now());
        return page;
    }

    kit::FixedClock clock{kit::at("2026-06-01T12:00:00Z")};
    Activity activity;
};

} // namespace

class TestActivity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void viewsPerMinuteAreTheLastHalfHour()
    {
        Bench bench;
        bench.keep(2);
        bench.keep(1, domain::HitKind::Event);
        bench.clock.advance(29min);
        bench.keep(3);
        std::vector<int> minutes = bench.status().viewsPerMinute;
        QCOMPARE(minutes.size(), size_t(30));
        QCOMPARE(minutes.front(), 2);
        QCOMPARE(minutes.back(), 3);
        bench.clock.advance(1min);
        minutes = bench.status().viewsPerMinute;
        QCOMPARE(minutes.front(), 0);
        QCOMPARE(minutes[28], 3);
        QCOMPARE(bench.status().stored, 6);
        QCOMPARE(bench.status().received, 6);
    }

    void theNewestMinuteEndsNowAndNotAtTheClocksMinute()
    {
        Bench bench;
        bench.clock.set(kit::at("2026-06-01T12:00:58Z"));
        bench.keep(1);
        bench.clock.set(kit::at("2026-06-01T12:01:03Z"));
        bench.keep(1);
        QCOMPARE(bench.status().viewsPerMinute.back(), 2);
    }

    void anIntervalTellsWhatCameAndWhatBecameOfIt()
    {
        Bench bench;
        for (int i = 0; i < 6; ++i)
            bench.activity.accepted(bench.clock.now());
        bench.activity.decided(bench.clock.now(), rejected(Rejection::Malformed));
        QCOMPARE(bench.page().intervals.back().received, 7);
        QCOMPARE(bench.page().intervals.back().deepestQueue, 6);
        // They wait, and the next interval says so although nothing has happened in it.
        bench.clock.advance(5s);
        QCOMPARE(bench.page().intervals.back().received, 0);
        QCOMPARE(bench.page().intervals.back().deepestQueue, 6);
        AnsweredItem spooled = stored(600);
        spooled.outcome = ItemOutcome::Spooled;
        AnsweredItem refused = stored(700);
        refused.outcome = ItemOutcome::Refused;
        const std::vector<AnsweredItem> batch{
            stored(2), stored(6), stored(4), spooled, refused, rejected(Rejection::Superseded)};
        bench.activity.settled(bench.clock.now(), batch);
        const domain::CollectorActivity page = bench.page();
        QCOMPARE(page.intervals.size(), size_t(720));
        const domain::ActivitySlot &before = page.intervals[718];
        QCOMPARE(before.received, 7);
        QCOMPARE(before.rejected, 1);
        QCOMPARE(before.stored, 0);
        const domain::ActivitySlot &now = page.intervals[719];
        QCOMPARE(now.start, bench.clock.now());
        QCOMPARE(now.received, 0);
        QCOMPARE(now.stored, 3);
        QCOMPARE(now.spooled, 1);
        QCOMPARE(now.refused, 1);
        QCOMPARE(now.rejected, 1);
        QCOMPARE(now.deepestQueue, 6);
        QCOMPARE(now.commitMilliseconds, 4.0);
        QCOMPARE(now.slowestMilliseconds, 6.0);
        const domain::CollectorStatus status = bench.status();
        QCOMPARE(status.received, 7);
        QCOMPARE(status.stored, 4);
        QCOMPARE(status.rejected, 2);
        QCOMPARE(status.refused, 1);
    }

    void whatIsOlderThanAnHourIsGone()
    {
        Bench bench;
        bench.keep(5);
        bench.clock.advance(60min - 5s);
        QCOMPARE(bench.page().intervals.front().stored, 5);
        bench.clock.advance(5s);
        const auto intervals = bench.page().intervals;
        QVERIFY(std::all_of(intervals.begin(), intervals.end(),
                            [](const domain::ActivitySlot &slot) { return slot.received == 0; }));
        // Not even where a later hour has the same place.
        bench.keep(1);
        QCOMPARE(bench.page().intervals.back().stored, 1);
    }

    void theNewestRequestsComeFirstAndAreAHundred()
    {
        Bench bench;
        for (int i = 0; i < 250; ++i) {
            const AnsweredItem item = stored(i, QStringLiteral("/%1").arg(i));
            bench.activity.settled(bench.clock.now() + std::chrono::seconds(i), {&item, 1});
        }
        bench.activity.decided(bench.clock.now() + 300s, rejected(Rejection::RateLimited));
        const auto recent = bench.page().recent;
        QCOMPARE(recent.size(), size_t(100));
        QCOMPARE(recent[0].outcome, ItemOutcome::Rejected);
        QCOMPARE(recent[0].reason, Rejection::RateLimited);
        QCOMPARE(recent[0].site, QString());
        QVERIFY(!recent[0].milliseconds);
        QCOMPARE(recent[1].pathname, QStringLiteral("/249"));
        QCOMPARE(recent[1].site, QStringLiteral("ABCDEFGH"));
        QCOMPARE(recent[1].milliseconds, 249.0);
        QCOMPARE(recent[99].pathname, QStringLiteral("/151"));
    }

    void aLongPathnameIsCutAndAQueryIsNotShown()
    {
        Bench bench;
        AnsweredItem item = stored(1, QString(2048, QLatin1Char('a')));
        bench.activity.settled(bench.clock.now(), {&item, 1});
        QCOMPARE(bench.page().recent.front().pathname.size(), 201);
        item = rejected(Rejection::UnknownSite);
        item.pathname = QStringLiteral("/reset?token=secret");
        bench.activity.decided(bench.clock.now(), item);
        QCOMPARE(bench.page().recent.front().pathname, QStringLiteral("/reset"));
        item.pathname = QStringLiteral("/login#access_token=secret");
        bench.activity.decided(bench.clock.now(), item);
        QCOMPARE(bench.page().recent.front().pathname, QStringLiteral("/login"));
        item.pathname = QStringLiteral("/app#!/reset?token=secret");
        bench.activity.decided(bench.clock.now(), item);
        QCOMPARE(bench.page().recent.front().pathname, QStringLiteral("/app#!/reset"));
    }

    void refusingLastsUntilSomethingIsKept()
    {
        Bench bench;
        QVERIFY(!bench.activity.isRefusing());
        AnsweredItem refused = stored();
        refused.outcome = ItemOutcome::Refused;
        bench.activity.decided(bench.clock.now(), refused);
        QVERIFY(bench.activity.isRefusing());
        bench.activity.decided(bench.clock.now(), rejected(Rejection::Bot));
        QVERIFY(bench.activity.isRefusing());
        bench.keep(1);
        QVERIFY(!bench.activity.isRefusing());
    }

    void aProblemIsToldWithHowManyWaited()
    {
        Problems problems;
        const domain::Instant noon = kit::at("2026-06-01T12:00:00Z");
        using Source = Problems::Source;
        problems.observe(Source::Store, {}, noon);
        QVERIFY(problems.records().empty());
        QVERIFY(!problems.hasOpen());
        problems.observe(Source::Store, QStringLiteral("The disk is full."), noon);
        problems.observe(Source::Store, QStringLiteral("The disk is full: make room."), noon + 1s);
        problems.count(11, 0);
        problems.count(1, 0);
        QVERIFY(problems.hasOpen());
        QCOMPARE(problems.records().size(), size_t(1));
        QCOMPARE(problems.records().front().text,
                 QStringLiteral("The disk is full: make room. 12 items wait in the spool."));
        QVERIFY(!problems.records().front().solved);
        problems.observe(Source::Store, {}, noon + 28s);
        const domain::ProblemRecord solved = problems.records().front();
        QCOMPARE(solved.since, noon);
        QCOMPARE(solved.solved, noon + 28s);
        QCOMPARE(solved.title, QStringLiteral("The database could not be written for 28 seconds"));
        QCOMPARE(solved.text,
                 QStringLiteral("The disk is full: make room. 12 items waited in the spool and "
                                "were stored. Nothing was lost."));
        // What waits later waits for something else.
        problems.count(5, 0);
        QCOMPARE(problems.records().front().text, solved.text);
        problems.observe(Source::Salts, QStringLiteral("No salts."), noon + 60s);
        problems.count(0, 3);
        QCOMPARE(problems.records().size(), size_t(2));
        QCOMPARE(problems.records().front().text,
                 QStringLiteral("No salts. 3 items could not be kept."));
    }

    void ofManyProblemsTheNewestAreKept()
    {
        Problems problems;
        const domain::Instant noon = kit::at("2026-06-01T12:00:00Z");
        for (int i = 0; i < 50; ++i) {
            problems.observe(Problems::Source::Store, QStringLiteral("no %1").arg(i),
                             noon + i * 10min);
            problems.observe(Problems::Source::Store, {}, noon + i * 10min + 3min);
        }
        const auto records = problems.records();
        QCOMPARE(records.size(), size_t(20));
        QCOMPARE(records.front().text, QStringLiteral("no 49"));
        QCOMPARE(records.front().title,
                 QStringLiteral("The database could not be written for 3 minutes"));
    }

    void viewsInTheSpoolAreAProblemWithoutAnother()
    {
        domain::StoreStatus store;
        QCOMPARE(problemOf(store), QString());
        store.spooled = 3;
        QVERIFY(problemOf(store).contains(QStringLiteral("spool")));
        store.problem = QStringLiteral("The disk is full.");
        QCOMPARE(problemOf(store), store.problem);
    }
};

FOOTFALL_TEST_MAIN(TestActivity)
#include "tst_activity.moc"
