// SPDX-License-Identifier: GPL-3.0-or-later
// Answers put together from kept ones: what several values have, or all but some, is like counting
// row by row, and no row is read where each part was asked before.
#include "core/queries/facts/settledanswer.h"
#include "tests/kit/testmain.h"
#include "tests/queries/settledsite.h"

using namespace footfall;
using namespace footfall::queries;
using namespace footfall::storage;
using domain::Dimension;
using domain::FilterSense;
using model::SettledSite;
using model::valueOf;
using model::Values;
using model::valuesOf;

namespace {

constexpr FilterSense Includes = FilterSense::Includes;
constexpr FilterSense Excludes = FilterSense::Excludes;

/// What the conditions on one dimension are.
struct Asked {
    FilterSense sense = Includes;
    Values values; ///< Their numbers; none: there are no conditions.
};

FactQuestion asking(const SettledSite &site, Dimension dimension, const Asked &asked)
{
    FactQuestion question = site.dashboard(
        {Dimension::Page, Dimension::ExitPage, Dimension::Country, Dimension::Referrer, dimension});
    if (!asked.values.empty())
        question.filter.push_back({dimension, asked.sense, valuesOf(dimension, asked.values)});
    return question;
}

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
        static SettledSite site(29);
        // Room for answers; what is decoded does not fit, and is read again where it is needed.
        const auto cache = makeFactCache(2'000'000);
        for (const int step : before) {
            const FactQuestion question = asking(site, Dimension(dimension), steps[size_t(step)]);
            QCOMPARE(site.mistakeIn(question, *cache), QString());
        }
        const int reads = site.shelf.reads;
        const FactQuestion question = asking(site, Dimension(dimension), steps[size_t(then)]);
        QCOMPARE(site.mistakeIn(question, *cache), QString());
        QCOMPARE(site.shelf.reads, reads);
    }

    /// A text finds many of millions of pathnames.
    void answersOfManyValuesAreKept_data()
    {
        QTest::addColumn<quint32>("values");
        QTest::newRow("some") << quint32{200};
        QTest::newRow("as many as are named") << quint32{256};
        QTest::newRow("more than are named") << quint32{257};
        QTest::newRow("very many") << quint32{200'000};
    }
    void answersOfManyValuesAreKept()
    {
        QFETCH(quint32, values);
        SettledSite site(37, 5'000);
        const auto cache = makeFactCache(UsualCacheBytes);
        Values odd;
        for (quint32 value = 0; value < values; ++value)
            odd.push_back(2 * value + 1);
        // Of these, one alone differs, or is missing.
        Values others = odd;
        others.front() = 0;
        const Values fewer(odd.begin(), odd.end() - 1);
        const auto asked = [&](FilterSense sense, const Values &of) {
            FactQuestion question = site.dashboard({Dimension::Page, Dimension::Country});
            question.filter = {{Dimension::Page, sense, of}};
            return question;
        };
        const auto isKept = [&](FilterSense sense, const Values &of) {
            const FactQuestion question = asked(sense, of);
            const ViewQuestion asView(question, ViewQuestion::Lists::TopOnly);
            return KeptAnswer(asView, site.shelf.sources.segments, *cache, cache->beginQuestion())
                       .find() != nullptr;
        };
        QVERIFY(!isKept(Includes, odd));
        QCOMPARE(site.mistakeIn(asked(Includes, odd), *cache), QString());
        QVERIFY(isKept(Includes, odd));
        QVERIFY(!isKept(Includes, others));
        QVERIFY(!isKept(Includes, fewer));
        QVERIFY(!isKept(Excludes, odd));
        for (const FilterSense sense : {Includes, Excludes})
            for (const Values &of : {odd, others, fewer, odd})
                QCOMPARE(site.mistakeIn(asked(sense, of), *cache), QString());
    }

    /// Where one part is missing, it is asked by itself, and kept.
    void asksWhatIsMissing()
    {
        SettledSite site(31);
        const auto cache = makeFactCache(UsualCacheBytes);
        QCOMPARE(site.mistakeIn(asking(site, Dimension::Browser, {}), *cache), QString());
        const auto segments = site.shelf.sources.segments;
        const FactQuestion asked = asking(site, Dimension::Browser, {Excludes, {1}});
        const FactQuestion alone = asking(site, Dimension::Browser, {Includes, {1}});
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
        SettledSite site(41, 5'000);
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
