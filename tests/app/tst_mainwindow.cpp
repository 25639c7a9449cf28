// SPDX-License-Identifier: GPL-3.0-or-later
// The window around the dashboard: sites, pages before the first numbers, menus, keys, sizes,
// looks.
#include "app/charts/timeserieschart.h"
#include "app/models/breakdownmodel.h"
#include "app/models/occurrencemodel.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/collectorblock.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/donenote.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/livepanel.h"
#include "app/widgets/metricrow.h"
#include "app/widgets/occurrenceview.h"
#include "app/widgets/periodpicker.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/sitesidebar.h"
#include "tests/app/desk.h"
#include "tests/app/guitest.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace footfall;
using domain::PeriodPreset;
using kit::DashboardDesk;

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void sitesAreFoundAndChosen();
    void firstRunThenWaitingThenDashboard();
    void statusIsShown();
    void narrowWindowFolds();
    void exportStandsInTheFileMenu();
    void savedFilesAreNamed();
    void aCopiedCommandIsConfirmed();
    void everythingIsReachedByTab();
    void looksRight();
};

void TestMainWindow::sitesAreFoundAndChosen()
{
    DashboardDesk desk;
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

void TestMainWindow::firstRunThenWaitingThenDashboard()
{
    DashboardDesk desk;
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

void TestMainWindow::statusIsShown()
{
    DashboardDesk desk;
    desk.begin();
    domain::InstanceStatus status;
    status.sites = 7;
    status.collector.state = domain::CollectorStatus::State::Collecting;
    status.collector.address = QStringLiteral("127.0.0.1");
    status.collector.port = 8080;
    desk.commands.asking.answer(status);
    QTRY_COMPARE(desk.window.sidebar()->collector()->stateText(), QStringLiteral("Collecting"));
}

void TestMainWindow::narrowWindowFolds()
{
    DashboardDesk desk;
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

void TestMainWindow::exportStandsInTheFileMenu()
{
    DashboardDesk desk;
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

void TestMainWindow::savedFilesAreNamed()
{
    DashboardDesk desk;
    desk.begin();
    app::DashboardHeader *header = desk.page().header();
    QVERIFY(!header->done()->isVisible());
    header->done()->showSaved(QStringLiteral("/tmp/<b>all.csv"));
    QVERIFY(header->done()->isVisible());
    QVERIFY(header->findChild<QPushButton *>(QStringLiteral("savedFolder"))->isVisible());
    const auto *name = header->findChild<QLabel *>(QStringLiteral("doneText"));
    QCOMPARE(name->textFormat(), Qt::PlainText);
    QCOMPARE(name->text(), QStringLiteral("Saved as <b>all.csv"));
    desk.answer(); // Numbers that are read again are no action of the person.
    QVERIFY(header->done()->isVisible());
    desk.controller.setChoice(PeriodPreset::Today);
    QVERIFY(!header->done()->isVisible());
}

void TestMainWindow::aCopiedCommandIsConfirmed()
{
    DashboardDesk desk;
    desk.begin();
    QApplication::clipboard()->clear();
    app::DashboardHeader *header = desk.page().header();
    QTest::keyClick(&desk.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("footfall-server stats ")));
    QVERIFY(header->done()->isVisible());
    QCOMPARE(header->done()->text(), QStringLiteral("Command copied"));
    QVERIFY(!header->findChild<QPushButton *>(QStringLiteral("savedFolder"))->isVisible());
    QTRY_VERIFY(!header->done()->isVisible());
    // A file that is saved then has its folder again.
    header->done()->showSaved(QStringLiteral("/tmp/all.csv"));
    QVERIFY(header->findChild<QPushButton *>(QStringLiteral("savedFolder"))->isVisible());
}

void TestMainWindow::everythingIsReachedByTab()
{
    DashboardDesk desk;
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

void TestMainWindow::looksRight()
{
    DashboardDesk desk;
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

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
