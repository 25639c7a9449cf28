// SPDX-License-Identifier: GPL-3.0-or-later
// The chart of time: the point that is read out, the times when nothing was collected.
#include "app/charts/chartdata.h"
#include "app/charts/chartkeys.h"
#include "app/charts/offbands.h"
#include "app/charts/timeserieschart.h"
#include "tests/app/guitest.h"
#include "tests/app/samplestats.h"

using namespace footfall;

class TestChart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void keysMoveThePoint_data();
    void keysMoveThePoint();
    void keysMoveTheReadout();
    void offBandsLieOverTheirTime_data();
    void offBandsLieOverTheirTime();
    void offBandsThatTouchAreOne();
    void offTimesAreInTheReadout();
    void offTimesHaveWords();
};

void TestChart::keysMoveThePoint_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("current");
    QTest::addColumn<int>("moved"); // Of 2 to 5; -2: the key is not the chart's.
    QTest::newRow("back from nowhere") << int(Qt::Key_Left) << -1 << 5;
    QTest::newRow("back") << int(Qt::Key_Left) << 4 << 3;
    QTest::newRow("back at the oldest") << int(Qt::Key_Left) << 2 << 2;
    QTest::newRow("on from nowhere") << int(Qt::Key_Right) << -1 << 2;
    QTest::newRow("on") << int(Qt::Key_Right) << 4 << 5;
    QTest::newRow("on at the newest") << int(Qt::Key_Right) << 5 << 5;
    QTest::newRow("oldest") << int(Qt::Key_Home) << 4 << 2;
    QTest::newRow("newest") << int(Qt::Key_End) << -1 << 5;
    QTest::newRow("away") << int(Qt::Key_Escape) << 4 << -1;
    QTest::newRow("away from nowhere") << int(Qt::Key_Escape) << -1 << -2;
    QTest::newRow("another key") << int(Qt::Key_A) << 4 << -2;
}

void TestChart::keysMoveThePoint()
{
    QFETCH(int, key);
    QFETCH(int, current);
    QTEST(app::currentAfterKey(key, current, 2, 5).value_or(-2), "moved");
}

void TestChart::keysMoveTheReadout()
{
    app::TimeSeriesChart chart;
    chart.resize(900, 228);
    chart.setData(app::chartDataOf(
        test::sampleAnswer(domain::PeriodPreset::Last30Days, domain::Comparison::Previous),
        domain::Metric::Visitors, test::sampleNow()));
    chart.show();
    QCOMPARE(chart.current(), -1);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.current(), 29);
    QVERIFY(chart.readoutText().startsWith(QStringLiteral("Tue 30 June")));
    QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Page views")));
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.current(), 28);
    QVERIFY(chart.readoutText().contains(QStringLiteral("up 14%")));
    QTest::keyClick(&chart, Qt::Key_Home);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.current(), 0);
    QTest::keyClick(&chart, Qt::Key_Escape);
    QCOMPARE(chart.current(), -1);
    QVERIFY(chart.accessibleDescription().isEmpty());
    QFocusEvent walked(QEvent::FocusIn, Qt::TabFocusReason);
    QCoreApplication::sendEvent(&chart, &walked);
    QCOMPARE(chart.current(), 29); // The newest, so that the focus is seen.
    chart.setData({});
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.current(), -1);
}

void TestChart::offBandsLieOverTheirTime_data()
{
    QTest::addColumn<domain::Interval>("interval");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<double>("left"); ///< Below 0: there is no band.
    QTest::addColumn<double>("right");
    using domain::Interval;
    // 1 to 11 June in London, an hour ahead of UTC: points lie 100 apart in 1000 pixels, and a
    // point stands in the middle of its day.
    QTest::newRow("a whole day lies around its point")
        << Interval::Day << QByteArray("2026-06-02T23:00:00Z") << QByteArray("2026-06-03T23:00:00Z")
        << 150.0 << 250.0;
    QTest::newRow("half a day is half as wide")
        << Interval::Day << QByteArray("2026-06-02T23:00:00Z") << QByteArray("2026-06-03T11:00:00Z")
        << 150.0 << 200.0;
    QTest::newRow("over midnight") << Interval::Day << QByteArray("2026-06-03T17:00:00Z")
                                   << QByteArray("2026-06-04T05:00:00Z") << 225.0 << 275.0;
    QTest::newRow("an hour is widened until it can be seen")
        << Interval::Day << QByteArray("2026-06-03T10:30:00Z") << QByteArray("2026-06-03T11:30:00Z")
        << 197.0 << 203.0;
    QTest::newRow("half an hour does not matter to a day")
        << Interval::Day << QByteArray("2026-06-03T10:30:00Z") << QByteArray("2026-06-03T11:00:00Z")
        << -1.0 << -1.0;
    QTest::newRow("what began before the period")
        << Interval::Day << QByteArray("2026-05-20T00:00:00Z") << QByteArray("2026-06-01T11:00:00Z")
        << 0.0 << 6.0;
    QTest::newRow("outside of the period") << Interval::Day << QByteArray("2026-05-20T00:00:00Z")
                                           << QByteArray("2026-05-21T00:00:00Z") << -1.0 << -1.0;
    QTest::newRow("up to the end") << Interval::Day << QByteArray("2026-06-10T23:00:00Z")
                                   << QByteArray("2026-06-11T23:00:00Z") << 950.0 << 1000.0;
}

