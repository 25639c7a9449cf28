// SPDX-License-Identifier: GPL-3.0-or-later
// What a day of a strict site is closed with when facts come late: of both kinds at once, and
// events that were closed never without the page views that stand for them.
#include "tests/kit/testmain.h"
#include "tests/pipeline/keptdays.h"

using namespace footfall;
using kit::Kept;
using kit::NewYear;
using kit::StoredFact;
using kit::StrictVisits;
using pipeline::MergeJob;
using pipeline::SiteMerging;
using storage::FactColumn;
using storage::FactKind;
using storage::FactLevel;
using storage::SegmentInfo;

namespace {

constexpr domain::SiteId Site{1};

qint64 dayOf(int month, int day)
{
    return QDate(2025, month, day).toJulianDay();
}

const qint64 Day = dayOf(4, 3);

/// Each has its own number of rows, by which it is known.
SegmentInfo segmentOf(FactKind kind, FactLevel level, bool isClosed, qint64 rows)
{
    static qint64 lastId = 0;
    const bool isMonth = level == FactLevel::Month;
    return {{++lastId},
            Site,
            kind,
            level,
            isClosed ? StrictVisits : 0,
            isMonth ? dayOf(4, 1) : Day,
            isMonth ? dayOf(4, 30) : Day,
            rows,
            1};
}

/// Values of events that closing left.
int knownOfEvents(const std::vector<StoredFact> &facts)
{
    int known = 0;
    for (const StoredFact &fact : facts) {
        if (fact.kind != FactKind::Events)
            continue;
        known += fact[FactColumn::Browser] != kit::Hidden ? 1 : 0;
    }
    return known;
}

} // namespace

