// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers beside those they are compared with: which changes, as people read them.
#include "app/charts/chartdata.h"
#include "app/charts/timeserieschart.h"
#include "app/format/dates.h"
#include "app/format/numbers.h"
#include "app/widgets/metriccell.h"
#include "tests/app/guitest.h"
#include "tests/app/samplestats.h"

#include <QChart>
#include <QLineSeries>

using namespace footfall;

class TestComparedNumbers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void bucketsToComeHaveNoValue();
    void otherMetricsStandAlone();
    void changesAreJudged_data();
    void changesAreJudged();
    void numbersAsPeopleReadThem_data();
    void numbersAsPeopleReadThem();
    void percentagesNeedAllDays();
    void daysBeforeTheFirstDataAreNoZeros_data();
    void daysBeforeTheFirstDataAreNoZeros();
};

void TestComparedNumbers::bucketsToComeHaveNoValue()
{
    const app::ChartData today = app::chartDataOf(
        test::sampleAnswer(domain::PeriodPreset::Today, domain::Comparison::Previous),
        domain::Metric::Visitors, test::sampleNow());
    QCOMPARE(today.buckets.size(), size_t(24));
    QCOMPARE(today.known(), 13); // Noon in London: the hour that has just begun is "so far".
    QVERIFY(today.lastIsRunning);
    QCOMPARE(today.before.size(), size_t(24));
    QVERIFY(today.second);
    const app::ChartData yesterday = app::chartDataOf(
        test::sampleAnswer(domain::PeriodPreset::Yesterday, domain::Comparison::None),
        domain::Metric::PageViews, test::sampleNow());
    QCOMPARE(yesterday.known(), 24);
    QVERIFY(!yesterday.lastIsRunning);
    QVERIFY(yesterday.before.empty());
}

void TestComparedNumbers::daysBeforeTheFirstDataAreNoZeros_data()
{
    QTest::addColumn<QDate>("firstDay");
    QTest::addColumn<int>("first"); // Of 30 that are compared, from 2 to 31 May; 30: none.
    QTest::newRow("long before") << QDate(2025, 2, 3) << 0;
    QTest::newRow("on the first of them") << QDate(2026, 5, 2) << 0;
    QTest::newRow("in between") << QDate(2026, 5, 12) << 10;
    QTest::newRow("on the last of them") << QDate(2026, 5, 31) << 29;
    QTest::newRow("after all of them") << QDate(2026, 6, 3) << 30;
    QTest::newRow("there is none") << QDate() << 0;
}

void TestComparedNumbers::daysBeforeTheFirstDataAreNoZeros()
{
    QFETCH(QDate, firstDay);
    QFETCH(int, first);
    domain::StatsResult result =
        test::sampleAnswer(domain::PeriodPreset::Last30Days, domain::Comparison::Previous);
    QCOMPARE(result.comparedWith->from, QDate(2026, 5, 2));
    result.firstDay = firstDay;
    const app::ChartData data =
        app::chartDataOf(result, domain::Metric::Visitors, test::sampleNow());
    for (int at = 0; at < 30; ++at)
        QCOMPARE(data.compares(static_cast<size_t>(at)), at >= first);
    QCOMPARE(data.before.empty(), first == 30); // Then the legend has no line to name, either.
    app::TimeSeriesChart chart;
    chart.resize(900, 228);
    chart.setData(data);
    chart.show();
    QList<QPointF> line;
    for (const QAbstractSeries *series : chart.chart()->series())
        if (series->objectName() == QStringLiteral("before"))
            line = qobject_cast<const QLineSeries *>(series)->points();
    QCOMPARE(line.isEmpty(), first == 30);
    if (!line.isEmpty())
        QCOMPARE(line.front().x(), double(first));
    // The readout of the oldest point: compared only where there was something.
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.readoutText().contains(QStringLiteral("Visitors before")), first == 0);
}

void TestComparedNumbers::otherMetricsStandAlone()
{
    const app::ChartData data = app::chartDataOf(
        test::sampleAnswer(domain::PeriodPreset::Last30Days, domain::Comparison::Previous),
        domain::Metric::BounceRate, test::sampleNow());
    QVERIFY(!data.second);
    QVERIFY(data.largest() > 0 && data.largest() <= 1);
}

