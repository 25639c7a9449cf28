// SPDX-License-Identifier: GPL-3.0-or-later
// What today is compared with, at some hour of it: in zones of whole and half hours, from sums by
// the hour and from facts.
#include "core/queries/statsreader.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/queries/filled.h"

using namespace footfall::domain;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::model::Filled;
using footfall::model::View;
using footfall::model::viewAt;
using footfall::queries::StatsReader;

namespace {

/// Some in segments, some open.
void insertViews(Filled &filled, const SiteCalendar &calendar)
{
    std::vector<View> views;
    for (const auto &[time, pathname] :
         {std::pair{"2026-01-01T18:40:00Z", "/a"}, std::pair{"2026-01-02T06:50:00Z", "/b"},
          std::pair{"2026-01-02T07:20:00Z", "/a"}, std::pair{"2026-01-02T07:40:00Z", "/a"},
          std::pair{"2026-01-02T20:00:00Z", "/a"}, std::pair{"2026-01-03T02:00:00Z", "/a"}}) {
        View view = viewAt(at(time), QString::fromLatin1(pathname));
        view.day = calendar.dayOf(view.arrival.time);
        view.hour = calendar.hourOf(view.arrival.time);
        views.push_back(view);
    }
    filled.insert(views);
    filled.fold(at("2026-01-02T07:30:00Z"), 100);
}

} // namespace

class TestSameHours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void todayIsComparedUpToThisHour_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QStringList>("filter");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("comparable");
        const auto row = [](const char *name, const char *zone, const char *now,
                            const QStringList &filter, int before, int comparable) {
            QTest::newRow(name) << QByteArray(zone) << QByteArray(now) << filter << before
                                << comparable;
        };
        const QStringList ofA{QStringLiteral("page=/a")};
        row("whole hours", "UTC", "2026-01-03T06:45:00Z", {}, 4, 1);
        row("an hour that has just begun", "UTC", "2026-01-03T07:00:00Z", {}, 4, 3);
        row("the first moment", "UTC", "2026-01-03T00:00:00Z", {}, 4, 0);
        row("half hours", "Asia/Kolkata", "2026-01-03T06:45:00Z", {}, 4, 3);
        row("before the half hour", "Asia/Kolkata", "2026-01-03T06:29:59Z", {}, 4, 1);
        row("the last minute", "Asia/Kolkata", "2026-01-03T18:29:00Z", {}, 4, 4);
        row("filtered", "UTC", "2026-01-03T06:45:00Z", ofA, 3, 0);
        row("filtered, half hours", "Asia/Kolkata", "2026-01-03T06:45:00Z", ofA, 3, 2);
    }
    void todayIsComparedUpToThisHour()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, now);
        QFETCH(QStringList, filter);
        Filled filled{QTimeZone(zone)};
        insertViews(filled, SiteCalendar(QTimeZone(zone)));
        const FixedClock clock(at(now.constData()));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest request;
        request.site = filled.site();
        request.period = PeriodPreset::Today;
        request.comparison = Comparison::Previous;
        request.filter = filterFromTexts(filter).value();
        for (const std::optional<Interval> interval :
             {std::optional<Interval>(), std::optional(Interval::Hour),
              std::optional(Interval::Day)}) {
            request.interval = interval;
            const StatsResult result = reader->answer(request).value();
            QVERIFY(result.before && result.comparable);
            QTEST(int(result.before->pageViews), "before");
            QTEST(int(result.comparable->pageViews), "comparable");
            QCOMPARE(result.seriesBefore.size(), size_t(!interval                    ? 0
                                                        : interval == Interval::Hour ? 24
                                                                                     : 1));
        }
    }

    void allElseIsComparedAsAWhole_data()
    {
        QTest::addColumn<PeriodChoice>("period");
        QTest::addColumn<Period>("comparedWith");
        const Period yesterday{QDate(2026, 1, 2), QDate(2026, 1, 2)};
        QTest::newRow("yesterday") << PeriodChoice(PeriodPreset::Yesterday) << Period{};
        QTest::newRow("days to today") << PeriodChoice(PeriodPreset::Last7Days) << Period{};
        QTest::newRow("days to today, with one")
            << PeriodChoice(PeriodPreset::Last7Days) << yesterday;
        QTest::newRow("today, with several days")
            << PeriodChoice(PeriodPreset::Today) << Period{QDate(2026, 1, 1), yesterday.to};
    }
    void allElseIsComparedAsAWhole()
    {
        QFETCH(PeriodChoice, period);
        QFETCH(Period, comparedWith);
        Filled filled(QTimeZone::utc());
        insertViews(filled, SiteCalendar());
        const FixedClock clock(at("2026-01-03T06:45:00Z"));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest request;
        request.site = filled.site();
        request.period = period;
        request.comparison = Comparison::Previous;
        if (comparedWith.from.isValid())
            request.comparedWith = comparedWith;
        const StatsResult result = reader->answer(request).value();
        QVERIFY(result.before);
        QVERIFY(!result.comparable);
    }
};

FOOTFALL_TEST_MAIN(TestSameHours)
#include "tst_samehours.moc"
