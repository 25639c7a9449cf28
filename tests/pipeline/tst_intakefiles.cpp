// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody moves or removes the database file while it is in use, and brings it back.
#include "tests/kit/testmain.h"
#include "tests/pipeline/faults.h"
#include "tests/pipeline/movedfiles.h"

#include <QFileInfo>
#include <atomic>

using namespace footfall;
using kit::Bench;
using kit::Faults;
using kit::Missing;
using kit::Moved;
using kit::moveFile;
using kit::pageOf;
using kit::pagesIn;
using kit::viewOf;
using kit::wait;
using pipeline::Admission;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::minutes;
using std::chrono::seconds;

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
        moveFile(bench.path(), away);
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
        moveFile(away, bench.path());
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
        moveFile(bench.path(), away);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        QVERIFY(bench.send(viewOf(site, ann, seconds(1), pageOf(1))) == Receipt::Spooled);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        bench.close();

        const auto opened = pipeline::Pipeline::open(bench.options(), bench.clock);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(Missing), qPrintable(opened.error().message));
        QVERIFY(!QFileInfo::exists(bench.path()));

        moveFile(away, bench.path());
        bench.open();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(pagesIn(bench.path()), (QList<QVariantList>{{pageOf(0)}, {pageOf(1)}}));
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
        moveFile(bench.path(), away);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        QVERIFY(bench.send(viewOf(site, ann, seconds(1), pageOf(1))) == Receipt::Spooled);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        QCOMPARE(pagesIn(away).size(), 2);
        moveFile(away, bench.path());
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
                moveFile(away, path);
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
                moveFile(port->path, port->away);
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
                moveFile(path, path + QStringLiteral(".away"));
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
                    moveFile(path + QStringLiteral(".away"), path);
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
                moveFile(path, path + QStringLiteral(".away"));
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
        moveFile(path + QStringLiteral(".away"), path);
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
                moveFile(path, path + QStringLiteral(".away"));
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
        moveFile(path + QStringLiteral(".away"), path);
        QVERIFY(bench.waitUntilStored());
        QTRY_VERIFY_WITH_TIMEOUT(wait(bench->fold()).has_value(), 20'000);
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 1);
    }

    void commandsNoticeIt()
    {
        Bench bench;
        (void)bench.addSite();
        const QString away = bench.path() + QStringLiteral(".away");
        moveFile(bench.path(), away);
        QTest::ignoreMessage(QtWarningMsg, Moved);
        QTest::ignoreMessage(QtWarningMsg, Missing);
        const auto refused = wait(bench->removeSite(QStringLiteral("CODE")));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(Moved));
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(Missing), 10'000);
        moveFile(away, bench.path());
        QTRY_VERIFY_WITH_TIMEOUT(wait(bench->fold()).has_value(), 10'000);
        QVERIFY(bench->sites()->snapshot()->byCode(u"CODE"));
    }
};

FOOTFALL_TEST_MAIN(TestIntakeFiles)
#include "tst_intakefiles.moc"
