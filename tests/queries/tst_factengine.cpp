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
