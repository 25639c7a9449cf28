// SPDX-License-Identifier: GPL-3.0-or-later
// When a collector ran, through pauses, crashes, sleep and clocks that are set.
#include "core/pipeline/runlog.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::kit::rowsOf;
using footfall::kit::TestDatabase;
using footfall::pipeline::RunLog;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant Start = at("2026-03-01T12:00:00Z");

/// A process on a computer whose two clocks a test moves together, or apart.
class Process
{
public:
    explicit Process(Instant now) : clock(now), log(clock, [this] { return steady; }) {}
    void live(milliseconds time)
    {
        for (; time > minutes(1); time -= minutes(1))
            pass(minutes(1));
        pass(time);
    }
    void write() { QVERIFY(log.write(*database()).has_value()); }
    /// Minutes from Start: "0..5 7..9".
    QByteArray runs()
    {
        if (log.mustWrite())
            write();
        QByteArray text;
        for (const auto &row :
             rowsOf(database().path(),
                    QStringLiteral("SELECT started, alive FROM collector_run ORDER BY started"))) {
            const auto minute = [](const QVariant &moment) {
                return QByteArray::number(double(moment.toLongLong() - toMilliseconds(Start)) /
                                          60'000);
            };
            text += minute(row.at(0)) + ".." + minute(row.at(1)) + ' ';
        }
        return text.trimmed();
    }
    [[nodiscard]] TestDatabase &database() { return *m_database; }
    void use(const std::shared_ptr<TestDatabase> &other) { m_database = other; }

    FixedClock clock;
    milliseconds steady{1'000'000};
    RunLog log;

private:
    void pass(milliseconds time)
    {
        clock.advance(time);
        steady += time;
        log.tick();
    }
    std::shared_ptr<TestDatabase> m_database = std::make_shared<TestDatabase>();
};

} // namespace

class TestRunLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void nothingRunsUntilTheDoorOpens()
    {
        Process process(Start);
        process.live(minutes(5));
        QVERIFY(!process.log.mustWrite());
        QCOMPARE(process.runs(), QByteArray());
        process.log.end();
        QVERIFY(!process.log.mustWrite());
    }

    void aRunReachesToItsLastTick()
    {
        Process process(Start);
        process.log.begin();
        QVERIFY(process.log.mustWrite());
        QCOMPARE(process.runs(), QByteArray("0..0"));
        QVERIFY(!process.log.mustWrite());
        process.live(minutes(3));
        QCOMPARE(process.runs(), QByteArray("0..3"));
        process.log.begin(); // Again changes nothing.
        process.clock.advance(seconds(30));
        process.steady += seconds(30);
        QVERIFY(!process.log.mustWrite());
        process.log.end();
        QCOMPARE(process.runs(), QByteArray("0..3.5"));
        process.live(minutes(10));
        QVERIFY(!process.log.mustWrite());
    }

    void aPauseIsAGap()
    {
        Process process(Start);
        process.log.begin();
        process.live(minutes(2));
        process.log.end();
        process.live(minutes(5));
        process.log.begin();
        process.live(minutes(1));
        QCOMPARE(process.runs(), QByteArray("0..2 7..8"));
    }

    void aShortPauseIsNone()
    {
        Process process(Start);
        for (int i = 0; i < 10; ++i) {
            process.log.begin();
            process.live(minutes(2));
            process.log.end();
            process.live(seconds(30));
            if (i % 2 == 0)
                process.write();
        }
        QCOMPARE(process.runs(), QByteArray("0..24.5"));
    }

    void aKilledProcessLeavesItsLastTick()
    {
        const auto database = std::make_shared<TestDatabase>();
        Process first(Start);
        first.use(database);
        first.log.begin();
        first.live(minutes(3));
        first.write();
        Process second(Start + minutes(10));
        second.use(database);
        second.log.begin();
        second.live(minutes(2));
        QCOMPARE(second.runs(), QByteArray("0..3 10..12"));
        // Restarted at once: no row of its own.
        Process third(Start + minutes(12) + seconds(20));
        third.use(database);
        third.log.begin();
        third.live(minutes(1));
        QCOMPARE(third.runs().left(12), QByteArray("0..3 10..13."));
    }

    void whatCouldNotBeWrittenIsMadeUpFor()
    {
        Process process(Start);
        process.log.begin();
        process.write();
        process.database()->setGate([] {
            return Error{ErrorKind::Unavailable, QStringLiteral("The disk is away.")};
        });
        process.live(minutes(4));
        process.log.end();
        QVERIFY(!process.log.write(*process.database()).has_value());
        process.live(minutes(4));
        process.log.begin();
        process.live(minutes(4));
        QVERIFY(!process.log.write(*process.database()).has_value());
        QVERIFY(process.log.mustWrite());
        process.database()->setGate({});
        QCOMPARE(process.runs(), QByteArray("0..4 8..12"));
        QVERIFY(!process.log.mustWrite());
    }

    void aBlockedThreadIsNoGap()
    {
        Process process(Start);
        process.log.begin();
        process.clock.advance(minutes(20));
        process.steady += minutes(20); // Nobody ticked, but the process was there.
        process.log.tick();
        QCOMPARE(process.runs(), QByteArray("0..20"));
    }

    void sleepIsAGap()
    {
        Process process(Start);
        process.log.begin();
        process.live(minutes(2));
        process.clock.advance(hours(1)); // Steady time stands still meanwhile.
        process.live(minutes(1));
        process.live(minutes(2));
        QCOMPARE(process.runs(), QByteArray("0..2 63..65"));
    }

    void aClockThatIsSet_data()
    {
        QTest::addColumn<int>("jump"); // Minutes.
        QTest::addColumn<QByteArray>("runs");
        QTest::newRow("corrected ahead") << 0 << QByteArray("0..20");
        QTest::newRow("ahead") << 60 << QByteArray("0..10 71..80");
        // The run is cut where the clock now says that it is, and goes on.
        QTest::newRow("back into the run") << -5 << QByteArray("0..15");
        QTest::newRow("back before the run") << -60 << QByteArray("-49..-40 0..10");
    }
    void aClockThatIsSet()
    {
        QFETCH(int, jump);
        QFETCH(QByteArray, runs);
        Process process(Start);
        process.log.begin();
        process.live(minutes(10));
        process.write();
        process.clock.advance(minutes(jump) + (jump == 0 ? seconds(20) : seconds(0)));
        process.clock.advance(jump == 0 ? seconds(-20) : seconds(0));
        process.live(minutes(10));
        QCOMPARE(process.runs(), runs);
        for (const auto &row :
             rowsOf(process.database().path(),
                    QStringLiteral("SELECT count(*) FROM collector_run WHERE alive < started")))
            QCOMPARE(row.front().toInt(), 0);
    }

    void anotherDatabaseLearnsOfTheRun()
    {
        Process process(Start);
        process.log.begin();
        process.live(minutes(3));
        process.write();
        process.use(std::make_shared<TestDatabase>());
        process.live(minutes(2));
        QCOMPARE(process.runs(), QByteArray("0..5"));
    }
};

FOOTFALL_TEST_MAIN(TestRunLog)
#include "tst_runlog.moc"
