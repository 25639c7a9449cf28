// SPDX-License-Identifier: GPL-3.0-or-later
// The log is moved into the database beside the writer, begun anew, and emptied.
#include "core/pipeline/checkpointer.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace footfall;
using pipeline::Checkpointer;
using storage::Database;
using storage::LogMover;
using storage::SideFiles;
using storage::Transaction;

namespace {

constexpr qint64 FrameBytes = 4'096 + 24;

class Home
{
public:
    explicit Home(qint64 mostFrames = 4'000, std::function<qint64()> roomLeft = {})
        : checkpointer(*database, board, mostFrames, std::move(roomLeft))
    {
        write(1);
        checkpointer.run();
        auto mover = LogMover::open(database.path(), SideFiles(database.path()));
        if (!mover)
            qFatal("%s", qPrintable(mover.error().message));
        checkpointer.useMover(*std::move(mover));
    }
    /// So many commits, of a page of its own each, or more.
    void write(int commits)
    {
        for (; commits > 0; --commits) {
            auto transaction =
                Transaction::begin(*database, Transaction::Kind::Immediate, Database::Sync::Later);
            const QByteArray number = QByteArray::number(++m_written);
            if (!transaction ||
                !database->execute("INSERT INTO instance (key, value) VALUES ('test" + number +
                                   "', zeroblob(5000))") ||
                !transaction->commit())
                qFatal("it must work");
        }
    }
    [[nodiscard]] qint64 logBytes() const
    {
        return QFileInfo(database.path() + QStringLiteral("-wal")).size();
    }
    [[nodiscard]] qint64 written() const { return m_written; }
    /// In the database without its log.
    [[nodiscard]] qint64 inDatabaseAlone() const
    {
        const QTemporaryDir alone;
        const QString copy = alone.filePath(QStringLiteral("copy.db"));
        if (QProcess::execute(QStringLiteral("cp"), {database.path(), copy}) != 0)
            return -1;
        return countIn(copy);
    }
    [[nodiscard]] static qint64 countIn(const QString &path)
    {
        return kit::rowsOf(path,
                           QStringLiteral("SELECT count(*) FROM instance WHERE key LIKE 'test%'"))
            .at(0)
            .at(0)
            .toLongLong();
    }

    kit::TestDatabase database;
    pipeline::StatusBoard board;
    Checkpointer checkpointer;

private:
    qint64 m_written = 0;
};

} // namespace

class TestCheckpointer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theLogIsEmptiedBesideTheWriter()
    {
        Home home;
        for (int round = 0; round < 20; ++round) {
            home.write(10);
            QVERIFY(home.logBytes() > 0);
            home.checkpointer.runBeside();
            // The pass is under way, and sees these or not.
            home.write(10);
            QTRY_COMPARE(home.logBytes(), 0);
            QCOMPARE(home.inDatabaseAlone(), home.written());
        }
        QVERIFY(home.board.status().problem.isEmpty());
        QVERIFY(!home.board.status().checkpointOverdue);
    }

    /// Nothing is left to be moved where the one before it has just done so.
    void anEmptyLogIsLeftAlone()
    {
        Home home;
        home.checkpointer.runBeside();
        home.write(1);
        home.checkpointer.run();
        QCOMPARE(home.logBytes(), 0);
        home.checkpointer.runBeside();
        home.checkpointer.settle();
        QCoreApplication::processEvents();
        QCOMPARE(home.logBytes(), 0);
        QCOMPARE(home.inDatabaseAlone(), home.written());
    }

    /// Written from its start again, however long the writer goes on, and however often the two
    /// meet.
    void theLogStaysShortWhileTheWriterGoesOn_data()
    {
        QTest::addColumn<qint64>("mostFrames");
        QTest::addColumn<qint64>("roomLeft");
        QTest::addColumn<qint64>("fitting");
        QTest::newRow("short") << qint64{40} << (qint64{1} << 40) << qint64{40};
        QTest::newRow("little room") << qint64{4'000} << 1'600 * FrameBytes << qint64{200};
        QTest::newRow("no room") << qint64{4'000} << qint64{0} << qint64{25};
    }
    void theLogStaysShortWhileTheWriterGoesOn()
    {
        QFETCH(qint64, mostFrames);
        QFETCH(qint64, roomLeft);
        QFETCH(qint64, fitting);
        Home home(mostFrames, [roomLeft] { return roomLeft; });
        qint64 longest = 0;
        for (int round = 0; round < 600; ++round) {
            home.write(3);
            QCoreApplication::processEvents();
            if (round % 50 == 49)
                home.checkpointer.runBeside();
            longest = std::max(longest, home.logBytes());
        }
        home.checkpointer.run();
        QCOMPARE(home.logBytes(), 0);
        QCOMPARE(home.inDatabaseAlone(), home.written());
        QCOMPARE(kit::rowsOf(home.database.path(), QStringLiteral("PRAGMA integrity_check")),
                 (QList<QVariantList>{{QStringLiteral("ok")}}));
        // All of it would be 9,000 frames. To four times as many comes what is written in between.
        QVERIFY2(longest < (4 * fitting + 120) * FrameBytes, qPrintable(QString::number(longest)));
    }

    void aReaderHoldsItUpAndItIsTriedAgain()
    {
        Home home;
        auto reader = Database::open(home.database.path(), storage::OpenMode::ReadOnly);
        QVERIFY(reader.has_value());
        {
            auto reading = Transaction::begin(**reader, Transaction::Kind::Deferred);
            QVERIFY(reading.has_value());
            QVERIFY((*reader)->number("page_view_count").has_value());
            home.write(10);
            home.checkpointer.runBeside();
            QTest::qWait(200);
            QVERIFY(home.logBytes() > 0);
        }
        home.write(1);
        QTRY_COMPARE_WITH_TIMEOUT(home.logBytes(), 0, 10'000);
        QCOMPARE(home.inDatabaseAlone(), home.written());
    }

    void theLastOneWaitsForThePass()
    {
        Home home;
        home.write(50);
        home.checkpointer.runBeside();
        home.checkpointer.finish();
        QCOMPARE(home.logBytes(), 0);
        QCOMPARE(home.inDatabaseAlone(), home.written());
    }

    void anotherFileIsRefused_data()
    {
        QTest::addColumn<bool>("isReplaced");
        QTest::newRow("another in its place") << true;
        QTest::newRow("none in its place") << false;
    }
    void anotherFileIsRefused()
    {
        QFETCH(bool, isReplaced);
        const kit::TestDatabase database;
        const SideFiles sideFiles(database.path());
        const QString away = database.path() + QStringLiteral("-away");
        QCOMPARE(QProcess::execute(QStringLiteral("mv"), {database.path(), away}), 0);
        if (isReplaced)
            QCOMPARE(QProcess::execute(QStringLiteral("cp"), {away, database.path()}), 0);
        QVERIFY(!LogMover::open(database.path(), sideFiles));
        QCOMPARE(QFileInfo::exists(database.path()), isReplaced);
    }
};

FOOTFALL_TEST_MAIN(TestCheckpointer)
#include "tst_checkpointer.moc"
