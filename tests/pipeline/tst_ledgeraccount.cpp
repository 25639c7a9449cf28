// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger in memory adds up with a plain count: through every path, crashes, and from several
// threads.
#include "tests/kit/testmain.h"
#include "tests/pipeline/ledgerkit.h"

#include <atomic>
#include <deque>
#include <random>
#include <thread>

using namespace footfall::domain;
using namespace footfall::kit;
using namespace footfall::pipeline;

class TestLedgerAccount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

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
};

FOOTFALL_TEST_MAIN(TestLedgerAccount)
#include "tst_ledgeraccount.moc"
