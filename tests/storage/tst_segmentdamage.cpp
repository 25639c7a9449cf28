// SPDX-License-Identifier: GPL-3.0-or-later
// Segments that are damaged, cut, or claim too much: that is noticed, and told as an error.
#include "core/storage/facts/bytes.h"
#include "core/storage/facts/dictionarycodec.h"
#include "core/storage/facts/packing.h"
#include "core/storage/facts/segmentcodec.h"
#include "tests/kit/testmain.h"
#include "tests/storage/facttables.h"

using namespace footfall;
using namespace storage;
using facttables::Random;
using facttables::Shape;

Q_DECLARE_METATYPE(Shape)

class TestSegmentDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void damagedBytesAreAnError()
    {
        Random random(5);
        for (int round = 0; round < 400; ++round) {
            const bool isWhole = round % 4 != 0;
            EncodedSegment segment = encode(facttables::made(
                random, {.kind = round % 2 == 0 ? FactKind::Events : FactKind::PageViews,
                         .rows = isWhole ? size_t{200} : FrameRows + 10}));
            QByteArray &bytes = random() % 3 == 0 || segment.blobs.empty()
                                    ? segment.head
                                    : segment.blobs[random() % segment.blobs.size()].data;
            const auto at = static_cast<qsizetype>(random() % quint64(bytes.size()));
            switch (round % 3) {
            case 0: bytes.truncate(at); break;
            case 1: bytes[at] = static_cast<char>(random()); break;
            default: bytes.insert(at, static_cast<char>(random())); break;
            }
            // What cannot be told from sound bytes gives other numbers, but nothing worse.
            if (const auto read = decodeTable(segment); read) {
                QCOMPARE(facttables::rowsOf(*read).size(), read->rows);
            } else {
                QCOMPARE(read.error().kind, domain::ErrorKind::Storage);
                QVERIFY(read.error().message.contains(QStringLiteral("damaged")));
            }
        }
    }

    void everyDamageIsNoticed_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::newRow("a small one") << Shape{.rows = 300};
        QTest::newRow("a large one") << Shape{.rows = FrameRows + 10, .values = 90'000};
    }
    void everyDamageIsNoticed()
    {
        QFETCH(Shape, shape);
        Random random(8);
        const EncodedSegment sound = encode(facttables::made(random, shape));
        const auto rows = facttables::rowsOf(decodeTable(sound).value());
        int noticed = 0;
        for (int round = 0; round < 2'000; ++round) {
            EncodedSegment segment = sound;
            auto &blob = segment.blobs[random() % segment.blobs.size()];
            if (blob.part >= sumsPart(FactGroup::Country))
                continue; // Not needed for the rows.
            QByteArray &bytes = round % 3 == 0 ? segment.head : blob.data;
            const auto at = static_cast<qsizetype>(random() % quint64(bytes.size()));
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
            const auto read = decodeTable(segment);
            noticed += read ? 0 : 1;
            // A few bits of the packing mean nothing.
            if (read)
                QVERIFY(facttables::rowsOf(*read) == rows);
        }
        QVERIFY2(noticed > 1'000, qPrintable(QString::number(noticed)));
    }

    void whatClaimsTooMuchIsRefused_data()
    {
        QTest::addColumn<QByteArray>("head");
        const auto head = [](quint64 rows, bool isWhole, const std::vector<FactHour> &hours) {
            ByteWriter writer;
            writer.byte(1);
            writer.byte(1);
            writer.byte(isWhole ? 1 : 0);
            writer.number(rows);
            writer.number(hours.size());
            FactHour last;
            for (const FactHour &hour : hours) {
                writer.signedNumber(hour.day - last.day);
                writer.signedNumber(hour.hour - last.hour);
                last = hour;
            }
            for (size_t group = 0; group < FactGroups; ++group) {
                const bool isTime = group == static_cast<size_t>(FactGroup::Time);
                writer.number(isTime ? hours.size() : 1);
                writer.byte(isTime ? 0 : 1);
                if (!isTime) {
                    FactDictionary zero;
                    zero.size = 1;
                    zero.columns.assign(columnsOf(static_cast<FactGroup>(group)).size(), {0});
                    if (group == static_cast<size_t>(FactGroup::Money))
                        zero.amounts = {0};
                    writer.block(unpackable(dictionaryBytes(zero)));
                }
            }
            return packed(writer.take());
        };
        constexpr qint64 Day = 2'461'000;
        QVERIFY2(decodeHead(head(9, false, {{Day, 0}})), "the others differ in one thing only");
        QVERIFY(decodeHead(head(9, true, {{Day, 0}})));
        QTest::newRow("rows") << head(MostRows + 1, false, {{Day, 0}});
        QTest::newRow("rows of a small one") << head(WholeRows + 1, true, {{Day, 0}});
        QTest::newRow("a day before all calendars") << head(9, false, {{-1, 0}});
        QTest::newRow("a day of no year") << head(9, false, {{qint64{1} << 60, 0}});
        QTest::newRow("an hour of no day") << head(9, false, {{Day, qint64{1} << 60}});
        std::vector<FactHour> years;
        for (qint64 day = 0; day <= LongestSegment; ++day)
            years.push_back({Day + day, day * 86'400});
        QTest::newRow("more days than a year has") << head(500, false, years);
    }
    void whatClaimsTooMuchIsRefused()
    {
        QFETCH(QByteArray, head);
        const auto read = decodeHead(head);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, domain::ErrorKind::Storage);
    }

    void moreRowsThanTheDatabaseSaysAreRefused()
    {
        Random random(9);
        EncodedSegment segment = encode(facttables::made(random, {.rows = 200}));
        QVERIFY(decodeTable(segment).has_value());
        segment.rows = 199;
        QVERIFY(!decodeTable(segment));
    }

    void aBombIsRefusedBeforeItIsUnpacked()
    {
        // Sixteen megabytes of zeros, in a few bytes.
        const QByteArray bomb = packed(QByteArray(1 << 24, '\0'));
        QVERIFY(bomb.size() < 4'096);
        QVERIFY(unpack(bomb, 1 << 24).has_value());
        QVERIFY(!unpack(bomb, (1 << 24) - 1));
        Random random(10);
        EncodedSegment segment = encode(facttables::made(random, {.rows = 40}));
        segment.blobs[0].data = bomb;
        QVERIFY(!decodeTable(segment));
    }

    void aCutPartIsAnError()
    {
        Random random(6);
        const EncodedSegment sound = encode(facttables::made(random, {.rows = FrameRows * 2}));
        QVERIFY(decodeTable(sound).has_value());
        const SegmentHead head = decodeHead(sound.head).value();
        for (size_t i = 0; i < sound.blobs.size(); ++i) {
            if (sound.blobs[i].part >= sumsPart(FactGroup::Country))
                continue; // Not needed for the rows.
            EncodedSegment cut = sound;
            cut.blobs[i].data.chop(1);
            QVERIFY(!decodeTable(cut).has_value());
            cut.blobs.erase(cut.blobs.begin() + static_cast<std::ptrdiff_t>(i));
            QVERIFY(!decodeTable(cut).has_value());
        }
    }
};

FOOTFALL_TEST_MAIN(TestSegmentDamage)
#include "tst_segmentdamage.moc"
