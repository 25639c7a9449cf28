// SPDX-License-Identifier: GPL-3.0-or-later
// What rows fail, and which of them are wanted, as a scan finds it: like looking at them one by
// one.
#include "core/queries/facts/rowselection.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace footfall::queries;
namespace storage = footfall::storage;

namespace {

/// What places fail, and which rows somebody wants.
struct Marking {
    const char *name;
    std::function<FailBits(size_t place)> fails;
    std::vector<RowSet> sets;
};

bool isIn(const RowSet &set, FailBits fails)
{
    switch (set.kind) {
    case RowSet::Kind::Passing: return fails == 0;
    case RowSet::Kind::Rejected: return (fails & set.outside) == 0 && (fails & ~set.bit) != 0;
    case RowSet::Kind::FailingOnly: return fails == set.bit;
    case RowSet::Kind::All: return (fails & set.outside) == 0;
    }
    return false;
}

template <typename Place>
void marksAsOneByOne(const Marking &marking, size_t places, size_t rows, size_t runs, FailBits must)
{
    std::vector<FailBits> byPlace(places);
    for (size_t place = 0; place < places; ++place)
        byPlace[place] = marking.fails(place) | must;
    std::mt19937 random(static_cast<quint32>(places + rows));
    std::vector<Place> column(
        rows); // No byte behind them, so that sanitizers see one read too far.
    for (size_t row = 0; row < rows; ++row)
        column[row] = row % runs == 0 ? static_cast<Place>(random() % places) : column[row - 1];
    // Of another group, by which some words are closed before.
    const std::vector<FailBits> before{0, 4, FailsAll};
    std::vector<quint8> first(rows);
    for (size_t row = 0; row < rows; ++row)
        first[row] = static_cast<quint8>(row / 300 % 3);

    const auto selection = std::make_unique<RowSelection>();
    selection->begin(rows, must, marking.sets);
    selection->mark(first.data(), FailTable(before));
    selection->mark(column.data(), FailTable(byPlace));
    for (const RowSet &set : marking.sets) {
        std::vector<quint16> expected;
        for (size_t row = 0; row < rows; ++row) {
            const FailBits fails = must | before[first[row]] | byPlace[column[row]];
            if (isIn(set, fails))
                expected.push_back(static_cast<quint16>(row));
        }
        RowBits bits{};
        selection->select(set, &bits);
        RowNumbers numbers{};
        const size_t count = writeNumbers(bits.words.data(), bits.words.size(), numbers.data());
        QCOMPARE(count, expected.size());
        QVERIFY(std::equal(expected.begin(), expected.end(), numbers.begin()));
        const RowBits::Extent extent = bits.extent();
        size_t expectedRuns = 0;
        for (size_t i = 0; i < count; ++i)
            expectedRuns += i == 0 || expected[i] != expected[i - 1] + 1 ? 1 : 0;
        QCOMPARE(extent.rows, count);
        QCOMPARE(extent.runs, expectedRuns);
    }
}

const std::vector<Marking> &markings()
{
    using Kind = RowSet::Kind;
    static const std::vector<Marking> all{
        {"none fails", [](size_t) { return FailBits{0}; }, {{Kind::Passing, 0}}},
        {"all fail",
         [](size_t) { return FailBits{2}; },
         {{Kind::Passing, 0}, {Kind::FailingOnly, 2}}},
        {"one passes",
         [](size_t place) { return place == 1 ? FailBits{0} : FailsAll; },
         {{Kind::Passing, 0}, {Kind::FailingOnly, 4}}},
        {"two ranges fail",
         [](size_t place) {
             return place < 20 || (place > 90 && place < 150) ? FailBits{1} : FailBits{0};
         },
         {{Kind::Passing, 0}, {Kind::FailingOnly, 1}, {Kind::FailingOnly, 4}}},
        {"three values",
         [](size_t place) {
             return place == 0 ? FailBits{1} : place == 99 ? FailsAll : FailBits{2};
         },
         {{Kind::FailingOnly, 1}, {Kind::FailingOnly, 2}}},
        {"every third",
         [](size_t place) { return place % 3 == 0 ? FailBits{0} : FailBits{8}; },
         {{Kind::Passing, 0}, {Kind::FailingOnly, 8}}},
        {"two bits here and there",
         [](size_t place) { return static_cast<FailBits>(place % 5 % 4); },
         {{Kind::Passing, 0}, {Kind::FailingOnly, 1}, {Kind::FailingOnly, 2}}},
        {"what is taken off",
         [](size_t place) { return place % 7 == 0 ? FailsAll : FailBits{0}; },
         {{Kind::Rejected, 0}, {Kind::Rejected, 4}, {Kind::FailingOnly, 4}}},
        {"what is taken off where one bit is left out",
         [](size_t place) { return static_cast<FailBits>(place % 11 == 0 ? 4 : place % 3); },
         {{Kind::Passing, 0}, {Kind::Rejected, 1}, {Kind::Rejected, 2}, {Kind::Rejected, 4}}},
        {"what is taken off rows that do not fail a bit",
         [](size_t place) {
             return static_cast<FailBits>((place % 3 == 0 ? 0x40 : 0) | (place % 7 == 0 ? 2 : 0));
         },
         {{Kind::All, 0, 0x40}, {Kind::Rejected, 0, 0x40}, {Kind::Rejected, 2, 0x40}}},
    };
    return all;
}

} // namespace

class RowMarkingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// By ranges, by bits, or place by place, and with words that nobody wants left out.
    void marksAsOneByOne_data()
    {
        QTest::addColumn<int>("marking");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("runs");
        for (int i = 0; i < static_cast<int>(markings().size()); ++i)
            for (const int rows : {1, 63, 64, 65, 1'000, int{storage::FrameRows}})
                for (const int runs : {1, 200})
                    QTest::addRow("%s, %d rows, %d alike", markings()[size_t(i)].name, rows, runs)
                        << i << rows << runs;
    }
    void marksAsOneByOne()
    {
        QFETCH(int, marking);
        QFETCH(int, rows);
        QFETCH(int, runs);
        const Marking &how = markings()[static_cast<size_t>(marking)];
        for (const FailBits must : {FailBits{0}, FailBits{1}, FailsAll}) {
            for (const size_t places : {1, 2, 100, 200, 256})
                ::marksAsOneByOne<quint8>(how, places, size_t(rows), size_t(runs), must);
            for (const size_t places : {200, 5'000, 65'536})
                ::marksAsOneByOne<quint16>(how, places, size_t(rows), size_t(runs), must);
            ::marksAsOneByOne<quint32>(how, 100'000, size_t(rows), size_t(runs), must);
        }
    }
};

QTEST_APPLESS_MAIN(RowMarkingTest)
#include "tst_rowmarking.moc"
