// SPDX-License-Identifier: GPL-3.0-or-later
// What a strict site gives up: no view is left among fewer visits than it may be, and nothing that
// is counted gets lost.
#include "core/storage/facts/strictcells.h"
#include "tests/kit/testmain.h"

#include <QRandomGenerator>
#include <map>
#include <numeric>

using namespace footfall::storage;

namespace {

constexpr qint64 FirstDay = 2'461'000;
constexpr quint32 Hidden = 900; // Of a column: this and its number.

qint64 startOf(qint64 day)
{
    return day * 86'400;
}

Coarsening coarsening(int strictVisits)
{
    Coarsening how{strictVisits, {}, startOf};
    for (size_t column = 0; column < FactColumns; ++column)
        how.withheld.values[column] = Hidden + static_cast<quint32>(column);
    how.withheld.values[static_cast<size_t>(FactColumn::Country)] = 0;
    return how;
}

using Row = std::map<FactColumn, quint32>;

/// Time is the hour of FirstDay, and of the days behind it from 24 on.
FactTable tableOf(const std::vector<Row> &rows, FactKind kind = FactKind::PageViews)
{
    FactTable table;
    table.kind = kind;
    table.rows = rows.size();
    std::map<quint32, FactHour> hours;
    for (const Row &row : rows) {
        const quint32 time = row.at(FactColumn::Time);
        const qint64 day = FirstDay + time / 24;
        hours[time] = {day, startOf(day) + qint64(time % 24) * 3'600};
    }
    for (const auto &[time, hour] : hours)
        table.hours.push_back(hour);
    for (size_t i = 0; i < rows.size(); ++i) {
        for (const auto &[column, value] : rows[i]) {
            if (table[column].empty())
                table[column].resize(rows.size());
            const auto place = std::distance(hours.begin(), hours.find(value));
            table[column][i] = column == FactColumn::Time ? static_cast<quint32>(place) : value;
        }
    }
    return table;
}

/// The other way round.
Row rowOf(const FactTable &table, size_t row)
{
    Row values;
    for (size_t i = 0; i < FactColumns; ++i) {
        const auto column = static_cast<FactColumn>(i);
        if (const quint32 value = table.value(column, row); value != 0)
            values[column] = value;
    }
    const FactHour &hour = table.hours.at(table.value(FactColumn::Time, row));
    values[FactColumn::Time] =
        static_cast<quint32>((hour.day - FirstDay) * 24 + (hour.hour - startOf(hour.day)) / 3'600);
    return values;
}

std::vector<Row> rowsOf(const FactTable &table)
{
    std::vector<Row> rows;
    for (size_t i = 0; i < table.rows; ++i)
        rows.push_back(rowOf(table, i));
    return rows;
}

quint32 valueOf(const Row &row, FactColumn column)
{
    const auto found = row.find(column);
    return found == row.end() ? 0 : found->second;
}

bool isEntry(const Row &row)
{
    return (valueOf(row, FactColumn::Flags) & IsEntry) != 0;
}

quint32 dayOf(const Row &row)
{
    return valueOf(row, FactColumn::Time) / 24;
}

template <size_t Columns>
std::array<quint32, Columns> keyOf(const Row &row, const std::array<FactColumn, Columns> &columns)
{
    std::array<quint32, Columns> key{};
    for (size_t i = 0; i < Columns; ++i)
        key[i] = valueOf(row, columns[i]);
    return key;
}

Row view(quint32 time, quint32 country, quint32 browser, quint32 language, quint32 flags)
{
    return {{FactColumn::Time, time},       {FactColumn::Hostname, 1},
            {FactColumn::Pathname, 5},      {FactColumn::Country, country},
            {FactColumn::Browser, browser}, {FactColumn::Language, language},
            {FactColumn::Flags, flags},     {FactColumn::Duration, 1'000}};
}

std::vector<Row> operator*(size_t times, const Row &row)
{
    return std::vector<Row>(times, row);
}

std::vector<Row> operator+(std::vector<Row> rows, const std::vector<Row> &more)
{
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

constexpr quint32 HiddenBrowser = Hidden + static_cast<quint32>(FactColumn::Browser);
constexpr quint32 HiddenLanguage = Hidden + static_cast<quint32>(FactColumn::Language);

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

class TestCoarsen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void whatIsGivenUp_data()
    {
        QTest::addColumn<std::vector<Row>>("before");
        QTest::addColumn<std::vector<Row>>("after");
        const std::vector<Row> many = 5 * view(1, 1, 1, 1, IsEntry);
        QTest::newRow("nothing") << std::vector<Row>() << std::vector<Row>();
        QTest::newRow("a crowd keeps all") << many << many;
        QTest::newRow("later views hide among its visits")
            << many + 3 * view(1, 1, 1, 0, 0) << many + 3 * view(1, 1, 1, 0, 0);
        QTest::newRow("a rare language")
            << 9 * view(1, 1, 1, 1, IsEntry) + 5 * view(1, 1, 1, 2, IsEntry) +
                   5 * view(1, 1, 1, 3, IsEntry) + 1 * view(1, 1, 1, 4, IsEntry)
            // One alone would still be alone: the smallest crowd joins it.
            << 9 * view(1, 1, 1, 1, IsEntry) + 5 * view(1, 1, 1, HiddenLanguage, IsEntry) +
                   5 * view(1, 1, 1, 3, IsEntry) + 1 * view(1, 1, 1, HiddenLanguage, IsEntry);
        QTest::newRow("rare browsers")
            << many + 3 * view(1, 1, 2, 1, IsEntry) + 2 * view(1, 1, 3, 1, IsEntry) +
                   4 * view(1, 1, 3, 0, 0)
            << many + 3 * view(1, 1, HiddenBrowser, 1, IsEntry) +
                   2 * view(1, 1, HiddenBrowser, 1, IsEntry) + 4 * view(1, 1, HiddenBrowser, 0, 0);
        QTest::newRow("rare countries give up the browser first")
            << many + 4 * view(1, 2, 2, 1, IsEntry) + 1 * view(1, 3, 2, 1, IsEntry)
            << many + 4 * view(1, 0, HiddenBrowser, 1, IsEntry) +
                   1 * view(1, 0, HiddenBrowser, 1, IsEntry);
        QTest::newRow("quiet hours give up the hour, and what all share stays")
            << 5 * view(1, 1, 1, 1, IsEntry) + 3 * view(2, 1, 1, 1, IsEntry) +
                   2 * view(3, 1, 1, 1, IsEntry) + 1 * view(4, 1, 1, 0, 0)
            << 5 * view(1, 1, 1, 1, IsEntry) + 3 * view(0, 1, 1, 1, IsEntry) +
                   2 * view(0, 1, 1, 1, IsEntry) + 1 * view(0, 1, 1, 0, 0);
        QTest::newRow("a crowd joins those who are too few")
            << 6 * view(1, 1, 1, 1, IsEntry) + 5 * view(2, 1, 1, 1, IsEntry) +
                   1 * view(3, 1, 1, 0, 0)
            << 6 * view(1, 1, 1, 1, IsEntry) + 5 * view(0, 1, 1, 1, IsEntry) +
                   1 * view(0, 1, 1, 0, 0);
        Row nothing = view(0, 0, HiddenBrowser, HiddenLanguage, IsEntry);
        for (const FactColumn column :
             {FactColumn::Hostname, FactColumn::Source, FactColumn::Channel, FactColumn::UtmSource,
              FactColumn::UtmMedium, FactColumn::UtmCampaign, FactColumn::BrowserVersion,
              FactColumn::System, FactColumn::Device, FactColumn::Pathname, FactColumn::Referrer,
              FactColumn::Screen, FactColumn::UtmTerm, FactColumn::UtmContent})
            nothing[column] = Hidden + static_cast<quint32>(column);
        nothing.erase(FactColumn::Country);
        QTest::newRow("a small day keeps nothing") << 4 * view(7, 1, 1, 1, IsEntry) << 4 * nothing;
        const quint32 bounce = IsEntry | IsBounce;
        QTest::newRow("bounces do not hide what is later")
            << many + 9 * view(1, 1, 2, 1, bounce) + 1 * view(1, 1, 2, 1, IsEntry) +
                   1 * view(1, 1, 2, 0, 0)
            << 5 * view(1, 1, HiddenBrowser, 1, IsEntry) +
                   9 * view(1, 1, HiddenBrowser, 1, bounce) +
                   1 * view(1, 1, HiddenBrowser, 1, IsEntry) + 1 * view(1, 1, HiddenBrowser, 0, 0);
        QTest::newRow("bounces hide each other")
            << many + 5 * view(1, 1, 2, 1, bounce) << many + 5 * view(1, 1, 2, 1, bounce);
        QTest::newRow("a day is not another")
            << many + 5 * view(25, 1, 1, 1, IsEntry) + 1 * view(26, 1, 2, 0, 0)
            << many + 5 * view(24, 1, HiddenBrowser, 1, IsEntry) +
                   1 * view(24, 1, HiddenBrowser, 0, 0);
    }
    void whatIsGivenUp()
    {
        QFETCH(std::vector<Row>, before);
        QFETCH(std::vector<Row>, after);
        for (std::vector<Row> *rows : {&before, &after})
            for (Row &row : *rows)
                std::erase_if(row, [](const auto &each) {
                    return each.second == 0 && each.first != FactColumn::Time;
                });
        const CoarseFacts coarse = coarsen(tableOf(before), {}, coarsening(5));
        QCOMPARE(rowsOf(coarse.views), after);
    }

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

    void whoJoinsACrowdNeedsCompanyToo()
    {
        // Of a closed day: five visits that bounced and had given up their browser. Late, a visit
        // that went on comes with another browser; five more are enough by themselves.
        std::vector<Row> views = 5 * view(3, 2, Hidden + quint32(FactColumn::Browser), 1,
                                          IsEntry | IsVisitor | IsBounce) +
                                 1 * view(3, 2, 7, 1, IsEntry | IsVisitor) +
                                 3 * view(3, 2, 7, 0, 0) +
                                 5 * view(9, 4, 6, 1, IsEntry | IsVisitor);
        for (Row &row : views)
            for (const FactColumn column : {FactColumn::BrowserVersion, FactColumn::System})
                row[column] = row.at(FactColumn::Browser) < Hidden
                                  ? 7
                                  : Hidden + static_cast<quint32>(column);
        std::map<CellKey, int> wentOn;
        std::map<CellKey, int> later;
        for (const Row &row : rowsOf(coarsen(tableOf(views), {}, coarsening(5)).views)) {
            const quint32 flags = valueOf(row, FactColumn::Flags);
            wentOn[keyOf(row, CarriedColumns)] +=
                (flags & IsEntry) != 0 && (flags & IsBounce) == 0 ? 1 : 0;
            later[keyOf(row, CarriedColumns)] += (flags & IsEntry) == 0 ? 1 : 0;
        }
        for (const auto &[cell, count] : later)
            QVERIFY(count == 0 || wentOn.at(cell) >= 5);
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

    void hoursOfOldDaysGo()
    {
        const std::vector<Row> rows{view(3, 1, 1, 1, IsEntry), view(5, 2, 1, 1, 0),
                                    view(25, 1, 1, 1, IsEntry)};
        std::vector<Row> expected = rows;
        expected[0][FactColumn::Time] = 0;
        expected[1][FactColumn::Time] = 0;
        const FactTable coarse = withoutHours(tableOf(rows), FirstDay + 1, startOf);
        QCOMPARE(rowsOf(coarse), rowsOf(tableOf(expected)));
        QCOMPARE(coarse.hours.at(coarse.value(FactColumn::Time, 0)),
                 (FactHour{FirstDay, startOf(FirstDay)}));
        QCOMPARE(rowsOf(withoutHours(tableOf(rows), FirstDay, startOf)), rowsOf(tableOf(rows)));
        QCOMPARE(withoutHours({}, FirstDay, startOf).rows, size_t(0));
    }
};

FOOTFALL_TEST_MAIN(TestCoarsen)
#include "tst_coarsen.moc"