void TestChart::offBandsLieOverTheirTime()
{
    QFETCH(domain::Interval, interval);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(double, left);
    const std::vector<domain::Bucket> buckets =
        domain::bucketsOf({QDate(2026, 6, 1), QDate(2026, 6, 11)}, interval,
                          domain::SiteCalendar(QTimeZone("Europe/London")));
    const std::vector<app::OffBand> bands =
        app::offBands({{kit::at(from.constData()), kit::at(to.constData())}}, buckets, 1000);
    QCOMPARE(bands.empty(), left < 0);
    if (left < 0)
        return;
    QCOMPARE(bands.front().left, left);
    QTEST(bands.front().right, "right");
}

void TestChart::offBandsThatTouchAreOne()
{
    const std::vector<domain::Bucket> buckets =
        domain::bucketsOf({QDate(2026, 6, 30), QDate(2026, 6, 30)}, domain::Interval::Hour,
                          domain::SiteCalendar(QTimeZone("Europe/London")));
    const std::vector<app::OffBand> bands =
        app::offBands({{kit::at("2026-06-30T03:00:00Z"), kit::at("2026-06-30T03:05:00Z")},
                       {kit::at("2026-06-30T03:10:00Z"), kit::at("2026-06-30T03:15:00Z")},
                       {kit::at("2026-06-30T09:00:00Z"), kit::at("2026-06-30T11:00:00Z")}},
                      buckets, 460);
    QCOMPARE(bands.size(), size_t(2));
    QCOMPARE(bands[0].times.size(), size_t(2));
    QCOMPARE(bands[0].duration(), std::chrono::minutes(10));
    QVERIFY(bands[0].right - bands[0].left >= 6);
    QCOMPARE(bands[1].duration(), std::chrono::hours(2));
    QVERIFY(app::offBands({}, buckets, 460).empty());
    QVERIFY(
        app::offBands({{kit::at("2026-06-30T09:00:00Z"), kit::at("2026-06-30T11:00:00Z")}}, {}, 460)
            .empty());
}

void TestChart::offTimesAreInTheReadout()
{
    domain::StatsResult result =
        test::sampleAnswer(domain::PeriodPreset::Last30Days, domain::Comparison::Previous);
    result.offTimes = {{kit::at("2026-06-09T02:10:00Z"), kit::at("2026-06-09T16:30:00Z")}};
    app::TimeSeriesChart chart;
    chart.resize(900, 228);
    chart.setData(app::chartDataOf(result, domain::Metric::Visitors, test::sampleNow()));
    QCOMPARE(chart.accessibleDescription(),
             QStringLiteral("The collector was off: Tue 9 Jun, 03:10 – 17:30"));
    int mentioned = 0;
    for (int index = 0; index < chart.data().known(); ++index) {
        chart.setCurrent(index);
        if (chart.readoutText().contains(QStringLiteral("Collector off 14 h 20 min"))) {
            ++mentioned;
            QVERIFY(chart.readoutText().startsWith(QStringLiteral("Tue 9 June")));
        }
    }
    QCOMPARE(mentioned, 1);
    chart.setCurrent(-1);
    QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Tue 9 Jun")));
    kit::shoot(chart, QStringLiteral("chart-collector-off"));
}

void TestChart::offTimesHaveWords()
{
    const domain::SiteCalendar calendar(QTimeZone("Europe/London"));
    QCOMPARE(app::offSummary({}, calendar), QString());
    QCOMPARE(app::offTimeText({kit::at("2026-06-09T22:10:00Z"), kit::at("2026-06-10T16:30:00Z")},
                              calendar),
             QStringLiteral("Tue 9 Jun, 23:10 – Wed 10 Jun, 17:30"));
    const domain::Instant begin = kit::at("2026-06-09T00:00:00Z");
    std::vector<domain::OffTime> times;
    for (int index = 0; index < 8; ++index)
        times.push_back({begin + std::chrono::hours(index),
                         begin + std::chrono::hours(index) + std::chrono::minutes(10)});
    QVERIFY(app::offSummary(times, calendar).endsWith(QStringLiteral("and 3 more time(s)")));
}

QTEST_MAIN(TestChart)
#include "tst_chart.moc"
