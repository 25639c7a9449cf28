// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger in memory: every item in exactly one place, whichever way it goes.
#include "core/pipeline/ledgerbook.h"
#include "core/pipeline/spool/spool.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <atomic>
#include <deque>
#include <random>
#include <thread>

using namespace footfall::domain;
using namespace footfall::pipeline;
using footfall::kit::at;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr SiteId First{1};
constexpr SiteId Second{2};
constexpr SiteId Nameless{};

const Instant Now = at("2026-03-01T12:00:30Z");

SiteSnapshot twoSites()
{
    SiteSnapshot snapshot;
    for (const SiteId id : {First, Second}) {
        Site site;
        site.id = id;
        site.trackingCode = QStringLiteral("code%1").arg(id.value);
        snapshot.sites.push_back(site);
    }
    return snapshot;
}

Hit hitOf(SiteId site, Instant time = Now)
{
    Hit hit;
    hit.site = site;
    hit.time = time;
    return hit;
}

LedgerCounts totalOf(const Ledger &ledger, SiteId site)
{
    for (const SiteLedger &lines : ledger.sites) {
        if (lines.site == site)
            return lines.total;
    }
    return {};
}

LedgerCounts sumOfMinutes(const Ledger &ledger, SiteId site)
{
    LedgerCounts sum;
    for (const SiteLedger &lines : ledger.sites) {
        if (lines.site != site)
            continue;
        for (const LedgerMinute &minute : lines.minutes)
            sum += minute.counts;
    }
    return sum;
}

LedgerCounts counts(qint64 stored, qint64 waiting, qint64 refused = 0,
                    std::map<Rejection, qint64> rejected = {})
{
    return {stored, waiting, refused, std::move(rejected)};
}

} // namespace

class TestLedgerBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void anItemIsWhereItsReceiptSays_data()
    {
        QTest::addColumn<Receipt>("receipt");
        QTest::addColumn<LedgerCounts>("own");
        QTest::addColumn<LedgerCounts>("nameless");
        using Reasons = std::map<Rejection, qint64>;
        QTest::newRow("stored") << Receipt::Stored << counts(1, 0) << LedgerCounts();
        QTest::newRow("spooled") << Receipt::Spooled << counts(0, 1) << LedgerCounts();
        QTest::newRow("superseded")
            << Receipt::Superseded << counts(0, 0, 0, Reasons{{Rejection::Superseded, 1}})
            << LedgerCounts();
        QTest::newRow("site gone") << Receipt::SiteGone << LedgerCounts()
                                   << counts(0, 0, 0, Reasons{{Rejection::UnknownSite, 1}});
        QTest::newRow("unwritable") << Receipt::Unwritable << counts(0, 0, 1) << LedgerCounts();
    }
    void anItemIsWhereItsReceiptSays()
    {
        QFETCH(Receipt, receipt);
        QFETCH(LedgerCounts, own);
        QFETCH(LedgerCounts, nameless);
        LedgerBook book([] {});
        const SiteSnapshot sites = twoSites();
        const Hit hit = hitOf(First);
        book.accepted(hit);
        QCOMPARE(totalOf(book.ledger(sites, Now), First), counts(0, 1));
        book.settled(hit, receipt);
        const Ledger ledger = book.ledger(sites, Now);
        QCOMPARE(totalOf(ledger, First), own);
        QCOMPARE(totalOf(ledger, Nameless), nameless);
        QCOMPARE(ledger.total().received(), 1);
        QCOMPARE(sumOfMinutes(ledger, First), own);
        QCOMPARE(sumOfMinutes(ledger, Nameless), nameless);
        QCOMPARE(totalOf(ledger, Second), LedgerCounts());
    }

    void settlingTwiceCountsOnce()
    {
        LedgerBook book([] {});
        const Hit hit = hitOf(First);
        book.accepted(hit);
        for (const Receipt receipt : {Receipt::Spooled, Receipt::Stored, Receipt::Stored,
                                      Receipt::Unwritable, Receipt::SiteGone})
            book.settled(hit, receipt);
        QCOMPARE(book.ledger(twoSites(), Now).total(), counts(1, 0));
        QVERIFY(book.takeDecisions().empty());
    }

    void decisionsAreCountedOnceWhileTheyAreWritten()
    {
        int wakes = 0;
        LedgerBook book([&] { ++wakes; });
        const SiteSnapshot sites = twoSites();
        book.decide(First, Rejection::Bot, Now);
        book.decide(First, Rejection::Bot, Now + seconds(1));
        book.decide(Nameless, Rejection::Malformed, Now);
        book.decide(Second, Rejection::Unavailable, Now);
        QCOMPARE(wakes, 1);
        const auto check = [&](qint64 bots) {
            const Ledger ledger = book.ledger(sites, Now);
            QCOMPARE(totalOf(ledger, First), counts(0, 0, 0, {{Rejection::Bot, bots}}));
            QCOMPARE(totalOf(ledger, Second), counts(0, 0, 1));
            QCOMPARE(totalOf(ledger, Nameless), counts(0, 0, 0, {{Rejection::Malformed, 1}}));
        };
        check(2);
        const LedgerEntries taken = book.takeDecisions();
        QCOMPARE(taken.size(), size_t(3));
        check(2);
        QCOMPARE(wakes, 1);
        book.decide(First, Rejection::Bot, Now);
        book.decide(First, Rejection::Bot, Now);
        check(4);
        QCOMPARE(wakes, 2);
        book.putBack(taken);
        check(4);
        QCOMPARE(wakes, 2);
        const LedgerEntries again = book.takeDecisions();
        qint64 items = 0;
        for (const LedgerEntry &entry : again)
            items += entry.items;
        QCOMPARE(items, 6);
        // There was no room for them: they must be come for again.
        book.putBack(again);
        QCOMPARE(wakes, 3);
        check(4);
        book.written(book.takeDecisions());
        check(4);
        QVERIFY(book.takeDecisions().empty());
        QCOMPARE(wakes, 3);
        book.decide(First, Rejection::Bot, Now);
        QCOMPARE(wakes, 4);
        check(5);
    }

    void aRefusedHitIsADecisionToBeWritten()
    {
        int wakes = 0;
        LedgerBook book([&] { ++wakes; });
        book.accepted(hitOf(First));
        book.settled(hitOf(First), Receipt::Unwritable);
        QCOMPARE(wakes, 1);
        const LedgerEntries taken = book.takeDecisions();
        QCOMPARE(taken, (LedgerEntries{{First, minuteOf(Now), Rejection::Unavailable, 1}}));
        book.written(taken);
        QCOMPARE(book.ledger(twoSites(), Now).total(), counts(0, 0, 1));
    }

    void aBatchSettlesRecordsOfBothKinds()
    {
        LedgerBook book([] {});
        const SiteSnapshot sites = twoSites();
        book.decide(First, Rejection::Bot, Now);
        std::vector<Item> batch;
        for (int i = 0; i < 3; ++i) {
            book.accepted(hitOf(First));
            batch.push_back({{quint64(i + 1), hitOf(First)}, nullptr, 0});
        }
        batch.push_back({{4, book.takeDecisions()}, nullptr, 0});
        book.settled(batch,
                     {Receipt::Stored, Receipt::Superseded, Receipt::Spooled, Receipt::Unwritable});
        QCOMPARE(totalOf(book.ledger(sites, Now), First),
                 counts(1, 1, 0, {{Rejection::Superseded, 1}, {Rejection::Bot, 1}}));
        const LedgerEntries again = book.takeDecisions();
        QCOMPARE(again, (LedgerEntries{{First, minuteOf(Now), Rejection::Bot, 1}}));
        book.settled({{{5, again}, nullptr, 0}}, {Receipt::Stored});
        QVERIFY(book.takeDecisions().empty());
        QCOMPARE(totalOf(book.ledger(sites, Now), First),
                 counts(1, 1, 0, {{Rejection::Superseded, 1}, {Rejection::Bot, 1}}));
    }

    void onlyTheLastHourHasMinutes()
    {
        LedgerBook book([] {});
        const SiteSnapshot sites = twoSites();
        for (int age = 0; age < 90; ++age) {
            const Hit hit = hitOf(First, Now - minutes(89 - age));
            book.accepted(hit);
            book.settled(hit, Receipt::Stored);
        }
        const Ledger ledger = book.ledger(sites, Now);
        QCOMPARE(totalOf(ledger, First), counts(90, 0));
        const std::vector<LedgerMinute> &shown = ledger.sites.front().minutes;
        QCOMPARE(shown.size(), size_t(60));
        QCOMPARE(shown.front().minute, minuteOf(Now) - minutes(59));
        QCOMPARE(shown.back().minute, minuteOf(Now));
        QCOMPARE(sumOfMinutes(ledger, First), counts(60, 0));
        QCOMPARE(sumOfMinutes(book.ledger(sites, Now + hours(2)), First), LedgerCounts());
    }

    void anOldHitFromTheSpoolDoesNotTakeAMinuteOfNow()
    {
        LedgerBook book([] {});
        const SiteSnapshot sites = twoSites();
        // As far back as a ring of any size up to four hours could confuse them.
        for (int age = 60; age <= 240; ++age)
            book.waiting(First, minuteOf(Now) - minutes(age), 1);
        book.accepted(hitOf(First));
        book.settled(hitOf(First), Receipt::Stored);
        for (int age = 60; age <= 240; ++age)
            book.settled(hitOf(First, Now - minutes(age)), Receipt::Stored);
        const Ledger ledger = book.ledger(sites, Now);
        QCOMPARE(totalOf(ledger, First), counts(182, 0));
        QCOMPARE(sumOfMinutes(ledger, First), counts(1, 0));
    }

    void aClockSetBackShowsTheMinutesOfNow()
    {
        LedgerBook book([] {});
        const SiteSnapshot sites = twoSites();
        for (int ahead = 0; ahead <= 600; ++ahead)
            book.accepted(hitOf(First, Now + minutes(ahead)));
        book.accepted(hitOf(First));
        const Ledger ledger = book.ledger(sites, Now);
        QCOMPARE(totalOf(ledger, First), counts(0, 602));
        QCOMPARE(sumOfMinutes(ledger, First), counts(0, 1));
        book.settled(hitOf(First), Receipt::Stored);
        QCOMPARE(sumOfMinutes(book.ledger(sites, Now), First), counts(1, 0));
    }

    void aSiteThatIsGoneLeavesWhatIsStillToBeDecided()
    {
        LedgerBook book([] {});
        SiteSnapshot sites = twoSites();
        for (int i = 0; i < 3; ++i)
            book.accepted(hitOf(Second));
        book.settled(hitOf(Second), Receipt::Stored);
        book.decide(Second, Rejection::Bot, Now);
        sites.sites.pop_back();
        book.forget(Second);
        Ledger ledger = book.ledger(sites, Now);
        QCOMPARE(ledger.sites.size(), size_t(2));
        QCOMPARE(totalOf(ledger, Nameless), counts(0, 2, 0, {{Rejection::Bot, 1}}));
        book.settled(hitOf(Second), Receipt::SiteGone);
        book.settled(hitOf(Second), Receipt::SiteGone);
        book.written(book.takeDecisions());
        ledger = book.ledger(sites, Now);
        QCOMPARE(totalOf(ledger, Nameless),
                 counts(0, 0, 0, {{Rejection::Bot, 1}, {Rejection::UnknownSite, 2}}));
        // In the database they have gone to the nameless site, too.
        QCOMPARE(ledgerRow(hitOf(Second), Receipt::SiteGone)->site, Nameless);
        const auto rows = ledgerRows(
            {{Second, minuteOf(Now), Rejection::Bot, 1}, {First, minuteOf(Now), Rejection::Bot, 2}},
            sites);
        QCOMPARE(rows.front().site, Nameless);
        QCOMPARE(rows.back().site, First);
    }

    void theNamelessSiteComesLastAndOnlyWithSomething()
    {
        LedgerBook book([] {});
        const SiteSnapshot sites = twoSites();
        QCOMPARE(book.ledger(sites, Now).sites.size(), size_t(2));
        QCOMPARE(book.ledger(sites, Now).sites.back().trackingCode, QStringLiteral("code2"));
        book.decide(Nameless, Rejection::UnknownSite, Now);
        const Ledger ledger = book.ledger(sites, Now);
        QCOMPARE(ledger.sites.size(), size_t(3));
        QVERIFY(!ledger.sites.back().site.isValid());
        QVERIFY(ledger.sites.back().trackingCode.isEmpty());
    }

    void decisionsThatCannotBeWrittenForDaysStayFewAndComplete()
    {
        LedgerBook book([] {});
        const SiteSnapshot sites = twoSites();
        constexpr int Minutes = 36 * 60;
        size_t most = 0;
        for (int minute = 0; minute < Minutes; ++minute) {
            for (const SiteId site : {First, Second, Nameless})
                book.decide(site, Rejection::Bot, Now + minutes(minute));
            const LedgerEntries taken = book.takeDecisions();
            most = std::max(most, taken.size());
            book.putBack(taken);
        }
        QVERIFY2(most < 5'000, QByteArray::number(qulonglong(most)).constData());
        qint64 items = 0;
        for (const LedgerEntry &entry : book.takeDecisions())
            items += entry.items;
        QCOMPARE(items, 3 * Minutes);
        QCOMPARE(book.ledger(sites, Now).total().received(), 3 * Minutes);
    }

    /// Items at random through every path, a crash now and then; beside it the database as a list
    /// of rows, and a plain count of what became of each.
    void addsUpThroughEveryPathAndCrash()
    {
        std::mt19937 random(3);
        const auto draw = [&](int most) {
            return std::uniform_int_distribution<>(0, most)(random);
        };
        const SiteSnapshot sites = twoSites();
        std::vector<LedgerRow> database;
        std::deque<Hit> inbox;
        std::deque<Hit> spool;
        auto book = std::make_unique<LedgerBook>([] {});
        std::map<SiteId, LedgerCounts> expected;
        std::map<SiteId, LedgerCounts> undecided; // Decisions that are not written.
        Instant now = Now;
        int crashes = 0;

        const auto store = [&](const Hit &hit) {
            const Receipt receipt = draw(9) == 0 ? Receipt::Superseded : Receipt::Stored;
            database.push_back(*ledgerRow(hit, receipt));
            book->settled(hit, receipt);
            LedgerCounts &counts = expected[hit.site];
            --counts.waiting;
            if (receipt == Receipt::Stored)
                ++counts.stored;
            else
                ++counts.rejected[Rejection::Superseded];
        };
        for (int step = 0; step < 20'000; ++step) {
            now += std::chrono::milliseconds(draw(2'000));
            const SiteId site = draw(1) == 0 ? First : Second;
            switch (draw(7)) {
            case 0:
            case 1:
                inbox.push_back(hitOf(site, now));
                book->accepted(inbox.back());
                ++expected[site].waiting;
                break;
            case 2: {
                const SiteId owner = draw(2) == 0 ? Nameless : site;
                const Rejection reason = Rejections.at(size_t(draw(9)));
                book->decide(owner, reason, now);
                ++expected[owner].rejected[reason];
                ++undecided[owner].rejected[reason];
                break;
            }
            case 3: // A commit, of the spool first.
                for (std::deque<Hit> *from : {&spool, &inbox}) {
                    for (; !from->empty() && draw(5) != 0; from->pop_front())
                        store(from->front());
                    if (!from->empty())
                        break;
                }
                break;
            case 4: // To the spool, all of it.
                for (; !inbox.empty(); inbox.pop_front()) {
                    book->settled(inbox.front(), Receipt::Spooled);
                    spool.push_back(inbox.front());
                }
                break;
            case 5: // Nothing can be written.
                if (draw(9) == 0) {
                    for (; !inbox.empty(); inbox.pop_front()) {
                        const SiteId owner = inbox.front().site;
                        book->settled(inbox.front(), Receipt::Unwritable);
                        --expected[owner].waiting;
                        ++expected[owner].refused;
                        ++undecided[owner].refused;
                    }
                }
                break;
            case 6: {
                const LedgerEntries entries = book->takeDecisions();
                if (draw(1) == 0) {
                    book->putBack(entries);
                    break;
                }
                for (const LedgerRow &row : ledgerRows(entries, sites))
                    database.push_back(row);
                book->written(entries);
                undecided.clear();
                break;
            }
            case 7:
                if (draw(99) != 0)
                    break;
                ++crashes;
                // What nobody was answered for is gone, and what was decided but not written.
                for (; !inbox.empty(); inbox.pop_front())
                    --expected[inbox.front().site].waiting;
                for (auto &[owner, lost] : undecided) {
                    expected[owner].refused -= lost.refused;
                    for (const auto &[reason, items] : lost.rejected)
                        expected[owner].rejected[reason] -= items;
                }
                undecided.clear();
                book = std::make_unique<LedgerBook>([] {});
                book->load(database);
                for (const Hit &hit : spool)
                    book->waiting(hit.site, minuteOf(hit.time), 1);
                break;
            }
            if (step % 50 == 0) {
                const Ledger ledger = book->ledger(sites, now);
                for (auto &[owner, counts] : expected) {
                    std::erase_if(counts.rejected,
                                  [](const auto &pair) { return pair.second == 0; });
                    QCOMPARE(totalOf(ledger, owner), counts);
                }
            }
        }
        QVERIFY(crashes > 5);
        QVERIFY(expected[First].stored > 500 && expected[First].refused > 10);
        // A reload while it runs: what is recorded is the database's, the rest stays.
        const Ledger before = book->ledger(sites, now);
        book->load(database);
        QCOMPARE(book->ledger(sites, now).total(), before.total());
    }

    void threadsLoseNothing()
    {
        std::atomic<int> wakes = 0;
        LedgerBook book([&] { ++wakes; });
        constexpr int Each = 20'000;
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t)
            threads.emplace_back([&, t] {
                const SiteId site = t == 0 ? First : Second;
                for (int i = 0; i < Each; ++i) {
                    if (i % 2 == 0) {
                        book.accepted(hitOf(site));
                        book.settled(hitOf(site), Receipt::Stored);
                    } else {
                        book.decide(site, Rejection::RateLimited, Now);
                    }
                }
            });
        qint64 written = 0;
        const auto write = [&] {
            const LedgerEntries taken = book.takeDecisions();
            for (const LedgerEntry &entry : taken)
                written += entry.items;
            book.written(taken);
        };
        for (int i = 0; i < 200; ++i)
            write();
        for (std::thread &thread : threads)
            thread.join();
        write();
        QCOMPARE(written, 3 * Each / 2);
        QCOMPARE(book.ledger(twoSites(), Now).total(),
                 counts(3 * Each / 2, 0, 0, {{Rejection::RateLimited, 3 * Each / 2}}));
        QVERIFY(wakes >= 1);
    }

    void sightingsAreAddedUpUntilTheyAreTaken()
    {
        int wakes = 0;
        LedgerBook book([&] { ++wakes; });
        const QDate day(2026, 3, 1);
        const auto see = [&](SiteId site, const char *pathname) {
            book.sighted(site, Rejection::BotSearch, day, QStringLiteral("Googlebot"),
                         QLatin1String(pathname));
        };
        see(First, "/a");
        see(First, "/a");
        see(First, "/b");
        see(Second, "/a");
        QCOMPARE(wakes, 1);
        const auto row = [&](SiteId site, const char *pathname, qint64 pageViews) {
            return BotSighting{site,
                               day,
                               Rejection::BotSearch,
                               QStringLiteral("Googlebot"),
                               QLatin1String(pathname),
                               pageViews};
        };
        const BotSightings taken = book.takeSightings();
        QVERIFY(taken ==
                (BotSightings{row(First, "/a", 2), row(First, "/b", 1), row(Second, "/a", 1)}));
        QVERIFY(book.takeSightings().empty());
        see(First, "/a");
        QCOMPARE(wakes, 2);
        book.putBack(taken);
        // Another database has other ids, and knows nothing of the second site.
        book.move(
            [](SiteId site) { return site == First ? std::optional(SiteId{10}) : std::nullopt; });
        QVERIFY(book.takeSightings() ==
                (BotSightings{row(SiteId{10}, "/a", 3), row(SiteId{10}, "/b", 1)}));
        see(First, "/a");
        see(Second, "/a");
        book.forget(First);
        QVERIFY(book.takeSightings() == (BotSightings{row(Second, "/a", 1)}));
    }

    void sightingsThatCannotBeWrittenComeAgain()
    {
        LedgerBook book([] {});
        book.sighted(First, Rejection::Bot, QDate(2026, 3, 1), {}, QStringLiteral("/"));
        const BotSightings taken = book.takeSightings();
        const std::vector<Item> batch{{{1, LedgerEntries{}, taken}, nullptr, 0}};
        book.settled(batch, {Receipt::Stored});
        QVERIFY(book.takeSightings().empty());
        book.settled(batch, {Receipt::Unwritable});
        QVERIFY(book.takeSightings() == taken);
    }

    void sightingsAreBounded()
    {
        LedgerBook book([] {});
        const QDate day(2026, 3, 1);
        for (int i = 0; i < 6'000; ++i)
            book.sighted(First, Rejection::BotScanner, day, {}, QStringLiteral("/%1").arg(i));
        book.sighted(First, Rejection::BotScanner, day, {}, QStringLiteral("/1"));
        const BotSightings taken = book.takeSightings();
        QCOMPARE(taken.size(), size_t(4'001));
        qint64 pageViews = 0;
        qint64 others = 0;
        for (const BotSighting &sighting : taken) {
            pageViews += sighting.pageViews;
            if (sighting.pathname == QLatin1String("(other)"))
                others += sighting.pageViews;
        }
        QCOMPARE(pageViews, 6'001);
        QCOMPARE(others, 2'000);
    }

    void theSpoolCanKeepAllSightings()
    {
        LedgerBook book([] {});
        const QString longest(1'990, QChar(u'\u3042')); // Three bytes each.
        constexpr int Seen = 4'000;
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < Seen; ++i)
                book.sighted(First, Rejection::BotScanner, QDate(2026, 3, 1), {},
                             longest + QString::number(i));
            const BotSightings taken = book.takeSightings();
            QVERIFY(taken.size() > 500);
            QVERIFY(Spool::canKeep({1, LedgerEntries{}, taken}));
            qint64 pageViews = 0;
            for (const BotSighting &sighting : taken)
                pageViews += sighting.pageViews;
            QCOMPARE(pageViews, Seen);
        }
    }
};

FOOTFALL_TEST_MAIN(TestLedgerBook)
#include "tst_ledgerbook.moc"
