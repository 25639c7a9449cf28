// SPDX-License-Identifier: GPL-3.0-or-later
// The window with a service that answers when the test wants: clicks, keys, old and failed answers.
#include "app/charts/timeserieschart.h"
#include "app/models/breakdownmodel.h"
#include "app/models/occurrencemodel.h"
#include "app/models/sitelistmodel.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/collectorblock.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/fulllist.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/livepanel.h"
#include "app/widgets/metricrow.h"
#include "app/widgets/occurrenceview.h"
#include "app/widgets/periodpicker.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/sitesidebar.h"
#include "app/widgets/stateview.h"
#include "tests/app/desk.h"
#include "tests/app/guitest.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using namespace footfall;
using domain::Dimension;
using domain::PeriodPreset;
using kit::Desk;

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
    void periodsAreAsked_data();
    void periodsAreAsked();
    void arrowsStepByThePeriod();
    void compareCanBeSwitchedOff();
    void allTimeIsComparedWithNothing();
    void intervalMenuAsksAnew();
    void tabsAskForTheirDimension();
    void cardsPutTheirMetricOnTheChart();
    void oldAnswersAreDropped();
    void changesAreAskedOneAtATime();
    void failuresSayWhatToDo();
    void oldNumbersOutliveAFailure();
    void emptyPeriodsSayWhy();
    void whatIsMissingIsSaid();
    void dimensionsShareATab();
    void goalsAndEventsAreListed();
    void aGoalShowsWhereItHappened();
    void anEventShowsItsProperties();
    void answersMayAskAnew();
    void whoIsHereIsBehindTheCount();
    void fullListSearches();
    void sitesAreFoundAndChosen();
    void firstRunThenWaitingThenDashboard();
    void statusIsShown();
    void narrowWindowFolds();
    void exportStandsInTheFileMenu();
    void savedFilesAreNamed();
    void nothingIsAskedWhileHidden();
    void everythingIsReachedByTab();
    void looksRight();
};

void TestDashboard::showsWhatIsAnswered()
{
    Desk desk;
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

void TestDashboard::periodsAreAsked_data()
{
    QTest::addColumn<PeriodPreset>("preset");
    QTest::addColumn<domain::Interval>("interval");
    QTest::newRow("today") << PeriodPreset::Today << domain::Interval::Hour;
    QTest::newRow("7 days") << PeriodPreset::Last7Days << domain::Interval::Day;
    QTest::newRow("90 days") << PeriodPreset::Last90Days << domain::Interval::Day;
    QTest::newRow("12 months") << PeriodPreset::Last12Months << domain::Interval::Week;
}

void TestDashboard::periodsAreAsked()
{
    QFETCH(PeriodPreset, preset);
    QFETCH(domain::Interval, interval);
    Desk desk;
    desk.begin();
    QPushButton *segment = desk.page().header()->picker()->segment(preset);
    QTest::mouseClick(segment, Qt::LeftButton);
    desk.answer();
    QCOMPARE(desk.asked.back().period, domain::PeriodChoice(preset));
    QCOMPARE(desk.asked.back().interval, interval);
    QVERIFY(segment->isChecked());
    QCOMPARE(desk.page().chart()->data().interval, interval);
    // Every other period is in the menu, with its mark.
    QMenu *menu = desk.page().header()->picker()->menu();
    Q_EMIT menu->aboutToShow();
    int checked = 0;
    for (const QAction *action : menu->actions())
        checked += action->isChecked() ? 1 : 0;
    QCOMPARE(checked, 1);
    QCOMPARE(menu->actions().size(), 12); // nine presets, two lines, "Choose days"
}

void TestDashboard::arrowsStepByThePeriod()
{
    Desk desk;
    desk.begin();
    QVERIFY(!desk.controller.canGoForward());
    QTest::keyClick(&desk.window, Qt::Key_Left, Qt::AltModifier);
    desk.answer();
    // June is a whole month so far, so the step is a month.
    QCOMPARE(desk.controller.period(), (domain::Period{QDate(2026, 5, 1), QDate(2026, 5, 31)}));
    QVERIFY(desk.controller.canGoForward());
    QTest::keyClick(&desk.window, Qt::Key_Right, Qt::AltModifier);
    desk.answer();
    QCOMPARE(desk.controller.period(), (domain::Period{QDate(2026, 6, 1), QDate(2026, 6, 30)}));
    desk.controller.setChoice(PeriodPreset::Last7Days);
    desk.answer();
    desk.controller.goBack();
    QCOMPARE(desk.controller.period(), (domain::Period{QDate(2026, 6, 17), QDate(2026, 6, 23)}));
}

void TestDashboard::compareCanBeSwitchedOff()
{
    Desk desk;
    desk.begin();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::Previous);
    QTest::mouseClick(desk.page().header()->compareButton(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::None);
    QVERIFY(desk.page().chart()->data().before.empty());
    QVERIFY(!desk.page().metrics()->cell(domain::Metric::Visits)->change());
}

void TestDashboard::allTimeIsComparedWithNothing()
{
    Desk desk;
    desk.begin();
    desk.controller.setChoice(PeriodPreset::AllTime);
    desk.answer();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::None);
    QVERIFY(desk.page().chart()->data().before.empty());
    QVERIFY(!desk.page().metrics()->cell(domain::Metric::Visits)->change());
    desk.controller.setChoice(PeriodPreset::LastMonth);
    desk.answer();
    QVERIFY(desk.asked.back().comparedWith ==
            (domain::Period{QDate(2026, 4, 1), QDate(2026, 4, 30)}));
    QVERIFY(desk.page().metrics()->cell(domain::Metric::Visits)->change());
}

