// SPDX-License-Identifier: GPL-3.0-or-later
// What units have found one by one, put together: lists of a panel, and tables of several workers.
#include "core/queries/facts/joinedlists.h"
#include "core/queries/facts/sharedtables.h"
#include "tests/kit/testmain.h"
#include "tests/queries/factmaker.h"
#include "tests/queries/shelf.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

using namespace footfall;
using namespace footfall::queries;
using domain::Dimension;
using storage::FactDictionary;
using storage::FactGroup;
using Sign = PanelPart::Sign;

namespace {

std::shared_ptr<const FactDictionary> dictionaryOf(quint32 values)
{
    FactDictionary dictionary;
    dictionary.size = values;
    dictionary.columns.emplace_back();
    for (quint32 value = 0; value < values; ++value)
        dictionary.columns[0].push_back(value + 1);
    return std::make_shared<const FactDictionary>(std::move(dictionary));
}

ViewSums viewsOf(quint64 views)
{
    ViewSums sums;
    sums.views = views;
    return sums;
}

/// By place.
std::shared_ptr<const SumList> listOf(std::vector<quint64> views)
{
    std::vector<ViewSums> table(views.size());
    std::transform(views.begin(), views.end(), table.begin(), viewsOf);
    return std::make_shared<const SumList>(takeSums(table.data(), table.size()));
}

std::vector<qint64> viewsIn(const SumList &list, size_t places)
{
    std::vector<qint64> views(places);
    for (size_t i = 0; i < list.sums.size(); ++i)
        views[list.place(i)] += list.sums[i].counters().pageViews;
    for (const auto &[place, counters] : list.large)
        views[place] += counters.pageViews;
    return views;
}

std::vector<domain::Counters> countersIn(const SumList &list, size_t places)
{
    std::vector<domain::Counters> counters(places);
    for (size_t i = 0; i < list.sums.size(); ++i)
        counters[list.place(i)] += list.sums[i].counters();
    for (const auto &[place, large] : list.large)
        counters[place] += large;
    return counters;
}

/// Of few places or of nearly all; some have more views than fit into a ViewSums.
std::vector<domain::Counters> someCounters(size_t places, std::mt19937_64 &random)
{
    std::vector<domain::Counters> all(places);
    const quint64 percentUsed = random() % 3 == 0 ? 98 : random() % 60;
    for (domain::Counters &one : all) {
        if (random() % 100 >= percentUsed)
            continue;
        one.pageViews =
            1 + static_cast<qint64>(random() % (random() % 4 == 0 ? 2 * MostViewsInSums : 100));
        one.visitors = one.pageViews / 2;
        one.pageVisitors = one.pageViews / 3;
        one.visits = one.pageViews / 4;
        one.bounces = one.pageViews / 5;
        one.exits = one.pageViews / 6;
        one.durationMs = one.pageViews * 7;
        one.durationViews = one.pageViews / 8;
    }
    return all;
}

const RowSet Passing{RowSet::Kind::Passing};
const RowSet Rejected{RowSet::Kind::Rejected};

} // namespace