class TestClosingDays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whatIsClosedWithLateFacts_data()
    {
        // Rows of the one segment that there is; 0: none.
        QTest::addColumn<qint64>("closedViews");
        QTest::addColumn<qint64>("closedEvents");
        QTest::addColumn<qint64>("lateViews");
        QTest::addColumn<qint64>("lateEvents");
        QTest::addColumn<FactLevel>("views"); // Level of the closed ones.
        QTest::addColumn<bool>("isDamaged");  // So that the closed views are not there.
        QTest::addColumn<QList<qint64>>("sources");
        using Sources = QList<qint64>;
        constexpr FactLevel OfDay = FactLevel::Day;
        constexpr FactLevel OfMonth = FactLevel::Month;
        QTest::newRow("a day that was not closed yet")
            << 0ll << 0ll << 500ll << 30ll << OfDay << false << Sources{500, 30};
        QTest::newRow("nothing came late")
            << 500ll << 30ll << 0ll << 0ll << OfDay << false << Sources{};
        QTest::newRow("few page views and events")
            << 2'000ll << 40ll << 50ll << 2ll << OfDay << false << Sources{50, 2};
        QTest::newRow("many page views")
            << 2'000ll << 40ll << 125ll << 0ll << OfDay << false << Sources{125, 2'000, 40};
        QTest::newRow("many page views, few events")
            << 2'000ll << 40ll << 125ll << 2ll << OfDay << false << Sources{125, 2'000, 2, 40};
        QTest::newRow("few page views, many events")
            << 2'000ll << 40ll << 50ll << 3ll << OfDay << false << Sources{50, 2'000, 3, 40};
        QTest::newRow("many events")
            << 200ll << 16ll << 0ll << 1ll << OfDay << false << Sources{200, 1, 16};
        QTest::newRow("the day's first events")
            << 200ll << 0ll << 0ll << 1ll << OfDay << false << Sources{200, 1};
        QTest::newRow("many events, views in a month")
            << 9'000ll << 16ll << 0ll << 1ll << OfMonth << false << Sources{1};
        QTest::newRow("many views, views in a month")
            << 9'000ll << 16ll << 2ll << 1ll << OfMonth << false << Sources{2, 1};
        QTest::newRow("many events, damaged views")
            << 0ll << 16ll << 0ll << 1ll << OfDay << true << Sources{1};
    }
    void whatIsClosedWithLateFacts()
    {
        QFETCH(qint64, closedViews);
        QFETCH(qint64, closedEvents);
        QFETCH(qint64, lateViews);
        QFETCH(qint64, lateEvents);
        QFETCH(FactLevel, views);
        QFETCH(bool, isDamaged);
        std::vector<SegmentInfo> segments;
        const auto add = [&](FactKind kind, FactLevel level, bool isClosed, qint64 rows) {
            if (rows > 0)
                segments.push_back(segmentOf(kind, level, isClosed, rows));
        };
        add(FactKind::Events, FactLevel::Fold, false, lateEvents);
        add(FactKind::Events, FactLevel::Day, true, closedEvents);
        add(FactKind::PageViews, FactLevel::Fold, false, lateViews);
        add(FactKind::PageViews, views, true, closedViews);
        SiteMerging site{Site, Day + 3, StrictVisits, {}};
        if (isDamaged)
            site.damagedDays = {Day};
        QList<qint64> sources;
        const std::vector<MergeJob> jobs = pipeline::dueMerges(segments, {site});
        QVERIFY(jobs.size() <= 1);
        for (const MergeJob &job : jobs) {
            QCOMPARE(job.strictVisits, StrictVisits);
            QCOMPARE(job.closedVisits, StrictVisits);
            QCOMPARE(job.level, FactLevel::Day);
            for (const SegmentInfo &source : job.sources)
                sources.append(source.rows);
        }
        QTEST(sources, "sources");
    }

    void aDayThatIsMergedOtherwiseWaits()
    {
        // The closed page views are closed as strictly as is wanted now first, and nothing else
        // becomes of what is late.
        std::vector<SegmentInfo> segments{
            segmentOf(FactKind::PageViews, FactLevel::Day, true, 2'000),
            segmentOf(FactKind::Events, FactLevel::Fold, false, 3),
            segmentOf(FactKind::Events, FactLevel::Fold, false, 4)};
        segments.front().closedVisits = StrictVisits - 2;
        SiteMerging site{Site, dayOf(6, 10), StrictVisits, {}};
        site.closesPast = true;
        const std::vector<MergeJob> jobs = pipeline::dueMerges(segments, {site});
        QCOMPARE(jobs.size(), size_t(1));
        QCOMPARE(jobs.front().sources.size(), size_t(1));
        QCOMPARE(jobs.front().sources.front().rows, 2'000);
        segments.front().closedVisits = StrictVisits;
        const std::vector<MergeJob> next = pipeline::dueMerges(segments, {site});
        QCOMPARE(next.size(), size_t(1));
        QCOMPARE(next.front().sources.size(), size_t(3));
    }

    void aDayWhosePageViewsCannotBeReadJustNowWaits()
    {
        std::vector<SegmentInfo> segments{
            segmentOf(FactKind::Events, FactLevel::Day, true, 16),
            segmentOf(FactKind::Events, FactLevel::Fold, false, 3),
            segmentOf(FactKind::PageViews, FactLevel::Fold, false, 4)};
        SiteMerging site{Site, dayOf(6, 10), StrictVisits, {}};
        site.waitingDays = {Day};
        QVERIFY(pipeline::dueMerges(segments, {site}).empty());
        // Nor are they closed more strictly meanwhile.
        segments.front().closedVisits = StrictVisits - 2;
        site.closesPast = true;
        QVERIFY(pipeline::dueMerges(segments, {site}).empty());
        site.waitingDays = {Day + 1};
        QVERIFY(!pipeline::dueMerges(segments, {site}).empty());
        // What has been damaged for long holds nobody up.
        site.waitingDays.clear();
        site.damagedDays = {Day};
        QVERIFY(!pipeline::dueMerges(segments, {site}).empty());
    }

    void whatIsKnownOfClosedEventsStays_data()
    {
        QTest::addColumn<int>("views"); // Late ones, of one visit each.
        QTest::addColumn<int>("events");
        QTest::newRow("late events alone") << 0 << 8;
        QTest::newRow("few page views and many events") << 1 << 8;
        QTest::newRow("many page views") << 30 << 0;
    }
    void whatIsKnownOfClosedEventsStays()
    {
        QFETCH(int, views);
        QFETCH(int, events);
        Kept kept;
        kept.flood(NewYear, 80);
        const SiteMerging merging = kept.upTo(NewYear + 3, StrictVisits);
        QVERIFY(kept.merge(merging) > 0);
        const int known = knownOfEvents(kept.facts());
        QCOMPARE(known, 80);
        storage::FactTable lateViews = kit::emptyTable(FactKind::PageViews, NewYear);
        for (int view = 0; view < views; ++view)
            kit::addRow(lateViews, {{FactColumn::Time, 7},
                                    {FactColumn::Browser, 50},
                                    {FactColumn::Hostname, 3},
                                    {FactColumn::Pathname, 10},
                                    {FactColumn::Flags, storage::IsEntry}});
        storage::FactTable lateEvents = kit::emptyTable(FactKind::Events, NewYear);
        for (int event = 0; event < events; ++event)
            kit::addRow(lateEvents, {{FactColumn::Time, 7},
                                     {FactColumn::Browser, 50},
                                     {FactColumn::Hostname, 3},
                                     {FactColumn::Kind, 1},
                                     {FactColumn::Target, 70},
                                     {FactColumn::Events, 1}});
        kept.append(lateViews, lateEvents);
        const auto sums = kit::sumsByDay(kept.facts());
        QVERIFY(kept.merge(merging) > 0);
        const auto facts = kept.facts();
        QCOMPARE(knownOfEvents(facts), known + events);
        QCOMPARE(kit::sumsByDay(facts), sums);
        const auto visits = kit::visitsByCell(facts);
        for (const StoredFact &fact : facts)
            QVERIFY2(visits.contains(kit::cellOf(fact)), "an event without a page view's cell");
        QCOMPARE(kept.merge(merging), 0);
    }
};

FOOTFALL_TEST_MAIN(TestClosingDays)
#include "tst_closingdays.moc"
