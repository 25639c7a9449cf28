// SPDX-License-Identifier: GPL-3.0-or-later
// Answers put together from kept ones: what several values have, or all but some, is like counting
// row by row, and no row is read where each part was asked before.
#include "core/queries/facts/settledanswer.h"
#include "tests/kit/testmain.h"
#include "tests/queries/factmaker.h"
#include "tests/queries/factmodel.h"
#include "tests/queries/shelf.h"

using namespace footfall;
using namespace footfall::queries;
using namespace footfall::storage;
using domain::Dimension;
using domain::FilterSense;
using model::difference;
using model::FactMaker;
using model::FactShape;
using model::panelOf;
using model::Shelf;

namespace {

constexpr FilterSense Includes = FilterSense::Includes;
constexpr FilterSense Excludes = FilterSense::Excludes;

using Values = std::vector<quint32>;

/// What the conditions on one dimension are.
struct Asked {
    FilterSense sense = Includes;
    Values values; ///< Their numbers; none: there are no conditions.
};

/// The values that FactMaker makes most of, by their number.
quint32 valueOf(Dimension dimension, quint32 number)
{
    switch (placeOf(dimension).group) {
    case FactGroup::Pathname: return number;
    case FactGroup::Referrer:
    case FactGroup::Language:
    case FactGroup::Screen:
    case FactGroup::Terms: return (number - 1) * 7;
    default: return (number - 1) * 3;
    }
}
Values valuesOf(Dimension dimension, const Values &numbers)
{
    Values values;
    for (const quint32 number : numbers)
        values.push_back(valueOf(dimension, number));
    return values;
}

/// Three segments that do not change any more, with few values.
class Site
{
public:
    explicit Site(quint64 seed, size_t rows = 60'000)
        : shape{.rows = rows, .pages = 40, .values = 3}, m_maker(seed)
    {
        for (int i = 0; i < 3; ++i) {
            tables.push_back(m_maker.views(shape));
            shelf.add(tables.back(), Shelf::Place::Settled);
        }
    }

    /// Lists, each without what is asked of its own dimension, by days.
    [[nodiscard]] FactQuestion dashboard(const std::set<Dimension> &shown) const
    {
        FactQuestion question;
        question.period = {QDate::fromJulianDay(shape.firstDay + 1),
                           QDate::fromJulianDay(shape.firstDay + shape.days)};
        question.times = Times::Days;
        for (const Dimension dimension : shown) {
            question.panels.push_back(panelOf(dimension));
            question.panels.back().ownConditions = domain::OwnConditions::Leave;
        }
        // This one counts what is asked for only.
        question.panels.push_back(panelOf(Dimension::Page));
        return question;
    }
    [[nodiscard]] FactQuestion asking(Dimension dimension, const Asked &asked) const
    {
        FactQuestion question = dashboard({Dimension::Page, Dimension::ExitPage, Dimension::Country,
                                           Dimension::Referrer, dimension});
        if (!asked.values.empty())
            question.filter.push_back({dimension, asked.sense, valuesOf(dimension, asked.values)});
        return question;
    }
    /// Empty where the answer is that of counting row by row.
    [[nodiscard]] QString mistakeIn(const FactQuestion &question, FactCache &cache)
    {
        return difference(question, answerViews(question, shelf.sources, cache, m_workers, {}),
                          model::answerBySight(question, tables));
    }

    const FactShape shape;
    std::vector<FactTable> tables;
    Shelf shelf;

private:
    FactMaker m_maker;
    FactWorkers m_workers;
};

} // namespace

class TestSettledAnswer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void readsNoRowsWhereAllPartsAreKept_data()
    {
        QTest::addColumn<int>("dimension");
        QTest::addColumn<QList<int>>("before"); // Indices in Steps.
        QTest::addColumn<int>("then");
        struct Case {
            const char *name;
            QList<int> before;
            int then;
            bool isOfAllViews; ///< Else: of all dimensions.
        };
        for (const Case &of : {Case{"all but one", {0, 1}, 4, true},
                               {"all but two", {4, 2}, 5, false},
                               {"all but two, one after the other", {0, 1, 4, 2}, 5, true},
                               {"one or another", {1, 2}, 3, false},
                               {"one of three, one after the other", {1, 2, 3, 6}, 7, false},
                               {"one of three", {3, 6}, 7, false}})
            for (const Dimension dimension : domain::AllDimensions)
                if (!of.isOfAllViews || concernsOf(dimension) == Concerns::AllViews)
                    QTest::addRow("%s, %s", of.name, qPrintable(domain::dimensionName(dimension)))
                        << int(dimension) << of.before << of.then;
    }
    void readsNoRowsWhereAllPartsAreKept()
    {
        static const std::vector<Asked> steps{
            {},                   // 0
            {Includes, {1}},      // 1
            {Includes, {2}},      // 2
            {Includes, {1, 2}},   // 3
            {Excludes, {1}},      // 4
            {Excludes, {1, 2}},   // 5
            {Includes, {3}},      // 6
            {Includes, {1, 2, 3}} // 7
        };
        QFETCH(int, dimension);
        QFETCH(QList<int>, before);
        QFETCH(int, then);
        static Site site(29);
        // Room for answers; what is decoded does not fit, and is read again where it is needed.
        const auto cache = makeFactCache(2'000'000);
        for (const int step : before) {
            const FactQuestion question = site.asking(Dimension(dimension), steps[size_t(step)]);
            QCOMPARE(site.mistakeIn(question, *cache), QString());
        }
        const int reads = site.shelf.reads;
        const FactQuestion question = site.asking(Dimension(dimension), steps[size_t(then)]);
        QCOMPARE(site.mistakeIn(question, *cache), QString());
        QCOMPARE(site.shelf.reads, reads);
    }

