// SPDX-License-Identifier: GPL-3.0-or-later
// Every answer against a count by hand over random page views: folded, open, and half of each.
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/queries/agreement.h"
#include "tests/queries/filled.h"

#include <algorithm>
#include <limits>

using namespace footfall::domain;
using namespace footfall::storage;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::model::Exits;
using footfall::model::Filled;
using footfall::model::View;
using footfall::model::viewAt;
using footfall::model::World;
using footfall::queries::StatsReader;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class TestStatsReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void agreesWithACountByHand_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<int>("seed");
        auto row = [seed = 0](const char *zone, const char *from) mutable {
            QTest::addRow("%s %s", zone, from) << QByteArray(zone) << QByteArray(from) << ++seed;
        };
        row("UTC", "2026-02-27T00:00:00Z");
        row("Asia/Kolkata", "2026-05-30T00:00:00Z");
        row("Asia/Kathmandu", "2025-12-30T00:00:00Z");
        row("Europe/Berlin", "2026-03-27T12:00:00Z");
        row("Europe/Berlin", "2026-10-23T12:00:00Z");
        row("America/New_York", "2026-10-30T12:00:00Z");
        row("America/St_Johns", "2026-03-06T12:00:00Z");
        row("Australia/Lord_Howe", "2026-04-03T00:00:00Z");
        row("Australia/Lord_Howe", "2026-10-02T00:00:00Z");
        row("America/Sao_Paulo", "2018-11-02T00:00:00Z");
        row("Pacific/Apia", "2011-12-28T12:00:00Z");
    }
    void agreesWithACountByHand()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, from);
        QFETCH(int, seed);
        World world{QTimeZone(zone), at(from.constData())};
        const auto [views, happenings] = footfall::model::accountOf(
            footfall::model::randomArrivals(world, static_cast<quint32>(seed)), world.zone);
        Filled filled(world.zone);
        filled.insert(views);
        filled.insert(happenings);
        // Another site's views and events are nobody's here.
        const SiteId other = filled.addSite(world.zone);
        filled.insert(views, other);
        filled.insert(happenings, other);

        const FixedClock clock(world.from + hours(24 * 6));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        const QDate first = footfall::model::localDate(world.from, world.zone);
        const Period whole{first, first.addDays(world.days + 1)};
        const Period part{first.addDays(1), first.addDays(2)};

        for (const Period &period : {whole, part})
            QCOMPARE(footfall::model::firstDifference(*reader, {filled.site(), world.zone, views,
                                                                period, Exits::Known, happenings}),
                     QString());
        filled.fold(Instant::min() + hours(1), 150);
        for (const Period &period : {whole, part})
            QCOMPARE(footfall::model::firstDifference(*reader, {filled.site(), world.zone, views,
                                                                period, Exits::Known, happenings}),
                     QString());
        filled.fold(clock.now(), std::numeric_limits<qint32>::max());
        for (const Period &period : {whole, part})
            QCOMPARE(footfall::model::firstDifference(*reader, {filled.site(), world.zone, views,
                                                                period, Exits::All, happenings}),
                     QString());
        filled.merge();
        QCOMPARE(footfall::model::firstDifference(
                     *reader, {filled.site(), world.zone, views, whole, Exits::All, happenings}),
                 QString());
    }

    void agreesUnderFilters_data() { agreesWithACountByHand_data(); }
    void agreesUnderFilters()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, from);
        QFETCH(int, seed);
        World world{QTimeZone(zone), at(from.constData())};
        const auto [views, happenings] = footfall::model::accountOf(
            footfall::model::randomArrivals(world, static_cast<quint32>(1000 + seed)), world.zone);
        Filled filled(world.zone);
        filled.insert(views);
        filled.insert(happenings);
        const SiteId other = filled.addSite(world.zone);
        filled.insert(views, other);
        filled.insert(happenings, other);
        const FixedClock clock(world.from + hours(24 * 6));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        const QDate first = footfall::model::localDate(world.from, world.zone);
        footfall::model::Case expected{filled.site(), world.zone,
                                       views,         {first, first.addDays(world.days + 1)},
                                       Exits::Known,  happenings};
        constexpr quint32 Filters = 12;
        quint32 number = static_cast<quint32>(seed) * 10'000;
        const auto agrees = [&] {
            for (quint32 i = 0; i < Filters; ++i, ++number) {
                expected.filter = footfall::model::randomFilter(views, number);
                const QString difference =
                    footfall::model::firstFilteredDifference(*reader, expected, number);
                if (!difference.isEmpty())
                    return difference;
            }
            return QString();
        };
        QCOMPARE(agrees(), QString()); // All is open.
        filled.fold(Instant::min() + hours(1), 150);
        QCOMPARE(agrees(), QString());
        filled.merge();
        filled.fold(Instant::min() + hours(1), 50);
        QCOMPARE(agrees(), QString()); // Merged, folded and open.
        filled.fold(clock.now(), std::numeric_limits<qint32>::max());
        expected.exits = Exits::All;
        QCOMPARE(agrees(), QString());
        filled.merge();
        QCOMPARE(agrees(), QString());
    }

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
        filled.insert(views);
        const FixedClock clock(now);
        StatsRequest request;
        request.site = filled.site();
        const Live live = StatsReader::open(filled.path(), clock).value()->answer(request)->live;
        QCOMPARE(live.visitors, 25);
        QCOMPARE(live.pages.size(), size_t(20));
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

    void countriesAreFoundByCodeOrName()
    {
        Filled filled(QTimeZone::utc());
        std::vector<View> views;
        for (const char *code : {"DE", "SE", "SE", "FR", ""}) {
            views.push_back(viewAt(at("2026-01-01T12:00:00Z"), QStringLiteral("/")));
            views.back().arrival.country = Country::fromAlpha2(QString::fromLatin1(code));
        }
        filled.insert(views);
        const FixedClock clock(at("2026-01-01T12:00:00Z"));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        const auto found = [&](const char *search) {
            StatsRequest request;
            request.site = filled.site();
            request.period = PeriodPreset::Today;
            request.breakdowns = {
                {Dimension::Country, 10, QString::fromLatin1(search), Metric::Visitors}};
            const StatsResult result = reader->answer(request).value();
            QStringList values;
            for (const BreakdownRow &row : result.breakdowns.front().rows)
                values << row.value;
            return values;
        };
        QCOMPARE(found("de"), QStringList{QStringLiteral("DE")});
        QCOMPARE(found("Swed"), QStringList{QStringLiteral("SE")});
        QCOMPARE(found("E"), (QStringList{QStringLiteral("SE"), QStringLiteral("DE")}));
        QCOMPARE(found("zzz"), QStringList());
        QCOMPARE(found(""), (QStringList{QStringLiteral("SE"), QString(), QStringLiteral("DE"),
                                         QStringLiteral("FR")}));
    }

    void botsAddUp()
    {
        Filled filled(QTimeZone::utc());
        const QString crawler = QStringLiteral("Crawler");
        const QDate day(2026, 1, 1);
        filled.insert(day, {{Rejection::BotSearch, crawler, QStringLiteral("/a"), 3},
                            {Rejection::BotSearch, crawler, QStringLiteral("/b"), 5},
                            {Rejection::BotAi, crawler, QStringLiteral("/a"), 1},
                            {Rejection::BotNameless, {}, QStringLiteral("/a"), 4}});
        filled.insert(day.addDays(1), {{Rejection::BotSearch, crawler, QStringLiteral("/a"), 7}});
        filled.insert(day.addDays(2), {{Rejection::BotSearch, crawler, QStringLiteral("/a"), 90}});
        const FixedClock clock(at("2026-01-03T12:00:00Z"));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest request;
        request.site = filled.site();
        request.period = Period{day, day.addDays(1)};
        QVERIFY(!reader->answer(request)->otherBotViews);
        request.bots = 2;
        StatsResult result = reader->answer(request).value();
        const std::vector<BotRow> first{{Rejection::BotSearch, crawler, QStringLiteral("/a"), 10},
                                        {Rejection::BotSearch, crawler, QStringLiteral("/b"), 5}};
        QCOMPARE(result.bots, first);
        QCOMPARE(result.otherBotViews, std::optional<qint64>(5));
        QCOMPARE(result.totals, Counters()); // They are nobody's visits.
        request.bots = 0;
        result = reader->answer(request).value();
        QCOMPARE(result.bots.size(), size_t(4));
        QCOMPARE(result.otherBotViews, std::optional<qint64>(0));
    }

    void listsSayWhatTheyCannotKnow_data()
    {
        QTest::addColumn<Dimension>("dimension");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("goal");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("entry-only")
            << Dimension::Screen << QStringLiteral("buy") << QString() << ErrorKind::Invalid;
        QTest::newRow("exit page")
            << Dimension::ExitPage << QStringLiteral("buy") << QString() << ErrorKind::Invalid;
        QTest::newRow("of nothing")
            << Dimension::Page << QString() << QString() << ErrorKind::Invalid;
        QTest::newRow("no such goal")
            << Dimension::Page << QString() << QStringLiteral("Gone") << ErrorKind::NotFound;
    }
    void listsSayWhatTheyCannotKnow()
    {
        QFETCH(Dimension, dimension);
        QFETCH(QString, event);
        QFETCH(QString, goal);
        QFETCH(ErrorKind, kind);
        Filled filled(QTimeZone::utc());
        const FixedClock clock(at("2026-01-03T12:00:00Z"));
        StatsRequest request;
        request.site = filled.site();
        OccurrenceRequest list;
        list.by = OccurrenceRequest::By::Dimension;
        list.dimension = dimension;
        if (!event.isEmpty())
            list.event = event;
        if (!goal.isEmpty())
            list.goal = goal;
        request.occurrences = {list};
        const auto result = StatsReader::open(filled.path(), clock).value()->answer(request);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, kind);
        QVERIFY(!result.error().message.isEmpty());
    }

    void madeUpAmountsStayNumbers()
    {
        Filled filled(QTimeZone::utc());
        std::vector<footfall::model::Happening> happenings;
        for (int day = 1; day <= 28; ++day) {
            footfall::model::Happening happening;
            happening.day = QDate(2026, 1, day);
            happening.arrival.event.name = QStringLiteral("buy%1").arg(day % 2);
            happening.arrival.event.amount =
                Money{QStringLiteral("EUR"), 1'000'000'000'000'000'000};
            happenings.push_back(happening);
        }
        filled.insert(happenings);
        const FixedClock clock(at("2026-01-31T12:00:00Z"));
        StatsRequest request;
        request.site = filled.site();
        request.period = Period{QDate(2026, 1, 1), QDate(2026, 1, 31)};
        OccurrenceRequest list;
        list.limit = 1;
        request.occurrences = {list};
        const auto result = StatsReader::open(filled.path(), clock).value()->answer(request);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        const Occurrences &found = result->occurrences.front();
        for (const OccurrenceCounters &counters : {found.rows.front().counters, found.other}) {
            QCOMPARE(counters.events, 14);
            QCOMPARE(counters.amounts.at(QStringLiteral("EUR")), OccurrenceCounters::MostCents);
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

    void longListsAreWhole_data()
    {
        QTest::addColumn<int>("values");
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("isFirstByName"); // Of more that tie, only some are compared.
        QTest::newRow("few ties") << 900 << 450 << true;
        QTest::newRow("many ties") << 1'200 << 450 << false;
    }
    void longListsAreWhole()
    {
        QFETCH(int, values);
        QFETCH(int, limit);
        QFETCH(bool, isFirstByName);
        Filled filled(QTimeZone::utc());
        std::vector<View> views;
        for (int i = values; i > 0; --i)
            views.push_back(viewAt(at("2026-01-01T12:00:00Z"), QStringLiteral("/%1").arg(i)));
        filled.insert(views);
        filled.fold(at("2026-01-01T13:00:00Z"), 700);
        const FixedClock clock(at("2026-01-01T12:00:00Z"));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest request;
        request.site = filled.site();
        request.period = PeriodPreset::Today;
        request.breakdowns = {{Dimension::Page, 0, {}, Metric::Visitors},
                              {Dimension::Page, limit, {}, Metric::Visitors}};
        const StatsResult result = reader->answer(request).value();
        const std::vector<BreakdownRow> &all = result.breakdowns[0].rows;
        const std::vector<BreakdownRow> &first = result.breakdowns[1].rows;
        const auto byName = [](const BreakdownRow &a, const BreakdownRow &b) {
            return a.value < b.value;
        };
        QCOMPARE(all.size(), static_cast<size_t>(values));
        QVERIFY(std::is_sorted(all.begin(), all.end(), byName));
        QCOMPARE(result.breakdowns[0].other, Counters());
        QCOMPARE(first.size(), static_cast<size_t>(limit));
        QVERIFY(std::is_sorted(first.begin(), first.end(), byName));
        QVERIFY(std::includes(all.begin(), all.end(), first.begin(), first.end(), byName));
        QCOMPARE(result.breakdowns[1].otherRows, values - limit);
        QCOMPARE(result.breakdowns[1].other.pageViews, values - limit);
        QCOMPARE(std::equal(first.begin(), first.end(), all.begin()), isFirstByName);
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
