// SPDX-License-Identifier: GPL-3.0-or-later
// What goes of a site's past: details where it has become strict, days and hours that it does not
// keep; and that everything else stays.
#include "core/pipeline/closingwindows.h"
#include "core/pipeline/housekeeping.h"
#include "core/pipeline/keepingpolicy.h"
#include "core/pipeline/mergewriter.h"
#include "core/pipeline/sitecommands.h"
#include "core/queries/keepingreader.h"
#include "core/storage/facts/strictday.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/storedfacts.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QRandomGenerator>
#include <limits>
#include <map>
#include <set>

using namespace footfall;
using kit::StoredFact;
using pipeline::SiteMerging;
using storage::FactColumn;
using storage::FactKind;
using storage::FactLevel;
using storage::FactStore;
using storage::FactTable;

namespace {

const qint64 NewYear = QDate(2025, 1, 1).toJulianDay();
constexpr qint64 Epoch = 2'440'588; // 1970-01-01.
constexpr int StrictVisits = 5;
constexpr quint32 Hidden = 99;

/// A database with a site in UTC and facts of a year's days.
class Kept
{
public:
    Kept()
    {
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        site = *domain::siteFromDraft(draft, kit::at("2025-01-01T00:00:00Z"));
        in([this] { site.id = storage::SiteStore(*m_database).insert(site).value(); });
    }

    template <typename Work>
    void in(Work work)
    {
        auto transaction =
            *storage::Transaction::begin(*m_database, storage::Transaction::Kind::Immediate);
        work();
        if (!transaction.commit())
            qFatal("not committed");
    }

    /// Some visits a day, each with an event in its first hour.
    void fold(qint64 firstDay, int days, int visits)
    {
        for (qint64 day = firstDay; day < firstDay + days; ++day) {
            FactTable views = emptyTable(FactKind::PageViews, day);
            FactTable events = emptyTable(FactKind::Events, day);
            for (int visit = 0; visit < visits; ++visit) {
                const quint32 hour = m_random.bounded(24U);
                const quint32 country = 1 + m_random.bounded(4U);
                const quint32 browser = 30 + m_random.bounded(3U);
                const quint32 length = 1 + m_random.bounded(3U);
                for (quint32 view = 0; view < length; ++view)
                    add(views, {{FactColumn::Time, hour},
                                {FactColumn::Country, country},
                                {FactColumn::Browser, browser},
                                {FactColumn::Hostname, 3},
                                {FactColumn::Pathname, 10 + m_random.bounded(5U)},
                                {FactColumn::Flags, view == 0 ? storage::IsEntry : 0U}});
                add(events, {{FactColumn::Time, hour},
                             {FactColumn::Country, country},
                             {FactColumn::Browser, browser},
                             {FactColumn::Hostname, 3},
                             {FactColumn::Kind, 1},
                             {FactColumn::Target, 70},
                             {FactColumn::Events, 1}});
            }
            in([&] {
                FactStore store(*m_database);
                if (!store.append(site.id, views) || !store.append(site.id, events))
                    qFatal("not added");
            });
        }
    }

    /// Visits with one view and an event, in one hour, all alike.
    void flood(qint64 day, int visits)
    {
        FactTable views = emptyTable(FactKind::PageViews, day);
        FactTable events = emptyTable(FactKind::Events, day);
        for (int visit = 0; visit < visits; ++visit) {
            add(views, {{FactColumn::Time, 7},
                        {FactColumn::Browser, 50},
                        {FactColumn::Hostname, 3},
                        {FactColumn::Pathname, 10},
                        {FactColumn::Flags, storage::IsEntry}});
            add(events, {{FactColumn::Time, 7},
                         {FactColumn::Browser, 50},
                         {FactColumn::Hostname, 3},
                         {FactColumn::Kind, 1},
                         {FactColumn::Target, 70},
                         {FactColumn::Events, 1}});
        }
        in([&] {
            FactStore store(*m_database);
            if (!store.append(site.id, views) || !store.append(site.id, events))
                qFatal("not added");
        });
    }

