// SPDX-License-Identifier: GPL-3.0-or-later
// For which sites views are taken while the database cannot be opened: those that are noted beside
// the spool, known by their codes.
#include "core/pipeline/spooledsites.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/startkit.h"

#include <QFile>

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

class TestSpooledSites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

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
            const ExclusiveLock lock(bench.path());
            QTest::ignoreMessage(QtWarningMsg, Locked);
            bench.open();
            QVERIFY(bench->sites()->snapshot()->sites.empty());
            QVERIFY(!bench->sites()->snapshot()->isComplete);
        }
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().wasOpened, 20'000);
        QVERIFY(bench.keep(viewNumbered(site, 0)));
    }

    /// Nor can the spool be used; it comes first.
    void theSpoolIsAwayAsWell()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withoutIfNeedBe(faults));
        const QString spoolFolder = bench.directory() + QStringLiteral("/spool");
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewNumbered(site, 0)) == Receipt::Stored);
        faults->failWarned();
        sendToSpool(bench, site, 1, 3);
        bench.close();
        faults->heal();
        replaceWithCopy(spoolFolder, spoolFolder + QStringLiteral(".kept"));
        replaceWithCopy(QStringLiteral("/dev/null"), spoolFolder);
        {
            const ExclusiveLock lock(bench.path());
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/spool")));
            QTest::ignoreMessage(QtWarningMsg, Locked);
            bench.open();
            // Nobody knows for which sites.
            QVERIFY(bench->sites()->snapshot()->sites.empty());
            QVERIFY(!bench->sites()->snapshot()->isComplete);
            replaceWithCopy(spoolFolder + QStringLiteral(".kept"), spoolFolder);
            QTRY_VERIFY_WITH_TIMEOUT(bench->sites()->snapshot()->byCode(u"CODE"), 20'000);
            sendToSpool(bench, site, 4, 6);
            QVERIFY(!bench->storeStatus().wasOpened);
        }
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(pagesIn(bench), pagesTo(6));
        QVERIFY(kit::addsUp(bench, 7));
    }

    /// Of another installation, with other ids for other sites.
    void anotherDatabaseComes()
    {
        Bench other;
        const domain::Site theirs = other.addSite("THEIRS");
        const domain::Site common = other.addSite("COMMON");
        QVERIFY(other.send(viewNumbered(theirs, 0)) == Receipt::Stored);
        other.close();

        const auto faults = std::make_shared<Faults>();
        Bench bench(withoutIfNeedBe(faults));
        const domain::Site ours = bench.addSite("COMMON");
        QVERIFY(ours.id == theirs.id);
        faults->failWarned();
        sendToSpool(bench, ours, 0, 0);
        bench.close();
        faults->heal();
        QVERIFY(QFile::rename(bench.path(), bench.path() + QStringLiteral(".away")));
        QTest::ignoreMessage(QtWarningMsg, Missing);
        bench.open();
        sendToSpool(bench, ours, 1, 2);
        replaceWithCopy(other.path(), bench.path() + QStringLiteral(".new"));
        QVERIFY(QFile::rename(bench.path() + QStringLiteral(".new"), bench.path()));
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(
            bench.rows("SELECT site.tracking_code, count(*) FROM page_view JOIN site ON "
                       "site.id = page_view.site_id GROUP BY 1 ORDER BY 1"),
            (QList<QVariantList>{{QStringLiteral("COMMON"), 3}, {QStringLiteral("THEIRS"), 1}}));
        QVERIFY(bench.keep(viewNumbered(common, 9)));
        QVERIFY(kit::addsUp(bench, 5));
    }
};

FOOTFALL_TEST_MAIN(TestSpooledSites)
#include "tst_spooledsites.moc"
