// SPDX-License-Identifier: GPL-3.0-or-later
// What is merged when: segments as numbers only, over a simulated year.
#include "core/pipeline/mergepolicy.h"
#include "tests/kit/testmain.h"

#include <QDate>
#include <QTest>
#include <algorithm>
#include <map>

using namespace footfall;
using pipeline::MergeJob;
using pipeline::SiteMerging;
using storage::FactKind;
using storage::FactLevel;
using storage::SegmentInfo;

namespace {

constexpr domain::SiteId Site{1};
const qint64 NewYear = QDate(2025, 1, 1).toJulianDay();

qint64 dayOf(int month, int day)
{
    return QDate(2025, month, day).toJulianDay();
}

/// Segments as a database would have them.
class Shelf
{
public:
    void fold(qint64 day, qint64 rows, FactKind kind = FactKind::PageViews,
              domain::SiteId site = Site)
    {
        add({{}, site, kind, FactLevel::Fold, 0, day, day, rows, rows});
    }
    void add(SegmentInfo segment)
    {
        segment.id = {++m_lastId};
        m_segments.push_back(segment);
    }

    /// Merges all that is due.
    void merge(const SiteMerging &site, const pipeline::MergeLimits &limits = {})
    {
        for (int round = 0;; ++round) {
            if (round > 1'000)
                qFatal("it never ends");
            const std::vector<MergeJob> jobs = pipeline::dueMerges(m_segments, {site}, limits);
            if (jobs.empty())
                return;
            for (const MergeJob &job : jobs)
                carryOut(job, site);
        }
    }

    [[nodiscard]] const std::vector<SegmentInfo> &segments() const { return m_segments; }
    [[nodiscard]] qint64 count(FactLevel level) const
    {
        return std::count_if(m_segments.begin(), m_segments.end(),
                             [&](const SegmentInfo &s) { return s.level == level; });
    }
    [[nodiscard]] qint64 rows() const
    {
        qint64 rows = 0;
        for (const SegmentInfo &segment : m_segments)
            rows += segment.rows;
        return rows;
    }
    [[nodiscard]] qint64 written() const { return m_written; }
    [[nodiscard]] qint64 coarsened() const { return m_coarsened; }

private:
    void carryOut(const MergeJob &job, const SiteMerging &site)
    {
        QVERIFY(!job.sources.empty());
        SegmentInfo merged = job.sources.front();
        merged.level = job.level;
        merged.closedVisits = job.closedVisits;
        merged.rows = 0;
        QCOMPARE(job.site, site.site);
        for (const SegmentInfo &source : job.sources) {
            QCOMPARE(source.site, job.site);
            QCOMPARE(source.kind, job.kind);
            QVERIFY2(source.level <= job.level, "nothing is taken apart");
            QVERIFY(job.strictVisits > 0 || source.isClosed() == (job.closedVisits > 0));
            QVERIFY(job.strictVisits > 0 || source.closedVisits >= job.closedVisits);
            if (job.level > FactLevel::Fold)
                QVERIFY2(source.lastDay < site.openDay, "the day goes on");
            const auto found =
                std::find_if(m_segments.begin(), m_segments.end(),
                             [&](const SegmentInfo &s) { return s.id == source.id; });
            QVERIFY2(found != m_segments.end(), "in two merges");
            m_segments.erase(found);
            merged.firstDay = std::min(merged.firstDay, source.firstDay);
            merged.lastDay = std::max(merged.lastDay, source.lastDay);
            merged.rows += source.rows;
        }
        const pipeline::MergeLimits limits;
        QVERIFY(merged.rows <= (job.level == FactLevel::Year ? limits.yearRows : limits.rows) ||
                job.sources.size() == 1);
        const QDate first = QDate::fromJulianDay(merged.firstDay);
        const QDate last = QDate::fromJulianDay(merged.lastDay);
        QVERIFY(job.level > FactLevel::Day || first == last);
        QVERIFY(job.level > FactLevel::Month || first.month() == last.month());
        QCOMPARE(first.year(), last.year());
        m_written += merged.rows;
        m_coarsened += job.strictVisits > 0 ? merged.rows : 0;
        add(merged);
    }

    std::vector<SegmentInfo> m_segments;
    qint64 m_lastId = 0;
    qint64 m_written = 0;
    qint64 m_coarsened = 0;
};

} // namespace

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
        SiteMerging site{Site, 0, strictVisits, {}};
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
            shelf.merge({Site, dayOf(3, 10), 5, {}});
        }
        QVERIFY(shelf.count(FactLevel::Fold) <= 32);
        QCOMPARE(qint64(shelf.segments().size()), shelf.count(FactLevel::Fold));
        QCOMPARE(shelf.coarsened(), 0);
        shelf.merge({Site, dayOf(3, 11), 5, {}});
        QCOMPARE(shelf.segments().size(), size_t(1));
        QCOMPARE(shelf.segments().front().closedVisits, 5);
        QCOMPARE(shelf.segments().front().level, FactLevel::Day);
        QCOMPARE(shelf.coarsened(), 2'000);
    }

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
        const SiteMerging site{Site, dayOf(6, 15), strictVisits, {}};
        shelf.add({{},
                   Site,
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
        merged.site = Site;
        merged.level = level;
        merged.firstDay = merged.lastDay = day;
        merged.rows = 100'000;
        shelf.add(merged);
        shelf.fold(day, 10);
        int days = 0;
        while (shelf.segments().size() > 1 && days < 20)
            shelf.merge({Site, day + ++days, 0, {}});
        QVERIFY2(days >= 7 && days < 14, qPrintable(QString::number(days)));
        // Once a week: what comes late on other days waits.
        shelf.fold(day, 10);
        shelf.merge({Site, day + ++days, 0, {}});
        QCOMPARE(shelf.segments().size(), size_t(2));
    }

    void lateFactsOfALargeYearAreGatheredBesideIt()
    {
        Shelf shelf;
        for (int piece = 0; piece < 3; ++piece) {
            SegmentInfo year;
            year.site = Site;
            year.level = FactLevel::Year;
            year.firstDay = dayOf(1 + 4 * piece, 1);
            year.lastDay = dayOf(4 + 4 * piece, 30);
            year.rows = 1'900'000;
            shelf.add(year);
        }
        const qint64 written = shelf.written();
        for (int fold = 0; fold < 200; ++fold) {
            shelf.fold(dayOf(1 + fold % 12, 1 + fold % 28), 50);
            shelf.merge({Site, NewYear + 370 + fold, 0, {}});
        }
        QVERIFY(shelf.segments().size() <= 4 + 8);
        QVERIFY2(shelf.written() - written < 1'000'000, "a large piece is written anew");
        QCOMPARE(shelf.rows(), 3 * 1'900'000 + 200 * 50);
    }

    void aYearThatIsNotKeptForLongIsNotMerged()
    {
        Shelf shelf;
        for (int month = 1; month <= 12; ++month) {
            SegmentInfo one;
            one.site = Site;
            one.level = FactLevel::Month;
            one.firstDay = dayOf(month, 1);
            one.lastDay = dayOf(month, 28);
            one.rows = 100'000;
            shelf.add(one);
        }
        SiteMerging site{Site, NewYear + 370, 0, {}};
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
        shelf.merge({Site, dayOf(6, 15), 0, {}}, limits); // Ends, or the test does.
        QVERIFY(shelf.count(FactLevel::Fold) <= std::max(1, foldSegments));
        QCOMPARE(shelf.rows(), 2'346);
    }

    void whatWasClosedStaysApart()
    {
        // The site was strict in the first half of the month.
        Shelf shelf;
        for (int day = 1; day <= 30; ++day)
            shelf.add({{},
                       Site,
                       FactKind::PageViews,
                       FactLevel::Day,
                       day <= 15 ? 5 : 0,
                       dayOf(4, day),
                       dayOf(4, day),
                       10'000,
                       1});
        shelf.merge({Site, dayOf(5, 2), 0, {}});
        QCOMPARE(shelf.count(FactLevel::Month), 2);
        QCOMPARE(qint64(shelf.segments().size()), 2);
        // Strict again, it closes no day that is over.
        shelf.merge({Site, dayOf(5, 3), 5, {}});
        QCOMPARE(qint64(shelf.segments().size()), 2);
        QCOMPARE(shelf.coarsened(), 0);
    }

    void whatIsClosedWithFewerVisitsIsNotClosedWithMore()
    {
        // They became fewer in the middle of the month.
        Shelf shelf;
        for (int day = 1; day <= 30; ++day)
            shelf.add({{},
                       Site,
                       FactKind::PageViews,
                       FactLevel::Day,
                       day <= 15 ? 9 : 5,
                       dayOf(4, day),
                       dayOf(4, day),
                       10'000,
                       1});
        SiteMerging site{Site, dayOf(5, 2), 5, {}};
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
                       Site,
                       kind,
                       FactLevel::Day,
                       kind == FactKind::PageViews ? views : events,
                       dayOf(4, 3),
                       dayOf(4, 3),
                       rows,
                       1});
        SiteMerging site{Site, dayOf(4, 10), strictVisits, {}};
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

    void kindsAndSitesStayApart()
    {
        Shelf shelf;
        for (int fold = 0; fold < 3; ++fold) {
            for (const FactKind kind : {FactKind::PageViews, FactKind::Events}) {
                shelf.fold(dayOf(3, 10), 4, kind);
                shelf.fold(dayOf(3, 10), 4, kind, domain::SiteId{2});
            }
        }
        shelf.merge({Site, dayOf(3, 11), 0, {}});
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
                       Site,
                       FactKind::PageViews,
                       FactLevel::Day,
                       0,
                       dayOf(5, day),
                       dayOf(5, day),
                       9'000,
                       1});
        const auto jobs = pipeline::dueMerges(shelf.segments(), {{Site, dayOf(6, 15), 0, {}}});
        QCOMPARE(jobs.size(), size_t(2));
        QCOMPARE(jobs.front().level, FactLevel::Fold);
        QCOMPARE(jobs.back().level, FactLevel::Month);
    }
};

FOOTFALL_TEST_MAIN(TestMergePolicy)
#include "tst_mergepolicy.moc"