    /// One of each kind a day.
    void sumsOfDays(qint64 firstDay, int count)
    {
        const QByteArray id = QByteArray::number(site.id.value);
        const QByteArray days = "WITH RECURSIVE d (day) AS (SELECT " +
                                QByteArray::number(firstDay) +
                                " UNION ALL SELECT day + 1 FROM d WHERE day < " +
                                QByteArray::number(firstDay + count - 1) + ") ";
        for (const QByteArray &insert :
             {QByteArray("INSERT INTO hourly_total " + days + "SELECT " + id +
                         ", day, day, 1, 1, 1, 1, 1, 1, 1, 1 FROM d"),
              QByteArray("INSERT INTO daily_occurrence " + days + "SELECT " + id +
                         ", 1, day, 1, 0, 1, 1, 0 FROM d"),
              QByteArray("INSERT INTO daily_property " + days + "SELECT " + id +
                         ", 5, day, 1, 6, 0, 1, 1, 0 FROM d")})
            if (!m_database->execute(insert))
                qFatal("not inserted");
    }

    [[nodiscard]] SiteMerging upTo(qint64 openDay, int strictVisits = 0) const
    {
        SiteMerging merging;
        merging.site = site.id;
        merging.openDay = openDay;
        merging.strictVisits = strictVisits;
        merging.calendar = site.calendar;
        merging.withheld.values.fill(Hidden);
        merging.withheld.values[static_cast<size_t>(FactColumn::Country)] = 0;
        return merging;
    }
    /// How many merges there were.
    [[nodiscard]] qint64 merge(const SiteMerging &merging, const pipeline::MergeLimits &limits = {})
    {
        return pipeline::mergeAll(*m_database, {merging}, limits).value();
    }
    [[nodiscard]] std::vector<storage::SegmentInfo> segments()
    {
        return FactStore(*m_database).allSegments().value();
    }
    [[nodiscard]] std::vector<StoredFact> facts() const
    {
        return kit::storedFacts(m_database.path());
    }
    [[nodiscard]] storage::Database &database() { return *m_database; }
    [[nodiscard]] QString path() const { return m_database.path(); }

    domain::Site site;

private:
    static FactTable emptyTable(FactKind kind, qint64 day)
    {
        FactTable table;
        table.kind = kind;
        for (qint64 hour = 0; hour < 24; ++hour)
            table.hours.push_back({day, (day - Epoch) * 86'400 + hour * 3'600});
        return table;
    }
    static void add(FactTable &table, const std::map<FactColumn, quint32> &values)
    {
        ++table.rows;
        for (const auto &[column, value] : values)
            table[column].push_back(value);
    }

    kit::TestDatabase m_database;
    QRandomGenerator m_random{1};
};

/// By day: page views, visits, and events.
std::map<qint64, std::array<qint64, 3>> sumsByDay(const std::vector<StoredFact> &facts)
{
    std::map<qint64, std::array<qint64, 3>> sums;
    for (const StoredFact &fact : facts) {
        auto &[views, visits, events] = sums[fact.time.day];
        views += fact.kind == FactKind::PageViews ? 1 : 0;
        visits += (fact[FactColumn::Flags] & storage::IsEntry) != 0 ? 1 : 0;
        events += fact[FactColumn::Events];
    }
    return sums;
}

/// What tells a visit's views from others': the hour itself, and all other carried columns.
using Cell = std::pair<storage::FactHour, storage::CellKey>;
Cell cellOf(const StoredFact &fact)
{
    Cell cell{fact.time, {}};
    for (size_t i = 0; i < storage::CarriedColumns.size(); ++i)
        if (storage::CarriedColumns[i] != FactColumn::Time)
            cell.second[i] = fact[storage::CarriedColumns[i]];
    return cell;
}
std::map<Cell, int> visitsByCell(const std::vector<StoredFact> &facts)
{
    std::map<Cell, int> visits;
    for (const StoredFact &fact : facts)
        if (fact.kind == FactKind::PageViews)
            visits[cellOf(fact)] += (fact[FactColumn::Flags] & storage::IsEntry) != 0 ? 1 : 0;
    return visits;
}

int smallestCell(const std::vector<StoredFact> &facts)
{
    int smallest = std::numeric_limits<int>::max();
    for (const auto &[cell, visits] : visitsByCell(facts))
        smallest = std::min(smallest, visits);
    return smallest;
}

} // namespace

