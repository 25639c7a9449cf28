// SPDX-License-Identifier: GPL-3.0-or-later
// Days and hours that a site does not keep go, and nothing else.
#include "core/pipeline/housekeeping.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/keptdays.h"

using namespace footfall;
using kit::daysWithHours;
using kit::EpochDay;
using kit::Kept;
using kit::NewYear;
using kit::StoredFact;
using kit::StrictVisits;
using kit::sumsByDay;
using pipeline::SiteMerging;

class TestRetention : public QObject
{
    Q_OBJECT

    static qint64 newestIn(const std::vector<storage::SegmentInfo> &segments)
    {
        qint64 newest = 0;
        for (const storage::SegmentInfo &segment : segments)
            newest = std::max(newest, segment.id.value);
        return newest;
    }

    /// Of 150 days, one after the other goes; and nothing else.
    static qint64 rowsWrittenWhereDaysGo(qint64 edgeRows)
    {
        QFETCH(int, openDay);
        QFETCH(qint64, yearRows);
        pipeline::MergeLimits limits;
        limits.yearRows = yearRows;
        limits.edgeRows = edgeRows;
        Kept kept;
        kept.fold(NewYear, 150, 12);
        SiteMerging merging = kept.upTo(NewYear + openDay);
        (void)kept.merge(merging, limits);
        auto expected = sumsByDay(kept.facts());
        qint64 written = 0;
        for (qint64 day = NewYear; day < NewYear + 140; ++day) {
            const qint64 before = newestIn(kept.segments());
            merging.keptFrom = day + 1;
            (void)kept.merge(merging, limits);
            expected.erase(day);
            [&] { QCOMPARE(sumsByDay(kept.facts()), expected); }();
            if (QTest::currentTestFailed())
                return 0;
            for (const storage::SegmentInfo &segment : kept.segments())
                written += segment.id.value > before ? segment.rows : 0;
        }
        return written;
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whatIsNotKeptGoes_data()
    {
        QTest::addColumn<int>("openDay");
        QTest::addColumn<int>("keptFrom");
        QTest::newRow("days") << 20 << 5;
        QTest::newRow("a month and a part of one") << 65 << 40;
        QTest::newRow("a part of a year") << 366 << 40;
        QTest::newRow("everything") << 200 << 170;
    }
    void whatIsNotKeptGoes()
    {
        QFETCH(int, openDay);
        QFETCH(int, keptFrom);
        Kept kept;
        kept.fold(NewYear, std::min(openDay, 60), 4);
        SiteMerging merging = kept.upTo(NewYear + openDay);
        (void)kept.merge(merging); // Single segments of days are left alone.
        auto expected = sumsByDay(kept.facts());
        std::erase_if(expected, [&](const auto &day) { return day.first < NewYear + keptFrom; });
        merging.keptFrom = NewYear + keptFrom;
        QVERIFY(kept.merge(merging) > 0);
        QCOMPARE(sumsByDay(kept.facts()), expected);
        QCOMPARE(kept.merge(merging), 0);
        // What is left of the others are not even bytes.
        QCOMPARE(kit::rowsOf(kept.path(), QStringLiteral("SELECT count(*) FROM fact_segment")),
                 (QList<QVariantList>{{qint64(kept.segments().size())}}));
        QCOMPARE(kit::rowsOf(kept.path(), QStringLiteral("SELECT count(DISTINCT id >> 24) FROM "
                                                         "fact_column")),
                 (QList<QVariantList>{{qint64(kept.segments().size())}}));
    }

    void daysGoOneByOneWithoutWritingEverythingAnew_data()
    {
        QTest::addColumn<int>("openDay");
        QTest::addColumn<qint64>("yearRows");
        QTest::newRow("of months") << 200 << 4'000'000ll;
        QTest::newRow("of a year") << 366 << 4'000'000ll;
        QTest::newRow("of pieces of a year") << 366 << 3'000ll;
    }
    void daysGoOneByOneWithoutWritingEverythingAnew()
    {
        // With 100 rows segments are large, with a million none is.
        const qint64 written = rowsWrittenWhereDaysGo(100);
        if (QTest::currentTestFailed())
            return;
        const qint64 otherwise = rowsWrittenWhereDaysGo(1'000'000);
        QVERIFY2(written * 2 < otherwise,
                 qPrintable(QStringLiteral("%1 rows, not %2").arg(written).arg(otherwise)));
    }

    void hoursOfOldMonthsGo()
    {
        Kept kept;
        kept.fold(NewYear, 100, 4);
        SiteMerging merging = kept.upTo(NewYear + 120);
        QVERIFY(kept.merge(merging) > 0);
        const auto before = sumsByDay(kept.facts());
        merging.hourlyFrom = QDate(2025, 3, 20).toJulianDay();
        QVERIFY(kept.merge(merging) > 0);
        const qint64 march = QDate(2025, 3, 1).toJulianDay();
        bool hasHours = false;
        for (const StoredFact &fact : kept.facts()) {
            const qint64 start = (fact.time.day - EpochDay) * 86'400;
            if (fact.time.day < march)
                QCOMPARE(fact.time.hour, start);
            else
                hasHours = hasHours || fact.time.hour != start;
        }
        QVERIFY(hasHours);
        QCOMPARE(sumsByDay(kept.facts()), before);
        QCOMPARE(kept.merge(merging), 0);
        merging.hourlyFrom = QDate(2025, 4, 2).toJulianDay();
        QVERIFY(kept.merge(merging) > 0);
        QCOMPARE(kept.merge(merging), 0);
        // They become a year, and another month of it loses its hours.
        merging.openDay = NewYear + 366;
        merging.hourlyFrom = QDate(2025, 5, 2).toJulianDay();
        QVERIFY(kept.merge(merging) > 0);
        QCOMPARE(kept.segments().size(), size_t(2));
        for (const StoredFact &fact : kept.facts())
            QCOMPARE(fact.time.hour, (fact.time.day - EpochDay) * 86'400);
        QCOMPARE(kept.merge(merging), 0);
    }

    void hoursGoWhereDaysAreClosedAnew()
    {
        Kept kept;
        kept.fold(NewYear, 59, 30);
        SiteMerging merging = kept.upTo(NewYear + 100, 3);
        merging.closesPast = true;
        QVERIFY(kept.merge(merging) > 0);
        merging.strictVisits = StrictVisits;
        merging.hourlyFrom = QDate(2025, 4, 2).toJulianDay();
        // Both at once: nothing is written twice.
        const auto jobs = pipeline::dueMerges(kept.segments(), {merging});
        QVERIFY(!jobs.empty());
        for (const pipeline::MergeJob &job : jobs)
            QCOMPARE(job.hourlyFrom, QDate(2025, 4, 1).toJulianDay());
        QCOMPARE(kept.merge(merging), qint64(jobs.size()));
        QVERIFY(daysWithHours(kept.facts()).empty());
    }

    void sumsOfOldDaysGoWhenItApplies()
    {
        Kept kept;
        kept.sumsOfDays(NewYear, 100);
        kept.site.keeping.days = 30;
        const domain::Instant now = kit::at("2025-04-10T12:00:00Z"); // The hundredth day.
        kept.site.keeping.appliesFrom = now;
        const domain::SiteSnapshot sites{{kept.site}};
        pipeline::Housekeeping housekeeping(kept.database(), 50);
        QCOMPARE(housekeeping.forgetSome(sites, now - std::chrono::milliseconds(1)).value(), 0);
        int steps = 0;
        while (housekeeping.forgetSome(sites, now).value() > 0)
            ++steps;
        QVERIFY2(steps > 3, "a little at a time");
        for (const char *table : {"hourly_total", "daily_occurrence", "daily_property"})
            QCOMPARE(kit::rowsOf(kept.path(), QStringLiteral("SELECT count(*), min(day) FROM %1")
                                                  .arg(QLatin1String(table))),
                     (QList<QVariantList>{{31, NewYear + 69}}));
        // The next day, another one.
        while (housekeeping.forgetSome(sites, now + std::chrono::days(1)).value() > 0) {
        }
        QCOMPARE(kit::rowsOf(kept.path(), QStringLiteral("SELECT min(day) FROM hourly_total")),
                 (QList<QVariantList>{{NewYear + 70}}));
    }
};

FOOTFALL_TEST_MAIN(TestRetention)
#include "tst_retention.moc"