void TestDashboard::intervalMenuAsksAnew()
{
    Desk desk;
    desk.begin();
    QMenu *menu = desk.page().intervalButton()->menu();
    Q_EMIT menu->aboutToShow();
    QStringList offered;
    for (const QAction *action : menu->actions())
        offered.append(action->text());
    QCOMPARE(offered, (QStringList{QStringLiteral("Hour"), QStringLiteral("Day"),
                                   QStringLiteral("Week"), QStringLiteral("Month")}));
    menu->actions().at(2)->trigger();
    desk.answer();
    QCOMPARE(desk.asked.back().interval, domain::Interval::Week);
    QCOMPARE(desk.page().intervalButton()->text(), QStringLiteral("Week"));
    // Another period goes back to its natural interval.
    desk.controller.setChoice(PeriodPreset::Today);
    QCOMPARE(desk.controller.interval(), domain::Interval::Hour);
}

void TestDashboard::tabsAskForTheirDimension()
{
    Desk desk;
    desk.begin();
    app::BreakdownPanel *panel = desk.page().panels()[1];
    panel->tabs()->setFocus();
    QTest::keyClick(panel->tabs(), Qt::Key_Right);
    desk.answer();
    QCOMPARE(panel->dimension(), Dimension::Referrer);
    QCOMPARE(desk.asked.back().breakdowns[1].dimension, Dimension::Referrer);
    QCOMPARE(panel->model()->dimension(), Dimension::Referrer);
    QVERIFY(panel->showsRows());
}

void TestDashboard::cardsPutTheirMetricOnTheChart()
{
    Desk desk;
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
    Desk desk;
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
    Desk desk;
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
    Desk desk;
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
    Desk desk;
    desk.begin();
    desk.controller.refresh();
    desk.controller.takeFailure(desk.lastId,
                                {domain::ErrorKind::Unavailable, QStringLiteral("Busy.")});
    QVERIFY(desk.page().panels()[0]->showsRows());
    QVERIFY(desk.page().chart()->isVisible());
}

