// SPDX-License-Identifier: GPL-3.0-or-later
// Lists as they are read: what they are of, what they cannot know, shares, long ones and bots. That
// all numbers are right is for tests/reference.
#include "core/queries/answering.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/queries/filled.h"

#include <algorithm>

using namespace footfall::domain;
using namespace footfall::storage;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::model::Filled;
using footfall::model::View;
using footfall::model::viewAt;
using footfall::queries::StatsReader;
using std::chrono::hours;

class TestStatsLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

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
        QCOMPARE(result.otherBotRows, 2);
        QCOMPARE(result.totals, Counters()); // They are nobody's visits.
        request.bots = 0;
        result = reader->answer(request).value();
        QCOMPARE(result.bots.size(), size_t(4));
        QCOMPARE(result.otherBotViews, std::optional<qint64>(0));
        QCOMPARE(result.otherBotRows, 0);
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

    /// Entry views and exits are some of the views only; what a list of them is part of is not.
    void sharesAreOfAllVisitors_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<Dimension>("dimension");
        QTest::addColumn<QString>("search");
        QTest::addColumn<qint64>("visitors");
        QTest::newRow("entry page") << "entry-page=/a" << Dimension::EntryPage << "" << qint64(3);
        QTest::newRow("searched") << "entry-page=/a" << Dimension::EntryPage << "b" << qint64(3);
        QTest::newRow("exit page") << "exit-page=/a" << Dimension::ExitPage << "" << qint64(3);
        QTest::newRow("language") << "language=de" << Dimension::Language << "" << qint64(3);
        QTest::newRow("of a source")
            << "language=de source=Google" << Dimension::Language << "" << qint64(2);
        QTest::newRow("of an entry page")
            << "language=de entry-page=/a" << Dimension::Language << "" << qint64(1);
        QTest::newRow("page") << "page=/a" << Dimension::Page << "" << qint64(3);
    }
    void sharesAreOfAllVisitors()
    {
        QFETCH(QString, filter);
        QFETCH(Dimension, dimension);
        QFETCH(QString, search);
        QFETCH(qint64, visitors);
        Filled filled(QTimeZone::utc());
        const Instant noon = at("2026-01-01T12:00:00Z");
        std::vector<View> views{viewAt(noon, QStringLiteral("/a")),
                                viewAt(noon, QStringLiteral("/b")),
                                viewAt(noon, QStringLiteral("/c"))};
        for (const size_t i : {size_t(0), size_t(2)})
            views[i].arrival.source = QStringLiteral("Google");
        views[0].arrival.language = QStringLiteral("de");
        // A visit that began the day before, and goes on.
        views[2].isEntry = views[2].isBounce = views[2].isExit = views[2].isNewest = false;
        filled.insert(views);
        filled.fold(noon + hours(1), 10);
        const FixedClock clock(noon + hours(1));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest request;
        request.site = filled.site();
        request.period = PeriodPreset::Today;
        request.filter = filterFromTexts(filter.split(QLatin1Char(' '))).value();
        request.breakdowns = {{dimension, 10, search, Metric::Visitors, OwnConditions::Leave}};
        const StatsResult result = reader->answer(request).value();
        QCOMPARE(result.breakdowns.front().visitors, std::optional(visitors));
        QCOMPARE(reader->wholeList(request, {})->visitors, std::optional(visitors));
        request.breakdowns.front().ownConditions = OwnConditions::Apply;
        QCOMPARE(reader->answer(request)->breakdowns.front().visitors,
                 std::optional(result.totals.visitors));
    }

    void longListsAreWhole_data()
    {
        QTest::addColumn<int>("values");
        QTest::addColumn<int>("limit");
        QTest::newRow("few ties") << 900 << 450;
        QTest::newRow("many ties") << 1'200 << 450;
    }
    void longListsAreWhole()
    {
        QFETCH(int, values);
        QFETCH(int, limit);
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
        // Of more that tie than can be told apart, those that were seen first are put in order.
        QStringList compared;
        for (int i = values; i > 0 && compared.size() < limit + 500; --i)
            compared.append(QStringLiteral("/%1").arg(i));
        compared.sort();
        for (qsizetype i = 0; i < limit; ++i)
            QCOMPARE(first[static_cast<size_t>(i)].value, compared.at(i));
        QCOMPARE(result.breakdowns[1].otherRows, values - limit);
        QCOMPARE(result.breakdowns[1].other.pageViews, values - limit);
    }
};

FOOTFALL_TEST_MAIN(TestStatsLists)
#include "tst_statslists.moc"