class TestKeeping : public QObject
{
    Q_OBJECT

    static qint64 newestIn(const std::vector<storage::SegmentInfo> &segments)
    {
        qint64 newest = 0;
        for (const storage::SegmentInfo &segment : segments)
            newest = std::max(newest, segment.id.value);
        return newest;
    }

    /// Of 150 days, one after the other goes; and nothing else.
    static qint64 rowsWrittenWhereDaysGo(qint64 edgeRows)
    {
        QFETCH(int, openDay);
        QFETCH(qint64, yearRows);
        pipeline::MergeLimits limits;
        limits.yearRows = yearRows;
        limits.edgeRows = edgeRows;
        Kept kept;
        kept.fold(NewYear, 150, 12);
        SiteMerging merging = kept.upTo(NewYear + openDay);
        (void)kept.merge(merging, limits);
        auto expected = sumsByDay(kept.facts());
        qint64 written = 0;
        for (qint64 day = NewYear; day < NewYear + 140; ++day) {
            const qint64 before = newestIn(kept.segments());
            merging.keptFrom = day + 1;
            (void)kept.merge(merging, limits);
            expected.erase(day);
            [&] { QCOMPARE(sumsByDay(kept.facts()), expected); }();
            if (QTest::currentTestFailed())
                return 0;
            for (const storage::SegmentInfo &segment : kept.segments())
                written += segment.id.value > before ? segment.rows : 0;
        }
        return written;
    }

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

    void untilItIsStricterDaysAreClosedAsTheyWere_data()
    {
        QTest::addColumn<int>("strictBefore");
        QTest::newRow("it was strict") << 3;
        QTest::newRow("it was not") << 0;
    }
    void untilItIsStricterDaysAreClosedAsTheyWere()
    {
        QFETCH(int, strictBefore);
        Kept kept;
        kept.fold(NewYear, 3, 60);
        const domain::Instant set = kit::at("2025-01-04T00:10:00Z");
        kept.site.keeping =
            domain::keepingAfter({strictBefore, 0, 0, {}, {}}, {StrictVisits, 0, 0, {}, {}}, set);
        const auto mergeAt = [&](const char *time) {
            const domain::Instant now = kit::at(time);
            const domain::Instant open = now - domain::DayGrace;
            SiteMerging merging = kept.upTo(kept.site.calendar.dayOf(open).toJulianDay());
            pipeline::noteKeeping(kept.site, now, merging);
            (void)kept.merge(merging);
            std::set<std::pair<qint64, int>> closed;
            for (const storage::SegmentInfo &segment : kept.segments())
                closed.insert({segment.firstDay - NewYear, segment.closedVisits});
            return closed;
        };
        using Closed = std::set<std::pair<qint64, int>>;
        // What ended before it was set, and late facts of the past.
        QCOMPARE(mergeAt("2025-01-04T01:00:00Z"),
                 (Closed{{0, strictBefore}, {1, strictBefore}, {2, strictBefore}}));
        kept.fold(NewYear + 1, 1, 60);
        QCOMPARE(mergeAt("2025-01-04T02:00:00Z"),
                 (Closed{{0, strictBefore}, {1, strictBefore}, {2, strictBefore}}));
        // The day on which it was set.
        kept.fold(NewYear + 3, 1, 60);
        const Closed meanwhile{
            {0, strictBefore}, {1, strictBefore}, {2, strictBefore}, {3, StrictVisits}};
        // It applies ten minutes after midnight, and that day closes later.
        QCOMPARE(mergeAt("2025-01-05T00:09:00Z"),
                 (Closed{{0, strictBefore}, {1, strictBefore}, {2, strictBefore}, {3, 0}}));
        kept.site.keeping.strictAppliesFrom = kit::at("2025-01-05T03:00:00Z");
        QCOMPARE(mergeAt("2025-01-05T01:00:00Z"), meanwhile);
        QCOMPARE(
            mergeAt("2025-01-05T04:00:00Z"),
            (Closed{{0, StrictVisits}, {1, StrictVisits}, {2, StrictVisits}, {3, StrictVisits}}));
    }

