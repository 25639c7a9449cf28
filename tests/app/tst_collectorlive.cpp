// SPDX-License-Identifier: GPL-3.0-or-later
// The collector's numbers and charts: of the last minute, as far back as chosen, read by the keys.
#include "app/charts/livechart.h"
#include "app/collector/figurerow.h"
#include "app/collector/livecard.h"
#include "app/mainwindow.h"
#include "tests/app/collectordesk.h"
#include "tests/app/guitest.h"
#include "tests/app/samplecollector.h"
#include "tests/app/samplestats.h"
#include "tests/kit/testmain.h"

#include <QMenu>
#include <QPushButton>

using namespace footfall;
using app::FigureRow;
using Desk = kit::CollectorDesk;
using Figure = FigureRow::Figure;

class TestCollectorLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void numbersAreOfTheLastMinute();
    void refusedViewsAreSaid();
    void theSpoolsPeakIsRemembered();
    void linesAreSumsOfAMinute();
    void chartsReachBackAsChosen();
    void theReadoutFollowsTheKeys();
    void theAxisGrowsAtOnce();
    void manyPointsKeepTheirExtremes();
    void clockTicksAreRound();
};

void TestCollectorLive::numbersAreOfTheLastMinute()
{
    Desk desk;
    desk.open();
    desk.answer(test::sampleStatus());
    domain::CollectorActivity activity;
    activity.queueCapacity = 10'000;
    for (int index = 0; index < 13; ++index) {
        domain::ActivitySlot slot;
        slot.start = test::collectorNow() - std::chrono::seconds(5) * (12 - index);
        slot.received = index == 0 ? 1000 : 4; // The first one is longer ago than a minute.
        slot.stored = index == 0 ? 1000 : 3;
        slot.rejected = index == 0 ? 0 : 1;
        slot.deepestQueue = index;
        slot.commitMilliseconds = 4;
        slot.slowestMilliseconds = index == 6 ? 13 : 5;
        activity.intervals.push_back(slot);
    }
    desk.answer(activity);
    QCOMPARE(desk.number(Figure::Received), QStringLiteral("48"));
    QCOMPARE(desk.number(Figure::Stored), QStringLiteral("36"));
    QCOMPARE(desk.number(Figure::Waiting), QStringLiteral("0"));
    QCOMPARE(desk.number(Figure::Rejected), QStringLiteral("12"));
    QCOMPARE(desk.note(Figure::Rejected), QStringLiteral("25% of received"));
    QCOMPARE(desk.number(Figure::Queue), QStringLiteral("12"));
    QCOMPARE(desk.note(Figure::Queue), QStringLiteral("of 10,000"));
    QCOMPARE(desk.number(Figure::Commit), QStringLiteral("4.0"));
    QCOMPARE(desk.page->figures()->cell(Figure::Commit)->content().unit, QStringLiteral("ms"));
    QCOMPARE(desk.note(Figure::Commit), QStringLiteral("slowest 13 ms"));
}

void TestCollectorLive::refusedViewsAreSaid()
{
    Desk desk;
    desk.openWithAnswers();
    domain::CollectorActivity activity = test::sampleActivity();
    activity.intervals.back().refused = 3;
    desk.answer(activity);
    QCOMPARE(desk.note(Figure::Rejected), QStringLiteral("3 refused"));
}

void TestCollectorLive::theSpoolsPeakIsRemembered()
{
    Desk desk;
    desk.openWithAnswers();
    QCOMPARE(desk.note(Figure::Waiting), QString());
    domain::CollectorActivity activity = test::sampleActivity();
    for (const qint64 waiting : {3, 12, 5, 0}) {
        activity.waitingInSpool = waiting;
        desk.answer(activity);
        QCOMPARE(desk.number(Figure::Waiting), QString::number(waiting));
    }
    QVERIFY(desk.note(Figure::Waiting).startsWith(QStringLiteral("peak 12 at ")));

    app::SpoolPeak peak;
    const domain::Instant now = test::collectorNow();
    peak.note(now, 9);
    peak.note(now + std::chrono::minutes(30), 4);
    QCOMPARE(peak.peak()->waiting, 9);
    peak.note(now + std::chrono::minutes(61), 0);
    QCOMPARE(peak.peak()->waiting, 4);
    peak.note(now + std::chrono::minutes(200), 0);
    QVERIFY(!peak.peak());
}

