// SPDX-License-Identifier: GPL-3.0-or-later
// What bots looked at, in the ledger in memory: added up until it is written, and bounded.
#include "core/pipeline/spool/spool.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/ledgerkit.h"

using namespace footfall::domain;
using namespace footfall::kit;
using namespace footfall::pipeline;

class TestLedgerSightings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

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

FOOTFALL_TEST_MAIN(TestLedgerSightings)
#include "tst_ledgersightings.moc"
