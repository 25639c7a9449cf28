// SPDX-License-Identifier: GPL-3.0-or-later
// Of strict sites at random: no view is left among fewer visits than it may be, and nothing that is
// counted gets lost, in whatever order views are.
#include "tests/kit/testmain.h"
#include "tests/storage/strictrows.h"

#include <QRandomGenerator>
#include <algorithm>

using namespace footfall::storage;
using namespace footfall::strictrows;

namespace {

bool isEntry(const Row &row)
{
    return (valueOf(row, FactColumn::Flags) & IsEntry) != 0;
}

quint32 dayOf(const Row &row)
{
    return valueOf(row, FactColumn::Time) / 24;
}

/// Of a random site: few or many views, more or less alike.
std::vector<Row> randomViews(QRandomGenerator &random)
{
    std::vector<Row> rows;
    const int days = 1 + static_cast<int>(random.bounded(2));
    for (int day = 0; day < days; ++day) {
        const int visits = static_cast<int>(random.bounded(random.bounded(2) == 0 ? 12 : 150));
        const quint32 values = 1 + random.bounded(6);
        const quint32 hours = 1 + random.bounded(24);
        for (int visit = 0; visit < visits; ++visit) {
            Row row;
            const quint32 hour = random.bounded(hours);
            for (const FactColumn column : CarriedColumns)
                row[column] = random.bounded(3) == 0 ? random.bounded(values) : 1;
            row[FactColumn::Hostname] = 1 + random.bounded(2);
            row[FactColumn::Time] = hour + static_cast<quint32>(day) * 24;
            const quint32 views = 1 + random.bounded(4);
            for (quint32 i = 0; i < views; ++i) {
                Row one = row;
                if (i > 0 && random.bounded(4) == 0 && hour < 23)
                    ++one[FactColumn::Time];
                one[FactColumn::Pathname] = 1 + random.bounded(9);
                one[FactColumn::Flags] = random.bounded(64);
                one[FactColumn::Flags] &= ~quint32(IsEntry);
                one[FactColumn::Duration] = random.bounded(5'000);
                if (i == 0) {
                    one[FactColumn::Flags] |= IsEntry;
                    for (const FactColumn column : EntryOnlyColumns)
                        one[column] = random.bounded(4) == 0 ? random.bounded(values) : 2;
                }
                rows.push_back(one);
            }
        }
    }
    return rows;
}

std::vector<Row> randomEvents(QRandomGenerator &random, const std::vector<Row> &views)
{
    std::vector<Row> rows;
    for (const Row &view : views) {
        if (random.bounded(3) != 0)
            continue;
        Row event = view;
        for (const FactColumn column : EntryOnlyColumns)
            event.erase(column);
        event.erase(FactColumn::Flags);
        event.erase(FactColumn::Duration);
        event[FactColumn::Target] = 1 + random.bounded(3);
        event[FactColumn::Events] = 1;
        if (random.bounded(4) == 0)
            event[FactColumn::Country] = 77;
        rows.push_back(event);
    }
    return rows;
}

} // namespace

class TestStrictCrowds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void noViewIsAmongTooFew_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 0; seed < 400; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void noViewIsAmongTooFew()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const std::vector<Row> views = randomViews(random);
        const std::vector<Row> events = randomEvents(random, views);
        const int strictVisits = 2 + static_cast<int>(random.bounded(6));
        const Coarsening how = coarsening(strictVisits);
        const CoarseFacts coarse = coarsen(tableOf(views), tableOf(events, FactKind::Events), how);
        const std::vector<Row> after = rowsOf(coarse.views);
        QCOMPARE(after.size(), views.size());

