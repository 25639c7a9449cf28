// SPDX-License-Identifier: GPL-3.0-or-later
// A day of a strict site that has too much to be closed at once is closed in parts: by what the
// whole day has in common, and with little more lost.
#include "core/pipeline/closingparts.h"
#include "core/pipeline/closingwindows.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/keptdays.h"

using namespace footfall;
using kit::Cell;
using kit::cellOf;
using kit::Hidden;
using kit::Kept;
using kit::NewYear;
using kit::smallestCell;
using kit::StoredFact;
using kit::StrictVisits;
using kit::sumsByDay;
using kit::visitsByCell;
using pipeline::SiteMerging;
using storage::FactColumn;
using storage::FactKind;
using storage::FactTable;

class TestClosingParts : public QObject
{
    Q_OBJECT

    /// A day whose halves differ in one carried value and in the language; each shares all else
    /// with the other. Every visit is alone in its hour, and so is its event, in another one.
    struct Halves {
        static constexpr int Visits = StrictVisits + 1; ///< Of each.
        const std::map<FactColumn, quint32> shared{
            {FactColumn::Hostname, 3}, {FactColumn::Source, 4},   {FactColumn::UtmCampaign, 5},
            {FactColumn::Country, 6},  {FactColumn::Browser, 30}, {FactColumn::Device, 7},
        };
        FactTable views = kit::emptyTable(FactKind::PageViews, NewYear);
        FactTable events = kit::emptyTable(FactKind::Events, NewYear);