    void aClockThatWasAheadSwitchesNothingOff()
    {
        Kept kept;
        kept.fold(NewYear, 2, 60);
        kit::FixedClock clock(kit::at("2038-01-19T00:00:00Z"));
        pipeline::PublishedSites published;
        pipeline::SiteCommands sites(kept.database(), published, clock);
        QVERIFY(sites.load().has_value());
        domain::SiteEdit edit;
        edit.keeping = domain::Keeping{StrictVisits, 60, 0, {}, {}};
        QVERIFY(sites.edit(kept.site.trackingCode, edit).has_value());
        // It is set right, and a day passes.
        clock.set(kit::at("2025-01-03T12:00:00Z"));
        QVERIFY(sites.boundKeeping().has_value());
        clock.set(kit::at("2025-01-04T12:00:00Z"));
        QVERIFY(sites.boundKeeping().has_value());
        const domain::Site site = published.snapshot()->sites.front();
        QCOMPARE(storage::SiteStore(kept.database()).all()->front().keeping, site.keeping);
        SiteMerging merging = kept.upTo(NewYear + 3);
        pipeline::noteKeeping(site, clock.now(), merging);
        QVERIFY(merging.closesPast);
        QVERIFY(merging.keptFrom > 0);
        QCOMPARE(merging.strictFrom, 0);
    }

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

