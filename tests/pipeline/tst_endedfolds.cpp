// SPDX-License-Identifier: GPL-3.0-or-later
// A day is over when a fold has ended that came to all of it: not while one goes on, and not by one
// that began where another was ended.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"

#include <QThread>
#include <atomic>
#include <cerrno>
#include <unistd.h>

using namespace footfall;
using kit::Bench;
using kit::Morning;
using kit::viewOf;
using pipeline::Admission;
using pipeline::PipelineOptions;
using pipeline::Receipt;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class TestEndedFolds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    /// A fold has a step behind it when the disk fails. The next one is a fold of its own.
    void whatAnEndedFoldHadLeftIsFolded()
    {
        std::atomic<bool> hasStep = false; // The fold's first is next.
        std::atomic<bool> isBroken = false;
        std::function<void()> send;
        PipelineOptions options;
        options.longestCommit = hours(1);
        options.gate = [&]() -> std::optional<domain::Error> {
            if (hasStep.exchange(false))
                send();
            return std::nullopt;
        };
        options.syncCall = [&](int descriptor) {
            if (!isBroken.exchange(false))
                return ::fdatasync(descriptor);
            errno = EIO;
            return -1;
        };
        Bench bench(options);
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, QStringLiteral("ann"))) == Receipt::Stored);
        QVERIFY(kit::wait(bench->fold()).has_value());
        QVERIFY(bench.send(viewOf(site, QStringLiteral("bob"), seconds(1))) == Receipt::Stored);
        bench.clock.set(Morning + minutes(31));
        send = [&] {
            isBroken = true;
            (void)bench->inbox().accept(viewOf(site, QStringLiteral("cid"), minutes(31)), bench.log,
                                        1);
        };
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("did not reach the disk")));
        hasStep = true;
        QVERIFY(!kit::wait(bench->fold()));
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 1);
        bench.clock.set(Morning + minutes(62));
        // It may be tried while the database is coming back.
        QVERIFY(QTest::qWaitFor([&] { return kit::wait(bench->fold()).has_value(); }, 20'000));
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 0);
    }

    /// Facts of one site are merged, a fold waits for what is merged next, and while another goes
    /// on the first merging ends: the other site's day is not over before that fold has ended.
    void aDayIsOverOnceItsFoldHasEnded()
    {
        std::atomic<bool> isMerging = false;
        std::atomic<bool> hasBegun = false; // The last fold.
        std::function<void()> begin;
        QString path;
        const auto isSo = [&](const char *sql) {
            return kit::rowsOf(path, QLatin1String(sql)).at(0).at(0).toBool();
        };
        PipelineOptions options;
        options.longestCommit = hours(1);
        options.gate = [&]() -> std::optional<domain::Error> {
            if (isMerging &&
                isSo("SELECT (SELECT count(*) FROM fact_segment WHERE level = 1 AND state = 1) = 1 "
                     "AND (SELECT count(*) FROM fact_segment WHERE state = 2) = 0")) {
                isMerging = false; // The merge's last step is this.
                begin();
                hasBegun = true;
            } else if (hasBegun && isSo("SELECT (SELECT count(*) FROM page_view) = 0 AND "
                                        "(SELECT count(*) FROM event_fact) > 0")) {
                QThread::msleep(20); // Between its steps: the merger can do what it may.
            }
            return std::nullopt;
        };
        options.syncCall = [&](int descriptor) {
            if (hasBegun)
                QThread::msleep(20); // And hear that its merge is written.
            return ::fdatasync(descriptor);
        };
        Bench bench(options);
        path = bench.path();
        const domain::Site site = bench.addSite("CODE");
        const domain::Site other = bench.addSite("OTHER", "Asia/Tokyo");
        const auto accept = [&](const domain::Hit &hit) {
            return bench->inbox().accept(hit, bench.log, 1) == Admission::Accepted;
        };
        for (int hour = 0; hour < 2; ++hour) {
            const QString visitor = QString::number(hour);
            QVERIFY(accept(viewOf(other, visitor, hours(hour))));
            QVERIFY(accept(viewOf(site, visitor, hours(hour))));
            // So many that a late one would not be merged in.
            for (int click = 0; click < 10; ++click)
                QVERIFY(accept(kit::eventOf(site, visitor, Morning + hours(hour),
                                            QStringLiteral("click%1").arg(click))));
            QVERIFY(bench.waitUntilStored());
            bench.clock.set(Morning + hours(hour) + minutes(31));
            QVERIFY(kit::wait(bench->fold()).has_value());
        }
        QFuture<domain::Result<domain::FoldReport>> last;
        begin = [&] {
            const QString visitor = QStringLiteral("last");
            (void)accept(viewOf(site, visitor, hours(13)));
            (void)accept(kit::eventOf(site, visitor, Morning + hours(13), QStringLiteral("click")));
            bench.clock.set(kit::at("2026-03-11T00:31:00Z"));
            last = bench->fold();
        };
        bench.clock.set(kit::at("2026-03-10T15:31:00Z")); // The other one's day is over.
        isMerging = true;
        const auto first = bench->fold();
        const auto second = bench->fold();
        QVERIFY(kit::wait(first).has_value());
        QVERIFY(kit::wait(second).has_value());
        QVERIFY(hasBegun);
        QVERIFY(kit::wait(last).has_value());
        hasBegun = false;
        QCOMPARE(bench.rows("SELECT level, facts FROM fact_segment WHERE kind = 2"),
                 (QList<QVariantList>{{1, 21}}));
        QCOMPARE(bench.rows("SELECT level, facts FROM fact_segment WHERE kind = 1 ORDER BY facts"),
                 (QList<QVariantList>{{1, 2}, {1, 3}}));
    }
};

FOOTFALL_TEST_MAIN(TestEndedFolds)
#include "tst_endedfolds.moc"
