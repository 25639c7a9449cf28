// SPDX-License-Identifier: GPL-3.0-or-later
// What a scan is made of: rows without gaps, their places, and lists of sums put together.
#include "core/queries/facts/scankernel.h"
#include "core/queries/facts/selectedrows.h"
#include "core/queries/facts/sumlist.h"
#include "core/queries/facts/valuebits.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace footfall;
using namespace footfall::queries;
using storage::FactGroup;

namespace {

/// Each row with that chance, in runs of that length, from the first on.
std::vector<size_t> someRows(std::mt19937 &random, double share, size_t runs, size_t most)
{
    std::bernoulli_distribution isWanted(share);
    std::vector<size_t> rows;
    bool isIn = false;
    for (size_t row = 0; row < storage::FrameRows && rows.size() < most; ++row) {
        isIn = row % runs == 0 ? isWanted(random) : isIn;
        if (isIn)
            rows.push_back(row);
    }
    return rows;
}

RowBits bitsOf(const std::vector<size_t> &rows)
{
    RowBits bits{};
    for (const size_t row : rows)
        bits.words[row / RowsOfWord] |= quint64{1} << row % RowsOfWord;
    return bits;
}

template <typename Place>
std::shared_ptr<const PlaceColumn> someColumn(std::mt19937 &random)
{
    Places<Place> places(2 * storage::FrameRows);
    for (Place &place : places)
        place = static_cast<Place>(random());
    return std::make_shared<const PlaceColumn>(std::move(places));
}

domain::Counters viewsOf(qint64 views, qint64 durationMs)
{
    domain::Counters counters;
    counters.pageViews = views;
    counters.visits = views / 2;
    counters.durationMs = durationMs;
    return counters;
}

} // namespace

class ScanPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatIsSelected_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("runs");
        QTest::addColumn<int>("most");
        QTest::newRow("none") << 1.0 << 1 << 0;
        QTest::newRow("one") << 0.3 << 1 << 1;
        QTest::newRow("neighbours") << 1.0 << 1 << 700;
        QTest::newRow("all") << 1.0 << 1 << int{storage::FrameRows};
        QTest::newRow("a few") << 0.01 << 1 << 100;
        QTest::newRow("as many as are asked ahead") << 0.5 << 1 << 512;
        QTest::newRow("one more") << 0.5 << 1 << 513;
        QTest::newRow("half") << 0.5 << 1 << int{storage::FrameRows};
        QTest::newRow("most") << 0.95 << 1 << int{storage::FrameRows};
        QTest::newRow("short runs") << 0.5 << 40 << int{storage::FrameRows};
        QTest::newRow("long runs") << 0.5 << 700 << int{storage::FrameRows};
        QTest::newRow("runs of whole words") << 0.5 << 640 << int{storage::FrameRows};
    }
    void takesWhatIsSelected()
    {
        QFETCH(double, share);
        QFETCH(int, runs);
        QFETCH(int, most);
        std::mt19937 random(20'261'129);
        const std::vector<size_t> rows =
            someRows(random, share, static_cast<size_t>(runs), static_cast<size_t>(most));
        ChunkColumns columns;
        columns[size_t(FactGroup::Flags)] = someColumn<quint8>(random);
        columns[size_t(FactGroup::Pathname)] = someColumn<quint16>(random);
        columns[size_t(FactGroup::Duration)] = someColumn<quint32>(random);
        const auto selected = std::make_unique<SelectedRows>();
        const auto compare = [&](size_t firstRow, size_t count, auto numberOf) {
            for (const FactGroup group :
                 {FactGroup::Flags, FactGroup::Pathname, FactGroup::Duration}) {
                size_t taken = 0;
                std::visit(
                    [&](const auto &column, const auto *places) {
                        for (const SelectedRows::Stretch &stretch : selected->stretches())
                            for (size_t i = 0; i < stretch.rows; ++i)
                                QCOMPARE(quint32{places[stretch.first + i]},
                                         quint32{column[firstRow + numberOf(taken++)]});
                    },
                    *columns[size_t(group)], selected->places(group));
                QCOMPARE(taken, count);
            }
        };
        for (const size_t firstRow : {size_t{0}, storage::FrameRows}) {
            selected->take(columns, firstRow, bitsOf(rows));
            compare(firstRow, rows.size(), [&](size_t i) { return rows[i]; });
            selected->takeAll(columns, firstRow, storage::FrameRows);
            compare(firstRow, storage::FrameRows, [](size_t i) { return i; });
        }
    }

    void findsPlaces_data()
    {
        QTest::addColumn<bool>("isOfSome");
        QTest::addColumn<bool>("hasOthers");
        QTest::newRow("of all") << false << false;
        QTest::newRow("of some") << true << false;
        QTest::newRow("of all, in another's table") << false << true;
        QTest::newRow("of some, in another's table") << true << true;
    }
    void findsPlaces()
    {
        QFETCH(bool, isOfSome);
        QFETCH(bool, hasOthers);
        std::mt19937 random(1);
        std::array<quint16, BlockRows> column{};
        std::vector<quint16> others(1'000);
        for (quint16 &place : column)
            place = static_cast<quint16>(random() % others.size());
        for (quint16 &place : others)
            place = static_cast<quint16>(random());
        std::vector<quint16> which;
        for (quint16 row = 0; row < BlockRows; ++row)
            if (!isOfSome || random() % 3 == 0)
                which.push_back(row);
        BlockPlaces places{};
        std::vector<quint8> seen(others.size());
        gatherPlaces(column.data(), isOfSome ? which.data() : nullptr, which.size(),
                     hasOthers ? others.data() : nullptr, &places);
        noteSeen(column.data(), isOfSome ? which.data() : nullptr, which.size(), seen.data());
        std::vector<quint8> expectedSeen(others.size());
        for (size_t i = 0; i < which.size(); ++i) {
            const quint16 place = column[which[i]];
            QCOMPARE(places[i], quint32{hasOthers ? others[place] : place});
            expectedSeen[place] = 1;
        }
        QCOMPARE(seen, expectedSeen);
    }

    /// Run by run as row by row, wherever words and vectors of places end.
    void addsRuns_data()
    {
        QTest::addColumn<size_t>("rows");
        QTest::addColumn<size_t>("run");
        for (const size_t rows : {1, 2, 7, 8, 9, 16, 63, 64, 65, 72, 511, 512})
            for (const size_t run : {1, 3, 8, 64, 600})
                QTest::addRow("%zu rows, %zu alike", rows, run) << rows << run;
    }
    void addsRuns()
    {
        QFETCH(size_t, rows);
        QFETCH(size_t, run);
        std::mt19937 random(3);
        PlacedFlags flags{};
        for (quint32 place = 0; place < 4; ++place)
            flags.sums[place] = sumsOfFlags(place == 0 ? 0 : storage::IsEntry << (place - 1));
        std::vector<quint8> flagPlaces(rows);
        std::vector<quint32> times(rows);
        BlockPlaces places;
        places.fill(77); // Behind the rows: of no row.
        std::vector<domain::Counters> expected(9);
        size_t changes = 0;
        RowBlock block{};
        block.rows = rows;
        for (size_t row = 0; row < rows; ++row) {
            flagPlaces[row] = static_cast<quint8>(random() % 4);
            times[row] = static_cast<quint32>(random());
            places[row] = row % run == 0 ? quint32(random() % expected.size()) : places[row - 1];
            changes += row > 0 && places[row] != places[row - 1] ? 1 : 0;
            ViewSums one = flags.sums[flagPlaces[row]];
            one.time += times[row];
            expected[places[row]] += one.counters();
        }
        readBlock(flags, flagPlaces.data(), times.data(), {}, &block);
        PlaceRuns runs;
        if (changes > 0)
            QVERIFY(!findRuns(places, rows, changes - 1, &runs));
        QVERIFY(findRuns(places, rows, changes, &runs));
        QCOMPARE(runs.count, changes + 1);
        std::vector<ViewSums> table(expected.size());
        addRuns(block, runs, {table.data(), &places});
        for (size_t place = 0; place < expected.size(); ++place)
            QCOMPARE(table[place].counters(), expected[place]);
    }

    void notesValues()
    {
        std::mt19937 generator(2);
        const auto random = [&generator] { return static_cast<quint32>(generator()); };
        for (size_t count = 1; count < 40; ++count) {
            std::vector<quint32> values;
            quint32 value = 1'000 + random() % 100;
            for (size_t i = 0; i < count; ++i)
                values.push_back(value += 1 + random() % 50);
            for (const quint32 most : {1U, 2U, 20U}) { // All, half, and few of them.
                std::vector<quint8> isIn(count);
                for (quint8 &one : isIn)
                    one = random() % most == 0 ? 1 : 0;
                ValueBits bits(values.front(), values.back());
                bits.add(values, isIn);
                for (size_t i = 0; i < count; ++i)
                    QCOMPARE(bits.contains(values[i]), isIn[i] != 0);
                QCOMPARE(bits.count(), std::count(isIn.begin(), isIn.end(), 1));
            }
        }
    }

    void putsListsTogether()
    {
        constexpr auto Most = static_cast<qint64>(MostViewsInSums);
        const std::vector<std::vector<domain::Counters>> parts{
            {viewsOf(1, 10), {}, viewsOf(Most, 3), {}, viewsOf(Most + 5, 1)},
            {{}, {}, viewsOf(1, 4), viewsOf(7, 0), viewsOf(2, 1)},
            {viewsOf(3, 1), {}, viewsOf(2, 5), {}, viewsOf(Most * 4, 2)}};
        std::vector<SumList> lists;
        std::vector<domain::Counters> expected(5);
        domain::Counters total;
        for (const std::vector<domain::Counters> &part : parts) {
            lists.push_back(listOf(part));
            for (size_t place = 0; place < part.size(); ++place) {
                expected[place] += part[place];
                total += part[place];
            }
        }
        lists[1].total += viewsOf(9, 9); // Of others, which are in the total only.
        total += viewsOf(9, 9);
        const SumList all = listOf({&lists[0], &lists[1], &lists[2]}, expected.size());
        std::vector<domain::Counters> found(expected.size());
        for (size_t i = 0; i < all.sums.size(); ++i)
            found[all.place(i)] += all.sums[i].counters();
        for (const auto &[place, counters] : all.large)
            found[place] += counters;
        QCOMPARE(found, expected);
        QVERIFY(all.total == total);
        QVERIFY(std::is_sorted(all.large.begin(), all.large.end(),
                               [](const auto &a, const auto &b) { return a.first < b.first; }));
        const SumList one = listOf({&lists[1]}, expected.size());
        QCOMPARE(one.sums.size(), size_t{3});
        QVERIFY(one.large.empty());
    }
};

QTEST_APPLESS_MAIN(ScanPartsTest)
#include "tst_scanparts.moc"
