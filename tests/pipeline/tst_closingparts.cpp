// SPDX-License-Identifier: GPL-3.0-or-later
// A day of a strict site that has too much to be closed at once is closed in parts, and nothing
// tells that it was.
#include "core/pipeline/closingparts.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/keptdays.h"

using namespace footfall;
using kit::Hidden;
using kit::Kept;
using kit::NewYear;
using kit::StoredFact;
using kit::StrictVisits;
using storage::FactColumn;
using storage::FactKind;
using storage::FactTable;

class TestClosingParts : public QObject
{
    Q_OBJECT

    /// What half of a day's visits share; everything but the hour, and what the halves differ in,
    /// is the same in both. Each visit is alone in its hour, and its event in another one.
    struct Halves {
        static constexpr int Visits = StrictVisits + 1; ///< Of each.
        const std::map<FactColumn, quint32> shared{
            {FactColumn::Hostname, 3}, {FactColumn::Source, 4},   {FactColumn::UtmCampaign, 5},
            {FactColumn::Country, 6},  {FactColumn::Browser, 30}, {FactColumn::Device, 7},
        };
        FactTable views = kit::emptyTable(FactKind::PageViews, NewYear);
        FactTable events = kit::emptyTable(FactKind::Events, NewYear);

        explicit Halves(FactColumn column)
        {
            for (quint32 visit = 0; visit < 2 * Visits; ++visit) {
                const quint32 half = visit % 2;
                auto view = shared;
                view[column] += 100 * half;
                auto event = view;
                view.insert({{FactColumn::Time, visit},
                             {FactColumn::Pathname, 10},
                             {FactColumn::Language, 40 + half},
                             {FactColumn::Screen, 60},
                             {FactColumn::Flags, storage::IsEntry}});
                event.insert({{FactColumn::Time, 23 - visit / 2},
                              {FactColumn::Pathname, 10},
                              {FactColumn::Kind, 1},
                              {FactColumn::Target, 70},
                              {FactColumn::Events, 1}});
                kit::addRow(views, view);
                kit::addRow(events, event);
            }
        }
        [[nodiscard]] std::vector<StoredFact> closed(qint64 rowsAtOnce) const
        {
            Kept kept;
            kept.append(views, events);
            pipeline::MergeLimits limits;
            limits.rows = rowsAtOnce;
            (void)kept.merge(kept.upTo(NewYear + 1, StrictVisits), limits);
            return kept.facts();
        }
    };

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    /// A part may share what the day does not: that is somebody's detail, and goes from it, too.
    void whatOnlyAPartSharesGoes_data()
    {
        QTest::addColumn<FactColumn>("column");
        QTest::newRow("a hostname") << FactColumn::Hostname;
        QTest::newRow("a source") << FactColumn::Source;
        QTest::newRow("a campaign") << FactColumn::UtmCampaign;
        QTest::newRow("a country") << FactColumn::Country;
        QTest::newRow("a browser") << FactColumn::Browser;
        QTest::newRow("a device") << FactColumn::Device;
    }
    void whatOnlyAPartSharesGoes()
    {
        QFETCH(FactColumn, column);
        const Halves day(column);
        // Each half is a part, or this shows nothing.
        pipeline::ClosingParts parts(Halves::Visits, StrictVisits);
        parts.add(day.views);
        parts.add(day.events);
        parts.settle();
        QCOMPARE(parts.count(), size_t(2));
        QCOMPARE(parts.rowsOf(0, FactKind::PageViews), qint64(Halves::Visits));

        const std::vector<StoredFact> facts = day.closed(Halves::Visits);
        QCOMPARE(facts.size(), day.views.rows + day.events.rows);
        for (const StoredFact &fact : facts) {
            const bool isView = fact.kind == FactKind::PageViews;
            for (const auto &[other, value] : day.shared)
                if (other != column)
                    QCOMPARE(fact[other], value);
            QCOMPARE(fact[column], column == FactColumn::Country ? 0U : Hidden);
            QCOMPARE(fact[FactColumn::Language], isView ? Hidden : 0U);
            QCOMPARE(fact[FactColumn::Screen], isView ? 60U : 0U);
        }
        QVERIFY(kit::daysWithHours(facts).empty());
        QVERIFY(facts == day.closed(1'000'000));
    }
};

FOOTFALL_TEST_MAIN(TestClosingParts)
#include "tst_closingparts.moc"
