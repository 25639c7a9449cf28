// SPDX-License-Identifier: GPL-3.0-or-later
// What is written as a segment is read, as a whole, part by part, and as sums.
#include "core/storage/facts/dictionarycodec.h"
#include "core/storage/facts/segmentcodec.h"
#include "tests/kit/testmain.h"
#include "tests/storage/facttables.h"

#include <algorithm>

using namespace footfall;
using namespace storage;
using facttables::Random;
using facttables::Shape;

Q_DECLARE_METATYPE(Shape)

namespace {

/// What a reader with nothing but the head and single parts gets.
std::vector<quint32> placesOf(const SegmentHead &head,
                              const std::vector<EncodedSegment::Blob> &parts, FactGroup group)
{
    std::vector<quint32> all;
    for (size_t chunk = 0; chunk < head.chunks(); ++chunk) {
        const size_t rows = head.rowsOfChunk(chunk);
        const QByteArrayView bytes = findPart(parts, columnPart(group, chunk));
        if (bytes.isEmpty() == hasColumn(head, group, chunk))
            qFatal("A column is there that should not be, or is not.");
        std::vector<quint32> memory(rows);
        std::vector<quint8> flags(rows);
        const QByteArrayView flagsBytes = findPart(parts, columnPart(FactGroup::Flags, chunk));
        if (!decodeChunk(head, FactGroup::Flags, chunk, flagsBytes, nullptr, flags.data()))
            qFatal("The flags cannot be read.");
        const bool needsFlags = head[group].isOfEntries && head[FactGroup::Flags].width > 0;
        if (const auto done = decodeChunk(head, group, chunk, bytes,
                                          needsFlags ? flags.data() : nullptr, memory.data());
            !done)
            qFatal("%s", qPrintable(done.error().message));
        const auto append = [&](auto *places) { all.insert(all.end(), places, places + rows); };
        switch (memoryWidth(head[group].width)) {
        case 0: all.resize(all.size() + rows); break;
        case 1: append(reinterpret_cast<quint8 *>(memory.data())); break;
        case 2: append(reinterpret_cast<quint16 *>(memory.data())); break;
        default: append(memory.data()); break;
        }
    }
    return all;
}

std::vector<EncodedSegment::Blob> partsOf(const EncodedSegment &segment, const SegmentHead &head)
{
    return head.isWhole ? unpackWhole(head, findPart(segment.blobs, WholePart)).value()
                        : segment.blobs;
}

} // namespace

class TestSegmentCodec : public QObject
{
    Q_OBJECT

