// SPDX-License-Identifier: GPL-3.0-or-later
// From when on each part of what a site keeps applies, and what is in force until then.
#include "core/pipeline/keepingpolicy.h"
#include "core/pipeline/sitecommands.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/keptdays.h"

using namespace footfall;
using kit::Kept;
using kit::NewYear;
using kit::StrictVisits;
using pipeline::SiteMerging;

class TestKeepingInstants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void untilItIsStricterDaysAreClosedAsTheyWere_data()
    {
        QTest::addColumn<int>("strictBefore");
        QTest::newRow("it was strict") << 3;
        QTest::newRow("it was not") << 0;
    }
    void untilItIsStricterDaysAreClosedAsTheyWere()
    {
        QFETCH(int, strictBefore);
        Kept kept;
        kept.fold(NewYear, 3, 60);
        const domain::Instant set = kit::at("2025-01-04T00:10:00Z");
        kept.site.keeping =
            domain::keepingAfter({strictBefore, 0, 0, {}, {}}, {StrictVisits, 0, 0, {}, {}}, set);
        const auto mergeAt = [&](const char *time) {
            const domain::Instant now = kit::at(time);
            const domain::Instant open = now - domain::DayGrace;
            SiteMerging merging = kept.upTo(kept.site.calendar.dayOf(open).toJulianDay());
            pipeline::noteKeeping(kept.site, now, merging);
            (void)kept.merge(merging);
            std::set<std::pair<qint64, int>> closed;
            for (const storage::SegmentInfo &segment : kept.segments())
                closed.insert({segment.firstDay - NewYear, segment.closedVisits});
            return closed;
        };
        using Closed = std::set<std::pair<qint64, int>>;
        // What ended before it was set, and late facts of the past.
        QCOMPARE(mergeAt("2025-01-04T01:00:00Z"),
                 (Closed{{0, strictBefore}, {1, strictBefore}, {2, strictBefore}}));
        kept.fold(NewYear + 1, 1, 60);
        QCOMPARE(mergeAt("2025-01-04T02:00:00Z"),
                 (Closed{{0, strictBefore}, {1, strictBefore}, {2, strictBefore}}));
        // The day on which it was set.
        kept.fold(NewYear + 3, 1, 60);
        const Closed meanwhile{
            {0, strictBefore}, {1, strictBefore}, {2, strictBefore}, {3, StrictVisits}};
        // It applies ten minutes after midnight, and that day closes later.
        QCOMPARE(mergeAt("2025-01-05T00:09:00Z"),
                 (Closed{{0, strictBefore}, {1, strictBefore}, {2, strictBefore}, {3, 0}}));
        kept.site.keeping.strictAppliesFrom = kit::at("2025-01-05T03:00:00Z");
        QCOMPARE(mergeAt("2025-01-05T01:00:00Z"), meanwhile);
        QCOMPARE(
            mergeAt("2025-01-05T04:00:00Z"),
            (Closed{{0, StrictVisits}, {1, StrictVisits}, {2, StrictVisits}, {3, StrictVisits}}));
    }

    void aClockThatWasAheadSwitchesNothingOff()
    {
        Kept kept;
        kept.fold(NewYear, 2, 60);
        kit::FixedClock clock(kit::at("2038-01-19T00:00:00Z"));
        pipeline::PublishedSites published;
        pipeline::SiteCommands sites(kept.database(), published, clock);
        QVERIFY(sites.load().has_value());
        domain::SiteEdit edit;
        edit.keeping = domain::Keeping{StrictVisits, 60, 0, {}, {}};
        QVERIFY(sites.edit(kept.site.trackingCode, edit).has_value());
        // It is set right, and a day passes.
        clock.set(kit::at("2025-01-03T12:00:00Z"));
        QVERIFY(sites.boundKeeping().has_value());
        clock.set(kit::at("2025-01-04T12:00:00Z"));
        QVERIFY(sites.boundKeeping().has_value());
        const domain::Site site = published.snapshot()->sites.front();
        QCOMPARE(storage::SiteStore(kept.database()).all()->front().keeping, site.keeping);
        SiteMerging merging = kept.upTo(NewYear + 3);
        pipeline::noteKeeping(site, clock.now(), merging);
        QVERIFY(merging.closesPast);
        QVERIFY(merging.keptFrom > 0);
        QCOMPARE(merging.strictFrom, 0);
    }

    void eachPartOfKeepingHasItsInstant_data()
    {
        QTest::addColumn<domain::Keeping>("keeping");
        QTest::addColumn<bool>("closesPast");
        QTest::addColumn<QDate>("strictFrom");
        QTest::addColumn<QDate>("keptFrom");
        QTest::addColumn<QDate>("hourlyFrom");
        // It is noon of the 10th of June.
        const domain::Instant past = kit::at("2025-06-01T00:00:00Z");
        const domain::Instant now = kit::at("2025-06-10T12:00:00Z");
        const domain::Instant soon = kit::at("2025-06-11T11:00:00Z");
        const QDate none;
        const QDate today(2025, 6, 10);
        const QDate kept(2025, 5, 1);
        const QDate hourly(2025, 5, 11);
        QTest::newRow("all is kept") << domain::Keeping{} << false << none << none << none;
        QTest::newRow("strict") << domain::Keeping{5, 0, 0, {}, past} << true << none << none
                                << none;
        QTest::newRow("strict from now on")
            << domain::Keeping{5, 0, 0, {}, now} << true << none << none << none;
        QTest::newRow("strict soon")
            << domain::Keeping{5, 0, 0, {}, soon} << false << today << none << none;
        QTest::newRow("stricter soon")
            << domain::Keeping{5, 0, 0, {}, soon, 3} << true << today << none << none;
        QTest::newRow("stricter from now on")
            << domain::Keeping{5, 0, 0, {}, now, 3} << true << none << none << none;
        QTest::newRow("as a clock had it that was ahead")
            << domain::Keeping{5, 0, 0, {}, kit::at("2038-01-19T00:00:00Z")} << false << today
            << none << none;
        QTest::newRow("days and hours")
            << domain::Keeping{0, 40, 30, past, {}} << false << none << kept << hourly;
        QTest::newRow("days and hours from now on")
            << domain::Keeping{0, 40, 30, now, {}} << false << none << kept << hourly;
        QTest::newRow("days and hours soon")
            << domain::Keeping{0, 40, 30, soon, {}} << false << none << none << none;
        QTest::newRow("strict, days soon")
            << domain::Keeping{5, 40, 30, soon, past} << true << none << none << none;
        QTest::newRow("strict soon, days")
            << domain::Keeping{5, 40, 30, past, soon} << false << today << kept << hourly;
        QTest::newRow("everything soon")
            << domain::Keeping{5, 40, 30, soon, soon} << false << today << none << none;
    }
    void eachPartOfKeepingHasItsInstant()
    {
        QFETCH(domain::Keeping, keeping);
        QFETCH(QDate, strictFrom);
        QFETCH(QDate, keptFrom);
        QFETCH(QDate, hourlyFrom);
        domain::Site site;
        site.calendar = domain::SiteCalendar(QTimeZone::utc());
        site.keeping = keeping;
        SiteMerging merging;
        pipeline::noteKeeping(site, kit::at("2025-06-10T12:00:00Z"), merging);
        const auto julian = [](QDate day) { return day.isValid() ? day.toJulianDay() : 0; };
        QCOMPARE(merging.strictVisits, keeping.strictVisits);
        QTEST(merging.closesPast, "closesPast");
        QCOMPARE(merging.strictBefore, strictFrom.isValid() ? keeping.strictBefore : 0);
        QCOMPARE(merging.strictFrom, julian(strictFrom));
        QCOMPARE(merging.keptFrom, julian(keptFrom));
        QCOMPARE(merging.hourlyFrom, julian(hourlyFrom));
    }
};

FOOTFALL_TEST_MAIN(TestKeepingInstants)
#include "tst_keepinginstants.moc"
