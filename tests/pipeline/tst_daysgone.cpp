// SPDX-License-Identifier: GPL-3.0-or-later
// Days that a running pipeline does not keep any more: they go once a day is over in which that can
// be taken back, and what they took of the disk is given back.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/keptdays.h"

#include <QFileInfo>

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

/// Page views that nothing makes small.
storage::FactTable largeTable(qint64 day)
{
    using Column = storage::FactColumn;
    constexpr size_t Rows = 500'000;
    QRandomGenerator random{7};
    storage::FactTable table = kit::emptyTable(storage::FactKind::PageViews, day);
    table.rows = Rows;
    for (const Column column :
         {Column::Hostname, Column::Pathname, Column::Source, Column::Country, Column::Browser,
          Column::Referrer, Column::Language, Column::Screen, Column::UtmTerm, Column::Duration}) {
        table[column].resize(Rows);
        std::generate(table[column].begin(), table[column].end(),
                      [&] { return 1 + random.bounded(65'535U); });
    }
    table[Column::Flags].assign(Rows, storage::IsEntry | storage::HasDuration);
    return table;
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

    void theirRoomOnTheDiskIsGivenBack()
    {
        constexpr qint64 PagesKept = 1'024; // For the next merges.
        Bench bench;
        const domain::Site site = bench.addSite();
        bench.close();
        {
            const auto database = storage::openMigrated(bench.path()).value();
            kit::inTransaction(*database, [&] {
                QVERIFY(storage::FactStore(*database)
                            .append(site.id, largeTable(FirstDay - 60), storage::FactLevel::Day)
                            .has_value());
            });
        }
        const qint64 bytes = bench.number("SELECT bytes FROM fact_segment");
        const qint64 pageBytes = bench.number("PRAGMA page_size");
        const qint64 pages = bench.number("PRAGMA page_count");
        QVERIFY2(bytes > (PagesKept + 500) * pageBytes, "too few to be given back");
        bench.open();
        keepDays(bench, 30);
        bench.clock.advance(hours(25));
        QVERIFY(kit::wait(bench->fold()).has_value());
        QCOMPARE(bench.number("SELECT count(*) FROM fact_segment"), 0);
        QTRY_VERIFY_WITH_TIMEOUT(bench.number("PRAGMA freelist_count") <= PagesKept, 20'000);
        bench.close();
        const qint64 left = bench.number("PRAGMA page_count");
        QVERIFY2(left < pages - 400, qPrintable(QString::number(left)));
        QCOMPARE(QFileInfo(bench.path()).size(), left * pageBytes);
    }
};

FOOTFALL_TEST_MAIN(TestDaysGone)
#include "tst_daysgone.moc"