        explicit Halves(FactColumn column)
        {
            for (quint32 visit = 0; visit < 2 * Visits; ++visit) {
                const quint32 half = visit % 2;
                auto view = shared;
                view[column] += 100 * half;
                auto event = view;
                view.insert({{FactColumn::Time, visit},
                             {FactColumn::Pathname, 10},
                             {FactColumn::Language, 40 + half},
                             {FactColumn::Screen, 60},
                             {FactColumn::Flags, storage::IsEntry}});
                event.insert({{FactColumn::Time, 23 - visit / 2},
                              {FactColumn::Pathname, 10},
                              {FactColumn::Kind, 1},
                              {FactColumn::Target, 70},
                              {FactColumn::Events, 1}});
                kit::addRow(views, view);
                kit::addRow(events, event);
            }
        }
        [[nodiscard]] std::vector<StoredFact> closed(qint64 rowsAtOnce) const
        {
            Kept kept;
            kept.append(views, events);
            pipeline::MergeLimits limits;
            limits.rows = rowsAtOnce;
            (void)kept.merge(kept.upTo(NewYear + 1, StrictVisits), limits);
            return kept.facts();
        }
    };

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aDayWithTooMuchIsClosedInParts_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<qint64>("rows"); // At once.
        QTest::addColumn<bool>("isPast"); // Was over when the site became strict.
        QTest::newRow("a day") << 1 << 300ll << false;
        QTest::newRow("a day in small parts") << 1 << 10ll << false;
        QTest::newRow("a day of the past") << 1 << 300ll << true;
        QTest::newRow("days of the past") << 3 << 300ll << true;
        QTest::newRow("a month of the past") << 40 << 300ll << true;
    }
    void aDayWithTooMuchIsClosedInParts()
    {
        QFETCH(int, days);
        QFETCH(qint64, rows);
        QFETCH(bool, isPast);
        Kept kept;
        kept.fold(NewYear, days, 600);
        const auto before = sumsByDay(kept.facts());
        SiteMerging merging = kept.upTo(NewYear + days);
        if (isPast) // First into days and a month, as much as they are.
            (void)kept.merge(merging);
        merging.strictVisits = StrictVisits;
        merging.closesPast = true;
        pipeline::MergeLimits limits;
        limits.rows = rows;
        QVERIFY(kept.merge(merging, limits) > 0);
        const auto facts = kept.facts();
        const std::map<Cell, int> visits = visitsByCell(facts);
        int events = 0;
        int withCountry = 0;
        for (const StoredFact &fact : facts) {
            const auto cell = visits.find(cellOf(fact));
            QVERIFY2(cell != visits.end(), "an event without a page view's cell");
            QVERIFY(cell->second >= StrictVisits);
            events += fact.kind == FactKind::Events ? 1 : 0;
            withCountry += fact.kind == FactKind::Events && fact[FactColumn::Country] != 0 ? 1 : 0;
        }
        QVERIFY2(withCountry * 8 > events, qPrintable(QString::number(withCountry)));
        QCOMPARE(sumsByDay(facts), before);
        QVERIFY(kept.segments().size() > size_t(days) * 2);
        for (const storage::SegmentInfo &segment : kept.segments())
            QCOMPARE(segment.closedVisits, StrictVisits);
        QCOMPARE(kept.merge(merging, limits), 0);
    }

    void nothingIsTooMuchToBeClosed_data()
    {
        QTest::addColumn<int>("visits");
        QTest::addColumn<int>("alike");   // More of them, which carry the same.
        QTest::addColumn<qint64>("rows"); // At once.
        QTest::newRow("all alike") << 0 << 900 << 100ll;
        QTest::newRow("most alike") << 300 << 600 << 200ll;
        QTest::newRow("a little more than at once") << 60 << 0 << 100ll;
    }
    void nothingIsTooMuchToBeClosed()
    {
        QFETCH(int, visits);
        QFETCH(int, alike);
        QFETCH(qint64, rows);
        Kept kept;
        if (visits > 0)
            kept.fold(NewYear, 1, visits);
        for (int fold = 0; fold < 6 && alike > 0; ++fold)
            kept.flood(NewYear, alike / 6);
        const auto before = sumsByDay(kept.facts());
        pipeline::MergeLimits limits;
        limits.rows = rows;
        QVERIFY(kept.merge(kept.upTo(NewYear + 1, StrictVisits), limits) > 0);
        const auto facts = kept.facts();
        for (const storage::SegmentInfo &segment : kept.segments())
            QVERIFY2(segment.rows <= rows, qPrintable(QString::number(segment.rows)));
        QCOMPARE(sumsByDay(facts), before);
        QVERIFY(smallestCell(facts) >= StrictVisits);
        // Those who are many alike lose nothing.
        QVERIFY(std::count_if(facts.begin(), facts.end(), [](const StoredFact &fact) {
                    return fact.kind == FactKind::PageViews && fact[FactColumn::Browser] == 50;
                }) >= alike);
        QCOMPARE(kept.merge(kept.upTo(NewYear + 1, StrictVisits), limits), 0);
    }

    void aDayInPartsLosesLittleMoreThanAtOnce()
    {
        const auto withBrowser = [](qint64 rows) {
            Kept kept;
            kept.fold(NewYear, 1, 3'000);
            pipeline::MergeLimits limits;
            limits.rows = rows;
            (void)kept.merge(kept.upTo(NewYear + 1, StrictVisits), limits);
            const auto facts = kept.facts();
            return std::count_if(facts.begin(), facts.end(), [](const StoredFact &fact) {
                return fact[FactColumn::Browser] != Hidden;
            });
        };
        const auto atOnce = withBrowser(1'000'000);
        const auto inParts = withBrowser(1'000);
        QVERIFY(atOnce > 5'000);
        QVERIFY2(inParts * 10 > atOnce * 9, qPrintable(QString::number(inParts)));
    }

    /// What all of a day share stays in each part, also where the part by itself has few visits.
    void partsOfADayKeepWhatAllOfItShare()
    {
        Kept kept;
        kept.fold(NewYear, 1, 60);
        pipeline::MergeLimits limits;
        limits.rows = 5;
        QVERIFY(kept.merge(kept.upTo(NewYear + 1, StrictVisits), limits) > 0);
        const auto facts = kept.facts();
        for (const StoredFact &fact : facts) {
            QCOMPARE(fact[FactColumn::Hostname], 3U);
            if (fact.kind == FactKind::PageViews)
                QVERIFY(fact[FactColumn::Pathname] != Hidden);
        }
        QVERIFY(smallestCell(facts) >= StrictVisits);
    }

    /// A part may share what the day does not: that is somebody's detail, and goes from it, too.
    void whatOnlyAPartSharesGoes_data()
    {
        QTest::addColumn<FactColumn>("column");
        QTest::newRow("a hostname") << FactColumn::Hostname;
        QTest::newRow("a source") << FactColumn::Source;
        QTest::newRow("a campaign") << FactColumn::UtmCampaign;
        QTest::newRow("a country") << FactColumn::Country;
        QTest::newRow("a browser") << FactColumn::Browser;
        QTest::newRow("a device") << FactColumn::Device;
    }
    void whatOnlyAPartSharesGoes()
    {
        QFETCH(FactColumn, column);
        const Halves day(column);
        // Each half is a part, or this shows nothing.
        pipeline::ClosingParts parts(Halves::Visits, StrictVisits);
        parts.add(day.views);
        parts.add(day.events);
        parts.settle();
        QCOMPARE(parts.count(), size_t(2));
        QCOMPARE(parts.rowsOf(0, FactKind::PageViews), qint64(Halves::Visits));

        const std::vector<StoredFact> facts = day.closed(Halves::Visits);
        QCOMPARE(facts.size(), day.views.rows + day.events.rows);
        for (const StoredFact &fact : facts) {
            const bool isView = fact.kind == FactKind::PageViews;
            for (const auto &[other, value] : day.shared)
                if (other != column)
                    QCOMPARE(fact[other], value);
            QCOMPARE(fact[column], column == FactColumn::Country ? 0U : Hidden);
            QCOMPARE(fact[FactColumn::Language], isView ? Hidden : 0U);
            QCOMPARE(fact[FactColumn::Screen], isView ? 60U : 0U);
        }
        QVERIFY(kit::daysWithHours(facts).empty());
        QVERIFY(facts == day.closed(1'000'000));
    }

    void daysAreClosedByWhatEachHas_data()
    {
        QTest::addColumn<QList<qint64>>("rows"); // Of each day.
        QTest::addColumn<QList<int>>("windows"); // Days of each; below 0: too much.
        using Rows = QList<qint64>;
        using Days = QList<int>;
        QTest::newRow("quiet days") << Rows{10, 10, 10} << Days{3};
        QTest::newRow("as many as are at once") << Rows{50, 50, 1} << Days{2, 1};
        QTest::newRow("a busy day") << Rows{200} << Days{1};
        QTest::newRow("a day that is too much") << Rows{201} << Days{-1};
        QTest::newRow("such a one among quiet ones") << Rows{1, 1, 1, 500, 1, 1} << Days{3, -1, 2};
        QTest::newRow("nothing for some days") << Rows{1, 0, 0, 1} << Days{4};
    }
    void daysAreClosedByWhatEachHas()
    {
        QFETCH(QList<qint64>, rows);
        pipeline::MergeJob job;
        job.rowsAtOnce = 100;
        for (int day = 0; day < rows.size(); ++day) {
            storage::SegmentInfo source;
            source.firstDay = source.lastDay = NewYear + day;
            source.rows = rows[day];
            if (source.rows > 0)
                job.sources.push_back(source);
        }
        QList<int> windows;
        for (const pipeline::ClosingWindow &window : pipeline::closingWindows(job)) {
            const int days = int(window.lastDay - window.firstDay + 1);
            windows.append(window.isTooMuch ? -days : days);
        }
        QTEST(windows, "windows");
    }
};

FOOTFALL_TEST_MAIN(TestClosingParts)
#include "tst_closingparts.moc"
