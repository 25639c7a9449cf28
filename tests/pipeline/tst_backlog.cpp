// SPDX-License-Identifier: GPL-3.0-or-later
// What waits in the spool is counted once and as it would have been: while views arrive, at the
// next start, after a crash, whatever the clock does.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <QDir>
#include <set>
#include <thread>

using namespace footfall;
using domain::Rejection;
using kit::Bench;
using kit::Faults;
using kit::Morning;
using kit::pageOf;
using kit::spoolIsEmpty;
using kit::viewOf;
using kit::wait;
using kit::withFaults;
using pipeline::Admission;
using pipeline::Receipt;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class TestBacklog : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    /// Nobody knows any more of which site and minute it was: it was never received.
    void aRecordThatIsDamagedMeanwhileWaitsNoLonger()
    {
        const auto faults = std::make_shared<Faults>();
        Bench bench(withFaults(faults));
        const domain::Site site = bench.addSite();
        faults->failWarned();
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
        faults->failWarned();
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
        faults->failWarned();
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
        faults->failWarned();
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
        faults->failWarned();
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
        faults->failWarned();
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
};

FOOTFALL_TEST_MAIN(TestBacklog)
#include "tst_backlog.moc"
