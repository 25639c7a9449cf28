// SPDX-License-Identifier: GPL-3.0-or-later
// What a crash, a bad disk or a stranger leaves in the spool's files: torn ends at every byte,
// every byte changed, pieces gone, moved or doubled, the key lost. Sound records are always kept.
#include "core/pipeline/spool/recordcodec.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/fiverecords.h"

using namespace footfall;
using namespace footfall::kit;
using pipeline::FrameHeadSize;
using pipeline::Record;
using pipeline::Spool;

class TestSpoolDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void tornAtEveryByte()
    {
        FiveRecords five;
        for (qsizetype length = five.starts[3]; length <= five.bytes.size(); ++length) {
            Spool &spool = five.openedWith(five.bytes.first(length));
            quint64 whole = 0;
            while (whole < 5 && five.starts[static_cast<qsizetype>(whole) + 1] <= length)
                ++whole;
            QCOMPARE(spool.contents().setAside, 0);
            QCOMPARE(spool.contents().bytes, five.starts[static_cast<qsizetype>(whole)]);
            QCOMPARE(QFileInfo(five.path).size(), five.starts[static_cast<qsizetype>(whole)]);
            QVERIFY(spool.append(viewRecords(10, 11), Epoch));
            QCOMPARE(sequencesOf(readAll(spool)), fromTo(1, whole) + fromTo(10, 11));
        }
    }

    void neverWritten_isTorn()
    {
        // After a power cut a file may be longer than what reached the disk.
        FiveRecords five;
        Spool &spool = five.openedWith(five.bytes.first(five.starts[4]) + QByteArray(5000, '\0'));
        QCOMPARE(spool.contents().setAside, 0);
        QCOMPARE(QFileInfo(five.path).size(), five.starts[4]);
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(1, 4));
    }

    void everyByteChanged()
    {
        FiveRecords five;
        for (qsizetype at = five.starts[3]; at < five.bytes.size(); ++at) {
            QByteArray changed = five.bytes;
            changed[at] = static_cast<char>(changed[at] ^ 0x41);
            int hurt = 0;
            while (five.starts[hurt + 1] <= at)
                ++hurt;
            Sequences kept = fromTo(1, 5);
            kept.removeAt(hurt);
            expectDamagedRecord();
            Spool &spool = five.openedWith(changed);
            QCOMPARE(spool.contents().setAside, 1);
            QCOMPARE(spool.contents().records, 4);
            QCOMPARE(sequencesOf(readAll(spool)), kept);
            QCOMPARE(five.home.setAside(),
                     changed.mid(five.starts[hurt], five.starts[hurt + 1] - five.starts[hurt]));
            // It is not found a second time.
            QCOMPARE(five.home.reopened().contents().setAside, 0);
            QCOMPARE(sequencesOf(readAll(*five.home.spool)), kept);
            QVERIFY(five.home.spool->release(5));
            QVERIFY(!five.home.hasKey());
        }
    }

    void piecesGoneMovedOrDoubled_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Sequences>("kept");
        QTest::addColumn<int>("setAside");
        QTest::addColumn<QByteArray>("key");
        const FiveRecords five;
        const auto row = [&five](const char *name, const QByteArray &content, const Sequences &kept,
                                 int setAside) {
            QTest::newRow(name) << content << kept << setAside << five.key;
        };
        const QByteArray first = five.record(0);
        const QByteArray second = five.record(1);
        const QByteArray third = five.record(2);
        const QByteArray junk(100, 'j');
        row("as it was", five.bytes, fromTo(1, 5), 0);
        row("nothing", {}, {}, 0);
        row("junk alone", junk, {}, 1);
        row("less than a head of junk", "FFSPFFSPFF", {}, 0);
        row("junk before", junk + first + second, {1, 2}, 1);
        row("junk between", first + junk + second, {1, 2}, 1);
        row("junk behind", first + second + junk, {1, 2}, 1);
        row("names in the junk", first + QByteArray("FFSP").repeated(100) + second, {1, 2}, 1);
        row("zeros between", first + QByteArray(300'000, '\0') + second, {1, 2}, 0);
        row("much junk between", first + QByteArray(700'001, 'j') + second, {1, 2}, 1);
        row("a piece missing", first.chopped(20) + second + third, {2, 3}, 1);
        row("a piece missing within", first + second.first(50) + second.sliced(60) + third, {1, 3},
            1);
        row("twice the same", first + second + second + third, {1, 2, 3}, 1);
        row("in another order", first + third + second, {1, 3}, 1);
        row("one gone", first + third, {1, 3}, 0);
        row("one within another", first.first(60) + second + first.sliced(60) + third, {2, 3}, 2);

        // A head that is right in itself and claims more than there is, or the most there can be.
        pipeline::FrameHead head = *pipeline::headAt(second);
        head.length = pipeline::LongestFrame;
        row("claims the longest, at the end", first + pipeline::headBytes(head) + junk, {1}, 0);
        row("claims the longest, between", first + pipeline::headBytes(head) + junk + third, {1, 3},
            1);
        head.length = pipeline::LongestFrame + 1;
        row("claims too much", first + pipeline::headBytes(head) + junk + third, {1, 3}, 1);
        head.length = 0;
        row("claims nothing", first + pipeline::headBytes(head) + third, {1, 3}, 1);
        head = *pipeline::headAt(second);
        head.sequence = 3;
        row("another sequence", first + pipeline::headBytes(head) + second.sliced(FrameHeadSize),
            {1}, 1);
    }
    void piecesGoneMovedOrDoubled()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const Sequences, kept);
        QFETCH(const int, setAside);
        QFETCH(const QByteArray, key);
        FiveRecords five;
        five.key = key;
        if (setAside > 0)
            expectDamagedRecord();
        Spool &spool = five.openedWith(content);
        QCOMPARE(sequencesOf(readAll(spool)), kept);
        QCOMPARE(spool.contents().setAside, setAside);
        QCOMPARE(five.home.hasKey(), !kept.isEmpty());
        QVERIFY(spool.append(viewRecords(20, 21), Epoch));
        QCOMPARE(sequencesOf(readAll(five.home.reopened())), kept + fromTo(20, 21));
        QCOMPARE(five.home.spool->contents().setAside, 0);
    }

    void withoutTheRightKey_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("another key") << QByteArray(32, 'k');
        QTest::newRow("too short") << QByteArray(31, 'k');
        QTest::newRow("too long") << QByteArray(33, 'k');
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("none") << QByteArray();
    }
    void withoutTheRightKey()
    {
        QFETCH(const QByteArray, key);
        FiveRecords five;
        five.home.spool.reset();
        SpoolHome::setBytes(five.home.options.keyFile, key);
        if (key.isNull())
            QVERIFY(QFile::remove(five.home.options.keyFile));
        expectDamagedRecord();
        Spool &spool = five.home.reopened();
        QCOMPARE(spool.contents().setAside, 5);
        QCOMPARE(spool.contents().records, 0);
        QCOMPARE(five.home.setAside(), five.bytes);
        QVERIFY(!five.home.hasKey());
        QVERIFY(spool.append(viewRecords(1, 3), Epoch));
        QCOMPARE(sequencesOf(readAll(five.home.reopened())), fromTo(1, 3));
    }

    void ofWhatIsSetAside_onlySoMuchIsKept()
    {
        FiveRecords five;
        five.home.options.damagedBytes = five.record(0).size() + five.record(1).size();
        SpoolHome::setBytes(five.home.options.keyFile, QByteArray(32, 'k'));
        expectDamagedRecord();
        QCOMPARE(five.home.reopened().contents().setAside, 5);
        QCOMPARE(five.home.setAside(), five.record(0) + five.record(1));
    }

    void decodesWholeRecordsOnly()
    {
        Record full = viewRecord(3);
        auto &view = std::get<domain::Hit>(full.content);
        view.event.name = QStringLiteral("Sign up");
        addProperty(view, QStringLiteral("ann"), QStringLiteral("plan"), QStringLiteral("pro"));
        view.event.amount = {QStringLiteral("EUR"), 1'250};
        meetGoal(view, QStringLiteral("ann"), domain::GoalId{3});
        const QByteArray hit = pipeline::encode(full, Epoch);
        const QByteArray entries = pipeline::encode(
            Record{4,
                   pipeline::LedgerEntries{
                       {domain::SiteId{1}, at("2026-03-01T10:00:00Z"), domain::Rejection::Bot, 3}},
                   pipeline::BotSightings{{domain::SiteId{1}, QDate(2026, 3, 1),
                                           domain::Rejection::Bot, QStringLiteral("Bot"),
                                           QStringLiteral("/"), 3}}},
            Epoch);
        for (const QByteArray &bytes : {hit, entries}) {
            QVERIFY(pipeline::decode(bytes, 3));
            QVERIFY(!pipeline::decode(bytes + 'x', 3));
            for (qsizetype length = 0; length < bytes.size(); ++length)
                QVERIFY(!pipeline::decode(bytes.first(length), 3));
            // Whatever a byte says: a record or none, never more.
            for (qsizetype at = 0; at < bytes.size(); ++at) {
                QByteArray changed = bytes;
                for (const int value : {0, 1, 0x7f, 0x80, 0xff}) {
                    changed[at] = static_cast<char>(value);
                    if (const auto decoded = pipeline::decode(changed, 3))
                        QVERIFY(pipeline::encode(decoded->record, decoded->epoch).size() > 0);
                }
            }
        }
    }
};

FOOTFALL_TEST_MAIN(TestSpoolDamage)
#include "tst_spooldamage.moc"
