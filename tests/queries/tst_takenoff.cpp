// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions that few entry views, or few exits, fail: these are taken off the sums of all of them,
// which the first question makes, chunks by chunks, and later ones find.
#include "core/queries/facts/factanswer.h"
#include "tests/kit/testmain.h"
#include "tests/queries/factmaker.h"
#include "tests/queries/factmodel.h"
#include "tests/queries/shelf.h"

using namespace footfall;
using namespace footfall::queries;
using namespace footfall::storage;
using domain::Dimension;
using domain::FilterSense;
using model::FactMaker;
using model::panelOf;
using model::Shelf;

namespace {

constexpr std::array AllPanels{Dimension::Page,    Dimension::EntryPage, Dimension::ExitPage,
                               Dimension::Source,  Dimension::Language,  Dimension::Country,
                               Dimension::Browser, Dimension::Device,    Dimension::Hostname};

/// Nobody views a second page; each view is an exit then.
void makeAllEntryViews(FactTable *table)
{
    for (quint32 &flags : (*table)[FactColumn::Flags])
        flags |= IsEntry | IsExit;
}

} // namespace

class TestTakenOff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void answersAsAPlainLookDoes_data()
    {
        QTest::addColumn<domain::OwnConditions>("own");
        QTest::addColumn<Times>("times");
        QTest::addColumn<qint64>("cacheBytes");
        QTest::newRow("panels leave out their own")
            << domain::OwnConditions::Leave << Times::Days << UsualCacheBytes;
        QTest::newRow("panels keep their own")
            << domain::OwnConditions::Apply << Times::Hours << UsualCacheBytes;
        QTest::newRow("no times") << domain::OwnConditions::Leave << Times::None << UsualCacheBytes;
        QTest::newRow("nothing is kept")
            << domain::OwnConditions::Leave << Times::Days << qint64{100'000};
    }
    void answersAsAPlainLookDoes()
    {
        QFETCH(domain::OwnConditions, own);
        QFETCH(Times, times);
        QFETCH(qint64, cacheBytes);
        FactMaker maker(61);
        std::vector<FactTable> tables;
        Shelf shelf;
        // Asked in parts, as a whole, without sums of its own, of entry views only, and in memory.
        for (const size_t rows :
             {ChunkRows + 9'000, size_t{30'000}, size_t{900}, size_t{20'000}, size_t{500}}) {
            tables.push_back(maker.views({.rows = rows, .pages = 600, .values = 9}));
            if (rows == 20'000)
                makeAllEntryViews(&tables.back());
            shelf.add(tables.back(), rows == 500      ? Shelf::Place::InMemory
                                     : rows == 30'000 ? Shelf::Place::Stored
                                                      : Shelf::Place::Settled);
        }
        FactWorkers workers(8); // More than the machine has, perhaps: each has tables of its own.
        const auto cache = makeFactCache(cacheBytes);
        FactQuestion question;
        question.period = {QDate::fromJulianDay(2'460'000), QDate::fromJulianDay(2'462'000)};
        question.times = times;
        for (const Dimension dimension : AllPanels) {
            question.panels.push_back(panelOf(dimension));
            question.panels.back().ownConditions = own;
        }
        const auto ask = [&](const ValueFilter &filter) {
            question.filter = filter;
            const QString other = model::difference(
                question, answerViews(question, shelf.sources, *cache, workers, {}),
                model::answerBySight(question, tables));
            QVERIFY2(other.isEmpty(), qPrintable(other));
            QVERIFY(cache->bytes() <= cache->mostBytes());
        };
        for (const Dimension dimension :
             {Dimension::Language, Dimension::Source, Dimension::EntryPage, Dimension::ExitPage}) {
            for (const quint32 value : {0U, 3U, 7U, 1'000U})
                ask({{dimension, FilterSense::Excludes, {value}}});
            ask({{dimension, FilterSense::Excludes, {4}},
                 {Dimension::Country, FilterSense::Excludes, {3}}});
            ask({{dimension, FilterSense::Excludes, {5}},
                 {Dimension::Browser, FilterSense::Includes, {1, 2, 3, 4, 5, 6}}});
            ask({{dimension, FilterSense::Excludes, {2}},
                 {Dimension::Page, FilterSense::Excludes, {1, 6}}});
            ask({{dimension, FilterSense::Includes, {0, 1, 2, 3, 4, 5, 6}}});
            question.period.to = QDate::fromJulianDay(2'461'004);
            ask({{dimension, FilterSense::Excludes, {6}}});
            question.period.to = QDate::fromJulianDay(2'462'000);
        }
        ask({{Dimension::Language, FilterSense::Excludes, {4}},
             {Dimension::EntryPage, FilterSense::Excludes, {8}}});
        ask({{Dimension::Language, FilterSense::Excludes, {4}},
             {Dimension::ExitPage, FilterSense::Excludes, {8}}});
    }
};

FOOTFALL_TEST_MAIN(TestTakenOff)
#include "tst_takenoff.moc"
