// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger and the runs in the database: added up, merged with age, gone with their site.
#include "core/domain/activity.h"
#include "core/pipeline/ledgerbook.h"
#include "core/pipeline/ledgertrimmer.h"
#include "core/storage/ledgerstore.h"
#include "core/storage/runstore.h"
#include "core/storage/sitestore.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <map>

using namespace footfall::domain;
using namespace footfall::storage;
using footfall::kit::at;
using footfall::kit::rowsOf;
using footfall::kit::TestDatabase;
using footfall::pipeline::LedgerTrimmer;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant Now = at("2026-03-01T12:34:56Z");

using Key = std::pair<qint64, std::optional<Rejection>>;

std::map<Key, qint64> totalsOf(LedgerStore &store)
{
    std::map<Key, qint64> totals;
    const auto rows = store.all(Now).value();
    for (const LedgerRow &row : rows)
        totals[{row.site.value, row.reason}] += row.items;
    return totals;
}

qint64 countOf(const TestDatabase &database, const char *table)
{
    return rowsOf(database.path(), QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table))
        .front()
        .front()
        .toLongLong();
}

int trim(TestDatabase &database, Instant now)
{
    LedgerTrimmer trimmer(*database);
    int steps = 0;
    while (trimmer.trimSome(now).value() == LedgerTrimmer::Progress::More)
        ++steps;
    return steps;
}

} // namespace

class TestLedgerStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void rowsOfAMinuteAddUp()
    {
        TestDatabase database;
        LedgerStore store(*database);
        QVERIFY(store
                    .add({{SiteId{3}, Now, std::nullopt, 5},
                          {SiteId{3}, Now + seconds(3), std::nullopt, 2},
                          {SiteId{3}, Now, Rejection::Bot, 1},
                          {SiteId{}, Now - hours(3), Rejection::Malformed, 4},
                          {SiteId{}, Now - days(3), Rejection::Malformed, 6},
                          {SiteId{3}, Now, Rejection::Unavailable, 9}})
                    .has_value());
        QCOMPARE(countOf(database, "ledger_minute"), 5);
        const auto rows = store.all(Now - hours(1)).value();
        const Instant minute = minuteOf(Now);
        const std::vector<LedgerRow> expected{{SiteId{}, Instant{}, Rejection::Malformed, 10},
                                              {SiteId{3}, minute, std::nullopt, 7},
                                              {SiteId{3}, minute, Rejection::Bot, 1},
                                              {SiteId{3}, minute, Rejection::Unavailable, 9}};
        QCOMPARE(rows, expected);
    }

    void everyReasonIsTheSameEverywhere_data()
    {
        QTest::addColumn<Rejection>("reason");
        for (const Rejection reason : Rejections)
            QTest::newRow(qPrintable(nameOf(reason))) << reason;
    }
    void everyReasonIsTheSameEverywhere()
    {
        QFETCH(Rejection, reason);
        TestDatabase database;
        LedgerStore store(*database);
        const Instant minute = at("2026-03-01T12:00:00Z");
        QVERIFY(store.add({SiteId{}, minute, reason, 3}).has_value());
        QCOMPARE(rowsOf(database.path(), QStringLiteral("SELECT reason FROM ledger_minute")),
                 (QList<QVariantList>{{int(reason)}}));
        footfall::pipeline::LedgerBook book([] {});
        book.load(*store.all(minute));
        book.decide({}, reason, minute);
        const LedgerCounts total = book.ledger({}, minute).total();
        QCOMPARE(total.rejected, (std::map{std::pair(reason, 4LL)}));
        QCOMPARE(total.refused, 0);
        QCOMPARE(countsFromJson(toJson(total)), total);
    }

    void oldMinutesBecomeHoursAndTheTotalsStay()
    {
        TestDatabase database;
        LedgerStore store(*database);
        {
            auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate).value();
            for (int minute = 0; minute < 60 * 24 * 3; ++minute) {
                const Instant time = Now - days(35) - hours(36) + minutes(minute);
                for (const qint64 site : {0, 1}) {
                    QVERIFY(store.add({SiteId{site}, time, Rejection::Bot, 1 + minute % 7}));
                    if (site == 1)
                        QVERIFY(store.add({SiteId{site}, time, std::nullopt, 1}));
                }
            }
            QVERIFY(store.add({SiteId{1}, Now - minutes(20), std::nullopt, 3}));
            QVERIFY(store.add({SiteId{1}, Now - hours(4), std::nullopt, 5}));
            QVERIFY(store.add({SiteId{1}, Now - hours(4), Rejection::Unavailable, 2}));
            QVERIFY(transaction.commit());
        }
        const auto before = totalsOf(store);
        const int steps = trim(database, Now);
        QVERIFY(steps > 72); // An hour at a time.
        QCOMPARE(totalsOf(store), before);
        QCOMPARE(trim(database, Now), 0);

        const auto left =
            rowsOf(database.path(), QStringLiteral("SELECT reason, min(minute) FROM ledger_minute "
                                                   "GROUP BY reason ORDER BY reason"));
        QCOMPARE(left.size(), 3);
        // What was stored forgets its minute soon, what was turned away after 35 days, in whole
        // hours.
        QCOMPARE(left.at(0).at(0).toInt(), 0);
        QCOMPARE(left.at(0).at(1).toLongLong(), toSeconds(minuteOf(Now - minutes(20))));
        QCOMPARE(left.at(1).at(0).toInt(), static_cast<int>(Rejection::Bot));
        QCOMPARE(left.at(1).at(1).toLongLong(), toSeconds(at("2026-01-25T12:00:00Z")));
        QCOMPARE(left.at(2).at(0).toInt(), static_cast<int>(Rejection::Unavailable));
        QCOMPARE(rowsOf(database.path(),
                        QStringLiteral("SELECT count(*) FROM ledger_hour WHERE hour % 3600 <> 0"))
                     .front()
                     .front()
                     .toInt(),
                 0);
        // What comes late for an hour that is merged already joins it.
        QVERIFY(store.add({SiteId{1}, Now - days(35) - hours(20), Rejection::Bot, 1}));
        QCOMPARE(trim(database, Now), 1);
        const qint64 bots = before.at({1, Rejection::Bot});
        QCOMPARE(totalsOf(store).at({1, Rejection::Bot}), bots + 1);
    }

    void aClockSetFarBackMergesNothing()
    {
        TestDatabase database;
        LedgerStore store(*database);
        QVERIFY(store.add({SiteId{1}, Now, std::nullopt, 1}));
        QCOMPARE(trim(database, at("1970-01-01T00:00:10Z")), 0);
        QCOMPARE(countOf(database, "ledger_minute"), 1);
    }

    void aRemovedSiteTakesItsRowsAlong()
    {
        TestDatabase database;
        LedgerStore store(*database);
        SiteStore sites(*database);
        std::vector<SiteId> ids;
        for (const char *hostname : {"one.example", "two.example"})
            ids.push_back(
                sites
                    .insert(siteFromDraft({QString::fromLatin1(hostname), {}, {}, {}}, Now).value())
                    .value());
        for (const SiteId id : {ids.front(), ids.back(), SiteId{}}) {
            QVERIFY(store.add({id, Now, std::nullopt, 1}));
            QVERIFY(store.add({id, Now - hours(5), std::nullopt, 2}));
            QVERIFY(store.add({id, Now, Rejection::Bot, 3}));
        }
        trim(database, Now);
        QCOMPARE(countOf(database, "ledger_hour"), 3);
        QVERIFY(totalsOf(store).contains({ids.front().value, std::nullopt}));
        QVERIFY(sites.markRemoved(ids.front()));
        QVERIFY(!totalsOf(store).contains({ids.front().value, std::nullopt}));
        int steps = 0;
        while (sites.removeData(ids.front(), 1).value() > 0)
            QVERIFY(++steps < 20);
        QVERIFY(sites.remove(ids.front()));
        const auto totals = totalsOf(store);
        QVERIFY(!totals.contains({ids.front().value, std::nullopt}));
        QCOMPARE(totals.at({ids.back().value, std::nullopt}), 3);
        QCOMPARE(totals.at({0, Rejection::Bot}), 3);
        QCOMPARE(countOf(database, "ledger_minute"), 4);
        QCOMPARE(countOf(database, "ledger_hour"), 2);
    }

    void runsAreNotedAndFound()
    {
        TestDatabase database;
        RunStore store(*database);
        QVERIFY(!store.latest(Now).value());
        const CollectorRun early{Now - hours(5), Now - hours(4)};
        const CollectorRun middle{Now - hours(3), Now - hours(2)};
        const CollectorRun late{Now - hours(1), Now};
        for (const CollectorRun &run : {late, early, middle})
            QVERIFY(store.note(run));
        QCOMPARE(store.latest(Now - hours(3)).value(), std::optional(middle));
        QVERIFY(!store.latest(Now - hours(6)).value());
        QVERIFY(store.note({late.started, Now + minutes(1)}));
        QCOMPARE(store.latest(Now).value()->alive, Now + minutes(1));
        using Runs = std::vector<CollectorRun>;
        QCOMPARE(store.around(Now - hours(3) + minutes(5), Now - hours(3) + minutes(6)).value(),
                 (Runs{middle, {late.started, Now + minutes(1)}}));
        QCOMPARE(store.around(Now - hours(4) + minutes(5), Now - hours(4) + minutes(6)).value(),
                 (Runs{early, middle}));
        // A run cannot end before it begins.
        QVERIFY(!store.note({Now, Now - minutes(1)}));
    }
};

FOOTFALL_TEST_MAIN(TestLedgerStore)
#include "tst_ledgerstore.moc"
