// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader answers where few numbers do: live visitors, the sidebar, first numbers, limits and
// errors. That all numbers are right is for tests/reference.
#include "core/queries/answering.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/queries/filled.h"

using namespace footfall::domain;
using namespace footfall::storage;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::model::Filled;
using footfall::model::View;
using footfall::model::viewAt;
using footfall::queries::StatsReader;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class TestStatsReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void emptySiteHasZeros()
    {
        Filled filled(QTimeZone("Europe/Berlin"));
        const FixedClock clock(at("2026-03-29T12:00:00Z"));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest request;
        request.site = filled.site();
        request.period = PeriodPreset::Today;
        request.interval = Interval::Hour;
        request.breakdowns = {{Dimension::Page, 10, {}, Metric::Visitors}};
        const StatsResult result = reader->answer(request).value();
        QCOMPARE(result.totals, Counters());
        QCOMPARE(result.series.size(), size_t(23));
        QCOMPARE(result.breakdowns.front().rows.size(), size_t(0));
        QCOMPARE(result.breakdowns.front().otherRows, 0);
        QVERIFY(!result.firstDay.isValid());
        QVERIFY(!result.before);
        request.period = PeriodPreset::AllTime;
        QCOMPARE(reader->answer(request)->period, (Period{result.today, result.today}));
    }

    void allTimeBeginsWithTheFirstDay()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(at("2025-05-05T10:00:00Z"), QStringLiteral("/"))});
        filled.fold(at("2025-06-01T00:00:00Z"), 10);
        filled.insert({viewAt(at("2025-07-05T10:00:00Z"), QStringLiteral("/"))});
        const FixedClock clock(at("2026-01-01T00:00:00Z"));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest request;
        request.site = filled.site();
        request.period = PeriodPreset::AllTime;
        const StatsResult result = reader->answer(request).value();
        QCOMPARE(result.firstDay, QDate(2025, 5, 5));
        QCOMPARE(result.period, (Period{QDate(2025, 5, 5), QDate(2026, 1, 1)}));
        QCOMPARE(result.totals.pageViews, 2);
    }

    void liveIsYoungerThanFiveMinutes()
    {
        Filled filled(QTimeZone::utc());
        const Instant now = at("2026-01-01T12:00:00Z");
        View gone = viewAt(now - seconds(10), QStringLiteral("/gone"));
        gone.isNewest = false;
        filled.insert({viewAt(now - minutes(5), QStringLiteral("/old")), gone,
                       viewAt(now - minutes(5) + seconds(1), QStringLiteral("/b")),
                       viewAt(now - minutes(1), QStringLiteral("/a")),
                       viewAt(now, QStringLiteral("/b"))});
        FixedClock clock(now);
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest request;
        request.site = filled.site();
        const Live live = reader->answer(request)->live;
        QCOMPARE(live.visitors, 3);
        QCOMPARE(live.pages,
                 (std::vector<LivePage>{{QStringLiteral("/b"), 2}, {QStringLiteral("/a"), 1}}));
        clock.advance(minutes(4));
        QCOMPARE(reader->answer(request)->live.visitors, 1);
    }

    void liveShowsTwentyPages()
    {
        Filled filled(QTimeZone::utc());
        const Instant now = at("2026-01-01T12:00:00Z");
        std::vector<View> views;
        for (int i = 0; i < 25; ++i)
            views.push_back(viewAt(now, QStringLiteral("/%1").arg(i)));
        views.push_back(viewAt(now, QStringLiteral("/7")));
        filled.insert(views);
        const FixedClock clock(now);
        StatsRequest request;
        request.site = filled.site();
        const Live live = StatsReader::open(filled.path(), clock).value()->answer(request)->live;
        QCOMPARE(live.visitors, 26);
        QCOMPARE(live.pages.size(), size_t(20));
        QCOMPARE(live.otherPages, 5);
        QCOMPARE(live.otherVisitors, 5);
    }

    void summariesLookBackADay()
    {
        Filled filled(QTimeZone("Asia/Kolkata"));
        const SiteId other = filled.addSite(QTimeZone::utc());
        const Instant now = at("2026-01-02T10:45:00Z"); // 16:15 in Kolkata.
        std::vector<View> views;
        for (const Instant time :
             {now - minutes(1), now - minutes(20), now - hours(23), now - hours(24)}) {
            View view = viewAt(time, QStringLiteral("/"));
            view.hour = SiteCalendar(QTimeZone("Asia/Kolkata")).hourOf(time);
            view.day = SiteCalendar(QTimeZone("Asia/Kolkata")).dayOf(time);
            views.push_back(view);
        }
        filled.insert(views);
        const FixedClock clock(now);
        const auto reader = StatsReader::open(filled.path(), clock).value();
        for (const Instant foldedUntil : {Instant::min() + hours(1), now - hours(1)}) {
            filled.fold(foldedUntil, 100);
            const std::vector<SiteSummary> summaries = reader->summaries().value();
            QCOMPARE(summaries.size(), size_t(2));
            QCOMPARE(summaries[0].site.id, filled.site());
            QCOMPARE(summaries[0].visitorsToday, 2);
            QCOMPARE(summaries[0].liveVisitors, 1);
            QCOMPARE(summaries[0].pageViewsEver, 4);
            std::array<qint64, 24> hoursWanted{};
            hoursWanted[23] = 1; // 16:14
            hoursWanted[22] = 1; // 15:55
            hoursWanted[0] = 1;  // 17:15 the day before; 16:15 is too long ago.
            QCOMPARE(summaries[0].lastHours, hoursWanted);
            QCOMPARE(summaries[1].site.id, other);
            QCOMPARE(summaries[1].pageViewsEver, 0);
        }
    }

    /// Facts that do not fit the cache: first numbers come before the whole.
    void firstNumbersComeEarly()
    {
        Filled filled(QTimeZone::utc());
        const SiteId site = filled.site();
        for (int day = 0; day < 40; ++day) {
            const Instant noon = at("2026-01-01T12:00:00Z") + hours(24 * day);
            std::vector<View> views;
            for (int i = 0; i < 5; ++i)
                views.push_back(viewAt(noon, QStringLiteral("/%1").arg(i)));
            filled.insert(views);
            filled.fold(noon + hours(1), 100); // A segment each.
        }
        const FixedClock clock(at("2026-02-20T12:00:00Z"));
        StatsRequest request;
        request.site = site;
        request.period = Period{QDate(2026, 1, 1), QDate(2026, 2, 20)};
        request.interval = Interval::Day;
        request.comparison = Comparison::Previous;
        request.filter = filterFromTexts({QStringLiteral("page!=/0")}).value();
        request.breakdowns = {{Dimension::Page, 2, {}, Metric::PageViews}};
        request.occurrences = {OccurrenceRequest()};
        const auto reader = StatsReader::open(filled.path(), clock, 0).value();
        std::vector<StatsResult> early;
        footfall::queries::AnswerControl control;
        control.soFar = [&early](const StatsResult &first) { early.push_back(first); };
        const StatsResult whole = reader->answer(request, control).value();
        QCOMPARE(whole.percent, 100);
        QCOMPARE(whole.totals.pageViews, 160);
        QVERIFY(early.size() > 2);
        int percent = -1;
        for (const StatsResult &first : early) {
            QVERIFY(first.percent > percent && first.percent < 100);
            percent = first.percent;
            QVERIFY(first.totals.pageViews <= 160);
            QCOMPARE(first.series.size(), whole.series.size());
            QCOMPARE(first.breakdowns.size(), size_t(1));
            QCOMPARE(first.occurrences.size(), size_t(1));
            QCOMPARE(first.breakdowns.front().rows.size(), size_t(2));
        }
        QVERIFY(early.front().totals.pageViews < 160);
        QVERIFY(early.front().totals.pageViews > 0);

        std::stop_source stop;
        control.stop = stop.get_token();
        control.soFar = [&stop](const StatsResult &) { stop.request_stop(); };
        const auto stopped = reader->answer(request, control);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error(), (Error{ErrorKind::Unavailable, QString()}));

        // The transaction is renewed at each read, and the segments are merged away meanwhile.
        bool isMerged = false;
        control = {};
        control.renewAfter = std::chrono::milliseconds(0);
        control.soFar = [&](const StatsResult &) {
            if (!std::exchange(isMerged, true))
                filled.merge();
        };
        const StatsResult again = reader->answer(request, control).value();
        QVERIFY(isMerged);
        QCOMPARE(again.totals, whole.totals);
        QCOMPARE(again.series, whole.series);
        QCOMPARE(again.breakdowns.front().rows, whole.breakdowns.front().rows);
    }

    void tooManyPointsAreRefused()
    {
        Filled filled(QTimeZone::utc());
        const FixedClock clock(at("2026-01-01T12:00:00Z"));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest request;
        request.site = filled.site();
        request.period = Period{QDate(1970, 1, 1), QDate(9998, 1, 1)};
        for (const Interval interval :
             {Interval::Hour, Interval::Day, Interval::Week, Interval::Month}) {
            request.interval = interval;
            const auto result = reader->answer(request);
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Invalid);
        }
    }

    void unknownSiteIsSaid()
    {
        Filled filled(QTimeZone::utc());
        const FixedClock clock(at("2026-01-01T12:00:00Z"));
        StatsRequest request;
        request.site = SiteId{99};
        const auto result = StatsReader::open(filled.path(), clock).value()->answer(request);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::NotFound);
    }

    void databaseIsMissingUnreadyOrNewer()
    {
        const FixedClock clock(at("2026-01-01T12:00:00Z"));
        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("none.db"));
        QCOMPARE(StatsReader::open(path, clock).error().kind, ErrorKind::Unavailable);
        const auto database = Database::open(path, OpenMode::ReadWrite).value();
        QVERIFY(database->execute("CREATE TABLE t (x)"));
        QCOMPARE(StatsReader::open(path, clock).error().kind, ErrorKind::Unavailable);
        QVERIFY(database->execute("PRAGMA user_version = 9999"));
        QCOMPARE(StatsReader::open(path, clock).error().kind, ErrorKind::Newer);
    }

    void versionChangesWithACommitOfAnother()
    {
        Filled filled(QTimeZone::utc());
        const FixedClock clock(at("2026-01-01T12:00:00Z"));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        const qint64 before = reader->dataVersion().value();
        QCOMPARE(reader->dataVersion().value(), before);
        filled.insert({viewAt(clock.now(), QStringLiteral("/"))});
        QVERIFY(reader->dataVersion().value() != before);
    }
};

FOOTFALL_TEST_MAIN(TestStatsReader)
#include "tst_statsreader.moc"