        // How many visits each cell has, how many of them went on, and what may be theirs.
        std::map<CellKey, int> visits;
        std::map<CellKey, int> wentOn;
        std::map<CellKey, int> later;
        std::map<std::pair<CellKey, EntryKey>, int> alike;
        std::map<quint32, int> ofDay;
        std::map<quint32, int> longOnes;
        std::map<quint32, int> laterOfDay;
        for (const Row &row : after) {
            const int visit = isEntry(row) ? 1 : 0;
            visits[keyOf(row, CarriedColumns)] += visit;
            alike[{keyOf(row, CarriedColumns), keyOf(row, EntryOnlyColumns)}] += visit;
            ofDay[dayOf(row)] += visit;
            const bool isBounce = (valueOf(row, FactColumn::Flags) & IsBounce) != 0;
            wentOn[keyOf(row, CarriedColumns)] += visit != 0 && !isBounce ? 1 : 0;
            longOnes[dayOf(row)] += visit != 0 && !isBounce ? 1 : 0;
            later[keyOf(row, CarriedColumns)] += 1 - visit;
            laterOfDay[dayOf(row)] += 1 - visit;
        }
        for (const Row &row : rowsOf(coarse.events)) {
            if (visits.contains(keyOf(row, CarriedColumns)))
                ++later[keyOf(row, CarriedColumns)];
            ++laterOfDay[dayOf(row)];
        }
        std::map<CellKey, CellKey> became;
        for (size_t i = 0; i < views.size(); ++i) {
            const quint32 day = dayOf(views[i]);
            const bool isSmallDay = ofDay.at(day) < strictVisits ||
                                    (laterOfDay[day] > 0 && longOnes.at(day) < strictVisits);
            if (!isSmallDay) {
                const CellKey cell = keyOf(after[i], CarriedColumns);
                QVERIFY(later[cell] == 0 || wentOn.at(cell) >= strictVisits);
                QVERIFY(visits.at(keyOf(after[i], CarriedColumns)) >= strictVisits);
                if (isEntry(after[i]))
                    QVERIFY(alike.at({keyOf(after[i], CarriedColumns),
                                      keyOf(after[i], EntryOnlyColumns)}) >= strictVisits);
            }
            // Each value is what it was, or given up; what is counted stays, and the day.
            QCOMPARE(dayOf(after[i]), dayOf(views[i]));
            for (size_t c = 1; c < FactColumns; ++c) {
                const auto column = static_cast<FactColumn>(c);
                const quint32 value = valueOf(after[i], column);
                const bool isCounted =
                    column == FactColumn::Flags || column == FactColumn::Duration;
                if (isCounted || value != how.withheld.values[c])
                    QCOMPARE(value, valueOf(views[i], column));
                if (isSmallDay && (column == FactColumn::Pathname || column == FactColumn::Source))
                    QCOMPARE(value, how.withheld.values[c]);
                if (!isSmallDay && column == FactColumn::Pathname)
                    QCOMPARE(value, valueOf(views[i], column));
            }
            // All views of a cell stay together.
            const CellKey now = keyOf(after[i], CarriedColumns);
            QCOMPARE(became.emplace(keyOf(views[i], CarriedColumns), now).first->second, now);
        }
        const std::vector<Row> happened = rowsOf(coarse.events);
        for (size_t i = 0; i < events.size(); ++i) {
            const auto found = became.find(keyOf(events[i], CarriedColumns));
            const CellKey now = keyOf(happened[i], CarriedColumns);
            if (found != became.end())
                QCOMPARE(now, found->second);
            else
                QCOMPARE(valueOf(happened[i], FactColumn::Country), 0U);
            QCOMPARE(valueOf(happened[i], FactColumn::Target),
                     valueOf(events[i], FactColumn::Target));
        }

        const CoarseFacts again = coarsen(coarse.views, coarse.events, how);
        QCOMPARE(rowsOf(again.views), after);
        QCOMPARE(rowsOf(again.events), happened);
    }

    void theOrderOfViewsDoesNotMatter()
    {
        for (quint32 seed = 0; seed < 50; ++seed) {
            QRandomGenerator random(seed);
            std::vector<Row> views = randomViews(random);
            std::vector<Row> before = rowsOf(coarsen(tableOf(views), {}, coarsening(4)).views);
            std::shuffle(views.begin(), views.end(), random);
            std::vector<Row> after = rowsOf(coarsen(tableOf(views), {}, coarsening(4)).views);
            std::sort(before.begin(), before.end());
            std::sort(after.begin(), after.end());
            QCOMPARE(after, before);
        }
    }
};

FOOTFALL_TEST_MAIN(TestStrictCrowds)
#include "tst_strictcrowds.moc"
