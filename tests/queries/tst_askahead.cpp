// SPDX-License-Identifier: GPL-3.0-or-later
// What is likely to be asked next, and that it is answered from what was asked while nobody asked.
#include "core/queries/queryservice.h"
#include "core/storage/database.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/queries/filled.h"

#include <QSignalSpy>

using namespace footfall::domain;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::model::Filled;
using footfall::model::View;
using footfall::model::viewAt;
using footfall::queries::AheadLimits;
using footfall::queries::LikelyNext;
using footfall::queries::QueryService;
using footfall::queries::UsualFactBytes;

namespace {

const Instant Now = at("2026-01-01T12:00:00Z");

Counters viewsAndVisits(qint64 views, qint64 visits)
{
    Counters counters;
    counters.pageViews = views;
    counters.visits = visits;
    return counters;
}

Breakdown panel(Dimension dimension, const std::vector<std::pair<QString, Counters>> &rows,
                OwnConditions own = OwnConditions::Leave)
{
    Breakdown breakdown;
    breakdown.request.dimension = dimension;
    breakdown.request.ownConditions = own;
    for (const auto &[value, counters] : rows)
        breakdown.rows.push_back({value, counters});
    return breakdown;
}

/// Of 1,000 page views in 500 visits.
StatsResult shown()
{
    StatsResult result;
    result.site.id = SiteId{1};
    result.period = {QDate(2025, 12, 1), QDate(2025, 12, 31)};
    result.totals = viewsAndVisits(1'000, 500);
    result.breakdowns = {
        panel(Dimension::Page, {{QStringLiteral("/"), viewsAndVisits(300, 200)},
                                {QStringLiteral("/rare"), viewsAndVisits(99, 1)}}),
        // Of entry views only.
        panel(Dimension::Source, {{QString(), viewsAndVisits(250, 250)},
                                  {QStringLiteral("Google"), viewsAndVisits(60, 60)}}),
        panel(Dimension::Device, {{QStringLiteral("desktop"), viewsAndVisits(880, 440)},
                                  {QStringLiteral("mobile"), viewsAndVisits(120, 60)}}),
        panel(Dimension::Country, {{QStringLiteral("CH"), viewsAndVisits(400, 200)}},
              OwnConditions::Apply)};
    return result;
}

StatsRequest requestOf(const StatsResult &result)
{
    StatsRequest request;
    request.id = 7;
    request.site = result.site.id;
    request.period = result.period;
    request.filter = result.filter;
    for (const Breakdown &breakdown : result.breakdowns)
        request.breakdowns.push_back(breakdown.request);
    return request;
}

QStringList texts(std::initializer_list<const char *> each)
{
    QStringList list;
    for (const char *text : each)
        list.append(QString::fromUtf8(text));
    return list;
}

/// All that is likely, as it is asked.
QStringList asked(LikelyNext &likely)
{
    QStringList texts;
    while (const auto request = likely.next()) {
        texts.append(toTexts(request->filter).join(QLatin1Char(' ')));
        likely.noteAsked();
    }
    return texts;
}

QString inWords(const StatsResult &result)
{
    QString words = QString::number(result.totals.pageViews);
    for (const Breakdown &breakdown : result.breakdowns)
        for (const BreakdownRow &row : breakdown.rows)
            words += QStringLiteral(" %1:%2").arg(row.value).arg(row.counters.pageViews);
    return words;
}

} // namespace

class TestAskAhead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void rowsThatTakeTimeAreLikely_data()
    {
        QTest::addColumn<QStringList>("filter");
        QTest::addColumn<qint64>("leastViews");
        QTest::addColumn<qint64>("mostViews");
        QTest::addColumn<QStringList>("expected");
        const qint64 all = 100'000;
        const QStringList none;
        // To look at all takes as long as to add up 125 of them; of 88 %, the other 12 are added
        // up. The list of countries is not a panel.
        QTest::newRow("no filter") << none << qint64{224} << all
                                   << texts({"device=desktop", "source=", "page=/", "source=Google",
                                             "device=mobile", "page=/rare"});
        QTest::newRow("large ones only")
            << none << qint64{246} << all << texts({"source=", "page=/"});
        QTest::newRow("as many as there is time for")
            << none << qint64{224} << qint64{245 + 625} << texts({"device=desktop", "source="});
        QTest::newRow("switched off") << none << qint64{0} << qint64{0} << none;
        QTest::newRow("a small site") << none << qint64{626} << all << QStringList();
        // Whatever is selected of what passes already, all of that is added up.
        QTest::newRow("under a filter")
            << texts({"device=desktop"}) << qint64{1'125} << all
            << texts({"device=desktop source=", "device=desktop page=/",
                      "device=desktop source=Google", "device=desktop page=/rare"});
        QTest::newRow("a small one under a filter")
            << texts({"device=desktop"}) << qint64{1'126} << all << none;
    }
    void rowsThatTakeTimeAreLikely()
    {
        QFETCH(QStringList, filter);
        QFETCH(qint64, leastViews);
        QFETCH(qint64, mostViews);
        QFETCH(QStringList, expected);
        LikelyNext likely({.leastViews = leastViews, .mostViews = mostViews});
        QVERIFY(!likely.next());
        StatsResult result = shown();
        result.filter = filterFromTexts(filter).value();
        likely.note(requestOf(result), result);
        QCOMPARE(asked(likely), expected);
    }

    void theSameQuestionIsAskedAheadOnce()
    {
        LikelyNext likely({.leastViews = 161, .mostViews = 10'000});
        StatsResult result = shown();
        likely.note(requestOf(result), result);
        QCOMPARE(likely.next()->filter,
                 filterFromTexts({QStringLiteral("device=desktop")}).value());
        QCOMPARE(likely.next()->id, quint64{0});
        likely.noteAsked();
        // Somebody visits: the same question is answered again.
        likely.note(requestOf(result), result);
        QCOMPARE(asked(likely),
                 texts({"source=", "page=/", "source=Google", "device=mobile", "page=/rare"}));
        likely.note(requestOf(result), result);
        QCOMPARE(asked(likely), QStringList());
        // Another one begins anew.
        result.period.from = result.period.from.addDays(-1);
        likely.note(requestOf(result), result);
        QCOMPARE(asked(likely).size(), 6);
        likely.note(requestOf(result), result);
        likely.forget();
        QVERIFY(!likely.next());
        // It was too much for the cache: that does not change with the next visit.
        result.period.from = result.period.from.addDays(-1);
        likely.note(requestOf(result), result);
        QVERIFY(likely.next());
        likely.giveUp();
        QCOMPARE(likely.note(requestOf(result), result), LikelyNext::Outcome::SameQuestion);
        QVERIFY(!likely.next());
        result.interval = Interval::Hour;
        QCOMPARE(likely.note(requestOf(result), result), LikelyNext::Outcome::AnotherQuestion);
        QCOMPARE(asked(likely).size(), 6);
    }

    void aClickIsAnsweredFromWhatWasAskedAhead_data()
    {
        QTest::addColumn<qint64>("leastViews");
        QTest::addColumn<bool>("isAnswered");
        QTest::newRow("asked ahead") << qint64{100} << true;
        QTest::newRow("nothing is") << qint64{1'000'000} << false;
    }
    /// Once it has been asked ahead, nothing has to be read for it.
    void aClickIsAnsweredFromWhatWasAskedAhead()
    {
        QFETCH(qint64, leastViews);
        QFETCH(bool, isAnswered);
        Filled filled(QTimeZone::utc());
        std::vector<View> views;
        for (int i = 0; i < 17'000; ++i) { // So many that the segment has sums.
            views.push_back(viewAt(Now - std::chrono::hours(48), QStringLiteral("/%1").arg(i % 3)));
            views.back().arrival.source = i % 2 == 0 ? QString() : QStringLiteral("Google");
            views.back().isExit = true;
        }
        filled.insert(views);
        filled.fold(Now, 20'000);
        filled.merge();
        const FixedClock clock(Now);
        QueryService service(
            filled.path(), clock, nullptr, UsualFactBytes,
            AheadLimits{.leastViews = leastViews, .quiet = std::chrono::milliseconds(0)});
        QSignalSpy answered(&service, &QueryService::answered);
        QSignalSpy failed(&service, &QueryService::failed);
        QSignalSpy askedAhead(&service, &QueryService::askedAhead);
        StatsRequest request;
        request.site = filled.site();
        request.period = Period{QDate(2025, 12, 1), QDate(2025, 12, 31)};
        for (const Dimension dimension : {Dimension::Page, Dimension::Source})
            request.breakdowns.push_back(
                {.dimension = dimension, .search = {}, .ownConditions = OwnConditions::Leave});
        service.ask(request);
        QVERIFY(answered.wait());
        if (askedAhead.isEmpty())
            QVERIFY(askedAhead.wait());

        // Now the rows are gone, and what was not looked at cannot be any more.
        const auto database =
            footfall::storage::Database::open(filled.path(), footfall::storage::OpenMode::ReadWrite)
                .value();
        QVERIFY(database->execute("DELETE FROM fact_column"));
        request.filter = filterFromTexts({QStringLiteral("source=Google")}).value();
        service.ask(request);
        QTRY_COMPARE(answered.size() + failed.size(), 2);
        QCOMPARE(failed.isEmpty(), isAnswered);
        if (isAnswered)
            QCOMPARE(inWords(answered.back().front().value<StatsResult>()),
                     QStringLiteral("8500 /1:2834 /0:2833 /2:2833 :8500 Google:8500"));
    }

    /// A filter is dearer where much is looked at for it.
    void whatIsLookedAtCounts()
    {
        LikelyNext likely({.leastViews = 1'200, .mostViews = 100'000});
        StatsResult all = shown();
        StatsResult filtered = shown();
        filtered.filter = filterFromTexts({QStringLiteral("device=desktop")}).value();
        likely.note(requestOf(filtered), filtered);
        QCOMPARE(asked(likely), QStringList());
        all.totals.pageViews = 10'000;
        likely.note(requestOf(all), all);
        likely.note(requestOf(filtered), filtered);
        QCOMPARE(asked(likely).size(), 4);
        filtered.period.from = filtered.period.from.addDays(-1); // Of these, nothing is known.
        likely.note(requestOf(filtered), filtered);
        QCOMPARE(asked(likely), QStringList());
    }

    /// Whoever asks is answered, however much there is to be asked ahead.
    void whoeverAsksComesFirst()
    {
        Filled filled(QTimeZone::utc());
        std::vector<View> views;
        for (int i = 0; i < 3'000; ++i)
            views.push_back(viewAt(Now, QStringLiteral("/%1").arg(i % 30)));
        filled.insert(views);
        for (int i = 0; i < 30; ++i)
            filled.fold(Now + std::chrono::hours(1), 100); // A segment each.
        const FixedClock clock(Now);
        QueryService service(filled.path(), clock, nullptr, UsualFactBytes,
                             AheadLimits{.leastViews = 1, .quiet = std::chrono::milliseconds(0)});
        QSignalSpy failed(&service, &QueryService::failed);
        QSignalSpy askedAhead(&service, &QueryService::askedAhead);
        StatsRequest request;
        request.site = filled.site();
        request.period = PeriodPreset::Today;
        request.breakdowns.push_back({.dimension = Dimension::Page,
                                      .limit = 30,
                                      .search = {},
                                      .ownConditions = OwnConditions::Leave});
        QSignalSpy answered(&service, &QueryService::answered);
        for (int i = 1; i <= 20; ++i) {
            const quint64 id = service.ask(request);
            QTRY_COMPARE(answered.size(), i);
            QCOMPARE(answered.back().front().value<StatsResult>().id, id);
            QCOMPARE(answered.back().front().value<StatsResult>().totals.pageViews, 3'000);
        }
        if (askedAhead.isEmpty())
            QVERIFY(askedAhead.wait());
        QCOMPARE(answered.size(), 20); // Answers that nobody has asked for are nobody's.
        QVERIFY(failed.isEmpty());
    }
};

FOOTFALL_TEST_MAIN(TestAskAhead)
#include "tst_askahead.moc"