void TestCollectorLive::linesAreSumsOfAMinute()
{
    domain::CollectorActivity activity;
    for (int index = 0; index < 30; ++index) {
        domain::ActivitySlot slot;
        slot.start = test::collectorNow() + std::chrono::seconds(5) * index;
        slot.received = 2;
        slot.stored = index == 20 ? 0 : 2;
        slot.spooled = index == 20 ? 2 : 0;
        slot.commitMilliseconds = 4;
        activity.intervals.push_back(slot);
    }
    const app::LiveSeries series = app::seriesOf(activity, std::chrono::minutes(10), {});
    QCOMPARE(series.received.size(), size_t(30));
    QCOMPARE(series.received.front(), 2.0); // Nothing came before the start.
    QCOMPARE(series.received.back(), 24.0);
    QCOMPARE(series.stored.back(), 22.0);
    QCOMPARE(series.spooled.back(), 2.0);
    QVERIFY(std::isnan(series.milliseconds[20]));
    QCOMPARE(series.end, activity.intervals.back().start + std::chrono::seconds(5));
    QCOMPARE(app::seriesOf(activity, std::chrono::minutes(1), {}).received.size(), size_t(12));

    // Before the collector began, there is nothing to draw, not even 0.
    domain::CollectorActivity late = activity;
    for (size_t index = 0; index < 10; ++index)
        late.intervals[index].received = late.intervals[index].stored = 0;
    const domain::Instant since = late.intervals[8].start + std::chrono::seconds(1);
    QCOMPARE(app::seriesOf(late, std::chrono::minutes(10), since).received.size(), size_t(22));
    QCOMPARE(app::seriesOf(late, std::chrono::minutes(10), {}).received.size(), size_t(30));

    // Of a whole hour, the first points would lack what lies before it.
    while (activity.intervals.size() < 720)
        activity.intervals.push_back(activity.intervals.back());
    QCOMPARE(app::seriesOf(activity, std::chrono::minutes(60), {}).received.size(), size_t(709));
    QCOMPARE(app::seriesOf(activity, std::chrono::minutes(60), {}).received.front(), 24.0);
    QVERIFY(app::seriesOf({}, std::chrono::minutes(10), {}).received.empty());
}

void TestCollectorLive::chartsReachBackAsChosen()
{
    Desk desk;
    desk.openWithAnswers();
    QCOMPARE(desk.page->live()->chart()->data().room, 120);
    QMenu *menu = desk.page->live()->spanButton()->menu();
    QCOMPARE(menu->actions().size(), 3);
    menu->actions().at(1)->trigger();
    QCOMPARE(desk.page->live()->chart()->data().room, 360);
    QCOMPARE(desk.page->queueChart()->data().room, 360);
    QCOMPARE(desk.page->commitChart()->data().room, 360);
    QCOMPARE(desk.page->live()->spanButton()->text(), QStringLiteral("30 minute(s)"));
}

void TestCollectorLive::theReadoutFollowsTheKeys()
{
    Desk desk;
    desk.openWithAnswers();
    app::LiveChart *chart = desk.page->live()->chart();
    chart->setFocus(Qt::TabFocusReason);
    QCOMPARE(chart->current(), 119);
    QVERIFY(chart->readoutText().contains(QStringLiteral("Received")));
    QCOMPARE(chart->accessibleDescription(), chart->readoutText());
    const QString newest = chart->readoutText();
    QTest::keyClick(chart, Qt::Key_Left);
    QCOMPARE(chart->current(), 118);
    QVERIFY(chart->readoutText() != newest);
    QTest::keyClick(chart, Qt::Key_Home);
    QCOMPARE(chart->current(), 0);
    QTest::keyClick(chart, Qt::Key_Escape);
    QCOMPARE(chart->current(), -1);
    QCOMPARE(chart->readoutText(), QString());
    QVERIFY(desk.window.shown() == app::MainWindow::Shown::Collector);
    QTest::keyClick(chart, Qt::Key_Escape); // The second one leaves the page.
    QVERIFY(desk.window.shown() == app::MainWindow::Shown::Dashboard);
}

void TestCollectorLive::theAxisGrowsAtOnce()
{
    app::LiveChart chart(app::LiveChart::Unit::Count, QStringLiteral("Views"));
    app::LiveChart::Data data;
    data.room = 3;
    data.step = std::chrono::seconds(5);
    data.lines = {{QStringLiteral("Views"),
                   &app::Theme::s1,
                   app::LiveChart::Line::Look::Area,
                   {1, 2, 3},
                   {}}};
    chart.setData(data);
    QCOMPARE(chart.ticks().top(), 3.0);
    data.lines.front().values = {1, 2, 90};
    chart.setData(data);
    QCOMPARE(chart.ticks().top(), 100.0);
    data.lines.front().values = {1, 2, 3};
    chart.setData(data);
    QCOMPARE(chart.ticks().top(), 100.0); // It shrinks only after a while.
}

void TestCollectorLive::manyPointsKeepTheirExtremes()
{
    std::vector<QPointF> points;
    for (int index = 0; index < 1000; ++index)
        points.emplace_back(index / 10.0, index == 555 ? 900 : index % 7);
    const std::vector<QPointF> kept = app::extremesByColumn(points);
    QVERIFY(kept.size() <= 200);
    QVERIFY(std::any_of(kept.begin(), kept.end(),
                        [](const QPointF &point) { return point.y() == 900; }));
    QVERIFY(std::is_sorted(kept.begin(), kept.end(),
                           [](const QPointF &a, const QPointF &b) { return a.x() < b.x(); }));
}

void TestCollectorLive::clockTicksAreRound()
{
    const domain::Instant to = test::collectorNow();
    const auto ticks = app::clockTicks(to - std::chrono::minutes(10), to, 6);
    QCOMPARE(ticks.size(), size_t(5));
    QCOMPARE(ticks.front(), kit::at("2026-06-30T14:56:00Z"));
    QCOMPARE(ticks.back(), kit::at("2026-06-30T15:04:00Z"));
    QVERIFY(app::clockTicks(to - std::chrono::minutes(60), to, 3).size() <= 3);
}

FOOTFALL_GUI_TEST_MAIN(TestCollectorLive)
#include "tst_collectorlive.moc"
