// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard with a service that answers when the test wants: old, failed and empty answers.
#include "app/charts/timeserieschart.h"
#include "app/models/breakdownmodel.h"
#include "app/models/occurrencemodel.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/livepanel.h"
#include "app/widgets/metriccell.h"
#include "app/widgets/metricrow.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"
#include "tests/app/desk.h"
#include "tests/app/guitest.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace footfall;
using domain::Dimension;
using domain::PeriodPreset;
using kit::DashboardDesk;

class TestDashboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void showsWhatIsAnswered();
    void cardsPutTheirMetricOnTheChart();
    void oldAnswersAreDropped();
    void changesAreAskedOneAtATime();
    void failuresSayWhatToDo();
    void oldNumbersOutliveAFailure();
    void emptyPeriodsSayWhy();
    void whatIsMissingIsSaid();
    void answersMayAskAnew();
    void nothingIsAskedWhileHidden();
};

void TestDashboard::showsWhatIsAnswered()
{
    DashboardDesk desk;
    QCOMPARE(desk.window.shown(), app::MainWindow::Shown::Loading);
    desk.begin();
    QCOMPARE(desk.window.shown(), app::MainWindow::Shown::Dashboard);
    QCOMPARE(desk.controller.request().site, domain::SiteId{1});
    QCOMPARE(desk.page().metrics()->cell(domain::Metric::Visitors)->numberAsText(),
             QLocale().toString(desk.controller.result()->totals.visitors));
    QVERIFY(desk.page().metrics()->cell(domain::Metric::Visitors)->change());
    QCOMPARE(desk.page().chart()->data().known(), 30);
    QCOMPARE(desk.page().panels()[0]->model()->index(0).data().toString(), QStringLiteral("/"));
    QCOMPARE(desk.page().panels()[0]->allButton()->text(), QStringLiteral("All 164 pages"));
    QCOMPARE(desk.page().panels()[2]->model()->index(0).data().toString(),
             QStringLiteral("United Kingdom"));
    QCOMPARE(desk.page().live()->list()->model()->rowCount(), 5);
    QCOMPARE(desk.window.windowTitle(), QStringLiteral("harbour-books.example – Footfall"));
}

void TestDashboard::cardsPutTheirMetricOnTheChart()
{
    DashboardDesk desk;
    desk.begin();
    app::MetricRow *row = desk.page().metrics();
    QTest::mouseClick(row->cell(domain::Metric::BounceRate), Qt::LeftButton);
    QCOMPARE(desk.page().chart()->data().main.metric, domain::Metric::BounceRate);
    QVERIFY(!desk.page().chart()->data().second);
    QCOMPARE(row->cell(domain::Metric::BounceRate)->series(), app::MetricCell::Series::Area);
    QCOMPARE(row->cell(domain::Metric::PageViews)->series(), app::MetricCell::Series::None);
    QTest::keyClick(row->cell(domain::Metric::BounceRate), Qt::Key_Space);
    QCOMPARE(desk.page().chart()->data().main.metric, domain::Metric::Visitors);
    QVERIFY(desk.page().chart()->data().second);
}

void TestDashboard::oldAnswersAreDropped()
{
    DashboardDesk desk;
    desk.begin();
    const domain::StatsRequest old = desk.asked.back();
    const quint64 oldId = desk.lastId;
    desk.controller.setChoice(PeriodPreset::Today);
    desk.controller.takeAnswer(
        test::sampleAnswer(old, oldId)); // before the new question even went out
    QCoreApplication::processEvents();
    desk.controller.takeAnswer(test::sampleAnswer(old, oldId));
    QCOMPARE(desk.page().chart()->data().interval, domain::Interval::Day);
    desk.answer();
    QCOMPARE(desk.page().chart()->data().interval, domain::Interval::Hour);
}

void TestDashboard::changesAreAskedOneAtATime()
{
    DashboardDesk desk;
    desk.begin();
    QTRY_VERIFY(desk.asked.size() >= 1);
    const size_t before = desk.asked.size();
    for (int change = 0; change < 50; ++change)
        desk.controller.noteChange();
    QVERIFY(desk.asked.size() <= before + 1);
    // The last of the changes is asked for once the half second is over and the answer has come.
    desk.answer();
    QTRY_COMPARE(desk.asked.size(), before + 1);
    // While that answer is on its way, nothing else is asked.
    for (int change = 0; change < 50; ++change)
        desk.controller.noteChange();
    QTest::qWait(700);
    QCOMPARE(desk.asked.size(), before + 1);
    desk.answer();
    QTRY_COMPARE(desk.asked.size(), before + 2);
}

