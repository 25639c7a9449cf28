// SPDX-License-Identifier: GPL-3.0-or-later
// Answered means kept: what becomes of page views while the database cannot take them.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <QDir>
#include <set>
#include <thread>

#include <fcntl.h>
#include <stdio.h>

using namespace footfall;
using domain::HitKind;
using domain::Rejection;
using kit::Bench;
using kit::Faults;
using kit::Morning;
using kit::viewOf;
using kit::wait;
using pipeline::Admission;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const auto Locked = QRegularExpression(QStringLiteral("Another program has locked"));
const auto Broken = QRegularExpression(QStringLiteral("The disk is broken"));

PipelineOptions withFaults(const std::shared_ptr<Faults> &faults)
{
    PipelineOptions options;
    options.gate = faults->gate();
    return options;
}

QString pageOf(int number)
{
    return QStringLiteral("/%1").arg(number);
}

/// At once, so that nobody finds neither of them.
bool exchange(const QDir &directory, const char *one, const char *other)
{
    const auto path = [&](const char *name) {
        return QFile::encodeName(directory.filePath(QLatin1String(name)));
    };
    return ::renameat2(AT_FDCWD, path(one).constData(), AT_FDCWD, path(other).constData(),
                       RENAME_EXCHANGE) == 0;
}

/// What is there of the spool on the disk: sealed segments, and the key.
bool spoolIsEmpty(const Bench &bench)
{
    const QDir directory(bench.directory());
    return !directory.exists(QStringLiteral("spool.key")) && kit::spoolSegments(bench) == 0;
}

} // namespace

