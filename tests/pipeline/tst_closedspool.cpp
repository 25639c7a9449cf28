// SPDX-License-Identifier: GPL-3.0-or-later
// A spool that cannot be opened at the start, and holds something: what it holds is counted once,
// and in its time, when it can be used at last.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <QDir>

#include <fcntl.h>
#include <stdio.h>

using namespace footfall;
using domain::Rejection;
using kit::Bench;
using kit::Broken;
using kit::Faults;
using kit::Morning;
using kit::pageOf;
using kit::spoolIsEmpty;
using kit::viewOf;
using kit::wait;
using kit::withFaults;
using pipeline::Admission;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

/// At once, so that nobody finds neither of them.
bool exchange(const QDir &directory, const char *one, const char *other)
{
    const auto path = [&](const char *name) {
        return QFile::encodeName(directory.filePath(QLatin1String(name)));
    };
    return ::renameat2(AT_FDCWD, path(one).constData(), AT_FDCWD, path(other).constData(),
                       RENAME_EXCHANGE) == 0;
}

} // namespace

class TestClosedSpool : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    /// It could not be used at the start, and numbers went on without what it holds.
    void aSpoolThatBecomesUsableIsUsed()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.patience = hours(1);
        Bench bench(options);
        const domain::Site site = bench.addSite();
        const domain::Site gone = bench.addSite("GONE");
        faults->failWarned();
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
        faults->failWarned();
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

    /// Whoever waits there was counted already, and the day that waits is not over.
    void daysGoOnWhileASpoolThatHoldsSomethingCannotBeOpened()
    {
        const auto faults = std::make_shared<Faults>();
        PipelineOptions options = withFaults(faults);
        options.patience = hours(1);
        Bench bench(options);
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Stored);
        bench.clock.advance(hours(1));
        QVERIFY(wait(bench->fold()).has_value());
        QVERIFY(bench.send(viewOf(site, QStringLiteral("bob"), hours(1))) == Receipt::Stored);
        faults->failWarned();
        QVERIFY(bench.send(viewOf(site, ann, hours(1), pageOf(1))) == Receipt::Spooled);
        bench.close();
        faults->heal();
        QFile key(bench.directory() + QStringLiteral("/spool.key"));
        QVERIFY(key.open(QIODevice::ReadWrite));
        QVERIFY(key.setFileTime(
            QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(bench.clock.now())),
            QFileDevice::FileModificationTime));
        key.close();
        QDir directory(bench.directory());
        QVERIFY(directory.rename(QStringLiteral("spool"), QStringLiteral("away")));
        QFile obstacle(directory.filePath(QStringLiteral("spool")));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        bench.clock.advance(hours(24 * 3));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot be used")));
        bench.open();
        // Visits end all the same, and are shown.
        QVERIFY(wait(bench->fold()).has_value());
        QVERIFY(wait(bench->fold()).has_value());
        QCOMPARE(bench.number("SELECT sum(page_views) FROM hourly_total"), 2);
        QCOMPARE(bench.number("SELECT count(*) FROM fact_segment WHERE level = 0"), 2);
        QCOMPARE(bench.number("SELECT count(*) FROM seen_visitor"), 2);
        bench.close();
        QVERIFY(exchange(directory, "spool", "away"));
        bench.open();
        QVERIFY(bench.waitUntilStored());
        QVERIFY(wait(bench->fold()).has_value());
        QCOMPARE(bench.rows("SELECT sum(page_views), sum(visitors) FROM hourly_total"),
                 (QList<QVariantList>{{3, 2}}));
        QTRY_VERIFY(spoolIsEmpty(bench));
        // The next one knows that nothing waits.
        bench.close();
        bench.open();
        QTRY_COMPARE(bench.number("SELECT count(*) FROM seen_visitor"), 0);
        QVERIFY(wait(bench->fold()).has_value());
        QTRY_COMPARE(bench.number("SELECT count(*) FROM fact_segment WHERE level = 0"), 0);
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
        faults->failWarned();
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
            laterFaults->failWarned();
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
};

FOOTFALL_TEST_MAIN(TestClosedSpool)
#include "tst_closedspool.moc"
