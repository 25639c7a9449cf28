// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline is started while the database cannot be opened: views wait in the spool, and are
// counted once when it can.
#include "core/pipeline/spooledsites.h"
#include "core/storage/instancestore.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace footfall;
using kit::Bench;
using kit::Faults;
using kit::Locked;
using kit::pageOf;
using kit::viewOf;
using kit::wait;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::seconds;

namespace {

const auto Missing = QRegularExpression(QStringLiteral("is missing"));

/// Of a visitor of its own, so that no fold takes it away.
domain::Hit view(const domain::Site &site, int number)
{
    return viewOf(site, QString::number(number), seconds(number), pageOf(number));
}

/// Every pathname that was counted, as often as it was.
QStringList pagesIn(const Bench &bench)
{
    QStringList pages;
    for (const QVariantList &row :
         bench.rows("SELECT name.text FROM page_view JOIN name ON name.id = pathname_id ORDER BY "
                    "CAST(substr(name.text, 2) AS INTEGER)"))
        pages << row.at(0).toString();
    return pages;
}

QStringList pagesTo(int last)
{
    QStringList pages;
    for (int i = 0; i <= last; ++i)
        pages << pageOf(i);
    return pages;
}

void replace(const QString &from, const QString &to)
{
    if (QProcess::execute(QStringLiteral("sh"),
                          {QStringLiteral("-c"),
                           QStringLiteral("rm -rf \"$2\" && cp -a \"$1\" \"$2\""),
                           QStringLiteral("sh"), from, to}) != 0)
        qFatal("cannot replace %s", qPrintable(to));
}

/// A backup tool that lets nobody read either.
class Lock
{
public:
    explicit Lock(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("lock"));
        m_database.setDatabaseName(path);
        QSqlQuery query;
        if (!m_database.open())
            qFatal("cannot open %s", qPrintable(path));
        query = QSqlQuery(m_database);
        if (!query.exec(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")) ||
            !query.exec(QStringLiteral("BEGIN EXCLUSIVE")))
            qFatal("cannot lock: %s", qPrintable(query.lastError().text()));
    }
    ~Lock()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("lock"));
    }
    Q_DISABLE_COPY_MOVE(Lock)

private:
    QSqlDatabase m_database;
};

PipelineOptions withoutIfNeedBe(const std::shared_ptr<Faults> &faults = {})
{
    PipelineOptions options;
    options.start = PipelineOptions::Start::WithoutIfNeedBe;
    if (faults)
        options.gate = faults->gate();
    return options;
}

} // namespace

