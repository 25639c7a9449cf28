// SPDX-License-Identifier: GPL-3.0-or-later
// The facts engine answers what a plain look at every row answers: for facts and questions at
// random, cut into segments or in one.
#include "core/storage/facts/factstore.h"
#include "core/storage/sitestore.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"
#include "tests/queries/factmaker.h"
#include "tests/queries/factmodel.h"
#include "tests/queries/shelf.h"

#include <array>

using namespace footfall;
using namespace footfall::queries;
using namespace footfall::storage;
using model::difference;
using model::FactMaker;
using model::FactShape;
using model::panelOf;
using model::Shelf;

namespace {

struct Case {
    quint64 seed = 0;
    FactShape shape;
    size_t tables = 1;
};

/// Many small ones, and some that have frames, chunks and sums.
std::vector<Case> someCases()
{
    std::vector<Case> all;
    for (quint64 seed = 1; seed <= 1'000; ++seed)
        all.push_back(
            {seed, {.rows = 1 + seed * 7 % 300, .pages = quint32(5 + seed % 40)}, 1 + seed % 4});
    for (quint64 seed = 2'001; seed <= 2'040; ++seed)
        all.push_back({seed,
                       {.rows = 17'000 + seed % 7 * 4'000,
                        .pages = seed % 3 == 0 ? 70'000U : 300U,
                        .values = seed % 2 == 0 ? 40U : 5U},
                       1 + seed % 2});
    all.push_back({3'000, {.rows = 300'000, .pages = 20'000}, 1});
    return all;
}

} // namespace

class TestFactEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void answersAsAPlainLookDoes()
    {
        // Each has tables of its own.
        std::array<FactWorkers, 3> some{FactWorkers(1), FactWorkers(2), FactWorkers(8)};
        const auto cache = makeFactCache(UsualCacheBytes);
        const auto tinyCache = makeFactCache(40'000);
        for (const Case &made : someCases()) {
            FactWorkers &workers = some.at(made.seed % some.size());
            FactMaker maker(made.seed);
            std::vector<FactTable> tables;
            Shelf parts;
            for (size_t i = 0; i < made.tables; ++i) {
                FactShape shape = made.shape;
                shape.firstDay += qint64(i) * shape.days / 2;
                tables.push_back(maker.views(shape));
                parts.add(tables.back(), i == 3           ? Shelf::Place::InMemory
                                         : maker.oneIn(2) ? Shelf::Place::Settled
                                                          : Shelf::Place::Stored);
            }
            Shelf merged;
            merged.add(model::together(tables), Shelf::Place::Settled);
            for (int round = 0; round < 2; ++round) {
                const FactQuestion question = maker.question(made.shape);
                const FactAnswer expected = model::answerBySight(question, tables);
                for (const auto &[shelf, kept] : {std::pair(&parts, cache),
                                                  {&parts, tinyCache},
                                                  {&merged, cache},
                                                  {&parts, cache},
                                                  {&merged, tinyCache}}) {
                    const auto found = answerViews(question, shelf->sources, *kept, workers, {});
                    QVERIFY2(difference(question, found, expected).isEmpty(),
                             qPrintable(QStringLiteral("seed %1, round %2: %3")
                                            .arg(made.seed)
                                            .arg(round)
                                            .arg(difference(question, found, expected))));
                    QVERIFY(kept->bytes() <= kept->mostBytes());
                }
            }
        }
    }

    /// More pathnames than are added up by value: lists of a few, and some that are not.
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

    void answersFromADatabase()
    {
        const kit::TestDatabase database;
        const auto site = domain::siteFromDraft({.hostname = QStringLiteral("facts.example"),
                                                 .name = {},
                                                 .timeZone = QStringLiteral("UTC"),
                                                 .trackingCode = {}},
                                                domain::Instant{});
        QVERIFY(site);
        FactMaker maker(23);
        std::vector<FactTable> views;
        std::vector<FactTable> events;
        domain::SiteId id;
        FactStore store(*database);
        const auto append = [&](const FactTable &table) {
            auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
            QVERIFY(transaction);
            QVERIFY(store.append(id, table));
            QVERIFY(transaction->commit());
        };
        {
            auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
            QVERIFY(transaction);
            const auto added = SiteStore(*database).insert(*site);
            QVERIFY(added);
            id = *added;
            QVERIFY(transaction->commit());
        }
        auto reading = Database::open(database.path(), OpenMode::ReadOnly);
        QVERIFY(reading);
        FactEngine engine(**reading, makeFactCache(UsualCacheBytes));
        for (int round = 0; round < 4; ++round) {
            views.push_back(maker.views({.rows = round == 1 ? 40'000U : 500U}));
            events.push_back(maker.events({.rows = 300}));
            append(views.back());
            append(events.back());
            FactQuestion question = maker.question({});
            question.site = id;
            const auto found = engine.answer(question);
            const QString other =
                difference(question, found, model::answerBySight(question, views));
            QVERIFY2(other.isEmpty(), qPrintable(other));
            EventQuestion eventQuestion = maker.eventQuestion({});
            eventQuestion.site = id;
            eventQuestion.by = EventQuestion::By::Event;
            const auto rows = engine.answer(eventQuestion);
            QVERIFY(rows);
            const auto expected = model::answerBySight(eventQuestion, events);
            QVERIFY(std::equal(rows->begin(), rows->end(), expected.begin(), expected.end(),
                               [](const EventRow &a, const EventRow &b) {
                                   return a.value == b.value && a.currency == b.currency &&
                                          a.events == b.events && a.amount == b.amount;
                               }));
        }
    }

    void answersAboutEventsAsAPlainLookDoes()
    {
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        const auto tinyCache = makeFactCache(5'000);
        for (quint64 seed = 1; seed <= 400; ++seed) {
            FactMaker maker(seed);
            const FactShape shape{
                .rows = seed % 50 == 0 ? 40'000 : 1 + seed % 200, .pages = 30, .values = 5};
            const std::vector<FactTable> tables{maker.events(shape), maker.events(shape),
                                                maker.events(shape)};
            Shelf parts;
            for (const FactTable &table : tables)
                parts.add(table, parts.sources.segments.empty() ? Shelf::Place::InMemory
                                                                : Shelf::Place::Stored);
            Shelf merged;
            merged.add(model::together(tables), Shelf::Place::Settled);
            for (int round = 0; round < 3; ++round) {
                const EventQuestion question = maker.eventQuestion(shape);
                const std::vector<EventRow> expected = model::answerBySight(question, tables);
                for (const auto &[shelf, kept] :
                     {std::pair(&parts, cache), {&parts, tinyCache}, {&merged, cache}}) {
                    const auto found = answerEvents(question, shelf->sources, *kept, workers, {});
                    QVERIFY(found);
                    QCOMPARE(found->size(), expected.size());
                    for (size_t i = 0; i < expected.size(); ++i) {
                        const EventRow &one = (*found)[i];
                        const EventRow &other = expected[i];
                        QVERIFY2(one.value == other.value && one.currency == other.currency &&
                                     one.hasMoney == other.hasMoney && one.events == other.events &&
                                     one.conversions == other.conversions &&
                                     one.amount == other.amount,
                                 qPrintable(QStringLiteral("seed %1").arg(seed)));
                    }
                }
            }
        }
    }

    void amountsDoNotOverflow()
    {
        FactTable table;
        table.kind = FactKind::Events;
        table.rows = 3;
        table.hours = {{2'461'000, 0}};
        table[FactColumn::Kind] = {1, 1, 1};
        table[FactColumn::Target] = {5, 5, 5};
        table[FactColumn::Events] = {1, 1, 1};
        const qint64 most = std::numeric_limits<qint64>::max();
        table.amounts = {most, most, most};
        Shelf shelf;
        shelf.add(table, Shelf::Place::Stored);
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        EventQuestion question;
        question.period = {QDate::fromJulianDay(2'461'000), QDate::fromJulianDay(2'461'000)};
        const auto rows = answerEvents(question, shelf.sources, *cache, workers, {});
        QVERIFY(rows);
        QCOMPARE(rows->size(), size_t(1));
        QCOMPARE(rows->front().amount, qint64(9'000'000'000'000'000));
        QVERIFY(rows->front().hasMoney);
    }
};

FOOTFALL_TEST_MAIN(TestFactEngine)
#include "tst_factengine.moc"