void TestDashboard::emptyPeriodsSayWhy()
{
    Desk desk;
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
    Desk desk;
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

void TestDashboard::dimensionsShareATab()
{
    Desk desk;
    desk.begin();
    app::BreakdownPanel *sources = desk.page().panels()[1];
    QVERIFY(!sources->menuButton()->isVisible());
    sources->tabs()->setCurrentIndex(3);
    desk.answer();
    QVERIFY(sources->menuButton()->isVisible());
    QCOMPARE(sources->menuButton()->text(), QStringLiteral("Campaign"));
    QMenu *menu = sources->menuButton()->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 5);
    QVERIFY(menu->actions().front()->isChecked());
    menu->actions().at(2)->trigger();
    desk.answer();
    QCOMPARE(desk.asked.back().breakdowns[1].dimension, Dimension::UtmMedium);
    QCOMPARE(sources->menuButton()->text(), QStringLiteral("Campaign medium"));
    // Another tab and back: what was chosen there stays.
    sources->tabs()->setCurrentIndex(0);
    desk.answer();
    QCOMPARE(desk.asked.back().breakdowns[1].dimension, Dimension::Source);
    sources->tabs()->setCurrentIndex(3);
    QCOMPARE(sources->dimension(), Dimension::UtmMedium);
    app::BreakdownPanel *devices = desk.page().panels()[3];
    devices->choose(Dimension::Screen);
    desk.answer();
    QCOMPARE(devices->tabs()->currentIndex(), 2);
    QCOMPARE(desk.asked.back().breakdowns[3].dimension, Dimension::Screen);
}

void TestDashboard::goalsAndEventsAreListed()
{
    using By = domain::OccurrenceRequest::By;
    Desk desk;
    desk.begin();
    app::GoalsPanel *goals = desk.page().goals();
    QCOMPARE(desk.asked.back().occurrences.front().by, By::Goal);
    QVERIFY(goals->showsRows());
    QCOMPARE(goals->model()->index(0).data().toString(), QStringLiteral("Order completed"));
    QCOMPARE(goals->model()->index(0).data(app::RowRole::Number).toLongLong(), 744);
    QCOMPARE(goals->model()->index(1).data(app::RowRole::Icon).toString(),
             QStringLiteral("file-text"));
    goals->tabs()->setCurrentIndex(1);
    desk.answer();
    QCOMPARE(desk.asked.back().occurrences.front().by, By::Event);
    QCOMPARE(goals->model()->index(0).data(app::RowRole::Icon).toString(),
             QStringLiteral("external-link"));
    QCOMPARE(goals->model()->rowCount(), 5);
    goals->list()->setFocus();
    goals->list()->setCurrentIndex(goals->model()->index(2));
    QTest::keyClick(goals->list(), Qt::Key_Return);
    QVERIFY(desk.page().occurrences());
    QCOMPARE(desk.page().occurrences()->shownName(), QStringLiteral("File Download"));
}

void TestDashboard::aGoalShowsWhereItHappened()
{
    using By = domain::OccurrenceRequest::By;
    Desk desk;
    desk.begin();
    Q_EMIT desk.page().goals()->detailsRequested(By::Goal, QStringLiteral("Newsletter sign-up"));
    for (int round = 0; round < 2; ++round)
        desk.answer();
    app::OccurrenceView *view = desk.page().occurrences();
    QCOMPARE(view->figures()->text(1), QStringLiteral("446"));
    QCOMPARE(view->figures()->text(3), QStringLiteral("–")); // No money was reported.
    QVERIFY(view->where()->showsRows());
    const domain::OccurrenceRequest where = desk.asked.back().occurrences.back();
    QCOMPARE(where.by, By::Dimension);
    QCOMPARE(where.goal, std::optional(QStringLiteral("Newsletter sign-up")));
    QVERIFY(!where.event);
    QVERIFY(!view->properties()->isVisible()); // A page comes without.
    view->where()->chooser()->choose(Dimension::Country);
    desk.answer();
    QCOMPARE(desk.asked.back().occurrences.back().dimension, Dimension::Country);
    QCOMPARE(view->where()->model()->index(0).data().toString(), QStringLiteral("United Kingdom"));
    // Another one in the list, by the keys.
    view->list()->setFocus();
    QTest::keyClick(view->list(), Qt::Key_Down);
    QCOMPARE(view->shownName(), QStringLiteral("Ticket reserved"));
    for (int round = 0; round < 3; ++round)
        desk.answer();
    QVERIFY(view->properties()->isVisible());
    view->close();
    desk.controller.refresh();
    QCOMPARE(desk.asked.back().occurrences.size(), size_t(1));
}

