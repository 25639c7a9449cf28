// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/maintenance.h"
#include "core/storage/pageviewstore.h"
#include "core/storage/rollupstore.h"
#include "core/storage/sitestore.h"
#include "core/storage/sqlfile.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <map>
#include <set>

using namespace footfall;
using domain::Hash16;
using std::chrono::minutes;
using std::chrono::seconds;
using storage::PageViewRow;
using storage::Transaction;

namespace {

const domain::Instant Start = domain::instantFromSeconds(1'700'000'000);

/// How many of them are in the file. Read by another process: closing a descriptor of the file here
/// would drop SQLite's locks.
int countInFile(const QString &path, const std::set<Hash16> &hashes)
{
    QProcess search;
    search.start(
        QStringLiteral("python3"),
        {QStringLiteral("-c"),
         QStringLiteral("import sys\n"
                        "data = open(sys.argv[1], 'rb').read()\n"
                        "print(sum(bytes.fromhex(h) in data for h in sys.stdin.read().split()))"),
         path});
    for (const Hash16 &hash : hashes)
        search.write(QByteArray(reinterpret_cast<const char *>(hash.bytes.data()), 16).toHex() +
                     '\n');
    search.closeWriteChannel();
    if (!search.waitForFinished() || search.exitCode() != 0)
        qFatal("%s", search.readAllStandardError().constData());
    return search.readAllStandardOutput().trimmed().toInt();
}

/// Of SQLite's machine, for a statement about the kept views, without checks of foreign keys.
QStringList stepsOf(const QString &path, const QByteArray &sql)
{
    QStringList steps;
    const QString name = QStringLiteral("stepsOf");
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(path);
        QSqlQuery query(connection);
        const auto run = [&](const QByteArray &text) {
            if (!query.exec(QString::fromUtf8(text)))
                qFatal("%s", qPrintable(query.lastError().text()));
        };
        if (!connection.open())
            qFatal("%s", qPrintable(connection.lastError().text()));
        run(storage::sqlFile("kept_view_create"));
        run(storage::sqlFile("kept_view_create_index"));
        // Comments before it would be what EXPLAIN explains.
        run("EXPLAIN " + storage::splitStatements(sql).at(0));
        while (query.next())
            steps.append(query.value(1).toString());
    }
    QSqlDatabase::removeDatabase(name);
    return steps;
}

/// Random visitors, who come back or fall silent.
class Traffic
{
public:
    explicit Traffic(storage::Database &database) : m_views(database), m_rollups(database)
    {
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        m_site = *storage::SiteStore(database).insert(*domain::siteFromDraft(draft, Start));
    }