void TestComparedNumbers::changesAreJudged_data()
{
    QTest::addColumn<domain::Metric>("metric");
    QTest::addColumn<double>("now");
    QTest::addColumn<double>("before");
    QTest::addColumn<QString>("text");
    QTest::addColumn<app::Change::Judgement>("judgement");
    QTest::addColumn<app::Change::Direction>("direction");
    using Direction = app::Change::Direction;
    using Judgement = app::Change::Judgement;
    QTest::newRow("more visitors") << domain::Metric::Visitors << 114.0 << 100.0
                                   << QStringLiteral("14%") << Judgement::Good << Direction::Up;
    QTest::newRow("fewer visitors") << domain::Metric::Visitors << 90.0 << 100.0
                                    << QStringLiteral("10%") << Judgement::Bad << Direction::Down;
    QTest::newRow("fewer bounces are good")
        << domain::Metric::BounceRate << 0.4 << 0.5 << QStringLiteral("20%") << Judgement::Good
        << Direction::Down;
    QTest::newRow("no change to speak of")
        << domain::Metric::Visitors << 1003.0 << 1000.0 << QStringLiteral("0.3%")
        << Judgement::Neutral << Direction::Up;
    QTest::newRow("time is neither")
        << domain::Metric::VisitDuration << 200.0 << 100.0 << QStringLiteral("100%")
        << Judgement::Neutral << Direction::Up;
    QTest::newRow("out of all bounds")
        << domain::Metric::Visitors << 9e6 << 1.0 << QStringLiteral(">999%") << Judgement::Good
        << Direction::Up;
    QTest::newRow("the same") << domain::Metric::Visitors << 5.0 << 5.0 << QStringLiteral("0%")
                              << Judgement::Neutral << Direction::None;
    QTest::newRow("less than can be written")
        << domain::Metric::BounceRate << 0.49991 << 0.5 << QStringLiteral("0%")
        << Judgement::Neutral << Direction::None;
    QTest::newRow("just enough to be written")
        << domain::Metric::BounceRate << 0.4997 << 0.5 << QStringLiteral("0.1%")
        << Judgement::Neutral << Direction::Down;
}

void TestComparedNumbers::changesAreJudged()
{
    QFETCH(domain::Metric, metric);
    QFETCH(double, now);
    QFETCH(double, before);
    const std::optional<app::Change> change = app::changeOf(metric, now, before);
    QVERIFY(change);
    QTEST(change->text, "text");
    QTEST(change->judgement, "judgement");
    QTEST(change->direction, "direction");
    QVERIFY(!app::changeOf(metric, now, 0));
}

void TestComparedNumbers::numbersAsPeopleReadThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("grouped") << app::numberText(17903) << QStringLiteral("17,903");
    QTest::newRow("axis, small") << app::axisText(2500) << QStringLiteral("2,500");
    QTest::newRow("axis, thousands") << app::axisText(12500) << QStringLiteral("12.5k");
    QTest::newRow("axis, even thousands") << app::axisText(20000) << QStringLiteral("20k");
    QTest::newRow("share, whole") << app::shareText(0.41) << QStringLiteral("41%");
    QTest::newRow("share, small") << app::shareText(0.087) << QStringLiteral("8.7%");
    QTest::newRow("share, tiny") << app::shareText(0.0001) << QStringLiteral("<0.1%");
    QTest::newRow("duration") << app::metricText(domain::Metric::VisitDuration, 168)
                              << QStringLiteral("2m 48s");
    QTest::newRow("seconds") << app::metricText(domain::Metric::TimeOnPage, 8.4)
                             << QStringLiteral("8s");
    QTest::newRow("rate") << app::metricText(domain::Metric::BounceRate, 0.436)
                          << QStringLiteral("43.6%");
    QTest::newRow("period in a month") << app::periodText({QDate(2026, 6, 1), QDate(2026, 6, 30)},
                                                          app::DateLength::Long, QDate(2026, 6, 30))
                                       << QStringLiteral("1 – 30 June 2026");
    QTest::newRow("period, short") << app::periodText({QDate(2026, 5, 4), QDate(2026, 6, 2)},
                                                      app::DateLength::Short, QDate(2026, 6, 30))
                                   << QStringLiteral("4 May – 2 Jun");
}

void TestComparedNumbers::numbersAsPeopleReadThem()
{
    QFETCH(QString, text);
    QTEST(text, "expected");
}

void TestComparedNumbers::percentagesNeedAllDays()
{
    domain::StatsResult result =
        test::sampleAnswer(domain::PeriodPreset::Last30Days, domain::Comparison::Previous);
    result.firstDay = result.comparedWith->from;
    QCOMPARE(app::coverageOf(result), app::Coverage::Whole);
    result.firstDay = result.firstDay.addDays(1);
    QCOMPARE(app::coverageOf(result), app::Coverage::Partial);
    app::MetricCell cell(domain::Metric::Visitors, nullptr);
    cell.setNumbers({result.totals, result.before, app::coverageOf(result), {}, {}});
    QVERIFY(!cell.change());
    QVERIFY(cell.toolTip().contains(QStringLiteral("not wholly covered by data")));
    app::TimeSeriesChart chart;
    chart.resize(900, 228);
    chart.setData(app::chartDataOf(result, domain::Metric::Visitors, test::sampleNow()));
    chart.show();
    QTest::keyClick(&chart, Qt::Key_Home);
    QVERIFY(!chart.readoutText().isEmpty());
    QVERIFY(!chart.readoutText().contains(QStringLiteral("%")));
    result.comparedWith.reset();
    QCOMPARE(app::coverageOf(result), app::Coverage::Whole);
}

QTEST_MAIN(TestComparedNumbers)
#include "tst_comparednumbers.moc"
