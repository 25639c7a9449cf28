// SPDX-License-Identifier: GPL-3.0-or-later
// What a strict site gives up, case by case, and the hours that old days lose.
#include "tests/kit/testmain.h"
#include "tests/storage/strictrows.h"

using namespace footfall::storage;
using namespace footfall::strictrows;

namespace {

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
