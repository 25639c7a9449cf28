// SPDX-License-Identifier: GPL-3.0-or-later
// What the owner is told that a change of what is kept will take: just that goes.
#include "core/queries/keepingreader.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/keptdays.h"
#include "tests/pipeline/writerbench.h"

using namespace footfall;
using kit::daysWithHours;
using kit::EpochDay;
using kit::Kept;
using kit::NewYear;
using kit::StoredFact;
using kit::StrictVisits;
using pipeline::SiteMerging;

class TestKeepingPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whoCouldBeToldApartIsReadOfItsDaysAlone_data()
    {
        QTest::addColumn<int>("openDay"); // After New Year.
        QTest::newRow("folds") << 0;
        QTest::newRow("a month and days") << 40;
        QTest::newRow("a year") << 400;
    }
    void whoCouldBeToldApartIsReadOfItsDaysAlone()
    {
        QFETCH(int, openDay);
        Kept kept;
        kept.fold(NewYear, 50, 30);
        (void)kept.merge(kept.upTo(NewYear + openDay));
        // Today is the 46th day: what is later is of a clock that was ahead.
        const qint64 today = NewYear + 45;
        const domain::Instant now{std::chrono::hours(24) * (today - EpochDay) +
                                  std::chrono::hours(12)};
        std::vector<StoredFact> facts = kept.facts();
        std::erase_if(facts, [&](const StoredFact &fact) {
            return fact.time.day <= today - domain::InferenceDays || fact.time.day > today;
        });
        domain::InferenceShare expected;
        for (const auto &[cell, visits] : kit::visitsByCell(facts)) {
            expected.visits += visits;
            expected.alone += visits == 1 ? 1 : 0;
        }
        QCOMPARE(expected.visits, qint64(30 * domain::InferenceDays));
        QVERIFY(expected.alone > 0);
        const auto share = queries::readInference(kept.path(), kept.site, now);
        QVERIFY(share.has_value());
        QCOMPARE(*share, expected);
    }

    void thePreviewOfHoursIsWhatGoes_data()
    {
        QTest::addColumn<QDate>("today"); ///< When it begins, a day after it is asked.
        QTest::addColumn<int>("hourlyDays");
        QTest::addColumn<int>("days");
        QTest::addColumn<QDate>("hourlyBefore"); ///< Has gone already.
        const QDate none;
        QTest::newRow("the last of a month") << QDate(2025, 4, 30) << 30 << 0 << none;
        QTest::newRow("the first of a month") << QDate(2025, 5, 1) << 30 << 0 << none;
        QTest::newRow("the second") << QDate(2025, 5, 2) << 31 << 0 << none;
        QTest::newRow("in the middle") << QDate(2025, 4, 20) << 40 << 0 << none;
        QTest::newRow("the end of February") << QDate(2025, 3, 30) << 30 << 0 << none;
        QTest::newRow("nothing yet") << QDate(2025, 4, 11) << 90 << 0 << none;
        QTest::newRow("everything") << QDate(2025, 6, 1) << 30 << 0 << none;
        QTest::newRow("days, too") << QDate(2025, 4, 20) << 40 << 80 << none;
        QTest::newRow("fewer days") << QDate(2025, 4, 20) << 40 << 30 << none;
        QTest::newRow("some have gone") << QDate(2025, 4, 20) << 30 << 0 << QDate(2025, 2, 14);
        QTest::newRow("all have gone") << QDate(2025, 4, 20) << 30 << 0 << QDate(2025, 3, 14);
        QTest::newRow("of a year") << QDate(2026, 1, 2) << 300 << 0 << none;
        QTest::newRow("of a year, again") << QDate(2026, 1, 2) << 280 << 0 << QDate(2025, 2, 3);
        QTest::newRow("of a year, and days") << QDate(2026, 1, 2) << 280 << 320 << none;
    }
    void thePreviewOfHoursIsWhatGoes()
    {
        QFETCH(QDate, today);
        QFETCH(int, hourlyDays);
        QFETCH(int, days);
        QFETCH(QDate, hourlyBefore);
        Kept kept;
        kept.fold(NewYear, 100, 4);
        SiteMerging merging = kept.upTo(today.toJulianDay());
        merging.hourlyFrom = hourlyBefore.isValid() ? hourlyBefore.toJulianDay() : 0;
        (void)kept.merge(merging);
        const std::vector<StoredFact> before = kept.facts();
        domain::Keeping keeping;
        keeping.days = days;
        keeping.hourlyDays = hourlyDays;
        const auto noon = domain::Instant(
            std::chrono::hours(24) * (today.toJulianDay() - EpochDay) + std::chrono::hours(12));
        const auto now = noon - std::chrono::hours(24);
        const auto preview = queries::previewKeeping(kept.path(), kept.site, keeping, now);
        QVERIFY(preview.has_value());

        merging.keptFrom = days > 0 ? today.toJulianDay() - days : 0;
        merging.hourlyFrom = today.toJulianDay() - hourlyDays;
        (void)kept.merge(merging);
        std::set<qint64> lost = daysWithHours(before);
        std::erase_if(lost, [&](qint64 day) { return day < merging.keptFrom; });
        for (const qint64 day : daysWithHours(kept.facts()))
            lost.erase(day);
        QCOMPARE(preview->hourlyFacts,
                 qint64(std::count_if(before.begin(), before.end(), [&](const StoredFact &fact) {
                     return lost.contains(fact.time.day);
                 })));
        // As it is kept then, nothing goes any more.
        kept.site.keeping = domain::keepingAfter(kept.site.keeping, keeping, now);
        QCOMPARE(queries::previewKeeping(kept.path(), kept.site, keeping, noon)->hourlyFacts, 0);
    }

    void aPreviewIsOfWhenItApplies_data()
    {
        QTest::addColumn<domain::Keeping>("before");
        QTest::addColumn<domain::Keeping>("asked");
        QTest::addColumn<int>("days");
        QTest::addColumn<QDate>("keptFrom");
        QTest::addColumn<int>("hourlyDays"); // Days whose facts lose their hours.
        QTest::addColumn<int>("strictDays"); // Days whose facts are made strict.
        // It is noon of the 30th of April, and there are facts from New Year to that day.
        const domain::Instant past = kit::at("2025-02-01T00:00:00Z");
        const domain::Instant soon = kit::at("2025-04-30T18:00:00Z");
        const domain::Instant tomorrow = kit::at("2025-05-01T04:00:00Z");
        const domain::Keeping none;
        const QDate nothing;
        const int march = QDate(2025, 3, 1).dayOfYear() - 1; // Days before it.
        const int april = QDate(2025, 4, 1).dayOfYear() - 1;
        const int all = QDate(2025, 4, 30).dayOfYear();
        using domain::Keeping;
        // On the first of May a day more goes than today, and April begins to be kept.
        QTest::newRow("days") << none << Keeping{0, 60, 0, {}, {}} << march + 1 << QDate(2025, 3, 2)
                              << 0 << 0;
        QTest::newRow("hours over the border of a month")
            << none << Keeping{0, 0, 30, {}, {}} << 0 << nothing << april << 0;
        QTest::newRow("hours, not over it")
            << none << Keeping{0, 0, 31, {}, {}} << 0 << nothing << march << 0;
        QTest::newRow("hours that go already, as of now")
            << Keeping{0, 0, 30, past, {}} << Keeping{0, 0, 30, {}, {}} << 0 << nothing << march
            << 0;
        QTest::newRow("hours that are kept for longer, as of now")
            << Keeping{0, 0, 30, past, {}} << Keeping{0, 0, 40, {}, {}} << 0 << nothing << march
            << 0;
        QTest::newRow("hours that will go today, still")
            << Keeping{0, 0, 30, soon, {}} << Keeping{0, 0, 30, {}, {}} << 0 << nothing << march
            << 0;
        QTest::newRow("hours that will go tomorrow")
            << Keeping{0, 0, 30, tomorrow, {}} << Keeping{0, 0, 30, {}, {}} << 0 << nothing << april
            << 0;
        QTest::newRow("strict, with the day that will be over")
            << none << Keeping{5, 0, 0, {}, {}} << 0 << nothing << 0 << all;
        QTest::newRow("strict already, without today")
            << Keeping{5, 0, 0, {}, past} << Keeping{5, 0, 0, {}, {}} << 0 << nothing << 0
            << all - 1;
        QTest::newRow("strict already, and hours begin tomorrow")
            << Keeping{5, 0, 0, {}, past} << Keeping{5, 0, 30, {}, {}} << 0 << nothing << april
            << all - 1;
        QTest::newRow("strict tomorrow, hours now")
            << Keeping{0, 0, 30, past, {}} << Keeping{5, 0, 30, {}, {}} << 0 << nothing << march
            << all;
    }
    void aPreviewIsOfWhenItApplies()
    {
        QFETCH(domain::Keeping, before);
        QFETCH(domain::Keeping, asked);
        QFETCH(int, hourlyDays);
        QFETCH(int, strictDays);
        Kept kept;
        kept.fold(NewYear, QDate(2025, 4, 30).dayOfYear(), 4);
        kept.sumsOfDays(NewYear, QDate(2025, 4, 30).dayOfYear());
        kept.site.keeping = before;
        const auto preview =
            queries::previewKeeping(kept.path(), kept.site, asked, kit::at("2025-04-30T12:00:00Z"));
        QVERIFY(preview.has_value());
        QTEST(int(preview->days), "days");
        QTEST(int(preview->pageViews), "days");
        QTEST(int(preview->events), "days");
        QTEST(preview->keptFrom, "keptFrom");
        const auto factsBefore = [&](int days) {
            const auto facts = kept.facts();
            return qint64(std::count_if(facts.begin(), facts.end(), [&](const StoredFact &fact) {
                return fact.time.day < NewYear + days;
            }));
        };
        QCOMPARE(preview->hourlyFacts, factsBefore(hourlyDays));
        QCOMPARE(preview->strictFacts, factsBefore(strictDays));
    }

    /// Also those of days without a page view; each once, whatever goals it met.
    void eventsThatGoAreCounted()
    {
        using std::chrono::days;
        kit::WriterBench bench;
        bench.addSite("CODE");
        domain::Site site = bench.addGoal("CODE", "buy");
        std::vector<domain::Hit> hits;
        for (int day = 0; day < 5; ++day) {
            const domain::Instant time = kit::Morning + days(day);
            if (day == 1)
                hits.push_back(kit::viewOf(site, "ann", days(day)));
            for (const QString &who : {QStringLiteral("ann"), QStringLiteral("bob")}) {
                domain::Hit event = kit::eventOf(site, who, time, QStringLiteral("buy"));
                kit::addProperty(event, who, QStringLiteral("plan"), QStringLiteral("pro"));
                kit::meetGoal(event, who, site.goals.front().id);
                hits.push_back(event);
            }
        }
        QVERIFY(bench.write(hits).has_value());
        QVERIFY(bench.fold(kit::Morning + days(5)).has_value());
        const domain::Keeping asked{0, 30, 0, {}, {}};
        const domain::Instant now = kit::Morning + days(32);
        const auto preview = queries::previewKeeping(bench.path(), site, asked, now);
        QVERIFY(preview.has_value());
        QCOMPARE(preview->days, 3);
        QCOMPARE(preview->pageViews, 1);
        QCOMPARE(preview->events, 6);

        site.keeping = domain::keepingAfter(site.keeping, asked, now);
        const domain::SiteSnapshot sites{{site}};
        while (bench.housekeeping().forgetSome(sites, now + domain::KeepingGrace).value() > 0) {
        }
        QCOMPARE(bench.number("SELECT sum(events) FROM daily_occurrence WHERE kind = 1"),
                 10 - preview->events);
    }

    void aPreviewTellsWhatIsClosedAnew_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<bool>("takes");
        QTest::newRow("more") << StrictVisits + 1 << true;
        QTest::newRow("as many") << StrictVisits << false;
        QTest::newRow("fewer") << StrictVisits - 1 << false;
        QTest::newRow("none") << 0 << false;
    }
    void aPreviewTellsWhatIsClosedAnew()
    {
        QFETCH(int, asked);
        QFETCH(bool, takes);
        Kept kept;
        kept.fold(NewYear, 3, 20);
        (void)kept.merge(kept.upTo(NewYear + 3, StrictVisits));
        kept.site.keeping = {StrictVisits, 0, 0, {}, kit::at("2025-01-01T00:00:00Z")};
        const auto preview = queries::previewKeeping(kept.path(), kept.site, {asked, 0, 0, {}, {}},
                                                     kit::at("2025-01-09T12:00:00Z"));
        QCOMPARE(preview->strictFacts, takes ? qint64(kept.facts().size()) : 0);
    }
};

FOOTFALL_TEST_MAIN(TestKeepingPreview)
#include "tst_keepingpreview.moc"