class TestIntakeStart : public QObject
{
    Q_OBJECT
    /// Each of a number, some seconds apart.
    void spool(Bench &bench, const domain::Site &site, int from, int to)
    {
        for (int i = from; i <= to; ++i)
            QVERIFY(bench.send(view(site, i)) == Receipt::Spooled);
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theDatabaseIsLocked_data()
    {
        QTest::addColumn<bool>("hasBacklog");
        QTest::addColumn<bool>("isKilled");
        QTest::newRow("nothing waits") << false << false;
        QTest::newRow("views wait") << true << false;
        QTest::newRow("nothing waits, killed") << false << true;
        QTest::newRow("views wait, killed") << true << true;
    }
    void theDatabaseIsLocked()
    {
        QFETCH(bool, hasBacklog);
        QFETCH(bool, isKilled);
        const auto faults = std::make_shared<Faults>();
        Bench bench(withoutIfNeedBe(faults));
        const domain::Site site = bench.addSite("CODE", "Asia/Tokyo");
        QVERIFY(bench.send(view(site, 0)) == Receipt::Stored);
        int last = 0;
        if (hasBacklog) {
            faults->failWarned();
            spool(bench, site, 1, 3);
            last = 3;
        }
        bench.close();
        faults->heal();
        {
            const Lock lock(bench.path());
            QTest::ignoreMessage(QtWarningMsg, Locked);
            bench.open();
            const domain::StoreStatus status = bench->storeStatus();
            QVERIFY(!status.wasOpened);
            QVERIFY2(status.problem.contains(Locked), qPrintable(status.problem));
            QCOMPARE(status.spooled, last);
            const auto sites = bench->sites()->snapshot();
            QVERIFY(!sites->isComplete);
            QCOMPARE(sites->sites, std::vector<domain::Site>{site});
            spool(bench, site, last + 1, last + 3);
            last += 3;
            QCOMPARE(bench->ledger().total().waiting, last);
            const auto refused = wait(bench->editSite(QStringLiteral("CODE"), {}));
            QVERIFY(!refused);
            QVERIFY2(refused.error().message.contains(Locked), qPrintable(refused.error().message));
            if (isKilled) {
                // What is on the disk now, and the same once more.
                replace(bench.directory() + QStringLiteral("/spool"),
                        bench.directory() + QStringLiteral("/kept"));
                replace(bench.directory() + QStringLiteral("/spool.key"),
                        bench.directory() + QStringLiteral("/kept.key"));
                bench.close();
                replace(bench.directory() + QStringLiteral("/kept"),
                        bench.directory() + QStringLiteral("/spool"));
                replace(bench.directory() + QStringLiteral("/kept.key"),
                        bench.directory() + QStringLiteral("/spool.key"));
                QTest::ignoreMessage(QtWarningMsg, Locked);
                bench.open();
                QVERIFY(bench->sites()->snapshot()->byCode(u"CODE"));
                spool(bench, site, last + 1, last + 3);
                last += 3;
            }
        }
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(pagesIn(bench), pagesTo(last));
        QVERIFY(kit::addsUp(bench, last + 1));
        const domain::StoreStatus status = bench->storeStatus();
        QVERIFY(status.wasOpened);
        QCOMPARE(status.problem, QString());
        QVERIFY(bench->sites()->snapshot()->isComplete);
        QVERIFY(bench.keep(view(site, last + 1)));
        bench.close();
        bench.open();
        QCOMPARE(pagesIn(bench), pagesTo(last + 1));
        QVERIFY(kit::addsUp(bench, last + 2));
    }

    /// The spool was not released when it was drained, and more was committed since: how much is in
    /// the database is unknown to who cannot open it.
    void whatIsStoredAlreadyWaitsStill_data()
    {
        QTest::addColumn<bool>("isOfEarlierEpoch");
        QTest::newRow("of this epoch") << false;
        QTest::newRow("of the epoch before") << true;
    }
    void whatIsStoredAlreadyWaitsStill()
    {
        QFETCH(bool, isOfEarlierEpoch);
        const auto faults = std::make_shared<Faults>();
        Bench bench(withoutIfNeedBe(faults));
        const QString spoolFolder = bench.directory() + QStringLiteral("/spool");
        const QString key = bench.directory() + QStringLiteral("/spool.key");
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(view(site, 0)) == Receipt::Stored);
        faults->failWarned();
        spool(bench, site, 1, 3);
        replace(spoolFolder, spoolFolder + QStringLiteral(".kept"));
        replace(key, key + QStringLiteral(".kept"));
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        for (int i = 4; i <= 9; ++i)
            QVERIFY(bench.keep(view(site, i)));
        bench.close();
        if (isOfEarlierEpoch) {
            replace(QStringLiteral("/dev/null"), spoolFolder);
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/spool")));
            bench.open();
            bench.close();
        }
        replace(spoolFolder + QStringLiteral(".kept"), spoolFolder);
        replace(key + QStringLiteral(".kept"), key);
        {
            const Lock lock(bench.path());
            QTest::ignoreMessage(QtWarningMsg, Locked);
            bench.open();
            spool(bench, site, 10, 12);
            QCOMPARE(bench->ledger().total().waiting, 6);
        }
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(pagesIn(bench), pagesTo(12));
        QVERIFY(kit::addsUp(bench, 13));
    }