    /// Where one part is missing, it is asked by itself, and kept.
    void asksWhatIsMissing()
    {
        Site site(31);
        const auto cache = makeFactCache(UsualCacheBytes);
        QCOMPARE(site.mistakeIn(site.asking(Dimension::Browser, {}), *cache), QString());
        const auto segments = site.shelf.sources.segments;
        const FactQuestion asked = site.asking(Dimension::Browser, {Excludes, {1}});
        const FactQuestion alone = site.asking(Dimension::Browser, {Includes, {1}});
        const auto isKept = [&](const FactQuestion &question) {
            const ViewQuestion of(question, ViewQuestion::Lists::TopOnly);
            return KeptAnswer(of, segments, *cache, cache->beginQuestion()).find() != nullptr;
        };
        {
            const ViewQuestion of(asked, ViewQuestion::Lists::TopOnly);
            const SettledAnswer answer(of, segments, *cache, cache->beginQuestion());
            QVERIFY(!answer.known());
            QVERIFY(!answer.isAllAsked());
            QVERIFY(!answer.canTellSoFar());
            QCOMPARE(answer.question().question.filter.front().values,
                     valuesOf(Dimension::Browser, {1}));
            QVERIFY(answer.question().question.filter.front().sense == Includes);
        }
        QVERIFY(!isKept(alone));
        QCOMPARE(site.mistakeIn(asked, *cache), QString());
        QVERIFY(isKept(alone));
        QCOMPARE(site.mistakeIn(asked, *cache), QString());
    }

    /// Whoever clicks here and there: conditions come and go one by one.
    void answersWhateverIsClicked()
    {
        Site site(41, 5'000);
        std::mt19937 random(20'261'130);
        const auto cache = makeFactCache(UsualCacheBytes);
        ValueFilter filter;
        for (int click = 0; click < 120; ++click) {
            const auto dimension = domain::AllDimensions[random() % domain::AllDimensions.size()];
            auto set = std::find_if(filter.begin(), filter.end(),
                                    [&](const ValueSet &of) { return of.dimension == dimension; });
            if (filter.size() == 3 && set == filter.end())
                set = filter.begin() + int(random() % filter.size());
            if (set == filter.end()) {
                filter.push_back({dimension,
                                  random() % 2 == 0 ? Includes : Excludes,
                                  {valueOf(dimension, 1 + quint32(random() % 3))}});
            } else if (set->values.size() < 3 && random() % 3 != 0) {
                Values &values = set->values;
                values.push_back(valueOf(set->dimension, 1 + quint32(random() % 4)));
                std::sort(values.begin(), values.end());
                values.erase(std::unique(values.begin(), values.end()), values.end());
            } else {
                filter.erase(set);
            }
            FactQuestion question =
                site.dashboard({domain::AllDimensions.begin(), domain::AllDimensions.end()});
            question.filter = filter;
            const QString mistake = site.mistakeIn(question, *cache);
            QVERIFY2(mistake.isEmpty(),
                     qPrintable(QStringLiteral("click %1: %2").arg(click).arg(mistake)));
        }
    }
};

FOOTFALL_TEST_MAIN(TestSettledAnswer)
#include "tst_settledanswer.moc"
