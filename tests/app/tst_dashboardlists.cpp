// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard's lists: dimensions, goals and events, who is here.
#include "app/models/breakdownmodel.h"
#include "app/models/occurrencemodel.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/livepanel.h"
#include "app/widgets/occurrenceview.h"
#include "app/widgets/rowlist.h"
#include "tests/app/desk.h"
#include "tests/app/guitest.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace footfall;
using domain::Dimension;
using kit::DashboardDesk;

class TestDashboardLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void tabsAskForTheirDimension();
    void dimensionsShareATab();
    void goalsAndEventsAreListed();
    void aGoalShowsWhereItHappened();
    void anEventShowsItsProperties();
    void propertiesThatAreNotListedAreCounted();
    void whoIsHereIsBehindTheCount();
};

void TestDashboardLists::tabsAskForTheirDimension()
{
    DashboardDesk desk;
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

void TestDashboardLists::dimensionsShareATab()
{
    DashboardDesk desk;
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

void TestDashboardLists::goalsAndEventsAreListed()
{
    using By = domain::OccurrenceRequest::By;
    DashboardDesk desk;
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

void TestDashboardLists::aGoalShowsWhereItHappened()
{
    using By = domain::OccurrenceRequest::By;
    DashboardDesk desk;
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

void TestDashboardLists::anEventShowsItsProperties()
{
    using By = domain::OccurrenceRequest::By;
    DashboardDesk desk;
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

void TestDashboardLists::propertiesThatAreNotListedAreCounted()
{
    const QString event = QStringLiteral("purchase");
    QWidget parent;
    app::PropertiesCard card(&parent);
    card.setShown({domain::OccurrenceRequest::By::Event, event, event});
    domain::StatsResult result;
    result.occurrences = {test::sampleOccurrences(card.requests().front())};
    card.takeResult(result);
    QMenu *menu = card.menuButton()->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    result.occurrences.front().otherRows = 1234;
    card.takeResult(result);
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 3);
    QCOMPARE(menu->actions().back()->text(), QStringLiteral("1,234 others"));
    QVERIFY(!menu->actions().back()->isEnabled());
}

void TestDashboardLists::whoIsHereIsBehindTheCount()
{
    DashboardDesk desk;
    desk.begin();
    QVERIFY(!desk.page().live()->isVisible());
    QAbstractButton *button = desk.page().header()->liveButton();
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(desk.page().live()->isVisible());
    QVERIFY(desk.page().live()->showsRows());
}

QTEST_MAIN(TestDashboardLists)
#include "tst_dashboardlists.moc"