class TestPutTogether : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void listsOfTheSamePlacesAreOne()
    {
        const auto ours = dictionaryOf(3);
        const auto others = dictionaryOf(3);
        const auto twice = listOf({1, 0, 2});
        const std::vector<PanelPart> parts{{ours, twice, Sign::Plus},
                                           {ours, listOf({9, 0, 0}), Sign::Minus},
                                           {others, listOf({0, 5, 0}), Sign::Plus},
                                           {ours, listOf({10, 20, 0}), Sign::Plus},
                                           {ours, twice, Sign::Plus}};
        // A second panel has the same, and a third some of it.
        const Panels panels = joined({parts, parts, {parts[0], parts[1]}}, ours->size, runInTurn);
        QCOMPARE(panels.size(), size_t{3});
        QCOMPARE(panels[0].size(), size_t{3});
        QVERIFY(panels[0][0].dictionary == ours && panels[0][0].sign == Sign::Plus);
        QCOMPARE(viewsIn(*panels[0][0].sums, 3), (std::vector<qint64>{12, 20, 4}));
        QCOMPARE(panels[0][0].sums->total.pageViews, 36);
        QVERIFY(panels[0][1].sign == Sign::Minus && panels[0][1].sums == parts[1].sums);
        QVERIFY(panels[0][2].dictionary == others && panels[0][2].sums == parts[2].sums);
        QVERIFY(panels[1][0].sums == panels[0][0].sums);
        QCOMPARE(panels[2].size(), size_t{2});
        QVERIFY(panels[2][0].sums == twice);
    }

    void ofLargeDictionariesTheyStay()
    {
        const auto dictionary = dictionaryOf(4);
        const std::vector<PanelPart> parts{{dictionary, listOf({1, 0, 0, 0}), Sign::Plus},
                                           {dictionary, listOf({0, 1, 0, 0}), Sign::Plus}};
        const Panels panels = joined({parts}, dictionary->size - 1, runInTurn);
        QCOMPARE(panels[0].size(), size_t{2});
        QVERIFY(panels[0][0].sums == parts[0].sums && panels[0][1].sums == parts[1].sums);
    }

    void whatIsTooLargeForOneTableStaysRight()
    {
        const auto dictionary = dictionaryOf(2);
        const auto most = listOf({MostViewsInSums - 1, 1});
        const Panels panels =
            joined({{{dictionary, most, Sign::Plus}, {dictionary, listOf({2, 1}), Sign::Plus}}},
                   dictionary->size, runInTurn);
        QCOMPARE(viewsIn(*panels[0][0].sums, 2),
                 (std::vector<qint64>{qint64{MostViewsInSums} + 1, 2}));
        QCOMPARE(panels[0][0].sums->total.pageViews, qint64{MostViewsInSums} + 3);
    }

    /// Beside a large dictionary short lists are merged, else they are added up in a table.
    void shortListsBesideALargeDictionary_data()
    {
        QTest::addColumn<quint32>("lists");
        for (const quint32 lists : {0U, 1U, 2U, 3U, 5U, 8U, 13U})
            QTest::addRow("%u", lists) << lists;
    }
    void shortListsBesideALargeDictionary()
    {
        QFETCH(quint32, lists);
        constexpr size_t Places = 50;
        std::mt19937_64 random(lists);
        bool hasDense = false;
        bool hasLarge = false;
        for (int round = 0; round < 200; ++round) {
            std::vector<SumList> all;
            std::vector<domain::Counters> expected(Places);
            for (quint32 i = 0; i < lists; ++i) {
                const std::vector<domain::Counters> own = someCounters(Places, random);
                for (size_t place = 0; place < Places; ++place)
                    expected[place] += own[place];
                all.push_back(queries::listOf(own));
                hasDense = hasDense || all.back().isDense;
                hasLarge = hasLarge || !all.back().large.empty();
            }
            std::vector<const SumList *> given;
            for (const SumList &list : all)
                given.push_back(&list);
            // In a table where there are many lists; merged.
            for (const size_t places : {Places, size_t{1'000'000}}) {
                const SumList sum = queries::listOf(given, places);
                QVERIFY(countersIn(sum, Places) == expected);
                QVERIFY(sum.total == std::accumulate(expected.begin(), expected.end(),
                                                     domain::Counters(),
                                                     [](domain::Counters a, const auto &b) {
                                                         a += b;
                                                         return a;
                                                     }));
                QVERIFY(std::is_sorted(sum.places.begin(), sum.places.end()));
                QCOMPARE(sum.sums.capacity(), sum.sums.size());
            }
        }
        QVERIFY(lists == 0 || (hasDense && hasLarge));
    }

    /// As one list, if they fit.
    void tablesOfWorkersAreOneIfTheyFit_data()
    {
        QTest::addColumn<std::vector<quint64>>("views"); // Of each worker.
        QTest::addColumn<int>("lists");
        const auto row = [](const char *name, const std::vector<quint64> &views, int lists) {
            QTest::newRow(name) << views << lists;
        };
        constexpr quint64 Most = MostViewsInSums;
        row("few", {3, 4}, 1);
        row("as many as fit", {Most - 4, 4}, 1);
        row("too many", {Most - 3, 4}, 2);
        row("too many of three", {Most - 3, 2, 2}, 2);
        row("three that fit", {3, 4, 5}, 1);
        row("one that has nothing", {3, 0, 5}, 1);
        row("eight", {1, 2, 3, 4, 5, 6, 7, 8}, 1);
    }
    void tablesOfWorkersAreOneIfTheyFit()
    {
        QFETCH(std::vector<quint64>, views);
        QFETCH(int, lists);
        model::FactMaker maker(5);
        model::Shelf shelf;
        for (int i = 0; i < 2; ++i)
            shelf.add(maker.views({}), model::Shelf::Place::Settled);
        FactQuestion question;
        question.panels.resize(1);
        question.panels[0].dimension = Dimension::Country;
        const ViewQuestion asked(question, ViewQuestion::Lists::Whole);
        FactCache cache(1 << 20);
        const auto common = CommonPlaces::made(shelf.sources.segments, {FactGroup::Country},
                                               CommonPlaces::Hot::Unwanted, cache,
                                               cache.beginQuestion(), shelf.sources.readBytes);
        QVERIFY(common && common->group(FactGroup::Country));
        const size_t places = common->group(FactGroup::Country)->dictionary->size;
        QVERIFY(places > 1);

        SharedPool pool(asked, *common);
        const SharedKey added{FactGroup::Country, Concerns::AllViews, Passing};
        const SharedKey takenOff{FactGroup::Country, Concerns::AllViews, Rejected};
        std::vector<std::unique_ptr<SharedTables>> workers;
        for (const quint64 own : views) {
            workers.push_back(pool.acquire(1));
            workers.back()->table(added, places)[1] = viewsOf(own);
            workers.back()->add(1, own, ViewPart(1));
        }
        workers[1]->table(takenOff, places)[0] = viewsOf(2); // The other has no such table.
        for (std::unique_ptr<SharedTables> &tables : workers)
            pool.release(std::move(tables));
        int tasks = 0;
        pool.flushAll([&tasks](const auto &all) {
            tasks += static_cast<int>(all.size());
            runInTurn(all);
        });
        QCOMPARE(tasks, lists == 1 ? 2 : 3); // One for each table.

        size_t rows = 0;
        int found = 0;
        std::map<Sign, std::vector<qint64>> sums;
        for (const ViewPart &told : pool.takeParts()) {
            rows += told.rows;
            for (const PanelPart &panel : told.panels[0]) {
                found += panel.sign == Sign::Plus ? 1 : 0;
                std::vector<qint64> &sum = sums[panel.sign];
                sum.resize(places);
                const std::vector<qint64> part = viewsIn(*panel.sums, places);
                std::transform(sum.begin(), sum.end(), part.begin(), sum.begin(), std::plus<>());
            }
        }
        QCOMPARE(rows, views.size());
        QCOMPARE(found, lists);
        QCOMPARE(sums[Sign::Plus][1], std::accumulate(views.begin(), views.end(), qint64{0}));
        QCOMPARE(sums[Sign::Minus][0], 2);
        QVERIFY(pool.takeParts().empty());
    }
};

FOOTFALL_TEST_MAIN(TestPutTogether)
#include "tst_puttogether.moc"
