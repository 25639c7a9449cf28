// SPDX-License-Identifier: GPL-3.0-or-later
// What a strict site has closed, with how many visits: which of it is merged, and which is closed
// anew.
#include "tests/kit/testmain.h"
#include "tests/pipeline/shelf.h"

using namespace footfall;
using kit::dayOf;
using kit::Shelf;
using pipeline::MergeJob;
using pipeline::SiteMerging;
using storage::FactKind;
using storage::FactLevel;

namespace {

/// A day at a time, closed with so many visits.
void addApril(Shelf &shelf, int firstHalf, int secondHalf)
{
    for (int day = 1; day <= 30; ++day)
        shelf.add({{},
                   kit::ShelfSite,
                   FactKind::PageViews,
                   FactLevel::Day,
                   day <= 15 ? firstHalf : secondHalf,
                   dayOf(4, day),
                   dayOf(4, day),
                   10'000,
                   1});
}

} // namespace

class TestMergeClosed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasClosedStaysApart()
    {
        // The site was strict in the first half of the month.
        Shelf shelf;
        addApril(shelf, 5, 0);
        shelf.merge({kit::ShelfSite, dayOf(5, 2), 0, {}});
        QCOMPARE(shelf.count(FactLevel::Month), 2);
        QCOMPARE(qint64(shelf.segments().size()), 2);
        // Strict again, it closes no day that is over.
        shelf.merge({kit::ShelfSite, dayOf(5, 3), 5, {}});
        QCOMPARE(qint64(shelf.segments().size()), 2);
        QCOMPARE(shelf.coarsened(), 0);
    }

    void whatIsClosedWithFewerVisitsIsNotClosedWithMore()
    {
        // They became fewer in the middle of the month.
        Shelf shelf;
        addApril(shelf, 9, 5);
        SiteMerging site{kit::ShelfSite, dayOf(5, 2), 5, {}};
        site.closesPast = true;
        shelf.merge(site);
        QCOMPARE(shelf.segments().size(), size_t(1));
        QCOMPARE(shelf.segments().front().closedVisits, 5);
        QCOMPARE(shelf.coarsened(), 0);
    }

    void whatIsClosedAnew_data()
    {
        QTest::addColumn<int>("views"); // Closed with so many visits.
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("strictVisits");
        QTest::addColumn<bool>("closesPast");
        QTest::addColumn<qint64>("rows");        // Of each kind.
        QTest::addColumn<QList<int>>("sources"); // Of each merge.
        using Sources = QList<int>;
        QTest::newRow("stricter") << 5 << 5 << 7 << true << 100ll << Sources{2};
        QTest::newRow("not yet") << 5 << 5 << 7 << false << 100ll << Sources{};
        QTest::newRow("as strict") << 7 << 7 << 7 << true << 100ll << Sources{};
        QTest::newRow("less strict") << 7 << 7 << 5 << true << 100ll << Sources{};
        QTest::newRow("not strict any more") << 7 << 7 << 0 << false << 100ll << Sources{};
        QTest::newRow("nobody knows how") << 1 << 1 << 2 << true << 100ll << Sources{2};
        QTest::newRow("open") << 0 << 0 << 5 << true << 100ll << Sources{2};
        QTest::newRow("events follow page views that are fine")
            << 7 << 5 << 7 << true << 100ll << Sources{2};
        QTest::newRow("page views take events along") << 5 << 7 << 7 << true << 100ll << Sources{2};
        QTest::newRow("more than is at once") << 5 << 5 << 7 << true << 1'500'000ll << Sources{2};
        QTest::newRow("more than is at once, one of them fine")
            << 7 << 5 << 7 << true << 1'500'000ll << Sources{2};
    }
    void whatIsClosedAnew()
    {
        QFETCH(int, views);
        QFETCH(int, events);
        QFETCH(int, strictVisits);
        QFETCH(bool, closesPast);
        QFETCH(qint64, rows);
        Shelf shelf;
        for (const FactKind kind : {FactKind::PageViews, FactKind::Events})
            shelf.add({{},
                       kit::ShelfSite,
                       kind,
                       FactLevel::Day,
                       kind == FactKind::PageViews ? views : events,
                       dayOf(4, 3),
                       dayOf(4, 3),
                       rows,
                       1});
        SiteMerging site{kit::ShelfSite, dayOf(4, 10), strictVisits, {}};
        site.closesPast = closesPast;
        site.strictFrom = closesPast ? 0 : site.openDay;
        QList<int> sources;
        for (const MergeJob &job : pipeline::dueMerges(shelf.segments(), {site})) {
            QCOMPARE(job.strictVisits, strictVisits);
            QCOMPARE(job.closedVisits, strictVisits);
            QCOMPARE(job.level, FactLevel::Day);
            sources.append(int(job.sources.size()));
        }
        QTEST(sources, "sources");
    }
};

FOOTFALL_TEST_MAIN(TestMergeClosed)
#include "tst_mergeclosed.moc"
