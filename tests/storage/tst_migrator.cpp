// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/maintenance.h"
#include "core/storage/migrator.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QFile>

using namespace footfall;
using domain::ErrorKind;
using storage::Database;
using storage::MigrationFile;
using storage::OpenMode;

class TestMigrator : public QObject
{
    Q_OBJECT

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void overwrite(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theConnectionKeepsThePromises()
    {
        kit::TestDatabase database;
        QCOMPARE(*database->pragma("synchronous"), 2);   // FULL
        QCOMPARE(*database->pragma("secure_delete"), 1); // ON, not FAST
        QCOMPARE(*database->pragma("foreign_keys"), 1);
        QCOMPARE(*database->pragma("auto_vacuum"), 2); // INCREMENTAL
        QCOMPARE(kit::rowsOf(database.path(), QStringLiteral("PRAGMA journal_mode")),
                 (QList<QVariantList>{{QStringLiteral("wal")}}));
        QCOMPARE(*database->pragma("user_version"), qint64(storage::migrationFiles().size()));
    }

    void readOnlyCannotWrite()
    {
        kit::TestDatabase database;
        const auto reader = Database::open(database.path(), OpenMode::ReadOnly);
        QVERIFY(reader.has_value());
        QVERIFY(!(*reader)->execute("DELETE FROM site").has_value());
    }

    void aMissingFileIsNotReadable()
    {
        QTemporaryDir directory;
        const auto reader =
            Database::open(directory.filePath(QStringLiteral("none.db")), OpenMode::ReadOnly);
        QVERIFY(!reader);
        QCOMPARE(reader.error().kind, ErrorKind::Storage);
        QVERIFY(reader.error().message.contains(QStringLiteral("none.db")));
    }

    void aMissingDirectorySaysWhatToDo()
    {
        const auto database =
            storage::openMigrated(QStringLiteral("/no/such/directory/footfall.db"));
        QVERIFY(!database);
        QVERIFY(database.error().message.contains(QStringLiteral("directory exists")));
    }

    void stepsGoOnFromWhereTheFileIs()
    {
        QTemporaryDir directory;
        const auto database =
            Database::open(directory.filePath(QStringLiteral("a.db")), OpenMode::ReadWrite);
        std::vector<MigrationFile> steps{{1, "CREATE TABLE a (x); INSERT INTO a VALUES (1);"}};
        QVERIFY(storage::migrate(**database, steps).has_value());
        steps.push_back({2, "INSERT INTO a VALUES (2);"});
        QVERIFY(storage::migrate(**database, steps).has_value());
        QVERIFY(storage::migrate(**database, steps).has_value());
        QCOMPARE(kit::rowsOf((*database)->path(), QStringLiteral("SELECT x FROM a")),
                 (QList<QVariantList>{{1}, {2}}));
        QCOMPARE(*(*database)->pragma("user_version"), 2);
    }

    void aStepThatFailsLeavesNothing()
    {
        QTemporaryDir directory;
        const auto database =
            Database::open(directory.filePath(QStringLiteral("a.db")), OpenMode::ReadWrite);
        QVERIFY(!storage::migrate(**database, {{1, "CREATE TABLE a (x)"},
                                               {2, "CREATE TABLE b (x); CREATE TABLE a (x)"}}));
        QCOMPARE(*(*database)->pragma("user_version"), 1);
        QCOMPARE(kit::rowsOf((*database)->path(), QStringLiteral("SELECT name FROM sqlite_schema")),
                 (QList<QVariantList>{{QStringLiteral("a")}}));
    }

    void aNewerFileIsRefusedUntouched()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("footfall.db"));
        {
            const auto database = storage::openMigrated(path);
            QVERIFY((*database)->execute("PRAGMA user_version = 4711").has_value());
            QVERIFY(*storage::checkpoint(**database) == storage::Checkpoint::Complete);
        }
        const QByteArray before = bytesOf(path);
        const auto refused = storage::openMigrated(path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Newer);
        QVERIFY(refused.error().message.contains(QStringLiteral("newer Footfall")));
        QCOMPARE(bytesOf(path), before);
    }

    void aStrangersFileIsRefusedUntouched()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("footfall.db"));
        QVERIFY(Database::open(path, OpenMode::ReadWrite).value()->execute("CREATE TABLE a (x)"));
        const QByteArray before = bytesOf(path);
        const auto refused = storage::openMigrated(path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        QCOMPARE(bytesOf(path), before);
    }

    void aDamagedFileSaysSo_data()
    {
        QTest::addColumn<bool>("truncated");
        QTest::newRow("no database at all") << false;
        QTest::newRow("cut off") << true;
    }
    void aDamagedFileSaysSo()
    {
        QFETCH(bool, truncated);
        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("footfall.db"));
        QVERIFY(storage::openMigrated(path).has_value());
        const QByteArray whole = bytesOf(path);
        overwrite(path, truncated ? whole.first(whole.size() / 2) : QByteArray(8192, 'x'));
        const auto refused = storage::openMigrated(path);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QStringLiteral("damaged")),
                 qPrintable(refused.error().message));
    }

    void aReaderBlocksTheCheckpointUntilItIsDone()
    {
        kit::TestDatabase database;
        const auto reader = Database::open(database.path(), OpenMode::ReadOnly).value();
        {
            auto reading =
                storage::Transaction::begin(*reader, storage::Transaction::Kind::Deferred);
            QVERIFY(reading.has_value());
            QVERIFY(reader->number("page_view_count").has_value());
            QVERIFY(database->execute("INSERT INTO instance VALUES ('a', 'b')").has_value());
            QVERIFY(*storage::checkpoint(*database) == storage::Checkpoint::Blocked);
        }
        QVERIFY(*storage::checkpoint(*database) == storage::Checkpoint::Complete);
        QCOMPARE(bytesOf(database.path() + QStringLiteral("-wal")).size(), 0);
        QCOMPARE(*database->pragma("busy_timeout"), 1000);
    }

    void vacuumGivesPagesBackInSmallAmounts()
    {
        kit::TestDatabase database;
        QVERIFY(database->execute("CREATE TABLE big (x)").has_value());
        QVERIFY(database
                    ->execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                              "WHERE i < 100) "
                              "INSERT INTO big SELECT zeroblob(4000) FROM n")
                    .has_value());
        QVERIFY(database->execute("DELETE FROM big").has_value());
        const qint64 free = *database->pragma("freelist_count");
        QVERIFY(free >= 90);
        QVERIFY(storage::vacuum(*database, 10).has_value());
        QCOMPARE(*database->pragma("freelist_count"), free - 10);
    }

    void aTransactionForgottenIsRolledBack()
    {
        kit::TestDatabase database;
        {
            auto transaction =
                storage::Transaction::begin(*database, storage::Transaction::Kind::Immediate);
            QVERIFY(database->execute("INSERT INTO instance VALUES ('a', 'b')").has_value());
        }
        QCOMPARE(kit::rowsOf(database.path(), QStringLiteral("SELECT * FROM instance")).size(), 0);
    }

    void aFullDiskSaysSo()
    {
        kit::TestDatabase database;
        QVERIFY(database->execute("PRAGMA max_page_count = 1").has_value());
        const auto written = database->execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) "
            "INSERT INTO instance SELECT i, hex(zeroblob(4000)) FROM n");
        QVERIFY(!written);
        QVERIFY2(written.error().message.startsWith(QStringLiteral("The disk is full")),
                 qPrintable(written.error().message));
    }
};

FOOTFALL_TEST_MAIN(TestMigrator)
#include "tst_migrator.moc"
