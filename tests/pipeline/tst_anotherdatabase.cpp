// SPDX-License-Identifier: GPL-3.0-or-later
// A backup or another installation's database takes the place of the one in use: its numbers and
// ids mean something else.
#include "tests/kit/testmain.h"
#include "tests/pipeline/faults.h"
#include "tests/pipeline/movedfiles.h"

#include <atomic>

using namespace footfall;
using kit::backUp;
using kit::Bench;
using kit::epochIn;
using kit::Faults;
using kit::Missing;
using kit::Moved;
using kit::moveFile;
using kit::pageOf;
using kit::pagesIn;
using kit::viewOf;
using pipeline::Admission;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::seconds;

class TestAnotherDatabase : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    /// A backup of an hour ago takes its place: what came since is in the other file; what comes is
    /// in this one.
    void aBackupTakesItsPlace()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann, {}, pageOf(0))) == Receipt::Stored);
        const QString backup = backUp(bench, "backup.db");
        for (int i = 1; i <= 3; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Stored);
        const QString away = bench.path() + QStringLiteral(".away");
        moveFile(bench.path(), away);
        moveFile(backup, bench.path());
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QVERIFY(bench.send(viewOf(site, ann, seconds(4), pageOf(4))) == Receipt::Spooled);
        QVERIFY(bench.waitUntilStored());
        QVERIFY(bench.keep(viewOf(site, ann, seconds(5), pageOf(5))));
        QCOMPARE(pagesIn(bench.path()),
                 (QList<QVariantList>{{pageOf(0)}, {pageOf(4)}, {pageOf(5)}}));
        // The view that was answered from the spool had been committed to the file that was away.
        QCOMPARE(
            pagesIn(away),
            (QList<QVariantList>{{pageOf(0)}, {pageOf(1)}, {pageOf(2)}, {pageOf(3)}, {pageOf(4)}}));
        QCOMPARE(epochIn(bench.path()), epochIn(away));
        QVERIFY(kit::addsUp(bench, 3));
        bench.close();
        bench.open();
        QVERIFY(kit::addsUp(bench, 3));
    }

    /// Another installation's database: its numbers and its sites' ids mean something else.
    void anotherDatabaseTakesItsPlace()
    {
        Bench other;
        const domain::Site theirs = other.addSite("THEIRS");
        const domain::Site common = other.addSite("COMMON");
        for (int i = 0; i < 50; ++i)
            QVERIFY(other.send(viewOf(theirs, QString::number(i), {}, QStringLiteral("/theirs"))) ==
                    Receipt::Stored);
        const QString theirEpoch = epochIn(other.path());
        const QString theirFile = backUp(other, "copy.db");

        Bench bench;
        const domain::Site ours = bench.addSite("COMMON");
        const domain::Site lost = bench.addSite("LOST");
        QVERIFY(ours.id == theirs.id && lost.id == common.id);
        QVERIFY(bench.send(viewOf(ours, ann, {}, pageOf(0))) == Receipt::Stored);
        const QString away = bench.path() + QStringLiteral(".away");
        moveFile(bench.path(), away);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        QVERIFY(bench.send(viewOf(ours, ann, seconds(1), pageOf(1))) == Receipt::Spooled);
        QVERIFY(bench.send(viewOf(lost, ann, seconds(2), pageOf(2))) == Receipt::Spooled);
        QVERIFY(bench.send(viewOf(ours, ann, seconds(3), pageOf(3))) == Receipt::Spooled);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        QCOMPARE(bench->ledger().total().waiting, 3);

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("are set aside")));
        const QString copied = bench.path() + QStringLiteral(".new");
        QCOMPARE(QProcess::execute(QStringLiteral("cp"), {theirFile, copied}), 0);
        moveFile(copied, bench.path());
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(kit::rowsOf(bench.path(),
                             QStringLiteral("SELECT site.tracking_code, name.text FROM page_view "
                                            "JOIN name ON name.id = pathname_id JOIN site ON "
                                            "site.id = page_view.site_id WHERE name.text <> "
                                            "'/theirs' ORDER BY page_view.id")),
                 (QList<QVariantList>{{QStringLiteral("COMMON"), pageOf(1)},
                                      {QStringLiteral("COMMON"), pageOf(3)}}));
        QVERIFY(epochIn(bench.path()) != theirEpoch);
        QVERIFY(epochIn(bench.path()) != epochIn(away));
        QTRY_COMPARE(bench->ledger().total(),
                     (domain::LedgerCounts{52, 0, 0, {{domain::Rejection::UnknownSite, 1}}}));
        QVERIFY(bench->sites()->snapshot()->byCode(u"THEIRS"));
        QVERIFY(bench.keep(viewOf(common, ann, seconds(9), pageOf(9))));
        QVERIFY(kit::addsUp(bench, 53));
    }

    /// Who arrives once the numbers go on must find the sites that these are for.
    void theSitesAreKnownBeforeViewsGoOn()
    {
        struct Look : public pipeline::ReceiptPort {
            void settle(std::vector<pipeline::Settled> batch) override
            {
                wasKnown = sites->snapshot()->byCode(u"THEIRS") != nullptr;
                log->settle(std::move(batch));
            }
            std::shared_ptr<const domain::SiteDirectory> sites;
            std::shared_ptr<kit::ReceiptLog> log;
            std::atomic<bool> wasKnown = false;
        };
        Bench other;
        (void)other.addSite("THEIRS");
        const QString theirFile = backUp(other, "copy.db");

        PipelineOptions options;
        options.patience = std::chrono::hours(1);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        const domain::Site lost = bench.addSite("LOST");
        const auto port = std::make_shared<Look>();
        port->sites = bench->sites();
        port->log = bench.log;
        moveFile(bench.path(), bench.path() + QStringLiteral(".away"));
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        QVERIFY(bench->inbox().accept(viewOf(lost, ann), port, 7) == Admission::Accepted);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        const QString copied = bench.path() + QStringLiteral(".new");
        QCOMPARE(QProcess::execute(QStringLiteral("cp"), {theirFile, copied}), 0);
        moveFile(copied, bench.path());
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(1), 20'000);
        QVERIFY(bench.log->settled().front().receipt == Receipt::SiteGone);
        QVERIFY(port->wasKnown);
    }

    /// The spool of one database, found at the start beside another.
    void anotherDatabaseIsThereAtTheStart()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options;
        options.gate = faults->gate();
        Bench bench(options);
        const domain::Site lost = bench.addSite("FIRST");
        const domain::Site site = bench.addSite("CODE");
        faults->failWarned();
        for (int i = 1; i <= 3; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        QVERIFY(bench.send(viewOf(lost, ann, seconds(4), pageOf(4))) == Receipt::Spooled);
        bench.close();
        faults->heal();

        Bench other;
        const domain::Site same = other.addSite("CODE");
        QVERIFY(same.id != site.id);
        for (int i = 0; i < 10; ++i)
            QVERIFY(other.send(viewOf(same, QString::number(i), {}, QStringLiteral("/theirs"))) ==
                    Receipt::Stored);
        other.close();
        kit::copyInto(bench.directory() + QStringLiteral("/spool"), other.directory());
        kit::copyInto(bench.directory() + QStringLiteral("/spool.key"), other.directory());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("are set aside")));
        other.open();
        QCOMPARE(other->ledger().total().rejected,
                 (std::map{std::pair(domain::Rejection::UnknownSite, 1LL)}));
        QVERIFY(other.waitUntilStored());
        QCOMPARE(kit::rowsOf(other.path(), QStringLiteral("SELECT count(*) FROM page_view WHERE "
                                                          "site_id = %1")
                                               .arg(same.id.value)),
                 (QList<QVariantList>{{13}}));
        QVERIFY(kit::addsUp(other, 13));
        QTRY_COMPARE(other.rows("SELECT site_id, items FROM ledger_minute WHERE reason <> 0"),
                     (QList<QVariantList>{{0, 1}}));
    }
};

FOOTFALL_TEST_MAIN(TestAnotherDatabase)
#include "tst_anotherdatabase.moc"
