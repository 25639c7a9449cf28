// SPDX-License-Identifier: GPL-3.0-or-later
// "Answered means kept", when something is done to the database while views come in: it is locked,
// moved away, put back, replaced.
#include "tests/e2e/faults/bench.h"
#include "tests/e2e/faults/otherconnection.h"
#include "tests/kit/testmain.h"

#include <limits>

using namespace footfall;
using namespace std::chrono_literals;
using e2e::Expectation;
using e2e::FaultBench;
using e2e::OtherConnection;
using kit::words;

namespace {

/// As a backup tool does it.
void copyDatabase(const QString &from, const QString &to)
{
    OtherConnection other(from);
    other.run(QStringLiteral("VACUUM INTO '%1'").arg(to));
}

} // namespace

class TestFaultsDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { qInfo("%s", qUtf8Printable(FaultBench::account())); }

    void databaseLocked()
    {
        const auto time = e2e::isLongForm() ? 30s : 3s;
        FaultBench bench(
            QStringLiteral("database locked for %1 s").arg(static_cast<int>(time.count())));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(300ms));
        {
            OtherConnection other(bench.file("footfall.db"));
            other.lock();
            QVERIFY(bench.load(time));
            QVERIFY(bench.spooled() > 0);
            QVERIFY(bench.load(500ms, 20, [&other] { other.unlock(); }));
        }
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.views.refused.size(), 0);
        verify(bench);
        QCOMPARE(bench.terminate(), 0);
        verify(bench);
    }

    void movedAwayAndBack()
    {
        FaultBench bench(QStringLiteral("database moved away and back"));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(600ms, 20, [&bench] {
            QVERIFY(QFile::rename(bench.file("footfall.db"), bench.file("away.db")));
        }));
        QVERIFY(bench.load(1s));
        QVERIFY(!QFile::exists(bench.file("footfall.db")));
        QVERIFY(bench.load(600ms, 20, [&bench] {
            QVERIFY(QFile::rename(bench.file("away.db"), bench.file("footfall.db")));
        }));
        QVERIFY(bench.waitUntilStored());
        verify(bench);
        QCOMPARE(bench.terminate(), 0);
        verify(bench);
    }

    void replacedByACopy()
    {
        FaultBench bench(QStringLiteral("replaced by a copy of now"));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(500ms));
        QVERIFY(bench.waitUntilStored());
        copyDatabase(bench.file("footfall.db"), bench.file("copy.db"));
        QVERIFY(QFile::rename(bench.file("footfall.db"), bench.file("before.db")));
        QVERIFY(bench.load(500ms));
        QVERIFY(QFile::rename(bench.file("copy.db"), bench.file("footfall.db")));
        QVERIFY(bench.load(500ms));
        QVERIFY(bench.waitUntilStored());
        verify(bench);
        QCOMPARE(bench.terminate(), 0);
        verify(bench);
    }

    void replacedByABackup()
    {
        FaultBench bench(QStringLiteral("replaced by an older backup"));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(500ms));
        QVERIFY(bench.waitUntilStored());
        QSet<QString> kept = bench.views.acknowledged;
        copyDatabase(bench.file("footfall.db"), bench.file("backup.db"));
        QVERIFY(bench.load(500ms));
        QVERIFY(bench.waitUntilStored());
        const QSet<QString> before = bench.views.acknowledged;
        // One step, as "mv backup.db footfall.db" does it; without a pause in the load.
        QVERIFY(bench.load(800ms, 20, [&bench] {
            QCOMPARE(::rename(QFile::encodeName(bench.file("backup.db")).constData(),
                              QFile::encodeName(bench.file("footfall.db")).constData()),
                     0);
        }));
        // What was answered before the moment is in the file that is gone.
        const QSet<QString> around = bench.views.acknowledged;
        QVERIFY(bench.load(500ms));
        kept += bench.views.acknowledged - around;
        QVERIFY(bench.waitUntilStored());
        verify(bench, {.ledger = Expectation::Ledger::OfThisFile, .kept = kept});
        // Of those that came meanwhile, the earlier ones are missing and the later ones are not.
        const QHash<QString, int> counted = bench.counted();
        int firstKept = std::numeric_limits<int>::max();
        int lastGone = -1;
        for (const QString &pathname : around - before) {
            const int number = pathname.section(QLatin1Char('-'), 1).toInt();
            if (counted.contains(pathname))
                firstKept = std::min(firstKept, number);
            else
                lastGone = std::max(lastGone, number);
        }
        QVERIFY2(lastGone < firstKept + e2e::SteadyLoad::Connections,
                 qPrintable(QStringLiteral("%1 gone, %2 kept").arg(lastGone).arg(firstKept)));
        QCOMPARE(bench.terminate(), 0);
    }

    void replacedByAnother()
    {
        FaultBench bench(QStringLiteral("another database in its place"));
        QVERIFY2(bench.start(), qPrintable(bench.problem()));
        QVERIFY(bench.load(500ms));
        QVERIFY(bench.waitUntilStored());
        // With sites of other numbers and the same tracking code.
        const QTemporaryDir other;
        QCOMPARE(kit::runServer(words("site add first.example"), other.path()).exitCode, 0);
        QCOMPARE(kit::runServer(words("site add example.com --code FAULTS"), other.path()).exitCode,
                 0);
        QVERIFY(QFile::rename(bench.file("footfall.db"), bench.file("before.db")));
        const QSet<QString> before = bench.views.acknowledged;
        QVERIFY(bench.load(500ms));
        QVERIFY(
            QFile::copy(other.filePath(QStringLiteral("footfall.db")), bench.file("footfall.db")));
        QVERIFY(bench.load(500ms));
        QVERIFY(bench.waitUntilStored());
        verify(bench, {.ledger = Expectation::Ledger::OfThisFile,
                       .kept = bench.views.acknowledged - before});
        QCOMPARE(bench.terminate(), 0);
    }

private:
    static void verify(FaultBench &bench, const Expectation &expectation = {})
    {
        const QString wrong = bench.check(expectation);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

FOOTFALL_TEST_MAIN(TestFaultsDatabase)
#include "tst_faultsdatabase.moc"