    /// Inside the caller's transaction.
    void arrive(int views)
    {
        for (; views > 0; --views) {
            m_time += std::chrono::milliseconds(m_random.bounded(8'000));
            const int visitor = m_random.bounded(900);
            PageViewRow row = draw();
            if (const auto before = m_newest.find(visitor); before != m_newest.end()) {
                row.state.visitorHash = before->second.state.visitorHash;
                storage::PageViewState finished;
                finished.time = Start;
                finished.finished = true;
                finished.duration = seconds(m_random.bounded(1'800));
                QVERIFY(m_views.update(before->second.id, finished).has_value());
            }
            QVERIFY(m_views.insert(row).has_value());
            m_newest[visitor] = row;
        }
    }
    void fold()
    {
        const domain::Instant silentSince = m_time - minutes(30);
        QVERIFY(m_rollups.fold(silentSince, 5'000).has_value());
        std::erase_if(m_newest, [&](const auto &entry) {
            const bool isSilent = entry.second.state.time <= silentSince;
            if (isSilent)
                m_erased.insert(*entry.second.state.visitorHash);
            return isSilent;
        });
    }
    [[nodiscard]] const std::set<Hash16> &erased() const { return m_erased; }

private:
    PageViewRow draw()
    {
        PageViewRow row;
        row.id = domain::PageViewId{++m_lastId};
        row.site = m_site;
        row.hour = Start;
        row.day = QDate(2026, 3, 10);
        row.hostname = domain::NameId{1};
        row.pathname = domain::NameId{m_random.bounded(1, 5'000)};
        row.origin.source = domain::NameId{m_random.bounded(300)};
        row.referrer = domain::NameId{m_random.bounded(300)};
        row.state.time = m_time;
        Hash16 hash;
        for (quint8 &byte : hash.bytes)
            byte = quint8(m_random.bounded(256));
        row.state.visitorHash = hash;
        return row;
    }

    storage::PageViewStore m_views;
    storage::RollupStore m_rollups;
    domain::SiteId m_site;
    QRandomGenerator m_random{6};
    domain::Instant m_time = Start;
    qint64 m_lastId = 0;
    std::map<int, PageViewRow> m_newest;
    std::set<Hash16> m_erased;
};

} // namespace

class TestMaintenance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void noCopyOfAnErasedHashStaysWhereRowsWereMoved()
    {
        kit::TestDatabase database;
        QVERIFY(database->execute("PRAGMA synchronous = OFF").has_value());
        Traffic traffic(*database);
        QRandomGenerator random(6); // With these numbers copies stay where nothing is rewritten.
        for (int round = 1; round <= 30; ++round) {
            for (int batch = 0; batch < 3; ++batch) {
                auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
                traffic.arrive(QList{1, 5, 50, 100}.at(random.bounded(4)));
                QVERIFY(transaction->commit().has_value());
            }
            auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
            traffic.fold();
            QVERIFY(transaction->commit().has_value());
            if (round % 3 != 0)
                continue;
            const qint64 open = *database->number("page_view_count");
            QVERIFY(storage::rewritePageViews(*database).has_value());
            QCOMPARE(*database->number("page_view_count"), open);
            QVERIFY(storage::vacuum(*database, 256).has_value());
            QVERIFY(storage::checkpoint(*database) == storage::Checkpoint::Complete);
            QCOMPARE(countInFile(database.path(), traffic.erased()), 0);
        }
        QVERIFY(traffic.erased().size() > 500);
    }

    void rewritingKeepsEveryRow()
    {
        kit::TestDatabase database;
        Traffic traffic(*database);
        auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
        traffic.arrive(500);
        QVERIFY(transaction->commit().has_value());
        const QString all = QStringLiteral("SELECT * FROM page_view ORDER BY id");
        const QList<QVariantList> before = kit::rowsOf(database.path(), all);
        QCOMPARE(before.size(), 500);
        QVERIFY(storage::rewritePageViews(*database).has_value());
        QVERIFY(storage::rewritePageViews(*database).has_value());
        QCOMPARE(kit::rowsOf(database.path(), all), before);
    }

    /// SQLite does so only while both tables are alike; else it takes every row to pieces.
    void rowsAreCopiedWhole_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *sql : {"kept_view_fill", "page_view_refill"})
            QTest::newRow(sql) << storage::sqlFile(sql);
    }
    void rowsAreCopiedWhole()
    {
        QFETCH(QByteArray, sql);
        const kit::TestDatabase database;
        const QStringList steps = stepsOf(database.path(), sql);
        QVERIFY2(steps.contains(QLatin1String("RowData")), qPrintable(steps.join(u' ')));
        QVERIFY2(!steps.contains(QLatin1String("MakeRecord")), qPrintable(steps.join(u' ')));
    }

    void foreignKeysAreCheckedAgain()
    {
        kit::TestDatabase database;
        const auto insertOrphan = [&] {
            return database->execute("INSERT INTO site_alias VALUES ('a', 99, 0)");
        };
        QVERIFY(!insertOrphan());
        QVERIFY(storage::rewritePageViews(*database).has_value());
        QVERIFY(!insertOrphan());
        database->setGate([] { return domain::Error{domain::ErrorKind::Storage, QString()}; });
        QVERIFY(!storage::rewritePageViews(*database));
        database->setGate({});
        QVERIFY(!insertOrphan());
        QCOMPARE(*database->pragma("foreign_keys"), 1);
    }

    void aLogThatIsRelievedIsWrittenFromItsStart()
    {
        kit::TestDatabase database;
        Traffic traffic(*database);
        const QFileInfo log(database.path() + QStringLiteral("-wal"));
        const auto logBytesAfter = [&](int rounds) {
            for (int round = 0; round < rounds; ++round) {
                auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
                traffic.arrive(100);
                if (!transaction->commit() || !storage::relieveLog(*database))
                    qFatal("it must work");
            }
            return QFileInfo(log.filePath()).size();
        };
        QVERIFY(storage::checkpoint(*database) == storage::Checkpoint::Complete);
        const qint64 once = logBytesAfter(1);
        QVERIFY2(once > 0, "it keeps its size");
        QVERIFY(logBytesAfter(10) < 5 * once);
        // All of it is in the database itself.
        QTemporaryDir alone;
        const QString copy = alone.filePath(QStringLiteral("copy.db"));
        QCOMPARE(QProcess::execute(QStringLiteral("cp"), {database.path(), copy}), 0);
        QCOMPARE(kit::rowsOf(copy, QStringLiteral("SELECT count(*) FROM page_view")),
                 (QList<QVariantList>{{*database->number("page_view_count")}}));
    }
};

FOOTFALL_TEST_MAIN(TestMaintenance)
#include "tst_maintenance.moc"
