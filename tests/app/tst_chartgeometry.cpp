// SPDX-License-Identifier: GPL-3.0-or-later
// Where a chart's ticks, labels and points are.
#include "app/charts/chartgeometry.h"
#include "tests/app/guitest.h"

using namespace footfall;
using app::TickKind;

class TestChartGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void ticksAreNice_data();
    void ticksAreNice();
    void labelsStandAtNaturalBorders_data();
    void labelsStandAtNaturalBorders();
    void downsamplingKeepsEndsAndPeaks();
    void nearestBucket_data();
    void nearestBucket();
};

void TestChartGeometry::ticksAreNice_data()
{
    QTest::addColumn<double>("largest");
    QTest::addColumn<TickKind>("kind");
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("count");
    QTest::newRow("nothing yet") << 0.0 << TickKind::Count << 1.0 << 3;
    QTest::newRow("one view") << 1.0 << TickKind::Count << 1.0 << 3;
    QTest::newRow("no halves of people") << 4.0 << TickKind::Count << 1.0 << 4;
    QTest::newRow("seven") << 7.0 << TickKind::Count << 2.0 << 4;
    QTest::newRow("eleven") << 11.0 << TickKind::Count << 5.0 << 3;
    QTest::newRow("just full") << 1000.0 << TickKind::Count << 200.0 << 5;
    QTest::newRow("just over") << 1001.0 << TickKind::Count << 250.0 << 5;
    QTest::newRow("thousands") << 2763.0 << TickKind::Count << 1000.0 << 3;
    QTest::newRow("millions") << 4.2e6 << TickKind::Count << 1e6 << 5;
    QTest::newRow("half") << 0.436 << TickKind::Rate << 0.1 << 5;
    QTest::newRow("all bounce") << 1.0 << TickKind::Rate << 0.2 << 5;
    QTest::newRow("seconds") << 48.0 << TickKind::Duration << 10.0 << 5;
    QTest::newRow("minutes") << 168.0 << TickKind::Duration << 60.0 << 3;
    QTest::newRow("half an hour") << 1800.0 << TickKind::Duration << 600.0 << 3;
}

void TestChartGeometry::ticksAreNice()
{
    QFETCH(double, largest);
    QFETCH(TickKind, kind);
    QFETCH(double, step);
    QFETCH(int, count);
    const app::Ticks ticks = app::niceTicks(largest, kind);
    QCOMPARE(ticks.step, step);
    QCOMPARE(ticks.count, count);
    QVERIFY(ticks.top() >= largest);
}

