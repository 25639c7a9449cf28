// SPDX-License-Identifier: GPL-3.0-or-later
// Days that a running pipeline does not keep any more: they go once a day is over in which that can
// be taken back.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/keptdays.h"

using namespace footfall;
using kit::Bench;
using kit::Morning;
using std::chrono::days;
using std::chrono::hours;

namespace {

const qint64 FirstDay = QDate(2026, 3, 10).toJulianDay(); // Of the morning.

void keepDays(Bench &bench, int kept)
{
    domain::SiteEdit edit;
    edit.keeping = domain::Keeping{0, kept, 0, {}, {}};
    QVERIFY(kit::wait(bench->editSite(QStringLiteral("CODE"), edit)).has_value());
}

/// A start looks through the sums, and a fold merges the facts.
void restartAndFold(Bench &bench)
{
    bench.close();
    bench.open();
    QVERIFY(kit::wait(bench->fold()).has_value());
}

using Days = std::set<qint64>; // After the first.

Days daysOfFacts(const Bench &bench)
{
    Days found;
    for (const kit::StoredFact &fact : kit::storedFacts(bench.path()))
        found.insert(fact.time.day - FirstDay);
    return found;
}

Days daysOf(const Bench &bench, const char *table)
{
    Days found;
    for (const QVariantList &row : kit::rowsOf(
             bench.path(), QStringLiteral("SELECT DISTINCT day FROM %1").arg(QLatin1String(table))))
        found.insert(row.at(0).toLongLong() - FirstDay);
    return found;
}

} // namespace

class TestDaysGone : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whatIsTakenBackInTimeStays_data()
    {
        QTest::addColumn<int>("keptInstead"); // Asked within the day; -1: nothing is.
        QTest::addColumn<Days>("left");
        QTest::newRow("not taken back") << -1 << Days{35};
        QTest::newRow("taken back") << 0 << Days{0, 1, 35};
        QTest::newRow("longer after all") << 60 << Days{0, 1, 35};
    }
    void whatIsTakenBackInTimeStays()
    {
        QFETCH(int, keptInstead);
        QFETCH(Days, left);
        Bench bench;
        const domain::Site site = bench.addSite();
        const QString ann = QStringLiteral("ann");
        for (const int day : {0, 1, 35}) {
            const domain::Instant time = Morning + days(day);
            bench.clock.set(time);
            QVERIFY(bench.keep(kit::viewOf(site, ann, days(day))));
            QVERIFY(bench.keep(kit::eventOf(site, ann, time, QStringLiteral("click"))));
            bench.clock.advance(hours(1));
            QVERIFY(kit::wait(bench->fold()).has_value());
        }
        bench.clock.set(Morning + days(36));
        keepDays(bench, 30);
        bench.clock.advance(hours(23));
        restartAndFold(bench);
        const Days all{0, 1, 35};
        QCOMPARE(daysOfFacts(bench), all);
        QCOMPARE(daysOf(bench, "hourly_total"), all);
        QCOMPARE(daysOf(bench, "daily_occurrence"), all);

        if (keptInstead >= 0)
            keepDays(bench, keptInstead);
        bench.clock.advance(hours(2));
        restartAndFold(bench);
        QCOMPARE(daysOfFacts(bench), left);
        QCOMPARE(daysOf(bench, "hourly_total"), left);
        QCOMPARE(daysOf(bench, "daily_occurrence"), left);
    }
};

FOOTFALL_TEST_MAIN(TestDaysGone)
#include "tst_daysgone.moc"
