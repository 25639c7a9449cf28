// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline is started while the database cannot be opened: views wait in the spool, and are
// counted once when it can.
#include "core/storage/database.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/startkit.h"

#include <QFile>
#include <QFileInfo>

using namespace footfall;
using kit::Bench;
using kit::ExclusiveLock;
using kit::Faults;
using kit::Locked;
using kit::Missing;
using kit::pagesIn;
using kit::pagesTo;
using kit::replaceWithCopy;
using kit::sendToSpool;
using kit::viewNumbered;
using kit::wait;
using kit::withoutIfNeedBe;
using pipeline::Receipt;

class TestIntakeStart : public QObject
{
    Q_OBJECT
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
        QVERIFY(bench.send(viewNumbered(site, 0)) == Receipt::Stored);
        int last = 0;
        if (hasBacklog) {
            faults->failWarned();
            sendToSpool(bench, site, 1, 3);
            last = 3;
        }
        bench.close();
        faults->heal();
        {
            const ExclusiveLock lock(bench.path());
            QTest::ignoreMessage(QtWarningMsg, Locked);
            bench.open();
            const domain::StoreStatus status = bench->storeStatus();
            QVERIFY(!status.wasOpened);
            QVERIFY2(status.problem.contains(Locked), qPrintable(status.problem));
            QCOMPARE(status.spooled, last);
            const auto sites = bench->sites()->snapshot();
            QVERIFY(!sites->isComplete);
            QCOMPARE(sites->sites, std::vector<domain::Site>{site});
            sendToSpool(bench, site, last + 1, last + 3);
            last += 3;
            QCOMPARE(bench->ledger().total().waiting, last);
            const auto refused = wait(bench->editSite(QStringLiteral("CODE"), {}));
            QVERIFY(!refused);
            QVERIFY2(refused.error().message.contains(Locked), qPrintable(refused.error().message));
            if (isKilled) {
                // What is on the disk now, and the same once more.
                replaceWithCopy(bench.directory() + QStringLiteral("/spool"),
                                bench.directory() + QStringLiteral("/kept"));
                replaceWithCopy(bench.directory() + QStringLiteral("/spool.key"),
                                bench.directory() + QStringLiteral("/kept.key"));
                bench.close();
                replaceWithCopy(bench.directory() + QStringLiteral("/kept"),
                                bench.directory() + QStringLiteral("/spool"));
                replaceWithCopy(bench.directory() + QStringLiteral("/kept.key"),
                                bench.directory() + QStringLiteral("/spool.key"));
                QTest::ignoreMessage(QtWarningMsg, Locked);
                bench.open();
                QVERIFY(bench->sites()->snapshot()->byCode(u"CODE"));
                sendToSpool(bench, site, last + 1, last + 3);
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
        QVERIFY(bench.keep(viewNumbered(site, last + 1)));
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
        QVERIFY(bench.send(viewNumbered(site, 0)) == Receipt::Stored);
        faults->failWarned();
        sendToSpool(bench, site, 1, 3);
        replaceWithCopy(spoolFolder, spoolFolder + QStringLiteral(".kept"));
        replaceWithCopy(key, key + QStringLiteral(".kept"));
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        for (int i = 4; i <= 9; ++i)
            QVERIFY(bench.keep(viewNumbered(site, i)));
        bench.close();
        if (isOfEarlierEpoch) {
            replaceWithCopy(QStringLiteral("/dev/null"), spoolFolder);
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/spool")));
            bench.open();
            bench.close();
        }
        replaceWithCopy(spoolFolder + QStringLiteral(".kept"), spoolFolder);
        replaceWithCopy(key + QStringLiteral(".kept"), key);
        {
            const ExclusiveLock lock(bench.path());
            QTest::ignoreMessage(QtWarningMsg, Locked);
            bench.open();
            sendToSpool(bench, site, 10, 12);
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
        QVERIFY(bench.send(viewNumbered(site, 0)) == Receipt::Stored);
        const QString away = bench.path() + QStringLiteral(".away");
        QVERIFY(QFile::rename(bench.path(), away));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("was moved or replaced")));
        QTest::ignoreMessage(QtWarningMsg, Missing);
        sendToSpool(bench, site, 1, 1);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        bench.close();
        QTest::ignoreMessage(QtWarningMsg, Missing);
        bench.open();
        sendToSpool(bench, site, 2, 4);
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
        const ExclusiveLock lock(bench.path());
        const auto opened = pipeline::Pipeline::open(bench.options(), bench.clock);
        QVERIFY(!opened);
        QVERIFY(opened.error().message.contains(Locked));
    }
};

FOOTFALL_TEST_MAIN(TestIntakeStart)
#include "tst_intakestart.moc"