void TestChartGeometry::labelsStandAtNaturalBorders_data()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    QTest::addColumn<domain::Interval>("interval");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("a day by hours")
        << QDate(2026, 6, 30) << QDate(2026, 6, 30) << domain::Interval::Hour
        << QStringList{QStringLiteral("00:00"), QStringLiteral("03:00"), QStringLiteral("06:00"),
                       QStringLiteral("09:00"), QStringLiteral("12:00"), QStringLiteral("15:00"),
                       QStringLiteral("18:00"), QStringLiteral("21:00")};
    QTest::newRow("a week by days")
        << QDate(2026, 6, 24) << QDate(2026, 6, 30) << domain::Interval::Day
        << QStringList{QStringLiteral("24 Jun"), QStringLiteral("25 Jun"), QStringLiteral("26 Jun"),
                       QStringLiteral("27 Jun"), QStringLiteral("28 Jun"), QStringLiteral("29 Jun"),
                       QStringLiteral("30 Jun")};
    QTest::newRow("a month by days: Mondays")
        << QDate(2026, 6, 1) << QDate(2026, 6, 30) << domain::Interval::Day
        << QStringList{QStringLiteral("1 Jun"), QStringLiteral("8 Jun"), QStringLiteral("15 Jun"),
                       QStringLiteral("22 Jun"), QStringLiteral("29 Jun")};
    QTest::newRow("the first month of a quarter by days")
        << QDate(2026, 10, 1) << QDate(2026, 10, 31) << domain::Interval::Day
        << QStringList{QStringLiteral("5 Oct"), QStringLiteral("12 Oct"), QStringLiteral("19 Oct"),
                       QStringLiteral("26 Oct")};
    QTest::newRow("five weeks over New Year by days")
        << QDate(2025, 12, 8) << QDate(2026, 1, 11) << domain::Interval::Day
        << QStringList{QStringLiteral("8 Dec"), QStringLiteral("15 Dec"), QStringLiteral("22 Dec"),
                       QStringLiteral("29 Dec"), QStringLiteral("5 Jan")};
    QTest::newRow("a week by hours")
        << QDate(2026, 6, 29) << QDate(2026, 7, 5) << domain::Interval::Hour
        << QStringList{QStringLiteral("29 Jun"), QStringLiteral("30 Jun"), QStringLiteral("1 Jul"),
                       QStringLiteral("2 Jul"),  QStringLiteral("3 Jul"),  QStringLiteral("4 Jul"),
                       QStringLiteral("5 Jul")};
    QTest::newRow("five weeks by hours: Mondays")
        << QDate(2026, 5, 27) << QDate(2026, 6, 30) << domain::Interval::Hour
        << QStringList{QStringLiteral("1 Jun"), QStringLiteral("8 Jun"), QStringLiteral("15 Jun"),
                       QStringLiteral("22 Jun"), QStringLiteral("29 Jun")};
    QTest::newRow("half a year by months")
        << QDate(2026, 1, 1) << QDate(2026, 6, 30) << domain::Interval::Month
        << QStringList{QStringLiteral("Jan"), QStringLiteral("Feb"), QStringLiteral("Mar"),
                       QStringLiteral("Apr"), QStringLiteral("May"), QStringLiteral("Jun")};
    QTest::newRow("a single hour-less day")
        << QDate(2026, 6, 30) << QDate(2026, 6, 30) << domain::Interval::Day
        << QStringList{QStringLiteral("30 Jun")};
}

void TestChartGeometry::labelsStandAtNaturalBorders()
{
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    QFETCH(domain::Interval, interval);
    QFETCH(QStringList, labels);
    const domain::SiteCalendar calendar{QTimeZone("Europe/London")};
    QStringList found;
    for (const app::AxisLabel &label :
         app::axisLabels(domain::bucketsOf({from, to}, interval, calendar), interval, calendar, 8))
        found.append(label.text);
    QCOMPARE(found, labels);
}

void TestChartGeometry::downsamplingKeepsEndsAndPeaks()
{
    std::vector<QPointF> points;
    for (int index = 0; index < 5000; ++index)
        points.emplace_back(index, index == 2718 ? 1000 : index % 10);
    const std::vector<QPointF> fewer = app::downsampled(points, 300);
    QCOMPARE(fewer.size(), size_t(300));
    QCOMPARE(fewer.front(), points.front());
    QCOMPARE(fewer.back(), points.back());
    QVERIFY(std::find(fewer.begin(), fewer.end(), QPointF(2718, 1000)) != fewer.end());
    QVERIFY(std::is_sorted(fewer.begin(), fewer.end(),
                           [](QPointF a, QPointF b) { return a.x() < b.x(); }));
    QCOMPARE(app::downsampled({{0, 1}, {1, 2}}, 300).size(), size_t(2));
    QCOMPARE(app::downsampled({}, 300).size(), size_t(0));
}

void TestChartGeometry::nearestBucket_data()
{
    QTest::addColumn<double>("fraction");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("index");
    QTest::newRow("left of it") << -0.2 << 30 << 0;
    QTest::newRow("right of it") << 1.3 << 30 << 29;
    QTest::newRow("middle") << 0.5 << 3 << 1;
    QTest::newRow("nearer to the next") << 0.3 << 3 << 1;
    QTest::newRow("only one") << 0.9 << 1 << 0;
}

void TestChartGeometry::nearestBucket()
{
    QFETCH(double, fraction);
    QFETCH(int, count);
    QTEST(app::nearestIndex(fraction, count), "index");
}

QTEST_MAIN(TestChartGeometry)
#include "tst_chartgeometry.moc"
