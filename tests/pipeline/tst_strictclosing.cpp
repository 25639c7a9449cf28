// SPDX-License-Identifier: GPL-3.0-or-later
// What a strict site closes, at the end of a day or once it has become stricter: no view is left
// among too few, and whatever else is known stays.
#include "core/pipeline/mergepolicy.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/keptdays.h"

using namespace footfall;
using kit::Cell;
using kit::cellOf;
using kit::Kept;
using kit::NewYear;
using kit::smallestCell;
using kit::StoredFact;
using kit::StrictVisits;
using kit::sumsByDay;
using kit::visitsByCell;
using pipeline::SiteMerging;
using storage::FactColumn;

class TestStrictClosing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void eventsFollowThePageViewsOfTheirDay()
    {
        Kept kept;
        kept.fold(NewYear, 2, 60);
        const auto before = sumsByDay(kept.facts());
        QVERIFY(kept.merge(kept.upTo(NewYear + 1, StrictVisits)) > 0);
        std::vector<StoredFact> closed = kept.facts();
        std::erase_if(closed, [](const StoredFact &fact) { return fact.time.day != NewYear; });
        const std::map<Cell, int> visits = visitsByCell(closed);
        int kept_countries = 0;
        for (const StoredFact &fact : closed) {
            const auto cell = visits.find(cellOf(fact));
            QVERIFY2(cell != visits.end(), "an event without a page view's cell");
            QVERIFY(cell->second >= StrictVisits);
            kept_countries += fact[FactColumn::Country] != 0 ? 1 : 0;
        }
        QVERIFY(kept_countries > 0 || visits.size() > 1);
        QCOMPARE(sumsByDay(kept.facts()), before);
        for (const storage::SegmentInfo &segment : kept.segments())
            QCOMPARE(segment.closedVisits, segment.firstDay == NewYear ? StrictVisits : 0);
    }

    void daysBeforeTheSiteWasStrictAreClosedToo_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("openDay");
        QTest::newRow("days") << 5 << 6;
        QTest::newRow("months") << 59 << 65;
        QTest::newRow("a year") << 200 << 366;
    }
    void daysBeforeTheSiteWasStrictAreClosedToo()
    {
        QFETCH(int, days);
        QFETCH(int, openDay);
        Kept kept;
        kept.fold(NewYear, days, 12);
        SiteMerging merging = kept.upTo(NewYear + openDay);
        (void)kept.merge(merging); // Single segments of days are left alone.
        const auto before = sumsByDay(kept.facts());
        // Not before it applies.
        merging.strictVisits = StrictVisits;
        merging.strictFrom = merging.openDay;
        QCOMPARE(kept.merge(merging), 0);
        for (const storage::SegmentInfo &segment : kept.segments())
            QVERIFY(!segment.isClosed());
        merging.strictFrom = 0;
        merging.closesPast = true;
        QVERIFY(kept.merge(merging) > 0);
        for (const storage::SegmentInfo &segment : kept.segments())
            QCOMPARE(segment.closedVisits, StrictVisits);
        for (const auto &[cell, visits] : visitsByCell(kept.facts()))
            QVERIFY(visits >= StrictVisits);
        QCOMPARE(sumsByDay(kept.facts()), before);
        QCOMPARE(kept.merge(merging), 0);
    }

    void moreVisitsCloseClosedDaysAnew_data() { daysBeforeTheSiteWasStrictAreClosedToo_data(); }
    void moreVisitsCloseClosedDaysAnew()
    {
        QFETCH(int, days);
        QFETCH(int, openDay);
        Kept kept;
        constexpr int Few = 3;
        kept.fold(NewYear, days, 12);
        SiteMerging merging = kept.upTo(NewYear + openDay, Few);
        merging.closesPast = true;
        QVERIFY(kept.merge(merging) > 0);
        const auto sums = sumsByDay(kept.facts());
        const auto few = kept.facts();
        QVERIFY(smallestCell(few) < StrictVisits);
        // Not before it applies.
        merging.strictVisits = StrictVisits;
        merging.closesPast = false;
        merging.strictFrom = merging.openDay;
        QCOMPARE(kept.merge(merging), 0);
        QVERIFY(kept.facts() == few);
        merging.closesPast = true;
        merging.strictFrom = 0;
        QVERIFY(kept.merge(merging) > 0);
        const auto strict = kept.facts();
        QVERIFY(smallestCell(strict) >= StrictVisits);
        const std::map<Cell, int> visits = visitsByCell(strict);
        for (const StoredFact &fact : strict)
            QVERIFY2(visits.contains(cellOf(fact)), "an event without a page view's cell");
        for (const storage::SegmentInfo &segment : kept.segments())
            QCOMPARE(segment.closedVisits, StrictVisits);
        QCOMPARE(sumsByDay(kept.facts()), sums);
        QCOMPARE(kept.merge(merging), 0);
        // Nothing comes back, and nothing else goes.
        merging.strictVisits = Few;
        QCOMPARE(kept.merge(merging), 0);
        merging.strictVisits = StrictVisits;
        QCOMPARE(kept.merge(merging), 0);
        QVERIFY(kept.facts() == strict);
    }

    void whatNobodyNotedIsClosedAnewAndStaysAsItIs_data()
    {
        QTest::addColumn<int>("closedVisits");
        QTest::addColumn<bool>("hasLate"); // A visit that came late and was closed by itself.
        QTest::newRow("with as many") << StrictVisits << false;
        QTest::newRow("with more") << StrictVisits + 3 << false;
        QTest::newRow("with as many, and late facts") << StrictVisits << true;
    }
    void whatNobodyNotedIsClosedAnewAndStaysAsItIs()
    {
        QFETCH(int, closedVisits);
        QFETCH(bool, hasLate);
        Kept kept;
        kept.fold(NewYear, 40, 30);
        SiteMerging merging = kept.upTo(NewYear + 41, closedVisits);
        QVERIFY(kept.merge(merging) > 0);
        if (hasLate) {
            kept.fold(NewYear + 5, 1, 1);
            QVERIFY(kept.merge(merging) > 0);
            QVERIFY(smallestCell(kept.facts()) < StrictVisits);
        }
        const auto before = kept.facts();
        QVERIFY(kept.database().execute("UPDATE fact_segment SET closed = 1").has_value());
        merging.strictVisits = StrictVisits;
        merging.closesPast = true;
        QVERIFY(kept.merge(merging) > 0);
        for (const storage::SegmentInfo &segment : kept.segments())
            QCOMPARE(segment.closedVisits, StrictVisits);
        const auto withoutLateDay = [&](std::vector<StoredFact> facts) {
            std::erase_if(facts, [&](const StoredFact &fact) {
                return hasLate && fact.time.day == NewYear + 5;
            });
            return facts;
        };
        QVERIFY(withoutLateDay(kept.facts()) == withoutLateDay(before));
        // Some of its day join it.
        QVERIFY(smallestCell(kept.facts()) >= StrictVisits);
        QCOMPARE(sumsByDay(kept.facts()), sumsByDay(before));
        QCOMPARE(kept.merge(merging), 0);
    }

    void closingAnewEndsAnywhere()
    {
        Kept kept;
        kept.fold(NewYear, 40, 12);
        SiteMerging merging = kept.upTo(NewYear + 41, 3);
        QVERIFY(kept.merge(merging) > 0);
        const auto before = kept.facts();
        const auto sums = sumsByDay(kept.facts());
        merging.strictVisits = StrictVisits;
        merging.closesPast = true;
        const auto jobs = pipeline::dueMerges(kept.segments(), {merging});
        QVERIFY(!jobs.empty());
        // Cancelled while it is worked out.
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = pipeline::mergeFacts(kept.database(), jobs.front(), stop.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, domain::ErrorKind::Unavailable);
        // Killed while it is written, after each step.
        for (int steps = 1;; ++steps) {
            pipeline::MergeWriter writer(kept.database());
            writer.begin(pipeline::mergeFacts(kept.database(), jobs.front()).value());
            for (int step = 0; step < steps; ++step)
                QVERIFY(writer.writeSome().has_value());
            bool isInForce = false;
            for (const storage::SegmentInfo &segment : kept.segments())
                isInForce = isInForce || segment.closedVisits == StrictVisits;
            if (isInForce)
                break;
            QVERIFY(kept.facts() == before);
            QVERIFY(steps < 1'000);
        }
        // Another run gives up what was begun, and does the rest.
        pipeline::MergeWriter next(kept.database());
        while (next.deleteSome().value() == pipeline::MergeWriter::Progress::More) {
        }
        (void)kept.merge(merging);
        for (const storage::SegmentInfo &segment : kept.segments())
            QCOMPARE(segment.closedVisits, StrictVisits);
        QVERIFY(smallestCell(kept.facts()) >= StrictVisits);
        QCOMPARE(sumsByDay(kept.facts()), sums);
        QCOMPARE(kit::rowsOf(kept.path(), QStringLiteral("SELECT count(*) FROM fact_segment")),
                 (QList<QVariantList>{{qint64(kept.segments().size())}}));
    }
};

FOOTFALL_TEST_MAIN(TestStrictClosing)
#include "tst_strictclosing.moc"