class TestIntake : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aLockedDatabaseSendsThemToTheSpool()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        {
            const auto other =
                storage::Database::open(bench.path(), storage::OpenMode::ReadWrite).value();
            auto lock = storage::Transaction::begin(*other, storage::Transaction::Kind::Immediate);
            QVERIFY(lock.has_value());
            QTest::ignoreMessage(QtWarningMsg, Locked);
            QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Spooled);
            QVERIFY(bench.send(viewOf(site, ann, seconds(1))) == Receipt::Spooled);
            QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(bench.path()), 10'000);
            const domain::StoreStatus status = bench->storeStatus();
            QCOMPARE(status.waiting, 2);
            QCOMPARE(status.spooled, 2);
            QVERIFY(status.spoolBytes > 0);
            QCOMPARE(status.oldestWaiting, Morning);
            QVERIFY(!spoolIsEmpty(bench));
            QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{0, 2, 0, {}}));
        }
        QVERIFY(bench.waitUntilStored());
        QVERIFY(bench.keep(viewOf(site, ann, seconds(2))));
        QCOMPARE(bench->storeStatus().problem, QString());
        QCOMPARE(bench->storeStatus().spooled, 0);
        QCOMPARE(bench.rows("SELECT sum(is_entry), sum(is_visitor), count(*) FROM page_view"),
                 (QList<QVariantList>{{1, 1, 3}}));
        QVERIFY(kit::addsUp(bench, 3));
        QTRY_VERIFY2(spoolIsEmpty(bench), "segments and key are gone");
    }

    void aFailedCommitSendsItsBatchToTheSpool()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Spooled);
        QVERIFY(bench->storeStatus().problem.contains(QStringLiteral("The disk is broken")));
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 1);
        QVERIFY(kit::addsUp(bench, 1));
    }

    /// The writer hangs in a batch; it goes to the spool with what comes behind it, and is then
    /// committed after all.
    void aSlowCommitIsAnsweredInTimeAndCountedOnce()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->hang();
        for (int i = 0; i < 10; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        QCOMPARE(bench->storeStatus().spooled, 10);
        QCOMPARE(bench->storeStatus().stored, 0);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QVERIFY(bench.keep(viewOf(site, ann, minutes(1))));
        QCOMPARE(bench.log->count(), size_t(11)); // No second receipt.
        bench.clock.set(Morning + minutes(40));
        QCOMPARE(wait(bench->fold())->folded, 11);
        QCOMPARE(bench.rows("SELECT sum(page_views), sum(visits), sum(visitors), sum(duration_ms) "
                            "FROM hourly_total"),
                 (QList<QVariantList>{{11, 1, 1, 60'000}}));
        QVERIFY(kit::addsUp(bench, 11));
    }

    void aSlowCommitThatFailsIsCountedOnce()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->hang();
        for (int i = 0; i < 5; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        QTest::ignoreMessage(QtWarningMsg, Broken);
        faults->fail();
        QTRY_VERIFY_WITH_TIMEOUT(!bench->storeStatus().problem.isEmpty(), 10'000);
        QVERIFY(bench.send(viewOf(site, ann, seconds(9), pageOf(9))) == Receipt::Spooled);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 6);
        QCOMPARE(bench.log->count(), size_t(6));
        QVERIFY(kit::addsUp(bench, 6));
    }

    void aFullInboxGoesToTheSpool()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.longestCommit = hours(1); // So that nothing else sends them there.
        options.inboxCapacity = 3;
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->hang();
        int accepted = 0;
        while (bench.log->count() == 0) {
            if (bench->inbox().accept(viewOf(site, QString::number(accepted)), bench.log, 1) ==
                Admission::Accepted)
                ++accepted;
        }
        QVERIFY(accepted > 3);
        QVERIFY(bench.log->settled().front().receipt == Receipt::Spooled);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QTRY_COMPARE(bench.log->count(), size_t(accepted));
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), accepted);
        QVERIFY(kit::addsUp(bench, accepted));
    }

    /// However few they are.
    void alsoWhereItIsFullOfLongOnes()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.longestCommit = hours(1);
        options.inboxBytes = 64 * 1024;
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->hang();
        const QString longOne = QStringLiteral("/") + QString(8'000, QLatin1Char('x'));
        int accepted = 0;
        while (bench.log->count() == 0 && accepted < 1'000) {
            if (bench->inbox().accept(viewOf(site, QString::number(accepted), {}, longOne),
                                      bench.log, 1) == Admission::Accepted)
                ++accepted;
        }
        QVERIFY(accepted < 1'000);
        QVERIFY(bench.log->settled().front().receipt == Receipt::Spooled);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QTRY_COMPARE(bench.log->count(), size_t(accepted));
        QVERIFY(kit::addsUp(bench, accepted));
    }

    void withoutASpoolABriefLockIsWaitedFor()
    {
        PipelineOptions options;
        options.patience = hours(1);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        const domain::Site site = bench.addSite();
        {
            const auto other =
                storage::Database::open(bench.path(), storage::OpenMode::ReadWrite).value();
            auto lock = storage::Transaction::begin(*other, storage::Transaction::Kind::Immediate);
            QTest::ignoreMessage(QtWarningMsg, Locked);
            QVERIFY(bench->inbox().accept(viewOf(site, ann), bench.log, 1) == Admission::Accepted);
            QTRY_VERIFY_WITH_TIMEOUT(!bench->storeStatus().problem.isEmpty(), 10'000);
            QCOMPARE(bench->storeStatus().waiting, 1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(1), 20'000);
        QVERIFY(bench.log->settled().front().receipt == Receipt::Stored);
        QVERIFY(kit::addsUp(bench, 1));
    }

    /// The writer hangs, the spool cannot help: what the writer commits after all is stored, not
    /// refused.
    void aSlowCommitWithoutASpoolIsStored()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.patience = milliseconds(0);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->hang();
        QVERIFY(bench->inbox().accept(viewOf(site, ann), bench.log, 1) == Admission::Accepted);
        QTRY_COMPARE(bench->storeStatus().waiting, 1);
        faults->waitUntilHanging();
        // Behind it, with nobody to take it.
        QVERIFY(bench->inbox().accept(viewOf(site, ann, seconds(1)), bench.log, 2) ==
                Admission::Accepted);
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(1), 10'000);
        QCOMPARE(bench.log->settled().front().token, quint64(2));
        QVERIFY(bench.log->settled().front().receipt == Receipt::Unwritable);
        faults->heal();
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(2), 10'000);
        QVERIFY(bench.log->settled().back().receipt == Receipt::Stored);
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{1, 0, 1, {}}));
    }

    void oneThatTheSpoolCannotKeepIsRefusedAlone()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->hang();
        QVERIFY(bench->inbox().accept(viewOf(site, ann), bench.log, 10) == Admission::Accepted);
        faults->waitUntilHanging();
        domain::Hit late = viewOf(site, ann, seconds(1), pageOf(1));
        late.time += hours(24 * 366 * 9000);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is left out")));
        QVERIFY(bench->inbox().accept(late, bench.log, 11) == Admission::Accepted);
        QVERIFY(bench->inbox().accept(viewOf(site, ann, seconds(2), pageOf(2)), bench.log, 12) ==
                Admission::Accepted);
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(3), 10'000);
        const std::vector<pipeline::Settled> settled = bench.log->settled();
        QCOMPARE(settled[1].token, quint64(11));
        QVERIFY(settled[1].receipt == Receipt::Unwritable);
        QVERIFY(settled[2].receipt == Receipt::Spooled);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 2);
        QTRY_COMPARE(bench->ledger().total(), (domain::LedgerCounts{2, 0, 1, {}}));
    }

    void whereNeitherCanBeWrittenTheyAreRefused()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.patience = milliseconds(0);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Unwritable);
        QVERIFY(bench->storeStatus().problem.contains(QStringLiteral("/dev/null/spool")));
        QCOMPARE(bench->storeStatus().waiting, 0);
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{0, 0, 1, {}}));
        faults->heal();
        int tries = 1;
        while (bench.send(viewOf(site, ann, minutes(tries))) != Receipt::Stored)
            ++tries;
        QCOMPARE(bench->storeStatus().problem, QString());
        QCOMPARE(bench.rows("SELECT is_entry, is_visitor FROM page_view"),
                 (QList<QVariantList>{{1, 1}}));
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{1, 0, tries, {}}));
    }

    /// They are not in the ledger; that is in the log at least.
    void whatIsRefusedUntilTheEndIsTold()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.patience = milliseconds(0);
        options.spoolDirectory = QStringLiteral("/dev/null/spool");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("/dev/null/spool")));
        Bench bench(options);
        const domain::Site site = bench.addSite();
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Unwritable);
        QVERIFY(bench.send(viewOf(site, ann, seconds(1))) == Receipt::Unwritable);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^2 items")));
        bench.close();
    }

    /// Nobody knows any more of which site and minute it was: it was never received.
    void aRecordThatIsDamagedMeanwhileWaitsNoLonger()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        for (int i = 0; i < 3; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        QCOMPARE(bench->ledger().total().waiting, 3);
        QDirIterator segments(bench.directory(), {QStringLiteral("*.spool")}, QDir::Files,
                              QDirIterator::Subdirectories);
        QFile segment(segments.next());
        QVERIFY(segment.open(QIODevice::ReadWrite));
        const QByteArray bytes = segment.readAll();
        const qsizetype at = bytes.indexOf("FFSP", 10) + 60;
        QVERIFY(at > 60 && segment.seek(at));
        QCOMPARE(segment.write(QByteArray(1, static_cast<char>(~bytes[at]))), 1);
        segment.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("damaged")));
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QTRY_VERIFY(kit::addsUp(bench, 2));
        QVERIFY(bench.keep(viewOf(site, ann, seconds(9), pageOf(9))));
        QVERIFY(kit::addsUp(bench, 3));
    }

    /// It could not be used at the start, and numbers went on without what it holds.
    void aSpoolThatBecomesUsableIsUsed()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.patience = hours(1);
        Bench bench(options);
        const domain::Site site = bench.addSite();
        const domain::Site gone = bench.addSite("GONE");
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        for (int i = 0; i < 3; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        QVERIFY(bench.send(viewOf(gone, ann)) == Receipt::Spooled);
        bench->doorLedger().decide(site.id, Rejection::Bot, Morning);
        bench->doorLedger().decide(site.id, Rejection::Bot, Morning);
        bench.close();
        faults->heal();
        QDir directory(bench.directory());
        QVERIFY(directory.rename(QStringLiteral("spool"), QStringLiteral("away")));
        QFile obstacle(directory.filePath(QStringLiteral("spool")));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot be used")));
        bench.open();
        QVERIFY(wait(bench->removeSite(QStringLiteral("GONE"))).has_value());
        for (int i = 3; i < 9; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Stored);
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        QVERIFY(bench->inbox().accept(viewOf(site, ann, seconds(9), pageOf(9)), bench.log, 99) ==
                Admission::Accepted);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Broken), 10'000);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("are set aside")));
        QVERIFY(exchange(directory, "spool", "away"));
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(11), 20'000);
        QVERIFY(bench.log->settled().back().receipt == Receipt::Spooled);
        const std::map<Rejection, qint64> rejected{{Rejection::Bot, 2},
                                                   {Rejection::UnknownSite, 1}};
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{6, 4, 0, rejected}));
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 10);
        QVERIFY(kit::addsUp(bench, 10));
        QTRY_COMPARE(bench.number("SELECT sum(items) FROM ledger_minute WHERE reason <> 0"), 3);
        QCOMPARE(bench->ledger().total(), (domain::LedgerCounts{10, 0, 0, rejected}));
    }

    void aSpoolThatHoldsWhatIsStoredAndCannotBeOpened_data()
    {
        QTest::addColumn<int>("starts");
        QTest::addColumn<bool>("isOpenedLate");
        QTest::newRow("opened at the next start") << 1 << false;
        QTest::newRow("opened at the one after") << 2 << false;
        QTest::newRow("opened late") << 1 << true;
        QTest::newRow("opened late in the next run") << 2 << true;
    }
    /// The end came in mid-replay, and the numbers go on without the spool: what is stored of it
    /// stays stored once.
    void aSpoolThatHoldsWhatIsStoredAndCannotBeOpened()
    {
        QFETCH(int, starts);
        QFETCH(bool, isOpenedLate);
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Stored);
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        for (int i = 1; i <= 20; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        Bench crashed(bench.copy());
        QVERIFY(crashed.waitUntilStored());
        crashed.close();
        for (int i = 21; i <= 25; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);
        QCOMPARE(kit::spoolSegments(bench), 1);
        kit::copyInto(bench.directory() + QStringLiteral("/spool"), crashed.directory());
        kit::copyInto(bench.directory() + QStringLiteral("/spool.key"), crashed.directory());

        QDir directory(crashed.directory());
        QVERIFY(directory.rename(QStringLiteral("spool"), QStringLiteral("away")));
        QFile obstacle(directory.filePath(QStringLiteral("spool")));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        const auto laterFaults = std::make_shared<Faults>();
        crashed.options().gate = laterFaults->gate();
        crashed.options().patience = hours(1);
        int page = 30;
        for (int i = 0; i < starts; ++i) {
            crashed.close();
            QTest::ignoreMessage(QtWarningMsg,
                                 QRegularExpression(QStringLiteral("cannot be used")));
            crashed.open();
            QVERIFY(crashed.send(viewOf(site, ann, seconds(page), pageOf(page))) ==
                    Receipt::Stored);
            ++page;
        }
        if (isOpenedLate) {
            laterFaults->fail();
            QTest::ignoreMessage(QtWarningMsg, Broken);
            QVERIFY(crashed->inbox().accept(viewOf(site, ann, seconds(page), pageOf(page)),
                                            crashed.log, 99) == Admission::Accepted);
            ++page;
            QTRY_VERIFY_WITH_TIMEOUT(crashed->storeStatus().problem.contains(Broken), 10'000);
            QVERIFY(exchange(directory, "spool", "away"));
            QTRY_COMPARE_WITH_TIMEOUT(crashed.log->count(), size_t(starts + 1), 20'000);
            QVERIFY(crashed.log->settled().back().receipt == Receipt::Spooled);
            laterFaults->heal();
        } else {
            crashed.close();
            QVERIFY(exchange(directory, "spool", "away"));
            crashed.open();
        }
        QVERIFY(crashed.waitUntilStored());
        const int all = 26 + page - 30;
        QCOMPARE(crashed.number("SELECT (SELECT count(*) FROM page_view) + (SELECT "
                                "coalesce(sum(page_views), 0) FROM hourly_total)"),
                 all);
        QVERIFY(kit::addsUp(crashed, all));
        QTRY_VERIFY(spoolIsEmpty(crashed));
        QCOMPARE(crashed.number("SELECT count(*) FROM instance WHERE key LIKE 'previous%'"), 0);
    }

    /// Behind a backlog views keep arriving, of the same visitors: their order decides what they
    /// are.
    void aBacklogDrainsWhileViewsArrive()
    {
        constexpr int Before = 9'000;
        constexpr int Meanwhile = 3'000;
        constexpr int Visitors = 50;
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        const auto put = [&](int number) {
            const domain::Hit view = viewOf(site, QString::number(number % Visitors),
                                            seconds(number / Visitors), pageOf(number));
            while (bench->inbox().accept(view, bench.log, quint64(number)) != Admission::Accepted)
                std::this_thread::yield();
        };
        for (int i = 0; i < Before; ++i)
            put(i);
        QTRY_COMPARE_WITH_TIMEOUT(bench->storeStatus().spooled, Before, 20'000);
        faults->heal();
        for (int i = Before; i < Before + Meanwhile; ++i)
            put(i);
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(Before + Meanwhile), 30'000);
        QVERIFY(bench.waitUntilStored());
        std::set<quint64> tokens;
        for (const pipeline::Settled &settled : bench.log->settled())
            tokens.insert(settled.token);
        QCOMPARE(tokens.size(), size_t(Before + Meanwhile));
        QTRY_VERIFY(spoolIsEmpty(bench));
        QVERIFY(bench.keep(viewOf(site, QStringLiteral("0"), minutes(5))));

        bench.clock.set(Morning + minutes(40));
        (void)wait(bench->fold());
        QCOMPARE(
            bench.rows("SELECT sum(page_views), sum(visits), sum(visitors), "
                       "sum(page_visitors), sum(duration_views) FROM hourly_total"),
            (QList<QVariantList>{{Before + Meanwhile + 1, Visitors, Visitors,
                                  Before + Meanwhile + 1, Before + Meanwhile + 1 - Visitors}}));
        QVERIFY(kit::addsUp(bench, Before + Meanwhile + 1));
    }

    void aBacklogStaysForTheNextStart()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Stored);
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        QVERIFY(bench.send(viewOf(site, ann, seconds(1), pageOf(1))) == Receipt::Spooled);
        QVERIFY(bench->inbox().accept(viewOf(site, ann, seconds(2), pageOf(2)), bench.log, 9) ==
                Admission::Accepted);
        bench->close();
        QCOMPARE(bench.log->count(), size_t(3));
        QVERIFY(bench.log->settled().back().receipt == Receipt::Spooled);
        bench.close();
        QVERIFY(!spoolIsEmpty(bench));
        faults->heal();
        bench.open();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.rows("SELECT count(*), sum(is_entry), sum(is_visitor) FROM page_view"),
                 (QList<QVariantList>{{3, 1, 1}}));
        QVERIFY(kit::addsUp(bench, 3));
        QTRY_VERIFY(spoolIsEmpty(bench));
        QVERIFY(bench.keep(viewOf(site, ann, seconds(3), pageOf(3))));
        QVERIFY(kit::addsUp(bench, 4));
    }

    /// As if the power failed: what is on the disk at that moment goes on elsewhere.
    void aCrashLosesAndDoublesNothing()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Stored);
        bench->doorLedger().decide(site.id, Rejection::Bot, Morning);
        QTRY_COMPARE(bench.number("SELECT count(*) FROM ledger_minute WHERE reason <> 0"), 1);
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        for (int i = 1; i <= 20; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);

        Bench crashed(bench.copy());
        QVERIFY(crashed.waitUntilStored());
        QCOMPARE(crashed.number("SELECT count(*) FROM page_view"), 21);
        QVERIFY(kit::addsUp(crashed, 21));
        QCOMPARE(crashed->ledger().total().rejected, (std::map{std::pair(Rejection::Bot, 1LL)}));

        // The database of the copy has it all; with the spool of before it is as if the end came
        // after the commit, before the spool was released.
        const QString doubled = crashed.directory();
        crashed.close();
        kit::copyInto(bench.directory() + QStringLiteral("/spool"), doubled);
        kit::copyInto(bench.directory() + QStringLiteral("/spool.key"), doubled);
        crashed.open();
        QVERIFY(crashed.waitUntilStored());
        QTRY_VERIFY(spoolIsEmpty(crashed));
        QVERIFY(crashed.keep(viewOf(site, ann, minutes(1), pageOf(99))));
        QCOMPARE(crashed.number("SELECT (SELECT count(*) FROM page_view) + (SELECT "
                                "coalesce(sum(page_views), 0) FROM hourly_total)"),
                 22);
        QVERIFY(kit::addsUp(crashed, 22));
    }

    void aClockThatJumpsBackLosesNothing()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        const milliseconds times[] = {minutes(0), minutes(10), -hours(3), -hours(3) + minutes(1)};
        for (const milliseconds after : times) {
            bench.clock.set(Morning + after);
            QVERIFY(bench.send(viewOf(site, ann, after, pageOf(int(after.count())))) ==
                    Receipt::Spooled);
        }
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        bench.clock.set(Morning + hours(1));
        (void)wait(bench->fold());
        QCOMPARE(bench.number("SELECT sum(page_views) FROM hourly_total"), 4);
        QVERIFY(kit::addsUp(bench, 4));
    }

    /// The seen sets of a day are kept while views of that day wait, or its visitors would count
    /// anew; and nothing is folded that a waiting view belongs to.
    void aBacklogThatDrainsAfterMidnightBelongsToItsDay()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Stored);
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        QVERIFY(bench.send(viewOf(site, ann, minutes(5), pageOf(1))) == Receipt::Spooled);
        bench.clock.set(Morning + hours(24));
        bench.close();
        // Housekeeping comes first at a start.
        faults->heal();
        bench.open();
        QVERIFY(bench.waitUntilStored());
        (void)wait(bench->fold());
        QCOMPARE(bench.rows("SELECT sum(page_views), sum(visits), sum(visitors), count(DISTINCT "
                            "day) FROM hourly_total"),
                 (QList<QVariantList>{{2, 1, 1, 1}}));
        bench.close();
        bench.open();
        QTRY_COMPARE(bench.number("SELECT count(*) FROM seen_visitor"), 0);
    }

    void decisionsGoTheSameWay()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        bench->doorLedger().decide(site.id, Rejection::Bot, Morning);
        bench->doorLedger().decide({}, Rejection::UnknownSite, Morning);
        domain::SiteEdit edit;
        edit.botViews = domain::BotViews::Shown;
        QVERIFY(wait(bench->editSite(QStringLiteral("CODE"), edit)).has_value());
        const auto sight = [&] {
            bench->doorLedger().sighted(site.id, Rejection::Bot, QDate(2026, 3, 10),
                                        QStringLiteral("Bot"), QStringLiteral("/"));
        };
        sight();
        QTRY_COMPARE(bench.rows("SELECT reason, page_views FROM daily_bot"),
                     (QList<QVariantList>{{6, 1}}));
        QTRY_COMPARE(bench.rows("SELECT site_id, reason, items FROM ledger_minute"),
                     (QList<QVariantList>{{0, 1, 1}, {1, 6, 1}}));
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Spooled);
        for (int i = 0; i < 5; ++i)
            bench->doorLedger().decide(site.id, Rejection::RateLimited, Morning + minutes(i));
        sight();
        const auto before = bench->ledger();
        QCOMPARE(before.total().received(), 8);
        bench.close();
        faults->heal();
        bench.open();
        QVERIFY(bench.waitUntilStored());
        QTRY_COMPARE(bench->ledger().total().rejectedInAll(), 7);
        QCOMPARE(bench->ledger().total().stored, 1);
        QCOMPARE(bench.number("SELECT sum(items) FROM ledger_minute WHERE reason = 4"), 5);
        QCOMPARE(bench.number("SELECT page_views FROM daily_bot"), 2);
    }

    /// Somebody deleted a row by hand: what refers to it can never be written.
    void oneThatCannotBeWrittenDoesNotHoldUpTheOthers()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        const domain::Site broken = bench.addSite("BROKEN");
        {
            const auto other =
                storage::Database::open(bench.path(), storage::OpenMode::ReadWrite).value();
            QVERIFY(other->execute("DELETE FROM site WHERE tracking_code = 'BROKEN'"));
        }
        const auto rejected = QRegularExpression(QStringLiteral("does not accept"));
        QTest::ignoreMessage(QtWarningMsg, rejected);
        QTest::ignoreMessage(QtWarningMsg, rejected);
        QTest::ignoreMessage(QtWarningMsg, rejected);
        for (int i = 0; i < 100; ++i) {
            const domain::Hit view =
                viewOf(i == 40 || i == 77 ? broken : site, ann, seconds(i), pageOf(i));
            QVERIFY(bench->inbox().accept(view, bench.log, quint64(i)) == Admission::Accepted);
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.log->count(), size_t(100), 20'000);
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 98);
        QTRY_COMPARE(bench->ledger().total(), (domain::LedgerCounts{98, 0, 2, {}}));
        QTRY_COMPARE(bench.number("SELECT sum(items) FROM ledger_minute WHERE reason = 99"), 2);
        QCOMPARE(bench->storeStatus().problem, QString());
    }

    void commandsSayThatTheDatabaseIsAway()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->fail();
        QTest::ignoreMessage(QtWarningMsg, Broken);
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Spooled);
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("other.example");
        const auto added = wait(bench->addSite(draft));
        QVERIFY(!added);
        QVERIFY(added.error().message.contains(QStringLiteral("The disk is broken")));
        QVERIFY(!wait(bench->removeSite(QStringLiteral("CODE"))));
        QVERIFY(!wait(bench->fold()));
        QCOMPARE(bench->sites()->snapshot()->sites.size(), size_t(1));
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QVERIFY(wait(bench->addSite(draft)).has_value());
    }

    void timeWithoutADoorIsRecorded()
    {
        Bench bench;
        bench->noteDoor(pipeline::Pipeline::Door::Open);
        QTRY_COMPARE(bench.number("SELECT count(*) FROM collector_run"), 1);
        bench.clock.advance(minutes(0));
        bench.close();
        QCOMPARE(bench.rows("SELECT started, alive FROM collector_run"),
                 (QList<QVariantList>{
                     {domain::toMilliseconds(Morning), domain::toMilliseconds(Morning)}}));
    }
};

FOOTFALL_TEST_MAIN(TestIntake)
#include "tst_intake.moc"