    void hoursGoWhereDaysAreClosedAnew()
    {
        Kept kept;
        kept.fold(NewYear, 59, 30);
        SiteMerging merging = kept.upTo(NewYear + 100, 3);
        merging.closesPast = true;
        QVERIFY(kept.merge(merging) > 0);
        merging.strictVisits = StrictVisits;
        merging.hourlyFrom = QDate(2025, 4, 2).toJulianDay();
        // Both at once: nothing is written twice.
        const auto jobs = pipeline::dueMerges(kept.segments(), {merging});
        QVERIFY(!jobs.empty());
        for (const pipeline::MergeJob &job : jobs)
            QCOMPARE(job.hourlyFrom, QDate(2025, 4, 1).toJulianDay());
        QCOMPARE(kept.merge(merging), qint64(jobs.size()));
        QVERIFY(daysWithHours(kept.facts()).empty());
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

    void eachPartOfKeepingHasItsInstant_data()
    {
        QTest::addColumn<domain::Keeping>("keeping");
        QTest::addColumn<bool>("closesPast");
        QTest::addColumn<QDate>("strictFrom");
        QTest::addColumn<QDate>("keptFrom");
        QTest::addColumn<QDate>("hourlyFrom");
        // It is noon of the 10th of June.
        const domain::Instant past = kit::at("2025-06-01T00:00:00Z");
        const domain::Instant now = kit::at("2025-06-10T12:00:00Z");
        const domain::Instant soon = kit::at("2025-06-11T11:00:00Z");
        const QDate none;
        const QDate today(2025, 6, 10);
        const QDate kept(2025, 5, 1);
        const QDate hourly(2025, 5, 11);
        QTest::newRow("all is kept") << domain::Keeping{} << false << none << none << none;
        QTest::newRow("strict") << domain::Keeping{5, 0, 0, {}, past} << true << none << none
                                << none;
        QTest::newRow("strict from now on")
            << domain::Keeping{5, 0, 0, {}, now} << true << none << none << none;
        QTest::newRow("strict soon")
            << domain::Keeping{5, 0, 0, {}, soon} << false << today << none << none;
        QTest::newRow("stricter soon")
            << domain::Keeping{5, 0, 0, {}, soon, 3} << true << today << none << none;
        QTest::newRow("stricter from now on")
            << domain::Keeping{5, 0, 0, {}, now, 3} << true << none << none << none;
        QTest::newRow("as a clock had it that was ahead")
            << domain::Keeping{5, 0, 0, {}, kit::at("2038-01-19T00:00:00Z")} << false << today
            << none << none;
        QTest::newRow("days and hours")
            << domain::Keeping{0, 40, 30, past, {}} << false << none << kept << hourly;
        QTest::newRow("days and hours from now on")
            << domain::Keeping{0, 40, 30, now, {}} << false << none << kept << hourly;
        QTest::newRow("days and hours soon")
            << domain::Keeping{0, 40, 30, soon, {}} << false << none << none << none;
        QTest::newRow("strict, days soon")
            << domain::Keeping{5, 40, 30, soon, past} << true << none << none << none;
        QTest::newRow("strict soon, days")
            << domain::Keeping{5, 40, 30, past, soon} << false << today << kept << hourly;
        QTest::newRow("everything soon")
            << domain::Keeping{5, 40, 30, soon, soon} << false << today << none << none;
    }
    void eachPartOfKeepingHasItsInstant()
    {
        QFETCH(domain::Keeping, keeping);
        QFETCH(QDate, strictFrom);
        QFETCH(QDate, keptFrom);
        QFETCH(QDate, hourlyFrom);
        domain::Site site;
        site.calendar = domain::SiteCalendar(QTimeZone::utc());
        site.keeping = keeping;
        SiteMerging merging;
        pipeline::noteKeeping(site, kit::at("2025-06-10T12:00:00Z"), merging);
        const auto julian = [](QDate day) { return day.isValid() ? day.toJulianDay() : 0; };
        QCOMPARE(merging.strictVisits, keeping.strictVisits);
        QTEST(merging.closesPast, "closesPast");
        QCOMPARE(merging.strictBefore, strictFrom.isValid() ? keeping.strictBefore : 0);
        QCOMPARE(merging.strictFrom, julian(strictFrom));
        QCOMPARE(merging.keptFrom, julian(keptFrom));
        QCOMPARE(merging.hourlyFrom, julian(hourlyFrom));
    }

    void whatIsNotKeptGoes_data()
    {
        QTest::addColumn<int>("openDay");
        QTest::addColumn<int>("keptFrom");
        QTest::newRow("days") << 20 << 5;
        QTest::newRow("a month and a part of one") << 65 << 40;
        QTest::newRow("a part of a year") << 366 << 40;
        QTest::newRow("everything") << 200 << 170;
    }
    void whatIsNotKeptGoes()
    {
        QFETCH(int, openDay);
        QFETCH(int, keptFrom);
        Kept kept;
        kept.fold(NewYear, std::min(openDay, 60), 4);
        SiteMerging merging = kept.upTo(NewYear + openDay);
        (void)kept.merge(merging); // Single segments of days are left alone.
        auto expected = sumsByDay(kept.facts());
        std::erase_if(expected, [&](const auto &day) { return day.first < NewYear + keptFrom; });
        merging.keptFrom = NewYear + keptFrom;
        QVERIFY(kept.merge(merging) > 0);
        QCOMPARE(sumsByDay(kept.facts()), expected);
        QCOMPARE(kept.merge(merging), 0);
        // What is left of the others are not even bytes.
        QCOMPARE(kit::rowsOf(kept.path(), QStringLiteral("SELECT count(*) FROM fact_segment")),
                 (QList<QVariantList>{{qint64(kept.segments().size())}}));
        QCOMPARE(kit::rowsOf(kept.path(), QStringLiteral("SELECT count(DISTINCT id >> 24) FROM "
                                                         "fact_column")),
                 (QList<QVariantList>{{qint64(kept.segments().size())}}));
    }

    void daysGoOneByOneWithoutWritingEverythingAnew_data()
    {
        QTest::addColumn<int>("openDay");
        QTest::addColumn<qint64>("yearRows");
        QTest::newRow("of months") << 200 << 4'000'000ll;
        QTest::newRow("of a year") << 366 << 4'000'000ll;
        QTest::newRow("of pieces of a year") << 366 << 3'000ll;
    }
    void daysGoOneByOneWithoutWritingEverythingAnew()
    {
        // With 100 rows segments are large, with a million none is.
        const qint64 written = rowsWrittenWhereDaysGo(100);
        if (QTest::currentTestFailed())
            return;
        const qint64 otherwise = rowsWrittenWhereDaysGo(1'000'000);
        QVERIFY2(written * 2 < otherwise,
                 qPrintable(QStringLiteral("%1 rows, not %2").arg(written).arg(otherwise)));
    }

    void hoursOfOldMonthsGo()
    {
        Kept kept;
        kept.fold(NewYear, 100, 4);
        SiteMerging merging = kept.upTo(NewYear + 120);
        QVERIFY(kept.merge(merging) > 0);
        const auto before = sumsByDay(kept.facts());
        merging.hourlyFrom = QDate(2025, 3, 20).toJulianDay();
        QVERIFY(kept.merge(merging) > 0);
        const qint64 march = QDate(2025, 3, 1).toJulianDay();
        bool hasHours = false;
        for (const StoredFact &fact : kept.facts()) {
            const qint64 start = (fact.time.day - Epoch) * 86'400;
            if (fact.time.day < march)
                QCOMPARE(fact.time.hour, start);
            else
                hasHours = hasHours || fact.time.hour != start;
        }
        QVERIFY(hasHours);
        QCOMPARE(sumsByDay(kept.facts()), before);
        QCOMPARE(kept.merge(merging), 0);
        merging.hourlyFrom = QDate(2025, 4, 2).toJulianDay();
        QVERIFY(kept.merge(merging) > 0);
        QCOMPARE(kept.merge(merging), 0);
        // They become a year, and another month of it loses its hours.
        merging.openDay = NewYear + 366;
        merging.hourlyFrom = QDate(2025, 5, 2).toJulianDay();
        QVERIFY(kept.merge(merging) > 0);
        QCOMPARE(kept.segments().size(), size_t(2));
        for (const StoredFact &fact : kept.facts())
            QCOMPARE(fact.time.hour, (fact.time.day - Epoch) * 86'400);
        QCOMPARE(kept.merge(merging), 0);
    }

    /// Days with a fact that tells its hour.
    static std::set<qint64> daysWithHours(const std::vector<StoredFact> &facts)
    {
        std::set<qint64> days;
        for (const StoredFact &fact : facts)
            if (fact.time.hour != (fact.time.day - Epoch) * 86'400)
                days.insert(fact.time.day);
        return days;
    }

    void thePreviewOfHoursIsWhatGoes_data()
    {
        QTest::addColumn<QDate>("today"); ///< When it begins, a day after it is asked.
        QTest::addColumn<int>("hourlyDays");
        QTest::addColumn<int>("days");
        QTest::addColumn<QDate>("hourlyBefore"); ///< Has gone already.
        const QDate none;
        QTest::newRow("the last of a month") << QDate(2025, 4, 30) << 30 << 0 << none;
        QTest::newRow("the first of a month") << QDate(2025, 5, 1) << 30 << 0 << none;
        QTest::newRow("the second") << QDate(2025, 5, 2) << 31 << 0 << none;
        QTest::newRow("in the middle") << QDate(2025, 4, 20) << 40 << 0 << none;
        QTest::newRow("the end of February") << QDate(2025, 3, 30) << 30 << 0 << none;
        QTest::newRow("nothing yet") << QDate(2025, 4, 11) << 90 << 0 << none;
        QTest::newRow("everything") << QDate(2025, 6, 1) << 30 << 0 << none;
        QTest::newRow("days, too") << QDate(2025, 4, 20) << 40 << 80 << none;
        QTest::newRow("fewer days") << QDate(2025, 4, 20) << 40 << 30 << none;
        QTest::newRow("some have gone") << QDate(2025, 4, 20) << 30 << 0 << QDate(2025, 2, 14);
        QTest::newRow("all have gone") << QDate(2025, 4, 20) << 30 << 0 << QDate(2025, 3, 14);
        QTest::newRow("of a year") << QDate(2026, 1, 2) << 300 << 0 << none;
        QTest::newRow("of a year, again") << QDate(2026, 1, 2) << 280 << 0 << QDate(2025, 2, 3);
        QTest::newRow("of a year, and days") << QDate(2026, 1, 2) << 280 << 320 << none;
    }
    void thePreviewOfHoursIsWhatGoes()
    {
        QFETCH(QDate, today);
        QFETCH(int, hourlyDays);
        QFETCH(int, days);
        QFETCH(QDate, hourlyBefore);
        Kept kept;
        kept.fold(NewYear, 100, 4);
        SiteMerging merging = kept.upTo(today.toJulianDay());
        merging.hourlyFrom = hourlyBefore.isValid() ? hourlyBefore.toJulianDay() : 0;
        (void)kept.merge(merging);
        const std::vector<StoredFact> before = kept.facts();
        domain::Keeping keeping;
        keeping.days = days;
        keeping.hourlyDays = hourlyDays;
        const auto noon = domain::Instant(std::chrono::hours(24) * (today.toJulianDay() - Epoch) +
                                          std::chrono::hours(12));
        const auto now = noon - std::chrono::hours(24);
        const auto preview = queries::previewKeeping(kept.path(), kept.site, keeping, now);
        QVERIFY(preview.has_value());

        merging.keptFrom = days > 0 ? today.toJulianDay() - days : 0;
        merging.hourlyFrom = today.toJulianDay() - hourlyDays;
        (void)kept.merge(merging);
        std::set<qint64> lost = daysWithHours(before);
        std::erase_if(lost, [&](qint64 day) { return day < merging.keptFrom; });
        for (const qint64 day : daysWithHours(kept.facts()))
            lost.erase(day);
        QCOMPARE(preview->hourlyFacts,
                 qint64(std::count_if(before.begin(), before.end(), [&](const StoredFact &fact) {
                     return lost.contains(fact.time.day);
                 })));
        // As it is kept then, nothing goes any more.
        kept.site.keeping = domain::keepingAfter(kept.site.keeping, keeping, now);
        QCOMPARE(queries::previewKeeping(kept.path(), kept.site, keeping, noon)->hourlyFacts, 0);
    }

    void aPreviewIsOfWhenItApplies_data()
    {
        QTest::addColumn<domain::Keeping>("before");
        QTest::addColumn<domain::Keeping>("asked");
        QTest::addColumn<int>("days");
        QTest::addColumn<QDate>("keptFrom");
        QTest::addColumn<int>("hourlyDays"); // Days whose facts lose their hours.
        QTest::addColumn<int>("strictDays"); // Days whose facts are made strict.
        // It is noon of the 30th of April, and there are facts from New Year to that day.
        const domain::Instant past = kit::at("2025-02-01T00:00:00Z");
        const domain::Instant soon = kit::at("2025-04-30T18:00:00Z");
        const domain::Instant tomorrow = kit::at("2025-05-01T04:00:00Z");
        const domain::Keeping none;
        const QDate nothing;
        const int march = QDate(2025, 3, 1).dayOfYear() - 1; // Days before it.
        const int april = QDate(2025, 4, 1).dayOfYear() - 1;
        const int all = QDate(2025, 4, 30).dayOfYear();
        using domain::Keeping;
        // On the first of May a day more goes than today, and April begins to be kept.
        QTest::newRow("days") << none << Keeping{0, 60, 0, {}, {}} << march + 1 << QDate(2025, 3, 2)
                              << 0 << 0;
        QTest::newRow("hours over the border of a month")
            << none << Keeping{0, 0, 30, {}, {}} << 0 << nothing << april << 0;
        QTest::newRow("hours, not over it")
            << none << Keeping{0, 0, 31, {}, {}} << 0 << nothing << march << 0;
        QTest::newRow("hours that go already, as of now")
            << Keeping{0, 0, 30, past, {}} << Keeping{0, 0, 30, {}, {}} << 0 << nothing << march
            << 0;
        QTest::newRow("hours that are kept for longer, as of now")
            << Keeping{0, 0, 30, past, {}} << Keeping{0, 0, 40, {}, {}} << 0 << nothing << march
            << 0;
        QTest::newRow("hours that will go today, still")
            << Keeping{0, 0, 30, soon, {}} << Keeping{0, 0, 30, {}, {}} << 0 << nothing << march
            << 0;
        QTest::newRow("hours that will go tomorrow")
            << Keeping{0, 0, 30, tomorrow, {}} << Keeping{0, 0, 30, {}, {}} << 0 << nothing << april
            << 0;
        QTest::newRow("strict, with the day that will be over")
            << none << Keeping{5, 0, 0, {}, {}} << 0 << nothing << 0 << all;
        QTest::newRow("strict already, without today")
            << Keeping{5, 0, 0, {}, past} << Keeping{5, 0, 0, {}, {}} << 0 << nothing << 0
            << all - 1;
        QTest::newRow("strict already, and hours begin tomorrow")
            << Keeping{5, 0, 0, {}, past} << Keeping{5, 0, 30, {}, {}} << 0 << nothing << april
            << all - 1;
        QTest::newRow("strict tomorrow, hours now")
            << Keeping{0, 0, 30, past, {}} << Keeping{5, 0, 30, {}, {}} << 0 << nothing << march
            << all;
    }
    void aPreviewIsOfWhenItApplies()
    {
        QFETCH(domain::Keeping, before);
        QFETCH(domain::Keeping, asked);
        QFETCH(int, hourlyDays);
        QFETCH(int, strictDays);
        Kept kept;
        kept.fold(NewYear, QDate(2025, 4, 30).dayOfYear(), 4);
        kept.sumsOfDays(NewYear, QDate(2025, 4, 30).dayOfYear());
        kept.site.keeping = before;
        const auto preview =
            queries::previewKeeping(kept.path(), kept.site, asked, kit::at("2025-04-30T12:00:00Z"));
        QVERIFY(preview.has_value());
        QTEST(int(preview->days), "days");
        QTEST(preview->keptFrom, "keptFrom");
        const auto factsBefore = [&](int days) {
            const auto facts = kept.facts();
            return qint64(std::count_if(facts.begin(), facts.end(), [&](const StoredFact &fact) {
                return fact.time.day < NewYear + days;
            }));
        };
        QCOMPARE(preview->hourlyFacts, factsBefore(hourlyDays));
        QCOMPARE(preview->strictFacts, factsBefore(strictDays));
    }

    void aPreviewTellsWhatIsClosedAnew_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<bool>("takes");
        QTest::newRow("more") << StrictVisits + 1 << true;
        QTest::newRow("as many") << StrictVisits << false;
        QTest::newRow("fewer") << StrictVisits - 1 << false;
        QTest::newRow("none") << 0 << false;
    }
    void aPreviewTellsWhatIsClosedAnew()
    {
        QFETCH(int, asked);
        QFETCH(bool, takes);
        Kept kept;
        kept.fold(NewYear, 3, 20);
        (void)kept.merge(kept.upTo(NewYear + 3, StrictVisits));
        kept.site.keeping = {StrictVisits, 0, 0, {}, kit::at("2025-01-01T00:00:00Z")};
        const auto preview = queries::previewKeeping(kept.path(), kept.site, {asked, 0, 0, {}, {}},
                                                     kit::at("2025-01-09T12:00:00Z"));
        QCOMPARE(preview->strictFacts, takes ? qint64(kept.facts().size()) : 0);
    }

    void sumsOfOldDaysGoWhenItApplies()
    {
        Kept kept;
        kept.sumsOfDays(NewYear, 100);
        kept.site.keeping.days = 30;
        const domain::Instant now = kit::at("2025-04-10T12:00:00Z"); // The hundredth day.
        kept.site.keeping.appliesFrom = now;
        const domain::SiteSnapshot sites{{kept.site}};
        pipeline::Housekeeping housekeeping(kept.database(), 50);
        QCOMPARE(housekeeping.forgetSome(sites, now - std::chrono::milliseconds(1)).value(), 0);
        int steps = 0;
        while (housekeeping.forgetSome(sites, now).value() > 0)
            ++steps;
        QVERIFY2(steps > 3, "a little at a time");
        for (const char *table : {"hourly_total", "daily_occurrence", "daily_property"})
            QCOMPARE(kit::rowsOf(kept.path(), QStringLiteral("SELECT count(*), min(day) FROM %1")
                                                  .arg(QLatin1String(table))),
                     (QList<QVariantList>{{31, NewYear + 69}}));
        // The next day, another one.
        while (housekeeping.forgetSome(sites, now + std::chrono::days(1)).value() > 0) {
        }
        QCOMPARE(kit::rowsOf(kept.path(), QStringLiteral("SELECT min(day) FROM hourly_total")),
                 (QList<QVariantList>{{NewYear + 70}}));
    }
};

FOOTFALL_TEST_MAIN(TestKeeping)
#include "tst_keeping.moc"
