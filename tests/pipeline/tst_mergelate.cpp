// SPDX-License-Identifier: GPL-3.0-or-later
// When facts that came late are merged into what their days have become.
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

class TestMergeLate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lateFacts_data()
    {
        QTest::addColumn<qint64>("late"); // Rows a fold.
        QTest::addColumn<int>("folds");
        QTest::addColumn<int>("strictVisits");
        QTest::addColumn<qint64>("segments");
        QTest::newRow("a few wait") << 10ll << 3 << 0 << 4ll;
        QTest::newRow("many come in") << 10'000ll << 1 << 0 << 1ll;
        QTest::newRow("many small ones come in") << 1ll << 8 << 0 << 1ll;
        QTest::newRow("few are closed all the same") << 10ll << 1 << 5 << 2ll;
        QTest::newRow("each is closed, until they come in") << 1ll << 8 << 5 << 1ll;
    }
    void lateFacts()
    {
        QFETCH(qint64, late);
        QFETCH(int, folds);
        QFETCH(int, strictVisits);
        Shelf shelf;
        const SiteMerging site{kit::ShelfSite, dayOf(6, 15), strictVisits, {}};
        shelf.add({{},
                   kit::ShelfSite,
                   FactKind::PageViews,
                   FactLevel::Month,
                   strictVisits,
                   dayOf(3, 1),
                   dayOf(3, 31),
                   100'000,
                   1});
        for (int fold = 0; fold < folds; ++fold) {
            shelf.fold(dayOf(3, 5 + fold), late);
            shelf.merge(site);
        }
        QTEST(qint64(shelf.segments().size()), "segments");
        QCOMPARE(shelf.rows(), 100'000 + folds * late);
        for (const SegmentInfo &segment : shelf.segments())
            QCOMPARE(segment.closedVisits, strictVisits);
    }

    void lateFactsComeInAfterAWeek_data()
    {
        QTest::addColumn<FactLevel>("level");
        QTest::addColumn<QDate>("lastDay");
        // What it is a part of goes on, or does not become larger.
        QTest::newRow("beside a day") << FactLevel::Day << QDate(2025, 3, 10);
        QTest::newRow("beside a month") << FactLevel::Month << QDate(2025, 3, 31);
        QTest::newRow("beside a year") << FactLevel::Year << QDate(2025, 12, 31);
    }
    void lateFactsComeInAfterAWeek()
    {
        QFETCH(FactLevel, level);
        QFETCH(QDate, lastDay);
        const qint64 day = lastDay.toJulianDay();
        Shelf shelf;
        SegmentInfo merged;
        merged.site = kit::ShelfSite;
        merged.level = level;
        merged.firstDay = merged.lastDay = day;
        merged.rows = 100'000;
        shelf.add(merged);
        shelf.fold(day, 10);
        int days = 0;
        while (shelf.segments().size() > 1 && days < 20)
            shelf.merge({kit::ShelfSite, day + ++days, 0, {}});
        QVERIFY2(days >= 7 && days < 14, qPrintable(QString::number(days)));
        // Once a week: what comes late on other days waits.
        shelf.fold(day, 10);
        shelf.merge({kit::ShelfSite, day + ++days, 0, {}});
        QCOMPARE(shelf.segments().size(), size_t(2));
    }

    void lateFactsOfALargeYearAreGatheredBesideIt()
    {
        Shelf shelf;
        for (int piece = 0; piece < 3; ++piece) {
            SegmentInfo year;
            year.site = kit::ShelfSite;
            year.level = FactLevel::Year;
            year.firstDay = dayOf(1 + 4 * piece, 1);
            year.lastDay = dayOf(4 + 4 * piece, 30);
            year.rows = 1'900'000;
            shelf.add(year);
        }
        const qint64 written = shelf.written();
        for (int fold = 0; fold < 200; ++fold) {
            shelf.fold(dayOf(1 + fold % 12, 1 + fold % 28), 50);
            shelf.merge({kit::ShelfSite, NewYear + 370 + fold, 0, {}});
        }
        QVERIFY(shelf.segments().size() <= 4 + 8);
        QVERIFY2(shelf.written() - written < 1'000'000, "a large piece is written anew");
        QCOMPARE(shelf.rows(), 3 * 1'900'000 + 200 * 50);
    }
};

FOOTFALL_TEST_MAIN(TestMergeLate)
#include "tst_mergelate.moc"