    static void shapes()
    {
        QTest::addColumn<Shape>("shape");
        const auto row = [](const char *name, const Shape &shape) { QTest::newRow(name) << shape; };
        using enum FactKind;
        row("nothing", {.rows = 0});
        row("one view", {.rows = 1});
        row("one event", {.kind = Events, .rows = 1});
        row("a fold", {.rows = 300});
        row("all the same", {.rows = 40'000, .emptyOfTen = 10, .hours = 1});
        row("the largest in one blob", {.rows = 4'096, .values = 5'000});
        row("the smallest in several", {.rows = 4'097, .values = 5'000});
        row("two frames less one", {.rows = 2 * FrameRows - 1});
        row("a frame", {.rows = FrameRows, .values = 300});
        row("a frame and one", {.rows = FrameRows + 1, .values = 300});
        row("a chunk", {.rows = ChunkRows, .values = 256, .hours = 257});
        row("several chunks", {.rows = 2 * ChunkRows + 77, .values = 700, .hours = 720});
        row("three bytes a place", {.rows = ChunkRows + 1, .values = 4'000'000, .emptyOfTen = 8});
        row("ids far apart", {.rows = 20'000, .values = 1'000, .step = 4'000'000});
        row("many events", {.kind = Events, .rows = 50'000, .values = 40});
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whatIsWrittenIsRead_data() { shapes(); }
    void whatIsWrittenIsRead()
    {
        QFETCH(Shape, shape);
        Random random(shape.rows);
        const FactTable table = facttables::made(random, shape);
        const EncodedSegment segment = encode(table);
        QCOMPARE(segment.rows, table.rows);
        const auto read = decodeTable(segment);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->kind, table.kind);
        QVERIFY(facttables::rowsOf(*read) == facttables::rowsOf(table));
        // Not even the order of arrival is left.
        QVERIFY(encode(facttables::shuffled(random, table)) == segment);
    }

    void readersFindEachPartByItself_data() { shapes(); }
    void readersFindEachPartByItself()
    {
        QFETCH(Shape, shape);
        Random random(shape.rows + 1);
        const FactTable table = facttables::made(random, shape);
        const EncodedSegment segment = encode(table);
        const SegmentHead head = decodeHead(segment.head).value();
        const auto parts = partsOf(segment, head);
        QCOMPARE(head.isWhole, table.rows <= 4'096);
        QVERIFY(!head.isWhole || segment.blobs.size() == 1);
        std::vector<std::array<quint32, FactGroups>> rows(head.rows);
        FactTable read;
        read.kind = head.kind;
        read.rows = head.rows;
        read.hours = head.hours;
        for (size_t index = 0; index < FactGroups; ++index) {
            const auto group = static_cast<FactGroup>(index);
            const std::vector<quint32> places = placesOf(head, parts, group);
            const FactDictionary dictionary =
                decodeDictionary(head, group, findPart(parts, dictionaryPart(group))).value();
            QCOMPARE(dictionary.size, head[group].entries);
            std::vector<FrameZone> zones;
            appendZones(zones, places);
            if (head[group].width > 0)
                QVERIFY(head[group].zones == zones);
            for (size_t row = 0; row < rows.size(); ++row) {
                rows[row][index] = places[row];
                for (size_t column = 0; column < dictionary.columns.size(); ++column)
                    read[columnsOf(group)[column]].push_back(
                        dictionary.columns[column][places[row]]);
                if (group == FactGroup::Money)
                    read.amounts.push_back(dictionary.amounts[places[row]]);
            }
        }
        QVERIFY(std::is_sorted(rows.begin(), rows.end()));
        QVERIFY(facttables::rowsOf(read) == facttables::rowsOf(table));
    }

    void sumsAreThoseOfTheRows_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::newRow("two frames") << Shape{.rows = FrameRows + 5, .values = 2, .emptyOfTen = 0};
        QTest::newRow("chunks") << Shape{.rows = ChunkRows + 9, .values = 3, .emptyOfTen = 0};
    }
    void sumsAreThoseOfTheRows()
    {
        QFETCH(Shape, shape);
        Random random(shape.rows + 2);
        const EncodedSegment segment = encode(facttables::made(random, shape));
        const SegmentHead head = decodeHead(segment.head).value();
        const FactTable table = decodeTable(segment).value();
        const auto &flags = table[FactColumn::Flags];
        int compared = 0;
        for (size_t index = 0; index < FactGroups; ++index) {
            const auto group = static_cast<FactGroup>(index);
            if (!head[group].hasSums) {
                QVERIFY(findPart(segment.blobs, sumsPart(group)).isEmpty());
                continue;
            }
            const std::vector<quint32> places = placesOf(head, segment.blobs, group);
            for (const SumsOf of : {SumsOf::All, SumsOf::EntryViews, SumsOf::Exits}) {
                const QByteArrayView bytes = findPart(segment.blobs, sumsPart(group, of));
                if (of != SumsOf::All && group != FactGroup::Pathname) {
                    QVERIFY(bytes.isEmpty());
                    continue;
                }
                std::vector<domain::Counters> expected(head[group].entries);
                const bool isEntryOnly = group >= FactGroup::Referrer;
                for (size_t row = 0; row < table.rows; ++row) {
                    const quint32 f = flags[row];
                    if (((isEntryOnly || of == SumsOf::EntryViews) && (f & IsEntry) == 0) ||
                        (of == SumsOf::Exits && (f & IsExit) == 0))
                        continue;
                    domain::Counters one;
                    one.visitors = (f & IsVisitor) != 0;
                    one.pageVisitors = (f & IsPageVisitor) != 0;
                    one.pageViews = 1;
                    one.visits = (f & IsEntry) != 0;
                    one.bounces = (f & IsBounce) != 0;
                    one.exits = (f & IsExit) != 0;
                    one.durationMs = table.value(FactColumn::Duration, row);
                    one.durationViews = (f & HasDuration) != 0;
                    expected[places[row]] += one;
                }
                QVERIFY(decodeSums(head, group, bytes).value() == expected);
                ++compared;
            }
        }
        QCOMPARE(compared, 12); // Ten groups, and the pages as entries and as exits.
    }
};

FOOTFALL_TEST_MAIN(TestSegmentCodec)
#include "tst_segmentcodec.moc"
