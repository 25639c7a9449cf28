// SPDX-License-Identifier: GPL-3.0-or-later
// The most seen of very many pathnames are found without a count of each, and are the right ones.
#include "core/storage/facts/facttable.h"
#include "tests/kit/testmain.h"
#include "tests/queries/factmaker.h"
#include "tests/queries/factmodel.h"
#include "tests/queries/shelf.h"

using namespace footfall;
using namespace footfall::queries;
using namespace footfall::storage;
using model::difference;
using model::FactMaker;
using model::FactShape;
using model::panelOf;
using model::Shelf;

class TestBestPathnames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void findsTheBestOfManyPathnames_data()
    {
        QTest::addColumn<size_t>("rows");
        QTest::addColumn<quint32>("popular"); // The first of them.
        QTest::newRow("segments that are asked as a whole") << size_t{110'000} << 1U;
        QTest::newRow("segments that are asked in parts")
            << storage::ChunkRows + 20'000 << 290'000U;
    }
    void findsTheBestOfManyPathnames()
    {
        QFETCH(size_t, rows);
        QFETCH(quint32, popular);
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        FactMaker maker(5'000);
        std::vector<FactTable> tables;
        Shelf shelf;
        for (int i = 0; i < 5; ++i) {
            const bool isInMemory = i == 4;
            FactShape shape{.rows = isInMemory ? 500 : rows, .pages = 300'000, .values = 5};
            shape.firstDay += i;
            tables.push_back(maker.views(shape));
            // Some that are popular, others less so, and one that is only where it is not
            // expected.
            for (quint32 &pathname : tables.back()[FactColumn::Pathname]) {
                pathname = isInMemory ? 299'000 : 1 + maker.below(300'000);
                if (maker.oneIn(4))
                    pathname = popular + maker.below(maker.below(200) + 1);
                else if (maker.oneIn(10))
                    pathname = 1 + maker.below(40);
            }
            shelf.add(tables.back(), isInMemory ? Shelf::Place::InMemory
                                     : i == 3   ? Shelf::Place::Stored
                                                : Shelf::Place::Settled);
        }
        // One that has sums, and a page which is seen from one country only.
        tables.push_back(maker.views({.rows = 20'000, .values = 5}));
        tables.back()[FactColumn::Country].resize(tables.back().rows);
        for (size_t row = 0; row < tables.back().rows; row += 100) {
            tables.back()[FactColumn::Country][row] = 12;
            tables.back()[FactColumn::Pathname][row] = 298'000;
        }
        shelf.add(tables.back(), Shelf::Place::Settled);
        FactQuestion question;
        question.period = {QDate::fromJulianDay(2'460'000), QDate::fromJulianDay(2'462'000)};
        for (const domain::Dimension dimension :
             {domain::Dimension::Page, domain::Dimension::EntryPage, domain::Dimension::ExitPage,
              domain::Dimension::Source}) {
            question.panels.push_back(panelOf(dimension));
            question.panels.back().ownConditions = domain::OwnConditions::Leave;
        }
        const auto ask = [&](const char *what) {
            const auto found = answerViews(question, shelf.sources, *cache, workers, {});
            const QString other =
                difference(question, found, model::answerBySight(question, tables));
            QVERIFY2(other.isEmpty(),
                     qPrintable(QLatin1String(what) + QLatin1String(": ") + other));
        };
        ask("everything");
        ask("everything, again");
        for (const domain::Metric metric : {domain::Metric::PageViews, domain::Metric::Exits}) {
            for (PanelQuestion &panel : question.panels)
                panel.sortBy = metric;
            ask("by another metric");
        }
        using domain::FilterSense;
        const std::vector<ValueFilter> filters{
            {{domain::Dimension::Source, FilterSense::Includes, {0}}},
            {{domain::Dimension::Page, FilterSense::Includes, {1, 2, 3, 250'000}}},
            {{domain::Dimension::Page, FilterSense::Excludes, {1, 2, 3}},
             {domain::Dimension::Country, FilterSense::Includes, {0, 3}}},
            {{domain::Dimension::ExitPage, FilterSense::Includes, {1, 2, 3, 4, 5}}},
            {{domain::Dimension::Page, FilterSense::Includes, {1, 2, 3}},
             {domain::Dimension::Country, FilterSense::Excludes, {12}}},
            {{domain::Dimension::Country, FilterSense::Excludes, {12}}},
            // So few that any page could be among the first.
            {{domain::Dimension::Page, FilterSense::Excludes, {}},
             {domain::Dimension::Source, FilterSense::Includes, {12}},
             {domain::Dimension::Country, FilterSense::Includes, {12}},
             {domain::Dimension::Browser, FilterSense::Includes, {12}}},
        };
        for (const ValueFilter &filter : filters) {
            question.filter = filter;
            ask("filtered");
        }
        question.filter = filters.front();
        question.panels.front().limit = 0;
        ask("all pages");
        question.panels.front().limit = 600;
        ask("many pages");
    }
};

FOOTFALL_TEST_MAIN(TestBestPathnames)
#include "tst_bestpathnames.moc"