void TestDashboard::failuresSayWhatToDo()
{
    DashboardDesk desk;
    desk.controller.takeSummaries(test::sampleSummaries());
    QCoreApplication::processEvents();
    desk.controller.takeFailure(
        desk.lastId, {domain::ErrorKind::Unavailable, QStringLiteral("The database is locked.")});
    app::BreakdownPanel *panel = desk.page().panels()[0];
    QVERIFY(!panel->showsRows());
    QCOMPARE(panel->state()->title(), QStringLiteral("Pages could not be read"));
    const size_t before = desk.asked.size();
    QTest::mouseClick(panel->state()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(desk.asked.size(), before + 1);
    desk.answer();
    QVERIFY(panel->showsRows());
    QVERIFY(desk.page().chart()->isVisible());
}

void TestDashboard::oldNumbersOutliveAFailure()
{
    DashboardDesk desk;
    desk.begin();
    desk.controller.refresh();
    desk.controller.takeFailure(desk.lastId,
                                {domain::ErrorKind::Unavailable, QStringLiteral("Busy.")});
    QVERIFY(desk.page().panels()[0]->showsRows());
    QVERIFY(desk.page().chart()->isVisible());
}

void TestDashboard::emptyPeriodsSayWhy()
{
    DashboardDesk desk;
    desk.begin();
    desk.controller.refresh();
    domain::StatsResult empty = test::sampleAnswer(desk.asked.back(), desk.lastId);
    for (domain::Breakdown &breakdown : empty.breakdowns) {
        breakdown.rows.clear();
        breakdown.otherRows = 0;
    }
    empty.live = {};
    empty.totals = {};
    desk.controller.takeAnswer(empty);
    app::BreakdownPanel *panel = desk.page().panels()[0];
    QVERIFY(!panel->showsRows());
    QVERIFY(!panel->allButton()->isVisible());
    QVERIFY(!desk.page().live()->showsRows());
    QTest::mouseClick(panel->state()->findChild<QPushButton *>(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(desk.asked.back().period, domain::PeriodChoice(PeriodPreset::AllTime));
}

void TestDashboard::whatIsMissingIsSaid()
{
    DashboardDesk desk;
    desk.begin();
    app::BreakdownPanel *sources = desk.page().panels()[1];
    sources->choose(Dimension::UtmCampaign);
    QCoreApplication::processEvents();
    domain::StatsResult bare = test::sampleAnswer(desk.asked.back(), desk.lastId);
    QCOMPARE(bare.breakdowns[1].request.dimension, Dimension::UtmCampaign);
    bare.breakdowns[1].rows.resize(1); // Only those without a campaign.
    bare.breakdowns[1].otherRows = 0;
    bare.occurrences.front().rows.clear();
    desk.controller.takeAnswer(bare);
    QVERIFY(!sources->showsRows());
    QCOMPARE(sources->state()->title(), QStringLiteral("None in these 30 days"));
    QCOMPARE(sources->state()->accessibleDescription(),
             QStringLiteral("Add ?utm_campaign=… to the links that you share."));
    QVERIFY(!sources->state()->findChild<QPushButton *>()->isVisible());
    // Without goals the panel leads to where they are added.
    app::GoalsPanel *goals = desk.page().goals();
    QCOMPARE(goals->state()->title(), QStringLiteral("No goals yet"));
    QSignalSpy wanted(&desk.window, &app::MainWindow::goalSettingsRequested);
    QTest::mouseClick(goals->state()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QTest::mouseClick(goals->addButton(), Qt::LeftButton);
    QCOMPARE(wanted.count(), 2);
    QCOMPARE(wanted.back().front().value<domain::Site>().trackingCode, QStringLiteral("SITE1"));
}

void TestDashboard::answersMayAskAnew()
{
    DashboardDesk desk;
    desk.begin();
    // Whoever hears an answer may change the question; the others still get that answer.
    connect(&desk.controller, &app::DashboardController::answered, &desk.controller,
            [&desk](const domain::StatsResult &) {
                desk.controller.setOccurrences({domain::OccurrenceRequest{}});
            });
    QString heard;
    connect(&desk.controller, &app::DashboardController::answered, &desk.window,
            [&heard](const domain::StatsResult &result) { heard = result.site.name; });
    desk.controller.refresh();
    desk.answer();
    QCOMPARE(heard, QStringLiteral("harbour-books.example"));
}

void TestDashboard::nothingIsAskedWhileHidden()
{
    DashboardDesk desk;
    desk.begin();
    desk.window.hide();
    const size_t before = desk.asked.size();
    const int summaries = desk.summariesAsked;
    desk.controller.refresh();
    QCOMPARE(desk.asked.size(), before);
    QCOMPARE(desk.summariesAsked, summaries + 1); // The tray still says who is here.
    desk.window.show();
    QVERIFY(desk.asked.size() > before);
}

QTEST_MAIN(TestDashboard)
#include "tst_dashboard.moc"
