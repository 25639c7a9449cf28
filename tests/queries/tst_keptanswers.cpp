// SPDX-License-Identifier: GPL-3.0-or-later
// What the facts engine has kept answers as what it reads: asked again, of other periods, and
// beside other segments; and nothing of it is read twice.
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

class TestKeptAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    /// What is asked again comes from what settled segments have answered; where most is selected,
    /// that is what all have less what some have.
    void answersTheSameAgain()
    {
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        FactMaker maker(7);
        // Few values, so that segments have sums.
        const FactShape shape{.rows = 17'000, .pages = 50, .values = 3};
        std::vector<FactTable> tables;
        Shelf shelf;
        for (int i = 0; i < 3; ++i) {
            tables.push_back(maker.views(shape));
            shelf.add(tables.back(), Shelf::Place::Settled);
        }
        for (const domain::Dimension filtered : domain::AllDimensions) {
            for (const domain::Dimension shown : domain::AllDimensions) {
                FactQuestion question;
                question.period = {QDate::fromJulianDay(shape.firstDay),
                                   QDate::fromJulianDay(shape.firstDay + shape.days)};
                question.filter = {{filtered, domain::FilterSense::Excludes, {1}}};
                question.panels = {panelOf(filtered), panelOf(shown), panelOf(shown)};
                question.panels[0].ownConditions = domain::OwnConditions::Leave;
                question.panels[1].ownConditions = domain::OwnConditions::Leave;
                const FactAnswer expected = model::answerBySight(question, tables);
                for (int time = 1; time <= 2; ++time) {
                    const auto found = answerViews(question, shelf.sources, *cache, workers, {});
                    QVERIFY2(difference(question, found, expected).isEmpty(),
                             qPrintable(QStringLiteral("%1 and %2, asked %3 times: %4")
                                            .arg(domain::dimensionName(filtered),
                                                 domain::dimensionName(shown))
                                            .arg(time)
                                            .arg(difference(question, found, expected))));
                }
            }
        }
    }

    /// Also where a segment reaches out of the period: then the answer is kept for that period
    /// only.
    void answersTheSameOfOtherPeriods()
    {
        FactWorkers workers;
        // Room for answers; what is decoded does not fit.
        const auto cache = makeFactCache(1'000'000);
        FactMaker maker(23);
        const FactShape shape{.rows = 60'000, .pages = 50, .values = 3};
        std::vector<FactTable> tables;
        Shelf shelf;
        for (int i = 0; i < 3; ++i) {
            tables.push_back(maker.views(shape));
            shelf.add(tables.back(), Shelf::Place::Settled);
        }
        for (const auto &[from, days] : {std::pair(0, 10), {2, 3}, {2, 4}, {3, 3}}) {
            FactQuestion question;
            question.period.from = QDate::fromJulianDay(shape.firstDay + from);
            question.period.to = question.period.from.addDays(days);
            question.filter = {{domain::Dimension::Browser,
                                domain::FilterSense::Includes,
                                {tables[0][FactColumn::Browser].front()}}};
            question.panels = {panelOf(domain::Dimension::Country)};
            const FactAnswer expected = model::answerBySight(question, tables);
            QVERIFY(expected.totals.pageViews > 0);
            for (int time = 1; time <= 2; ++time) {
                const int reads = shelf.reads;
                const auto found = answerViews(question, shelf.sources, *cache, workers, {});
                QVERIFY2(difference(question, found, expected).isEmpty(),
                         qPrintable(difference(question, found, expected)));
                QCOMPARE(shelf.reads > reads, time == 1);
            }
        }
    }

    /// Sums of some segments together are kept by places in the dictionary of all that were asked.
    void answersTheSameBesideOthers()
    {
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        FactMaker maker(11);
        FactShape shape{.rows = 17'000, .pages = 50, .values = 3};
        std::vector<FactTable> tables;
        Shelf shelf;
        FactQuestion question;
        question.period = {QDate::fromJulianDay(shape.firstDay),
                           QDate::fromJulianDay(shape.firstDay + shape.days + 2)};
        for (const domain::Dimension shown : domain::AllDimensions)
            question.panels.push_back(panelOf(shown));
        for (int i = 0; i < 3; ++i) {
            if (i == 2) { // With values that the others lack, and partly outside of the period.
                shape = {.rows = 17'000, .pages = 80, .values = 9};
                shape.firstDay += shape.days / 2;
            }
            tables.push_back(maker.views(shape));
            for (quint32 &value : tables.back()[FactColumn::Country])
                value = i == 2 ? value : value + 4;
            shelf.add(tables.back(), Shelf::Place::Stored);
            for (int time = 1; i > 0 && time <= 2; ++time) {
                const auto found = answerViews(question, shelf.sources, *cache, workers, {});
                const QString other =
                    difference(question, found, model::answerBySight(question, tables));
                QVERIFY2(other.isEmpty(), qPrintable(other));
            }
        }
    }

    void readsNothingTwiceThatIsKept()
    {
        Shelf shelf;
        FactMaker maker(7);
        shelf.add(maker.views({.rows = 60'000}), Shelf::Place::Stored);
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        FactQuestion question;
        question.period = {QDate::fromJulianDay(2'461'002), QDate::fromJulianDay(2'461'004)};
        question.panels = {panelOf(domain::Dimension::Page)};
        QVERIFY(answerViews(question, shelf.sources, *cache, workers, {}));
        const int reads = shelf.reads;
        QVERIFY(reads > 0);
        QVERIFY(answerViews(question, shelf.sources, *cache, workers, {}));
        QCOMPARE(shelf.reads, reads);
    }
};

FOOTFALL_TEST_MAIN(TestKeptAnswers)
#include "tst_keptanswers.moc"
