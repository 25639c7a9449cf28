// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger in memory: every item in exactly one place, whichever way it goes.
#include "tests/kit/testmain.h"
#include "tests/pipeline/ledgerkit.h"

using namespace footfall::domain;
using namespace footfall::kit;
using namespace footfall::pipeline;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class TestLedgerBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

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
};

FOOTFALL_TEST_MAIN(TestLedgerBook)
#include "tst_ledgerbook.moc"