    void theDatabaseIsMissing()
    {
        Bench bench(withoutIfNeedBe());
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(view(site, 0)) == Receipt::Stored);
        const QString away = bench.path() + QStringLiteral(".away");
        QVERIFY(QFile::rename(bench.path(), away));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("was moved or replaced")));
        QTest::ignoreMessage(QtWarningMsg, Missing);
        spool(bench, site, 1, 1);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        bench.close();
        QTest::ignoreMessage(QtWarningMsg, Missing);
        bench.open();
        spool(bench, site, 2, 4);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(QStringLiteral("anew")),
                                 10'000);
        QVERIFY(!QFileInfo::exists(bench.path()));
        QVERIFY(QFile::rename(away, bench.path()));
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(pagesIn(bench), pagesTo(4));
        QVERIFY(kit::addsUp(bench, 5));
    }

    /// With nothing that waits it is the first start.
    void nothingIsThereAndNothingWaits()
    {
        Bench bench(withoutIfNeedBe());
        (void)bench.addSite();
        bench.close();
        QVERIFY(QFile::remove(bench.path()));
        bench.open();
        QVERIFY(bench->storeStatus().wasOpened);
        QVERIFY(bench->sites()->snapshot()->sites.empty());
        QVERIFY(bench->sites()->snapshot()->isComplete);
    }

    /// Of another installation, with other ids for other sites.
    void anotherDatabaseComes()
    {
        Bench other;
        const domain::Site theirs = other.addSite("THEIRS");
        const domain::Site common = other.addSite("COMMON");
        QVERIFY(other.send(view(theirs, 0)) == Receipt::Stored);
        other.close();

        const auto faults = std::make_shared<Faults>();
        Bench bench(withoutIfNeedBe(faults));
        const domain::Site ours = bench.addSite("COMMON");
        QVERIFY(ours.id == theirs.id);
        faults->failWarned();
        spool(bench, ours, 0, 0);
        bench.close();
        faults->heal();
        QVERIFY(QFile::rename(bench.path(), bench.path() + QStringLiteral(".away")));
        QTest::ignoreMessage(QtWarningMsg, Missing);
        bench.open();
        spool(bench, ours, 1, 2);
        replace(other.path(), bench.path() + QStringLiteral(".new"));
        QVERIFY(QFile::rename(bench.path() + QStringLiteral(".new"), bench.path()));
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(
            bench.rows("SELECT site.tracking_code, count(*) FROM page_view JOIN site ON "
                       "site.id = page_view.site_id GROUP BY 1 ORDER BY 1"),
            (QList<QVariantList>{{QStringLiteral("COMMON"), 3}, {QStringLiteral("THEIRS"), 1}}));
        QVERIFY(bench.keep(view(common, 9)));
        QVERIFY(kit::addsUp(bench, 5));
    }

    /// Nor can the spool be used; it comes first.
    void theSpoolIsAwayAsWell()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withoutIfNeedBe(faults));
        const QString spoolFolder = bench.directory() + QStringLiteral("/spool");
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(view(site, 0)) == Receipt::Stored);
        faults->failWarned();
        spool(bench, site, 1, 3);
        bench.close();
        faults->heal();
        replace(spoolFolder, spoolFolder + QStringLiteral(".kept"));
        replace(QStringLiteral("/dev/null"), spoolFolder);
        {
            const Lock lock(bench.path());
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/spool")));
            QTest::ignoreMessage(QtWarningMsg, Locked);
            bench.open();
            // Nobody knows for which sites.
            QVERIFY(bench->sites()->snapshot()->sites.empty());
            QVERIFY(!bench->sites()->snapshot()->isComplete);
            replace(spoolFolder + QStringLiteral(".kept"), spoolFolder);
            QTRY_VERIFY_WITH_TIMEOUT(bench->sites()->snapshot()->byCode(u"CODE"), 20'000);
            spool(bench, site, 4, 6);
            QVERIFY(!bench->storeStatus().wasOpened);
        }
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(pagesIn(bench), pagesTo(6));
        QVERIFY(kit::addsUp(bench, 7));
    }

    void aNewerDatabaseIsRefused()
    {
        Bench bench(withoutIfNeedBe());
        (void)bench.addSite();
        bench.close();
        {
            const auto database =
                storage::Database::open(bench.path(), storage::OpenMode::ReadWrite);
            QVERIFY((*database)->execute("PRAGMA user_version = 9999"));
        }
        const auto opened = pipeline::Pipeline::open(bench.options(), bench.clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, domain::ErrorKind::Newer);
    }

    /// Whoever asks for a moment's command is told, and nothing is begun.
    void aCommandOfAMomentNeedsIt()
    {
        Bench bench;
        (void)bench.addSite();
        bench.close();
        const Lock lock(bench.path());
        const auto opened = pipeline::Pipeline::open(bench.options(), bench.clock);
        QVERIFY(!opened);
        QVERIFY(opened.error().message.contains(Locked));
    }

    /// Also while nothing is spooled, so that they are known when they are needed.
    void theSitesAreNotedWhileAllIsWell()
    {
        Bench bench;
        const pipeline::SpooledSitesFile file(bench.directory() + QStringLiteral("/spool"));
        const auto isAsPublished = [&] {
            const auto noted = file.read();
            return noted && noted->sites == bench->sites()->snapshot()->sites &&
                   noted->epoch == bench.rows("SELECT value FROM instance WHERE key = 'epoch'")
                                       .at(0)
                                       .at(0)
                                       .toString();
        };
        (void)bench.addSite("CODE", "Europe/Berlin");
        QVERIFY(isAsPublished());
        domain::SiteEdit edit;
        edit.name = QStringLiteral("Another name");
        edit.timeZone = QStringLiteral("Asia/Tokyo");
        edit.addHostnames = {QStringLiteral("example.org")};
        edit.privacySignals = domain::PrivacySignals::Respect;
        QVERIFY(wait(bench->editSite(QStringLiteral("CODE"), edit)));
        QVERIFY(isAsPublished());
        (void)bench.addSite("SECOND");
        QVERIFY(isAsPublished());
        QVERIFY(wait(bench->removeSite(QStringLiteral("CODE"))));
        QVERIFY(isAsPublished());
        QCOMPARE(file.read()->sites.size(), size_t(1));
        bench.close();
        QVERIFY(QFile::remove(bench.directory() + QStringLiteral("/spool/sites.json")));
        bench.open();
        QVERIFY(isAsPublished());
    }

    /// What is in the file was written by who may write the directory; still, it may be damaged.
    void aDamagedNoteIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("torn") << QByteArray("{\"epoch\": \"00\", \"sites\": [{\"id\":");
        QTest::newRow("no sites") << QByteArray("{\"epoch\": \"00\", \"sites\": [7]}");
        QTest::newRow("no epoch") << QByteArray("{\"sites\": []}");
    }
    void aDamagedNoteIsNone()
    {
        QFETCH(QByteArray, bytes);
        Bench bench(withoutIfNeedBe());
        const domain::Site site = bench.addSite();
        bench.close();
        QFile file(bench.directory() + QStringLiteral("/spool/sites.json"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        {
            const Lock lock(bench.path());
            QTest::ignoreMessage(QtWarningMsg, Locked);
            bench.open();
            QVERIFY(bench->sites()->snapshot()->sites.empty());
            QVERIFY(!bench->sites()->snapshot()->isComplete);
        }
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().wasOpened, 20'000);
        QVERIFY(bench.keep(view(site, 0)));
    }
};

FOOTFALL_TEST_MAIN(TestIntakeStart)
#include "tst_intakestart.moc"
