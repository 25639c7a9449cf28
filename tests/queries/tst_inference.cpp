// SPDX-License-Identifier: GPL-3.0-or-later
// How many visits stand alone, told from facts.
#include "core/queries/facts/inference.h"
#include "core/storage/facts/strictcells.h"
#include "tests/kit/testmain.h"

#include <algorithm>
#include <iterator>

using namespace footfall;
using queries::Inference;
using storage::FactColumn;
using storage::FactTable;

namespace {

struct View {
    quint32 hour = 0;
    quint32 country = 0;
    quint32 flags = 0;
};

constexpr quint32 Longer = storage::IsEntry;
constexpr quint32 Bounce = storage::IsEntry | storage::IsBounce;
constexpr quint32 Later = 0;

FactTable tableOf(const std::vector<View> &views)
{
    FactTable table;
    table.rows = views.size();
    for (qint64 hour = 0; hour < 48; ++hour)
        table.hours.push_back({100 + hour / 24, hour * 3'600});
    for (const View &view : views) {
        table[FactColumn::Time].push_back(view.hour);
        table[FactColumn::Country].push_back(view.country);
        table[FactColumn::Flags].push_back(view.flags);
    }
    return table;
}

} // namespace

Q_DECLARE_METATYPE(View)

class TestInference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whoStandsAlone_data()
    {
        QTest::addColumn<std::vector<View>>("views");
        QTest::addColumn<qint64>("visits");
        QTest::addColumn<qint64>("alone");
        const auto row = [](const char *name, const std::vector<View> &views, qint64 visits,
                            qint64 alone) { QTest::newRow(name) << views << visits << alone; };
        row("nobody", {}, 0, 0);
        row("one visit", {{1, 1, Longer}, {1, 1, Later}}, 1, 1);
        row("one view", {{1, 1, Bounce}}, 0, 0);
        row("two that look alike", {{1, 1, Longer}, {1, 1, Later}, {1, 1, Longer}}, 2, 0);
        row("a bounce hides nobody", {{1, 1, Longer}, {1, 1, Later}, {1, 1, Bounce}}, 1, 1);
        row("two countries", {{1, 1, Longer}, {1, 1, Later}, {1, 2, Longer}, {1, 2, Later}}, 2, 2);
        row("two hours", {{1, 1, Longer}, {2, 1, Longer}}, 2, 2);
        row("the rest of an earlier visit", {{1, 1, Later}, {1, 1, Later}}, 0, 0);
        row("the same hour of another day", {{1, 1, Longer}, {25, 1, Longer}}, 2, 2);
    }
    void whoStandsAlone()
    {
        QFETCH(std::vector<View>, views);
        QFETCH(qint64, visits);
        QFETCH(qint64, alone);
        Inference whole;
        whole.add(tableOf(views));
        const domain::InferenceShare expected{visits, alone};
        QCOMPARE(whole.share(), expected);
        // The same, in as many parts as there are views.
        Inference parts;
        for (const View &view : views)
            parts.add(tableOf({view}));
        QCOMPARE(parts.share(), expected);
    }

    void anyCarriedAttributeTellsVisitsApart()
    {
        for (const FactColumn column : storage::CarriedColumns) {
            FactTable table = tableOf({{1, 1, Longer}, {1, 1, Longer}});
            table[column].resize(2);
            table[column][1] = 7;
            Inference inference;
            inference.add(table);
            QCOMPARE(inference.share(), (domain::InferenceShare{2, 2}));
        }
        for (const FactColumn column : storage::EntryOnlyColumns) {
            FactTable table = tableOf({{1, 1, Longer}, {1, 1, Longer}});
            table[column] = {0, 7};
            Inference inference;
            inference.add(table);
            QCOMPARE(inference.share(), (domain::InferenceShare{2, 0}));
        }
    }

    void whatDoesNotCountMayBeLeftOut()
    {
        const std::vector<View> views{{1, 1, Longer}, {1, 1, Later},  {1, 1, Bounce},
                                      {2, 1, Longer}, {2, 1, Longer}, {3, 2, Bounce}};
        std::vector<View> counted;
        std::copy_if(views.begin(), views.end(), std::back_inserter(counted),
                     [](const View &view) { return Inference::counts(view.flags); });
        QCOMPARE(counted.size(), size_t{3});
        Inference all;
        all.add(tableOf(views));
        Inference some;
        some.add(tableOf(counted));
        QCOMPARE(all.share(), (domain::InferenceShare{3, 1}));
        QCOMPARE(some.share(), all.share());
        QCOMPARE(some.share().share(), 1.0 / 3);
        QCOMPARE(domain::InferenceShare{}.share(), 0.0);
    }
};

FOOTFALL_TEST_MAIN(TestInference)
#include "tst_inference.moc"
