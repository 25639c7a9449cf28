// SPDX-License-Identifier: GPL-3.0-or-later
// "Answered means kept", when the server is killed: at any moment under load, while it spools,
// while it drains, and with damage done to the spool meanwhile.
#include "tests/e2e/faults/bench.h"
#include "tests/e2e/faults/otherconnection.h"
#include "tests/kit/testmain.h"

#include <QDirIterator>
#include <QRandomGenerator>

using namespace footfall;
using namespace std::chrono_literals;
using e2e::Expectation;
using e2e::FaultBench;
using e2e::OtherConnection;
using kit::words;

namespace {

QString newestSegment(const FaultBench &bench)
{
    QStringList segments;
    QDirIterator files(bench.file("spool"), {QStringLiteral("*.spool")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        segments << files.next();
    segments.sort();
    return segments.isEmpty() ? QString() : segments.last();
}

} // namespace

class TestFaultsKilled : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { qInfo("%s", qUtf8Printable(FaultBench::account())); }

    void killedUnderLoad()
    {
        FaultBench bench(QStringLiteral("killed under load"));
        const int rounds = e2e::isLongForm() ? 50 : 4;
        for (int round = 0; round < rounds; ++round) {
            QVERIFY2(bench.start(), qPrintable(bench.problem()));
            // Any moment will do; a different one each time.
            QVERIFY(bench.loadAndKill(100ms + 1ms * QRandomGenerator::global()->bounded(1400)));
        }
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.waitUntilStored());
        verify(bench, {.answers = Expectation::Answers::SomeMissing});
        // Folded to the end, the numbers are the same.
        QCOMPARE(kit::runServer(words("fold"), bench.path()).exitCode, 0);
        verify(bench, {.answers = Expectation::Answers::SomeMissing});
        QCOMPARE(bench.terminate(), 0);
    }

    void killedWhileItSpools()
    {
        FaultBench bench(QStringLiteral("killed while it spools"));
        const int rounds = e2e::isLongForm() ? 20 : 2;
        for (int round = 0; round < rounds; ++round) {
            QVERIFY2(bench.start(), qPrintable(bench.problem()));
            QVERIFY(bench.load(200ms));
            OtherConnection other(bench.file("footfall.db"));
            other.lock();
            QVERIFY(bench.loadAndKill(800ms + 1ms * QRandomGenerator::global()->bounded(1000)));
            other.unlock();
        }
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.waitUntilStored());
        verify(bench, {.answers = Expectation::Answers::SomeMissing});
        QCOMPARE(bench.terminate(), 0);
    }

    void killedWhileItDrains()
    {
        FaultBench bench(QStringLiteral("killed while it drains"));
        // More than what is replayed in one transaction.
        const int backlog = 4'500;
        const int rounds = e2e::isLongForm() ? 10 : 1;
        for (int round = 0; round < rounds; ++round) {
            QVERIFY2(bench.start(), qPrintable(bench.problem()));
            OtherConnection other(bench.file("footfall.db"));
            other.lock();
            QVERIFY(bench.loadMuch(backlog));
            bench.kill();
            other.unlock();
            // The first of several transactions is in, and nothing says so but the database.
            const QString applied = QStringLiteral("SELECT max(id) FROM page_view");
            const qint64 before = other.number(applied);
            kit::ServerProgram server(bench.path());
            QVERIFY(QTest::qWaitFor([&] { return other.number(applied) > before; }, 60'000));
            server.kill();
        }
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.waitUntilStored());
        verify(bench, {.answers = Expectation::Answers::SomeMissing});
        QCOMPARE(bench.terminate(), 0);
    }

    void aBacklogStaysForTheNextStart()
    {
        FaultBench bench(QStringLiteral("ended with a backlog"));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        {
            OtherConnection other(bench.file("footfall.db"));
            other.lock();
            QVERIFY(bench.load(1s));
            QVERIFY(bench.terminate() >= 0);
            other.unlock();
        }
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.waitUntilStored());
        verify(bench);
        QVERIFY(!QFile::exists(bench.file("spool.key")));
        QCOMPARE(bench.terminate(), 0);
    }

    void damagedSpool()
    {
        FaultBench bench(QStringLiteral("one of the spooled records damaged"));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(300ms));
        {
            OtherConnection other(bench.file("footfall.db"));
            other.lock();
            QVERIFY(bench.load(1500ms));
            bench.kill();
            other.unlock();
        }
        QFile segment(newestSegment(bench));
        QVERIFY(segment.open(QIODevice::ReadWrite));
        QByteArray bytes = segment.readAll();
        // In the middle of a sealed page view, somewhere in the middle of the file.
        const qsizetype at = bytes.indexOf("FFSP", bytes.size() / 2) + 60;
        QVERIFY(at > 60 && at < bytes.size());
        segment.seek(at);
        QCOMPARE(segment.write(QByteArray(1, static_cast<char>(~bytes[at]))), 1);
        segment.close();
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.server().errors().contains(QStringLiteral("damaged")) ||
                !bench.server().waitForLog(QStringLiteral("damaged")).isEmpty());
        QVERIFY(bench.waitUntilStored());
        // Views that were sent when it was killed were all answered.
        verify(bench, {.answers = Expectation::Answers::SomeMissing, .setAside = 1});
        QVERIFY(QFileInfo(bench.file("spool/damaged/records")).size() > 100);
        QCOMPARE(bench.terminate(), 0);
    }

private:
    static void verify(FaultBench &bench, const Expectation &expectation = {})
    {
        const QString wrong = bench.check(expectation);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

FOOTFALL_TEST_MAIN(TestFaultsKilled)
#include "tst_faultskilled.moc"
