// SPDX-License-Identifier: GPL-3.0-or-later
// The spool as its users see it: what goes in comes out, in order, once, and survives a restart;
// full disks, two threads.
#include "tests/kit/filesizelimit.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/spoolkit.h"

#include <thread>

using namespace footfall;
using namespace footfall::kit;
using pipeline::Record;
using pipeline::Spool;

class TestSpool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void emptyHasNoKey()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(!home.hasKey());
        QCOMPARE(spool.contents().records, 0);
        QVERIFY(readAll(spool).empty());
        QVERIFY(spool.release(5));
        QVERIFY(spool.append({}, Epoch));
        QVERIFY(!home.hasKey());

        QVERIFY(spool.append(viewRecords(1, 3), Epoch));
        const QByteArray firstKey = SpoolHome::bytesOf(home.options.keyFile);
        QCOMPARE(readAll(spool).size(), 3U);
        QVERIFY(spool.release(3));
        QVERIFY(!home.hasKey());
        QVERIFY(home.segments().isEmpty());
        QCOMPARE(spool.contents().bytes, 0);

        // And once more, from a lower number, with another key and another epoch.
        QVERIFY(spool.append(viewRecords(1, 3), QStringLiteral("other")));
        QVERIFY(home.hasKey() && SpoolHome::bytesOf(home.options.keyFile) != firstKey);
        QCOMPARE(spool.contents().epoch, QStringLiteral("other"));
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(1, 3));
        QVERIFY(spool.release(3));
        QVERIFY(!home.hasKey());
    }

    void aKeyWithoutRecords_isDestroyedAtTheStart()
    {
        SpoolHome home;
        SpoolHome::setBytes(home.options.keyFile, QByteArray(32, 'k'));
        QCOMPARE(home.reopened().contents().records, 0);
        QVERIFY(!home.hasKey());
    }

    void tellsWhatItHolds()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(spool.append(viewRecords(10, 14), Epoch));
        QVERIFY(spool.append({Record{15, someEntries()}}, Epoch));
        const auto check = [&home](const Spool::Contents &contents) {
            QCOMPARE(contents.records, 6);
            QCOMPARE(contents.hits, 5);
            QCOMPARE(contents.bytes, QFileInfo(home.segments().first()).size());
            QCOMPARE(contents.epoch, Epoch);
            QCOMPARE(contents.lastSequence, 15U);
            QCOMPARE(contents.oldest, spoolTime(10));
            QCOMPARE(contents.setAside, 0);
        };
        check(spool.contents());
        check(home.reopened().contents());
    }

    void releasedOnesAreNotReadAgain()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(spool.append(viewRecords(1, 10), Epoch));
        QCOMPARE(sequencesOf(*spool.read(4)), fromTo(1, 4));
        QVERIFY(spool.release(2));
        QCOMPARE(spool.contents().records, 8);
        spool.rewind();
        QCOMPARE(sequencesOf(*spool.read(3)), fromTo(3, 5));
        QVERIFY(spool.append(viewRecords(11, 12), Epoch));
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(6, 12));
        QVERIFY(readAll(spool).empty());
        QVERIFY(spool.release(11));
        spool.rewind();
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(12, 12));
    }

    void whatWasAppliedBeforeACrash_isSkippedUnread()
    {
        SpoolHome home;
        home.options.segmentBytes = 1000;
        for (quint64 sequence = 1; sequence <= 50; ++sequence) {
            if (!home.spool)
                (void)home.reopened();
            QVERIFY(home.spool->append({viewRecord(sequence)}, Epoch));
        }
        const qsizetype files = home.segments().size();
        QVERIFY(files > 5);
        Spool &spool = home.reopened();
        QVERIFY(spool.release(33));
        QCOMPARE(spool.contents().records, 17);
        QVERIFY(home.segments().size() < files);
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(34, 50));
        QVERIFY(spool.release(50));
        QVERIFY(home.segments().isEmpty());
        QVERIFY(!home.hasKey());
    }

    void aReleaseOfNothing_leavesTheNextToRead()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(spool.append(viewRecords(5, 8), Epoch));
        QVERIFY(spool.release(4));
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(5, 8));
    }

    void segmentsAreDeletedAsTheyAreReleased()
    {
        SpoolHome home;
        home.options.segmentBytes = 2000;
        Spool &spool = home.reopened();
        for (quint64 batch = 0; batch < 20; ++batch)
            QVERIFY(spool.append(viewRecords(batch * 5 + 1, batch * 5 + 5), Epoch));
        qsizetype files = home.segments().size();
        QVERIFY(files >= 5);
        for (quint64 released = 10; released <= 90; released += 10) {
            QCOMPARE(sequencesOf(*spool.read(10)), fromTo(released - 9, released));
            QVERIFY(spool.release(released));
            QVERIFY(home.segments().size() <= files);
            files = home.segments().size();
        }
        QVERIFY(files <= 2);
        QCOMPARE(sequencesOf(readAll(home.reopened())).last(), 100U);
    }

    void foundCountsBySiteAndMinute_data()
    {
        QTest::addColumn<quint64>("applied");
        QTest::addColumn<QList<qint64>>("hits");
        // Views 1..59 are of site 1 and minute 0, 60..119 of minute 1, 120..130 of site 2 there.
        QTest::newRow("nothing applied") << quint64{0} << QList<qint64>{59, 60, 11};
        QTest::newRow("some of the first") << quint64{20} << QList<qint64>{39, 60, 11};
        QTest::newRow("a whole minute") << quint64{59} << QList<qint64>{60, 11};
        QTest::newRow("all but one") << quint64{129} << QList<qint64>{1};
        QTest::newRow("all") << quint64{130} << QList<qint64>{};
        QTest::newRow("more than all") << quint64{1000} << QList<qint64>{};
    }
    void foundCountsBySiteAndMinute()
    {
        QFETCH(const quint64, applied);
        QFETCH(const QList<qint64>, hits);
        SpoolHome home;
        home.options.segmentBytes = 5000;
        Spool &before = home.reopened();
        for (quint64 i = 1; i <= 119; i += 7)
            QVERIFY(before.append(viewRecords(i, i + 6), Epoch));
        QVERIFY(before.append(viewRecords(120, 130, 2), Epoch));
        QVERIFY(before.append({Record{131, someEntries()}}, Epoch));
        QVERIFY(before.found(0).empty());
        Spool &spool = home.reopened();
        QVERIFY(spool.append(viewRecords(200, 210), Epoch));
        QList<qint64> counted;
        for (const Spool::Waiting &waiting : spool.found(applied))
            counted << waiting.hits;
        QCOMPARE(counted, hits);
    }

    void anotherNumberingOrOrder_isRefused()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        QVERIFY(!spool.append(viewRecords(0, 0), Epoch));
        QVERIFY(spool.append(viewRecords(5, 6), Epoch));
        QVERIFY(!spool.append(viewRecords(6, 7), Epoch));
        QVERIFY(!spool.append({viewRecord(8), viewRecord(8)}, Epoch));
        QVERIFY(!spool.append(viewRecords(7, 7), QStringLiteral("other")));
        QVERIFY(spool.append(viewRecords(7, 7), Epoch));
        QCOMPARE(sequencesOf(readAll(home.reopened())), fromTo(5, 7));
    }

    void ofAFailedAppend_nothingRemains()
    {
        SpoolHome home;
        Spool &spool = home.reopened();
        {
            // Not even one fits.
            const FileSizeLimit limit(100);
            const auto full = spool.append(viewRecords(1, 3), Epoch);
            QVERIFY(!full && full.error().kind == domain::ErrorKind::Storage);
            QVERIFY(home.segments().isEmpty());
            QVERIFY(!home.hasKey());
        }
        QVERIFY(spool.append(viewRecords(4, 6), Epoch));
        const qint64 size = QFileInfo(home.segments().first()).size();
        for (const qint64 room : {qint64{0}, qint64{1}, qint64{40}, size}) {
            // One or two of them fit, and are cut off again.
            const FileSizeLimit limit(size + room);
            QVERIFY(!spool.append(viewRecords(7, 30), Epoch));
            QCOMPARE(home.segments().size(), 1);
            QCOMPARE(QFileInfo(home.segments().first()).size(), size);
            QCOMPARE(spool.contents().records, 3);
        }
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(4, 6));
        QVERIFY(spool.append(viewRecords(31, 40), Epoch));
        QCOMPARE(sequencesOf(readAll(home.reopened())), fromTo(4, 6) + fromTo(31, 40));
    }

    /// Three times as much as waits, and some more.
    void leavesTheDatabaseRoom()
    {
        constexpr qint64 Least = 100'000;
        qint64 room = Least;
        SpoolHome home;
        home.options.leastRoom = Least;
        home.options.roomLeft = [&room] { return room; };
        Spool &spool = home.reopened();
        const auto refused = spool.append(viewRecords(1, 3), Epoch);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, domain::ErrorKind::Storage);
        QVERIFY2(refused.error().message.contains(home.options.directory),
                 qPrintable(refused.error().message));
        QVERIFY(home.segments().isEmpty());
        QVERIFY(!home.hasKey());

        quint64 next = 1;
        constexpr qint64 Spare = 300'000;
        room = Least + Spare;
        while (spool.append(viewRecords(next, next), Epoch)) {
            ++next;
            QVERIFY(spool.contents().bytes <= Spare / 3);
        }
        QVERIFY(spool.contents().bytes > Spare / 4);
        QVERIFY(!spool.hasRoom() || !spool.append(viewRecords(next, next + 100), Epoch));
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(1, next - 1));
        QVERIFY(spool.release(next - 1));
        QVERIFY(spool.append(viewRecords(next, next), Epoch));
    }

    void aDirectoryThatCannotBeUsed_isSaid()
    {
        SpoolHome home;
        SpoolHome::setBytes(home.options.directory, "a file");
        const auto opened = Spool::open(home.options);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(home.options.directory),
                 qPrintable(opened.error().message));
    }

    void drainsWhileOthersAppend()
    {
        SpoolHome home;
        home.options.segmentBytes = 20'000;
        Spool &spool = home.reopened();
        constexpr quint64 Last = 6000;
        std::thread appending([&spool] {
            for (quint64 from = 1; from <= Last; from += 20) {
                if (!spool.append(viewRecords(from, from + 19), Epoch))
                    qFatal("An append failed.");
            }
        });
        quint64 next = 1;
        bool inOrder = true;
        quint64 round = 0;
        while (next <= Last && inOrder) {
            const auto records = *spool.read(50);
            for (const Record &record : records)
                inOrder = inOrder && record.sequence == next++;
            if (++round % 3 == 0 && !records.empty()) {
                // As after a commit that failed: some of them again.
                const quint64 again = next - records.size() / 2;
                if (again > 1 && !spool.release(again - 1))
                    break;
                spool.rewind();
                next = again;
            } else if (next > 1 && !spool.release(next - 1)) {
                break;
            }
            (void)spool.contents();
        }
        appending.join();
        QVERIFY(inOrder);
        QCOMPARE(next, Last + 1);
        QVERIFY(spool.release(Last));
        QCOMPARE(spool.contents().records, 0);
        QVERIFY(home.segments().isEmpty());
        QVERIFY(!home.hasKey());
    }
};

FOOTFALL_TEST_MAIN(TestSpool)
#include "tst_spool.moc"
