// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody moves, removes or replaces the database file while it is in use.
#include "core/storage/instancestore.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <atomic>

using namespace footfall;
using kit::Bench;
using kit::Faults;
using kit::Morning;
using kit::viewOf;
using kit::wait;
using pipeline::Admission;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const auto Moved = QRegularExpression(QStringLiteral("was moved or replaced"));
const auto Missing = QRegularExpression(QStringLiteral("is missing"));

QString pageOf(int number)
{
    return QStringLiteral("/%1").arg(number);
}

void move(const QString &from, const QString &to)
{
    if (!QFile::rename(from, to))
        qFatal("cannot move %s", qPrintable(from));
}

/// A whole copy, as a backup tool makes it.
QString backUp(const Bench &bench, const char *name)
{
    const QString path = bench.directory() + QLatin1Char('/') + QLatin1String(name);
    if (QProcess::execute(QStringLiteral("python3"),
                          {QStringLiteral("-c"),
                           QStringLiteral("import sqlite3, sys\n"
                                          "sqlite3.connect(sys.argv[1]).backup("
                                          "sqlite3.connect(sys.argv[2]))"),
                           bench.path(), path}) != 0)
        qFatal("cannot back up");
    return path;
}

QList<QVariantList> pagesIn(const QString &path)
{
    return kit::rowsOf(path, QStringLiteral("SELECT name.text FROM page_view JOIN name ON "
                                            "name.id = pathname_id ORDER BY page_view.id"));
}

QString epochIn(const QString &path)
{
    return kit::rowsOf(path, QStringLiteral("SELECT value FROM instance WHERE key = 'epoch'"))
        .at(0)
        .at(0)
        .toString();
}

} // namespace

