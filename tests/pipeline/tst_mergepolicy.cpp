// SPDX-License-Identifier: GPL-3.0-or-later
// What is merged when: segments as numbers only, over a simulated year.
#include "tests/kit/testmain.h"
#include "tests/pipeline/shelf.h"

using namespace footfall;
using kit::dayOf;
using kit::NewYear;
using kit::Shelf;
using pipeline::SiteMerging;
using storage::FactKind;
using storage::FactLevel;
using storage::SegmentInfo;

class TestMergePolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aYear_data()
    {
        QTest::addColumn<int>("foldsADay");
        QTest::addColumn<qint64>("rowsAFold");
        QTest::addColumn<int>("strictVisits");
        QTest::addColumn<qint64>("days");   // Segments of days that are left when the year is over,
        QTest::addColumn<qint64>("months"); // of months,
        QTest::addColumn<qint64>("years");  // of years.
        QTest::addColumn<int>("mostWritten"); // How often a row is, on average.
        QTest::newRow("a view a day") << 1 << 1ll << 0 << 0ll << 0ll << 1ll << 3;
        QTest::newRow("20 views a day") << 20 << 1ll << 0 << 0ll << 0ll << 1ll << 3;
        QTest::newRow("600 views a day") << 10 << 60ll << 0 << 0ll << 0ll << 1ll << 4;
        QTest::newRow("a busy one") << 300 << 50ll << 0 << 0ll << 0ll << 3ll << 9;
        QTest::newRow("folds every two minutes") << 720 << 22ll << 0 << 0ll << 0ll << 3ll << 15;
        QTest::newRow("more in a month than a segment takes")
            << 100 << 1'500ll << 0 << 0ll << 0ll << 30ll << 9;
        QTest::newRow("more in a day than a segment takes")
            << 20 << 150'000ll << 0 << 0ll << 0ll << 730ll << 5;
        QTest::newRow("a strict one") << 20 << 1ll << 5 << 0ll << 0ll << 1ll << 4;
        QTest::newRow("a strict one that is busy") << 300 << 50ll << 5 << 0ll << 0ll << 3ll << 9;
    }
    void aYear()
    {
        QFETCH(int, foldsADay);
        QFETCH(qint64, rowsAFold);
        QFETCH(int, strictVisits);
        Shelf shelf;
        SiteMerging site{kit::ShelfSite, 0, strictVisits, {}};
        qint64 rows = 0;
        for (qint64 day = NewYear; day < NewYear + 365; ++day) {
            for (int fold = 0; fold < foldsADay; ++fold) {
                // The day before goes on for half an hour.
                site.openDay = fold * 48 < foldsADay ? day - 1 : day;
                shelf.fold(day, rowsAFold);
                rows += rowsAFold;
                shelf.merge(site);
                if (QTest::currentTestFailed())
                    return;
                QVERIFY(shelf.count(FactLevel::Fold) <= 2 * 32 + 1);
            }
            QCOMPARE(shelf.rows(), rows);
        }
        site.openDay = NewYear + 365;
        shelf.merge(site);
        QCOMPARE(shelf.rows(), rows);
        QCOMPARE(shelf.count(FactLevel::Fold), 0);
        QTEST(shelf.count(FactLevel::Day), "days");
        QTEST(shelf.count(FactLevel::Month), "months");
        QTEST(shelf.count(FactLevel::Year), "years");
        qint64 lastDay = 0;
        for (const SegmentInfo &segment : shelf.segments()) {
            QVERIFY2(segment.firstDay > lastDay || foldsADay * rowsAFold > 1'000'000,
                     "pieces of a year share no day");
            lastDay = segment.lastDay;
        }
        QFETCH(int, mostWritten);
        QVERIFY2(shelf.written() <= mostWritten * rows,
                 qPrintable(QString::number(double(shelf.written()) / double(rows))));
        QCOMPARE(shelf.coarsened(), strictVisits > 0 ? rows : 0);
    }

    void aDayThatGoesOnIsNotClosed()
    {
        Shelf shelf;
        for (int fold = 0; fold < 500; ++fold) {
            shelf.fold(dayOf(3, 10), 4);
            shelf.merge({kit::ShelfSite, dayOf(3, 10), 5, {}});
        }
        QVERIFY(shelf.count(FactLevel::Fold) <= 32);
        QCOMPARE(qint64(shelf.segments().size()), shelf.count(FactLevel::Fold));
        QCOMPARE(shelf.coarsened(), 0);
        shelf.merge({kit::ShelfSite, dayOf(3, 11), 5, {}});
        QCOMPARE(shelf.segments().size(), size_t(1));
        QCOMPARE(shelf.segments().front().closedVisits, 5);
        QCOMPARE(shelf.segments().front().level, FactLevel::Day);
        QCOMPARE(shelf.coarsened(), 2'000);
    }

    void aYearThatIsNotKeptForLongIsNotMerged()
    {
        Shelf shelf;
        for (int month = 1; month <= 12; ++month) {
            SegmentInfo one;
            one.site = kit::ShelfSite;
            one.level = FactLevel::Month;
            one.firstDay = dayOf(month, 1);
            one.lastDay = dayOf(month, 28);
            one.rows = 100'000;
            shelf.add(one);
        }
        SiteMerging site{kit::ShelfSite, NewYear + 370, 0, {}};
        site.keptFrom = NewYear + 1;
        const auto jobs = pipeline::dueMerges(shelf.segments(), {site});
        QCOMPARE(jobs.size(), size_t(1)); // January loses a day.
        QCOMPARE(jobs.front().keptFrom, site.keptFrom);
        site.keptFrom = NewYear;
        QCOMPARE(pipeline::dueMerges(shelf.segments(), {site}).front().sources.size(), size_t(12));
    }

    void itEndsWhateverTheLimits_data()
    {
        QTest::addColumn<int>("foldSegments");
        for (const int segments : {0, 1, 2, 3, 4})
            QTest::addRow("%d folds", segments) << segments;
    }
    void itEndsWhateverTheLimits()
    {
        QFETCH(int, foldSegments);
        pipeline::MergeLimits limits;
        limits.foldSegments = size_t(foldSegments);
        Shelf shelf;
        for (qint64 rows : {1, 5, 40, 300, 2'000})
            shelf.fold(dayOf(6, 15), rows);
        shelf.merge({kit::ShelfSite, dayOf(6, 15), 0, {}}, limits); // Ends, or the test does.
        QVERIFY(shelf.count(FactLevel::Fold) <= std::max(1, foldSegments));
        QCOMPARE(shelf.rows(), 2'346);
    }

    void kindsAndSitesStayApart()
    {
        Shelf shelf;
        for (int fold = 0; fold < 3; ++fold) {
            for (const FactKind kind : {FactKind::PageViews, FactKind::Events}) {
                shelf.fold(dayOf(3, 10), 4, kind);
                shelf.fold(dayOf(3, 10), 4, kind, domain::SiteId{2});
            }
        }
        shelf.merge({kit::ShelfSite, dayOf(3, 11), 0, {}});
        QCOMPARE(shelf.count(FactLevel::Day), 2);
        QCOMPARE(shelf.count(FactLevel::Fold), 6); // Of a site that is being removed, perhaps.
        shelf.merge({domain::SiteId{2}, dayOf(3, 11), 0, {}});
        QCOMPARE(shelf.count(FactLevel::Day), 4);
    }

    void whatIsSmallIsMergedFirst()
    {
        Shelf shelf;
        for (int fold = 0; fold < 40; ++fold)
            shelf.fold(dayOf(6, 15), 4);
        for (int day = 1; day <= 31; ++day)
            shelf.add({{},
                       kit::ShelfSite,
                       FactKind::PageViews,
                       FactLevel::Day,
                       0,
                       dayOf(5, day),
                       dayOf(5, day),
                       9'000,
                       1});
        const auto jobs =
            pipeline::dueMerges(shelf.segments(), {{kit::ShelfSite, dayOf(6, 15), 0, {}}});
        QCOMPARE(jobs.size(), size_t(2));
        QCOMPARE(jobs.front().level, FactLevel::Fold);
        QCOMPARE(jobs.back().level, FactLevel::Month);
    }
};

FOOTFALL_TEST_MAIN(TestMergePolicy)
#include "tst_mergepolicy.moc"
