// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes damaged in a spool's file while the spool is open: it is set aside once, told, and
// what is sound is kept.
#include "tests/kit/testmain.h"
#include "tests/pipeline/fiverecords.h"

using namespace footfall;
using namespace footfall::kit;
using pipeline::Spool;

class TestDamageWhileRunning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void damagedWhileItRuns_data()
    {
        QTest::addColumn<int>("hurt");
        QTest::newRow("the first") << 0;
        QTest::newRow("one between") << 2;
        QTest::newRow("the last") << 4;
    }
    void damagedWhileItRuns()
    {
        QFETCH(const int, hurt);
        FiveRecords five;
        QByteArray changed = five.bytes;
        const qsizetype at = five.starts[hurt] + 50;
        changed[at] = static_cast<char>(~changed[at]);
        SpoolHome::setBytes(five.path, changed);
        Spool &spool = *five.home.spool;
        Sequences kept = fromTo(1, 5);
        kept.removeAt(hurt);
        expectDamagedRecord();
        QCOMPARE(sequencesOf(readAll(spool)), kept);
        QVERIFY(readAll(spool).empty());
        QCOMPARE(spool.contents().setAside, 1);
        QCOMPARE(spool.contents().records, 4);
        spool.rewind();
        QCOMPARE(sequencesOf(readAll(spool)), kept);
        QCOMPARE(spool.contents().setAside, 1);
        QVERIFY(spool.release(kept.last()));
        QCOMPARE(spool.contents().records, 0);
        QVERIFY(!five.home.hasKey());
    }

    void allDamagedWhileItRuns()
    {
        FiveRecords five;
        SpoolHome::setBytes(five.path, QByteArray(five.bytes.size(), 'x'));
        Spool &spool = *five.home.spool;
        expectDamagedRecord();
        QVERIFY(readAll(spool).empty());
        QCOMPARE(spool.contents().records, 0);
        QVERIFY(!five.home.hasKey());
        QVERIFY(spool.append(viewRecords(6, 7), Epoch));
        QCOMPARE(sequencesOf(readAll(spool)), fromTo(6, 7));
    }
};

FOOTFALL_TEST_MAIN(TestDamageWhileRunning)
#include "tst_damagewhilerunning.moc"