class TestIntakeFiles : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aMissingFileIsWaitedFor()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann, {}, pageOf(0))) == Receipt::Stored);
        const QString away = bench.path() + QStringLiteral(".away");
        move(bench.path(), away);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        for (int i = 1; i <= 3; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        QVERIFY(!QFileInfo::exists(bench.path()));
        const auto refused = wait(bench->editSite(QStringLiteral("CODE"), {}));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(Missing));
        QVERIFY(!wait(bench->fold()));
        QVERIFY(bench->sites()->snapshot()->byCode(u"CODE"));

        // Its log went with it: nothing of what was stored is lost, and it can be put back.
        QVERIFY(pagesIn(away).contains(QVariantList{pageOf(0)}));
        move(away, bench.path());
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(pagesIn(bench.path()),
                 (QList<QVariantList>{{pageOf(0)}, {pageOf(1)}, {pageOf(2)}, {pageOf(3)}}));
        QVERIFY(bench.keep(viewOf(site, ann, seconds(9), pageOf(9))));
        QVERIFY(kit::addsUp(bench, 5));
        QCOMPARE(bench->storeStatus().problem, QString());
    }

    /// A new file would know none of the sites of what waits.
    void nothingBeginsAnewWhileViewsWait()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann, {}, pageOf(0))) == Receipt::Stored);
        const QString away = bench.path() + QStringLiteral(".away");
        move(bench.path(), away);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        QVERIFY(bench.send(viewOf(site, ann, seconds(1), pageOf(1))) == Receipt::Spooled);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        bench.close();

        const auto opened = pipeline::Pipeline::open(bench.options(), bench.clock);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(Missing), qPrintable(opened.error().message));
        QVERIFY(!QFileInfo::exists(bench.path()));

        move(away, bench.path());
        bench.open();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(pagesIn(bench.path()), (QList<QVariantList>{{pageOf(0)}, {pageOf(1)}}));
    }

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
        move(bench.path(), away);
        move(backup, bench.path());
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

    /// Moved and put back, with what was committed in between: nothing counts twice.
    void theSameFileComesBack()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options;
        options.gate = faults->gate();
        Bench bench(options);
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann, {}, pageOf(0))) == Receipt::Stored);
        const QString away = bench.path() + QStringLiteral(".away");
        move(bench.path(), away);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        QVERIFY(bench.send(viewOf(site, ann, seconds(1), pageOf(1))) == Receipt::Spooled);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        QCOMPARE(pagesIn(away).size(), 2);
        move(away, bench.path());
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(pagesIn(bench.path()), (QList<QVariantList>{{pageOf(0)}, {pageOf(1)}}));
        QVERIFY(kit::addsUp(bench, 2));
    }

    /// Away for a moment only, in which a batch was committed to it.
    void theSameFileComesBackAtOnce()
    {
        struct MoveBack : public pipeline::ReceiptPort {
            void settle(std::vector<pipeline::Settled> batch) override
            {
                move(away, path);
                log->settle(std::move(batch));
            }
            QString path;
            QString away;
            std::shared_ptr<kit::ReceiptLog> log;
        };
        const auto port = std::make_shared<MoveBack>();
        std::atomic<bool> mustMove = false;
        PipelineOptions options;
        options.gate = [&]() -> std::optional<domain::Error> {
            if (mustMove.exchange(false))
                move(port->path, port->away);
            return std::nullopt;
        };
        Bench bench(options);
        port->path = bench.path();
        port->away = bench.path() + QStringLiteral(".away");
        port->log = bench.log;
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann, {}, pageOf(0))) == Receipt::Stored);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        mustMove = true;
        QVERIFY(bench->inbox().accept(viewOf(site, ann, seconds(1), pageOf(1)), port, 7) ==
                Admission::Accepted);
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(2), 10'000);
        QVERIFY(bench.log->settled().back().receipt == Receipt::Spooled);
        QVERIFY(bench.waitUntilStored());
        QVERIFY(bench.keep(viewOf(site, ann, seconds(2), pageOf(2))));
        QCOMPARE(pagesIn(bench.path()),
                 (QList<QVariantList>{{pageOf(0)}, {pageOf(1)}, {pageOf(2)}}));
        QVERIFY(kit::addsUp(bench, 3));
    }

    /// The same, where no spool can take the batch: it is given to the writer once more.
    void theSameFileComesBackAtOnceWithoutASpool()
    {
        std::atomic<bool> mustMove = false;
        static QString path; // For the handler, which is a function.
        static QtMessageHandler before;
        PipelineOptions options;
        options.patience = std::chrono::hours(1);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        options.gate = [&]() -> std::optional<domain::Error> {
            if (mustMove.exchange(false))
                move(path, path + QStringLiteral(".away"));
            return std::nullopt;
        };
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        path = bench.path();
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann, {}, pageOf(0))) == Receipt::Stored);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        // The writer says it in its own thread, before it looks again.
        before = qInstallMessageHandler(
            [](QtMsgType type, const QMessageLogContext &context, const QString &text) {
                if (text.contains(Moved))
                    move(path + QStringLiteral(".away"), path);
                before(type, context, text);
            });
        const auto restore = qScopeGuard([] { qInstallMessageHandler(before); });
        mustMove = true;
        QVERIFY(bench->inbox().accept(viewOf(site, ann, seconds(1), pageOf(1)), bench.log, 7) ==
                Admission::Accepted);
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(2), 10'000);
        QVERIFY(bench.log->settled().back().receipt == Receipt::Stored);
        QVERIFY(bench.keep(viewOf(site, ann, seconds(2), pageOf(2))));
        QCOMPARE(pagesIn(bench.path()),
                 (QList<QVariantList>{{pageOf(0)}, {pageOf(1)}, {pageOf(2)}}));
        QVERIFY(kit::addsUp(bench, 3));
    }

    /// The same, where nobody can wait: it was refused, but it is there.
    void whatWasRefusedIsThereAfterAll()
    {
        std::atomic<bool> mustMove = false;
        PipelineOptions options;
        options.patience = std::chrono::milliseconds(0);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QString path;
        options.gate = [&]() -> std::optional<domain::Error> {
            if (mustMove.exchange(false))
                move(path, path + QStringLiteral(".away"));
            return std::nullopt;
        };
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        path = bench.path();
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann, {}, pageOf(0))) == Receipt::Stored);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        mustMove = true;
        QVERIFY(bench.send(viewOf(site, ann, seconds(1), pageOf(1))) == Receipt::Unwritable);
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{1, 0, 1, {}}));
        QVERIFY(bench.send(viewOf(site, ann, seconds(2), pageOf(2))) == Receipt::Unwritable);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{1, 0, 2, {}}));
        move(path + QStringLiteral(".away"), path);
        QTRY_COMPARE_WITH_TIMEOUT(bench->ledger().total(), (domain::LedgerCounts{2, 0, 1, {}}),
                                  20'000);
        QCOMPARE(pagesIn(bench.path()), (QList<QVariantList>{{pageOf(0)}, {pageOf(1)}}));
        QTRY_COMPARE_WITH_TIMEOUT(
            bench.rows("SELECT reason, sum(items) FROM ledger_minute GROUP BY 1 ORDER BY 1"),
            (QList<QVariantList>{{0, 2}, {99, 1}}), 20'000);
    }

    /// In the middle of a fold: it ends with that, and the next one is a fold again.
    void whoWaitsForAFoldIsTold()
    {
        std::atomic<int> steps = -1;
        PipelineOptions options;
        options.longestCommit = std::chrono::hours(1);
        options.inboxCapacity = 20'000;
        QString path;
        std::function<void()> send;
        options.gate = [&]() -> std::optional<domain::Error> {
            if (steps < 0)
                return std::nullopt;
            if (steps++ == 0) {
                move(path, path + QStringLiteral(".away"));
                send();
            }
            // So that it is noticed before all steps are done.
            QThread::msleep(20);
            return std::nullopt;
        };
        Bench bench(options);
        path = bench.path();
        const domain::Site site = bench.addSite();
        const int views = 12'000;
        for (int i = 0; i < views; ++i) {
            while (bench->inbox().accept(viewOf(site, ann, std::chrono::milliseconds(i)), bench.log,
                                         1) != Admission::Accepted)
                QThread::yieldCurrentThread();
        }
        QVERIFY(bench.waitUntilStored());
        send = [&] { (void)bench->inbox().accept(viewOf(site, ann, minutes(1)), bench.log, 1); };
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        steps = 0;
        const auto told = bench->fold();
        QTRY_VERIFY_WITH_TIMEOUT(told.isFinished(), 20'000);
        QVERIFY(!told.result());
        steps = -1;
        QTRY_VERIFY(bench->storeStatus().problem.contains(QStringLiteral("is missing")));
        move(path + QStringLiteral(".away"), path);
        QVERIFY(bench.waitUntilStored());
        QTRY_VERIFY_WITH_TIMEOUT(wait(bench->fold()).has_value(), 20'000);
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 1);
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
        move(bench.path(), away);
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
        move(copied, bench.path());
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
        move(bench.path(), bench.path() + QStringLiteral(".away"));
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        QVERIFY(bench->inbox().accept(viewOf(lost, ann), port, 7) == Admission::Accepted);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        const QString copied = bench.path() + QStringLiteral(".new");
        QCOMPARE(QProcess::execute(QStringLiteral("cp"), {theirFile, copied}), 0);
        move(copied, bench.path());
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
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("disk is broken")));
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

    void commandsNoticeIt()
    {
        Bench bench;
        (void)bench.addSite();
        const QString away = bench.path() + QStringLiteral(".away");
        move(bench.path(), away);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        const auto refused = wait(bench->removeSite(QStringLiteral("CODE")));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(Moved));
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        move(away, bench.path());
        QTRY_VERIFY_WITH_TIMEOUT(wait(bench->fold()).has_value(), 10'000);
        QVERIFY(bench->sites()->snapshot()->byCode(u"CODE"));
    }
};

FOOTFALL_TEST_MAIN(TestIntakeFiles)
#include "tst_intakefiles.moc"