void TestDashboard::anEventShowsItsProperties()
{
    using By = domain::OccurrenceRequest::By;
    Desk desk;
    desk.begin();
    Q_EMIT desk.page().goals()->detailsRequested(By::Event, QStringLiteral("purchase"));
    for (int round = 0; round < 3; ++round)
        desk.answer();
    app::OccurrenceView *view = desk.page().occurrences();
    QCOMPARE(view->properties()->property(), QStringLiteral("format"));
    QVERIFY(view->properties()->showsRows());
    QCOMPARE(view->properties()->model()->index(2).data().toString(),
             QStringLiteral("<u>audio</u>"));
    QVERIFY(view->properties()->model()->hasMoney());
    QMenu *menu = view->properties()->menuButton()->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().at(1)->text(), QStringLiteral("a && b"));
    menu->actions().at(1)->trigger();
    desk.answer();
    const domain::OccurrenceRequest values = desk.asked.back().occurrences.back();
    QCOMPARE(values.by, By::PropertyValue);
    QCOMPARE(values.property, QStringLiteral("a & b"));
    QCOMPARE(values.event, std::optional(QStringLiteral("purchase")));
    QTest::keyClicks(view->searchField(), QStringLiteral("tick"));
    QTRY_COMPARE(desk.asked.back().occurrences.at(1).search, QStringLiteral("tick"));
    desk.answer();
    QCOMPARE(view->list()->model()->rowCount(), 1);
    // Nothing that a page sent is shown as markup.
    for (const QLabel *label : view->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestDashboard::answersMayAskAnew()
{
    Desk desk;
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

void TestDashboard::whoIsHereIsBehindTheCount()
{
    Desk desk;
    desk.begin();
    QVERIFY(!desk.page().live()->isVisible());
    QAbstractButton *button = desk.page().header()->liveButton();
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(desk.page().live()->isVisible());
    QVERIFY(desk.page().live()->showsRows());
}

void TestDashboard::fullListSearches()
{
    Desk desk;
    desk.begin();
    QTest::mouseClick(desk.page().panels()[0]->allButton(), Qt::LeftButton);
    desk.answer();
    app::FullList *list = desk.page().fullList();
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 14);
    QTest::keyClicks(list->searchField(), QStringLiteral("blog"));
    QTRY_COMPARE(desk.asked.back().breakdowns.back().search, QStringLiteral("blog"));
    desk.answer();
    QCOMPARE(list->model()->rowCount(), 3);
    QCOMPARE(desk.page().panels()[0]->model()->rowCount(), 14); // The panel below stays as it is.
    list->close();
    desk.controller.refresh();
    QCOMPARE(desk.asked.back().breakdowns.size(), size_t(4));
}

void TestDashboard::sitesAreFoundAndChosen()
{
    Desk desk;
    desk.begin();
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    QLineEdit *search = desk.window.sidebar()->searchField();
    QTest::keyClicks(search, QStringLiteral("moss"));
    QCOMPARE(desk.window.sidebar()->list()->model()->rowCount(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    desk.answer();
    QCOMPARE(desk.controller.request().site, domain::SiteId{3});
    QCOMPARE(desk.window.sidebar()->list()->model()->rowCount(), 7);
    QCOMPARE(desk.window.sidebar()->current(), QStringLiteral("SITE3"));
    // New numbers of the sites leave the choice alone.
    desk.controller.takeSummaries(test::sampleSummaries());
    QCOMPARE(desk.window.sidebar()->current(), QStringLiteral("SITE3"));
    QTest::keyClick(&desk.window, Qt::Key_PageDown, Qt::ControlModifier);
    desk.answer();
    QCOMPARE(desk.controller.request().site, domain::SiteId{4});
}

void TestDashboard::firstRunThenWaitingThenDashboard()
{
    Desk desk;
    auto *firstRun = new QWidget;
    auto *waiting = new QWidget;
    desk.window.setFirstRunPage(firstRun);
    desk.window.setWaitingPage(waiting);
    QSignalSpy waitingFor(&desk.window, &app::MainWindow::waitingFor);
    desk.controller.takeSummaries({});
    QVERIFY(firstRun->isVisible());
    QVERIFY(!desk.window.sidebar()->isVisible());

    domain::SiteSummary fresh;
    fresh.site = test::sampleSite(1, QStringLiteral("new.example"));
    desk.window.showSite(fresh.site);
    desk.controller.takeSummaries({fresh});
    QVERIFY(waiting->isVisible());
    QCOMPARE(waitingFor.count(), 1);
    fresh.pageViewsEver = 1;
    fresh.liveVisitors = 1;
    desk.controller.takeSummaries({fresh});
    QVERIFY(waiting->isVisible()); // It celebrates first.
    desk.window.showDashboard();
    QVERIFY(desk.page().isVisible());
    // What was celebrated is seen at once: today, with the keys at hand.
    desk.answer();
    QCOMPARE(desk.asked.back().period, domain::PeriodChoice(PeriodPreset::Today));
    const QPushButton *today = desk.page().header()->picker()->segment(PeriodPreset::Today);
    QVERIFY(today->isChecked());
    QCOMPARE(desk.window.focusWidget(), today);
    desk.controller.takeSummaries({});
    QVERIFY(firstRun->isVisible());
}

void TestDashboard::statusIsShown()
{
    Desk desk;
    desk.begin();
    domain::InstanceStatus status;
    status.sites = 7;
    status.collector.state = domain::CollectorStatus::State::Collecting;
    status.collector.address = QStringLiteral("127.0.0.1");
    status.collector.port = 8080;
    desk.commands.asking.answer(status);
    QTRY_COMPARE(desk.window.sidebar()->collector()->stateText(), QStringLiteral("Collecting"));
}

void TestDashboard::narrowWindowFolds()
{
    Desk desk;
    desk.begin();
    desk.window.resize(1024, 700);
    QCoreApplication::processEvents();
    QCOMPARE(desk.window.sidebar()->width(),
             desk.window.sidebar()->sidebarWidth() == app::SidebarWidth::Rail ? 56 : -1);
    QVERIFY(!desk.page().header()->picker()->segment(PeriodPreset::Today)->isVisible());
    QCOMPARE(desk.page().panels()[0]->y(), desk.page().panels()[2]->y());
    QVERIFY(desk.page().goals()->y() > desk.page().panels()[0]->y());
    QCOMPARE(desk.page().goals()->y(), desk.page().panels()[3]->y());
    // Searching unfolds the rail and folds it again.
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(desk.window.sidebar()->width(), 240);
    QTest::keyClick(desk.window.sidebar()->searchField(), Qt::Key_Escape);
    QCOMPARE(desk.window.sidebar()->width(), 56);
    desk.window.resize(1440, 900);
    QCoreApplication::processEvents();
    QCOMPARE(desk.page().panels()[3]->y(), desk.page().panels()[0]->y());
    QCOMPARE(desk.page().goals()->x(), desk.page().panels()[3]->x());
    QVERIFY(desk.page().goals()->y() > desk.page().panels()[3]->y());
}

void TestDashboard::exportStandsInTheFileMenu()
{
    Desk desk;
    auto *menu = new QMenu(&desk.window);
    int exported = 0;
    menu->addAction(QStringLiteral("Everything"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
                    &desk.window, [&exported] { ++exported; });
    desk.window.setExportMenu(menu);
    const QMenu *file = desk.window.menuBar()->actions().front()->menu();
    QVERIFY(file->actions().contains(menu->menuAction()));
    QVERIFY(!menu->menuAction()->isEnabled()); // No site is shown yet.
    QTest::keyClick(&desk.window, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(exported, 0);
    desk.begin();
    QVERIFY(menu->menuAction()->isEnabled());
    QTest::keyClick(&desk.window, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(exported, 1);
    QVERIFY(desk.page().header()->exportButton()->isEnabled());
}

void TestDashboard::savedFilesAreNamed()
{
    Desk desk;
    desk.begin();
    app::DashboardHeader *header = desk.page().header();
    QVERIFY(!header->savedNote()->isVisible());
    header->showSaved(QStringLiteral("/tmp/<b>all.csv"));
    QVERIFY(header->savedNote()->isVisible());
    const auto *name = header->findChild<QLabel *>(QStringLiteral("savedName"));
    QCOMPARE(name->textFormat(), Qt::PlainText);
    QCOMPARE(name->text(), QStringLiteral("Saved as <b>all.csv"));
    desk.answer(); // Numbers that are read again are no action of the person.
    QVERIFY(header->savedNote()->isVisible());
    desk.controller.setChoice(PeriodPreset::Today);
    QVERIFY(!header->savedNote()->isVisible());
}

void TestDashboard::nothingIsAskedWhileHidden()
{
    Desk desk;
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

void TestDashboard::everythingIsReachedByTab()
{
    Desk desk;
    QMenu exportMenu;
    desk.window.setExportMenu(&exportMenu);
    desk.begin();
    desk.window.activateWindow();
    QSet<QWidget *> reached;
    for (int press = 0; press < 80; ++press) {
        QTest::keyClick(&desk.window, Qt::Key_Tab);
        reached.insert(QApplication::focusWidget());
    }
    QVERIFY(reached.contains(desk.page().chart()));
    QVERIFY(reached.contains(desk.page().header()->exportButton()));
    QVERIFY(reached.contains(desk.page().header()->picker()->rangeButton()));
    QVERIFY(reached.contains(desk.page().intervalButton()));
    QVERIFY(reached.contains(desk.page().metrics()->cell(domain::Metric::TimeOnPage)));
    QVERIFY(reached.contains(desk.window.sidebar()->list()));
    for (const app::BreakdownPanel *panel : desk.page().panels()) {
        QVERIFY(reached.contains(panel->tabs()));
        QVERIFY(reached.contains(panel->list()));
        QVERIFY(reached.contains(panel->allButton()));
    }
    QVERIFY(reached.contains(desk.page().goals()->tabs()));
    QVERIFY(reached.contains(desk.page().goals()->list()));
    QVERIFY(reached.contains(desk.page().goals()->addButton()));
    QVERIFY(reached.contains(desk.page().header()->liveButton()));
}

void TestDashboard::looksRight()
{
    Desk desk;
    desk.begin();
    desk.page().chart()->setCurrent(22);
    kit::shoot(desk.window, QStringLiteral("dashboard"));
    desk.window.resize(1024, 768);
    kit::shoot(desk.window, QStringLiteral("dashboard-1024"));
    desk.window.resize(1440, 900);
    QTest::mouseClick(desk.page().header()->liveButton(), Qt::LeftButton);
    kit::shoot(*desk.page().live()->window(), QStringLiteral("live"));
    desk.page().live()->window()->close();
    Q_EMIT desk.page().goals()->detailsRequested(domain::OccurrenceRequest::By::Goal,
                                                 QStringLiteral("Order completed"));
    for (int round = 0; round < 4; ++round)
        desk.answer();
    kit::shoot(*desk.page().occurrences(), QStringLiteral("goal"));
    desk.page().occurrences()->close();
    // The theme reaches every ground: the middle of the sidebar is the sidebar's colour in both
    // modes.
    for (const auto choice : {app::ThemeChoice::Dark, app::ThemeChoice::Light}) {
        app::ThemeWatcher::instance().setChoice(choice);
        QCoreApplication::processEvents();
        const QImage picture = desk.window.grab().toImage();
        QCOMPARE(picture.pixelColor(120, 600), app::theme().sidebar);
        QCOMPARE(picture.pixelColor(245, 870), app::theme().window);
    }
    app::ThemeWatcher::instance().setChoice(app::ThemeChoice::System);
}

QTEST_MAIN(TestDashboard)
#include "tst_dashboard.moc"
