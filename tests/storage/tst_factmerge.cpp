// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/factmerge.h"
#include "core/storage/facts/segmentcodec.h"
#include "tests/kit/testmain.h"
#include "tests/storage/facttables.h"

using namespace footfall;
using namespace storage;
using facttables::Random;
using facttables::Shape;

namespace {

/// Of another day, so that hours differ too; or of the same.
FactTable moved(FactTable table, qint64 hours)
{
    for (FactHour &hour : table.hours) {
        hour.hour += hours * 3600;
        hour.day += hours / 24;
    }
    return table;
}

} // namespace

class TestFactMerge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void mergedIsAsIfEncodedAtOnce_data()
    {
        QTest::addColumn<std::vector<Shape>>("shapes");
        const auto row = [](const char *name, std::vector<Shape> shapes) {
            QTest::newRow(name) << std::move(shapes);
        };
        using enum FactKind;
        row("one alone", {{.rows = 50}});
        row("with an empty one", {{.rows = 0}, {.rows = 3}});
        row("two that differ in their widths", {{.rows = 9'000, .values = 100'000}, {.rows = 2}});
        row("folds", {{.rows = 20}, {.rows = 300}, {.rows = 1}, {.rows = 90}, {.rows = 20}});
        row("to more than one blob", {{.rows = 4'000}, {.rows = 4'000, .values = 3'000}});
        row("across a chunk", {{.rows = ChunkRows - 5, .values = 300}, {.rows = 10}});
        row("of nothing but zeros",
            {{.rows = 900, .emptyOfTen = 10}, {.rows = 80, .emptyOfTen = 10}});
        row("events", {{.kind = Events, .rows = 700}, {.kind = Events, .rows = 20'000}});
        for (quint32 seed = 0; seed < 40; ++seed) {
            Random random(seed);
            std::vector<Shape> shapes(2 + random() % 6);
            const FactKind kind = seed % 4 == 0 ? Events : PageViews;
            for (Shape &shape : shapes)
                shape = {.kind = kind,
                         .rows = random() % (random() % 3 == 0 ? 20'000 : 300),
                         .values = static_cast<quint32>(1 + random() % 2'000),
                         .step = static_cast<quint32>(1 + random() % 100'000),
                         .emptyOfTen = static_cast<int>(random() % 11),
                         .hours = 1 + random() % 48};
            row(qPrintable(QStringLiteral("seed %1").arg(seed)), shapes);
        }
    }
    void mergedIsAsIfEncodedAtOnce()
    {
        QFETCH(std::vector<Shape>, shapes);
        Random random(shapes.size() * 1'000 + shapes[0].rows);
        std::vector<FactTable> tables;
        std::vector<EncodedSegment> segments;
        for (const Shape &shape : shapes) {
            tables.push_back(
                moved(facttables::made(random, shape), static_cast<qint64>(random() % 3) * 12));
            segments.push_back(encode(tables.back()));
        }
        const EncodedSegment atOnce = encode(facttables::joined(tables));
        const auto merged = merge(segments);
        QVERIFY2(merged, merged ? "" : qPrintable(merged.error().message));
        QVERIFY(*merged == atOnce);
        // In whichever steps.
        std::reverse(segments.begin(), segments.end());
        EncodedSegment step = segments[0];
        for (size_t i = 1; i < segments.size(); ++i)
            step = merge({step, segments[i]}).value();
        QVERIFY(step == atOnce);
    }

    void someAreLeftOut_data()
    {
        QTest::addColumn<FactKind>("kind");
        QTest::addColumn<qint64>("firstDay"); // Of those that stay; of ten.
        QTest::addColumn<qint64>("lastDay");
        QTest::addColumn<qint64>("hourlyFrom");
        QTest::addColumn<bool>("leavesOutTargets");
        using enum FactKind;
        QTest::newRow("days before") << PageViews << 4ll << 99ll << 0ll << false;
        QTest::newRow("days after") << PageViews << -9ll << 4ll << 0ll << false;
        QTest::newRow("all but a day") << PageViews << 6ll << 6ll << 0ll << false;
        QTest::newRow("all") << PageViews << 50ll << 99ll << 0ll << false;
        QTest::newRow("hours") << PageViews << -9ll << 99ll << 5ll << false;
        QTest::newRow("hours and days") << PageViews << 2ll << 7ll << 5ll << false;
        QTest::newRow("events' days and hours") << Events << 2ll << 7ll << 5ll << false;
        QTest::newRow("targets") << Events << -9ll << 99ll << 0ll << true;
        QTest::newRow("targets and days") << Events << 3ll << 99ll << 9ll << true;
    }
    void someAreLeftOut()
    {
        QFETCH(FactKind, kind);
        QFETCH(qint64, firstDay);
        QFETCH(qint64, lastDay);
        QFETCH(qint64, hourlyFrom);
        QFETCH(bool, leavesOutTargets);
        Random random(size_t(firstDay * 100 + lastDay));
        constexpr qint64 Day = 2'461'000;
        MergeRules rules;
        rules.firstDay = Day + firstDay;
        rules.lastDay = Day + lastDay;
        rules.hourlyFrom = hourlyFrom > 0 ? Day + hourlyFrom : 0;
        rules.startOf = [](qint64 day) { return 1'000'000'000 + (day - Day) * 86'400; };
        if (leavesOutTargets)
            rules.isLeftOut = [](quint32 a, quint32 b) { return (a + b) % 3 == 0; };
        for (const std::vector<size_t> &sizes :
             {std::vector<size_t>{700}, {300, 5'000, 1}, {ChunkRows + 10, 30}}) {
            std::vector<FactTable> tables;
            std::vector<EncodedSegment> segments;
            for (const size_t rows : sizes) {
                tables.push_back(facttables::made(
                    random, {.kind = kind, .rows = rows, .values = 60, .hours = 240}));
                segments.push_back(encode(tables.back()));
            }
            FactTable all = facttables::joined(tables);
            if (rules.hourlyFrom > 0)
                all = withoutHours(std::move(all), rules.hourlyFrom, rules.startOf);
            std::vector<facttables::Row> rows = facttables::rowsOf(all);
            std::erase_if(rows, [&](const facttables::Row &row) {
                return row.hour.day < rules.firstDay || row.hour.day > rules.lastDay ||
                       (rules.isLeftOut &&
                        rules.isLeftOut(row.values[size_t(FactColumn::Kind)],
                                        row.values[size_t(FactColumn::Target)]));
            });
            const auto merged = merge(segments, rules);
            QVERIFY2(merged, merged ? "" : qPrintable(merged.error().message));
            QCOMPARE(merged->rows, rows.size());
            const FactTable read = decodeTable(*merged).value();
            QVERIFY(facttables::rowsOf(read) == rows);
            // As if it had never been there.
            QVERIFY(encode(read) == *merged);
        }
    }

    void itCanBeStopped()
    {
        Random random(3);
        const std::vector<EncodedSegment> segments{
            encode(facttables::made(random, {.rows = 9'000})),
            encode(facttables::made(random, {.rows = 9'000}))};
        std::stop_source stop;
        MergeRules rules;
        rules.stop = stop.get_token();
        QVERIFY(merge(segments, rules).has_value());
        // On the way, too.
        rules.hourlyFrom = std::numeric_limits<qint64>::max();
        rules.startOf = [&stop](qint64 day) {
            stop.request_stop();
            return day * 86'400;
        };
        for (int time = 0; time < 2; ++time) {
            const auto stopped = merge(segments, rules);
            QVERIFY(!stopped);
            QCOMPARE(stopped.error().kind, domain::ErrorKind::Unavailable);
        }
    }

    void differentKindsAreNotMerged()
    {
        Random random(1);
        const auto refused =
            merge({encode(facttables::made(random, {.rows = 10})),
                   encode(facttables::made(random, {.kind = FactKind::Events, .rows = 10}))});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, domain::ErrorKind::Invalid);
    }

    void aDamagedOneIsAnError()
    {
        Random random(2);
        std::vector<EncodedSegment> segments{encode(facttables::made(random, {.rows = 10})),
                                             encode(facttables::made(random, {.rows = 9'000}))};
        segments[1].blobs.pop_back();
        while (segments[1].blobs.back().part >= sumsPart(FactGroup::Country))
            segments[1].blobs.pop_back();
        segments[1].blobs.pop_back();
        QVERIFY(!merge(segments));
        segments[1].head.chop(1);
        QCOMPARE(merge(segments).error().kind, domain::ErrorKind::Storage);
    }
};

FOOTFALL_TEST_MAIN(TestFactMerge)
#include "tst_factmerge.moc"
