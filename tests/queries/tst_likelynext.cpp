// SPDX-License-Identifier: GPL-3.0-or-later
// What whoever looks at an answer is likely to ask next, in which order, and how much of it.
#include "core/queries/likelynext.h"
#include "tests/kit/testmain.h"

#include <QTest>

using namespace footfall::domain;
using footfall::queries::LikelyNext;

namespace {

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

} // namespace

class TestLikelyNext : public QObject
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

    /// Where all is known, the lists by themselves are, too: what is left is what the row selects,
    /// or what it leaves out.
    void whatIsSelectedCounts_data()
    {
        QTest::addColumn<qint64>("leastViews");
        QTest::addColumn<QStringList>("expected");
        const qint64 looks = 10'000 / 8;
        QTest::newRow("all") << looks + 94
                             << texts({"device=desktop source=", "device=desktop page=/",
                                       "device=desktop source=Google",
                                       "device=desktop page=/rare"});
        QTest::newRow("not the least")
            << looks + 150 << texts({"device=desktop source=", "device=desktop page=/"});
        QTest::newRow("half of them") << looks + 476 << QStringList();
    }
    void whatIsSelectedCounts()
    {
        QFETCH(qint64, leastViews);
        QFETCH(QStringList, expected);
        LikelyNext likely({.leastViews = leastViews, .mostViews = 100'000});
        StatsResult all = shown();
        all.totals.pageViews = 10'000;
        likely.note(requestOf(all), all);
        StatsResult filtered = shown();
        filtered.filter = filterFromTexts({QStringLiteral("device=desktop")}).value();
        filtered.totals.pageViews = 950;
        likely.note(requestOf(filtered), filtered);
        QCOMPARE(asked(likely), expected);
    }
};

FOOTFALL_TEST_MAIN(TestLikelyNext)
#include "tst_likelynext.moc"
