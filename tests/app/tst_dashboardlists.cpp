// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard's lists: dimensions, goals and events, who is here.
#include "app/format/money.h"
#include "app/models/breakdownmodel.h"
#include "app/models/occurrencemodel.h"
#include "app/theme/typography.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/livepanel.h"
#include "app/widgets/occurrenceview.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/sumrows.h"
#include "tests/app/desk.h"
#include "tests/app/guitest.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace footfall;
using domain::Dimension;
using kit::Desk;

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
    void occurrencesThatWereCutAddUp();
    void amountsInTwoCurrenciesFit_data();
    void amountsInTwoCurrenciesFit();
    void propertiesThatAreNotListedAreCounted();
    void whoIsHereIsBehindTheCount();
};

void TestDashboardLists::tabsAskForTheirDimension()
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

void TestDashboardLists::dimensionsShareATab()
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

void TestDashboardLists::goalsAndEventsAreListed()
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

void TestDashboardLists::aGoalShowsWhereItHappened()
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

void TestDashboardLists::anEventShowsItsProperties()
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

void TestDashboardLists::amountsInTwoCurrenciesFit_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<bool>("inRow"); // Else only what is not listed has two.
    QTest::newRow("in a row") << "en_GB" << true;
    QTest::newRow("in the sums") << "en_GB" << false;
    QTest::newRow("in German") << "de_DE" << true;
}

void TestDashboardLists::amountsInTwoCurrenciesFit()
{
    QFETCH(QString, locale);
    QFETCH(bool, inRow);
    QLocale::setDefault(QLocale(locale));
    const std::map<QString, qint64> two{{QStringLiteral("EUR"), 123'456'789},
                                        {QStringLiteral("USD"), 98'765'432}};
    const std::map<QString, qint64> one{{QStringLiteral("EUR"), 500}};
    app::OccurrenceView view(domain::OccurrenceRequest::By::Goal, QStringLiteral("Order"), nullptr);
    app::WhereCard *card = view.where();
    domain::Occurrences list;
    list.request.by = domain::OccurrenceRequest::By::Dimension;
    list.rows = {{QStringLiteral("Google"), {30, 20, inRow ? two : one}, 0.1}};
    list.otherRows = 3;
    list.other = {9, 7, two};
    card->showOccurrences(list, test::sampleSite(1, QStringLiteral("a.example")));
    view.show();
    QCoreApplication::processEvents();
    // In the window as it opens, every amount is whole, and the name keeps room.
    const QFontMetricsF metrics(app::font(app::Type::Body));
    const QStringList texts = card->model()->moneyTexts();
    QVERIFY(texts.contains(app::amountsText(two)));
    const int wanted = app::RowDelegate::moneyWidthFor(texts);
    QCOMPARE(app::RowDelegate::moneyWidthIn(card->list()->viewport()->width(), wanted), wanted);
    for (const QString &text : texts)
        QVERIFY(app::tabularWidth(metrics, text) <= wanted - app::RowDelegate::MoneyGap);
    QVERIFY(card->list()->viewport()->width() - wanted > app::theme().px(240));
    QCOMPARE(card->model()->index(0).data(app::RowRole::Extra).toString(),
             app::amountsText(inRow ? two : one));
    QCOMPARE(card->sums()->lines().front().money, app::amountsText(two));
}

void TestDashboardLists::occurrencesThatWereCutAddUp()
{
    using By = domain::OccurrenceRequest::By;
    const QString euro = QStringLiteral("EUR");
    const domain::Site site = test::sampleSite(1, QStringLiteral("a.example"));
    app::OccurrenceListCard card(QStringLiteral("Source"),
                                 app::OccurrenceListCard::MoneyColumn::WhereThereIsSome, nullptr);
    domain::Occurrences list;
    list.request.by = By::Dimension;
    list.rows = {{QStringLiteral("Google"), {30, 20, {{euro, 500}}}, 0.1},
                 {QStringLiteral("Bing"), {5, 4, {}}, std::nullopt}};
    card.showOccurrences(list, site);
    QVERIFY(card.sums()->isHidden());
    list.otherRows = 3;
    list.other = {9, 7, {{euro, 250}}};
    card.showOccurrences(list, site);
    QVERIFY(!card.sums()->isHidden());
    QCOMPARE(card.sums()->lines().size(), size_t(2));
    const app::SumRows::Line others = card.sums()->lines().front();
    QCOMPARE(others.name, QStringLiteral("3 others"));
    QCOMPARE(others.number, QStringLiteral("7"));
    QCOMPARE(others.money, app::amountsText({{euro, 250}}));
    QVERIFY(others.share.isEmpty());
    const app::SumRows::Line together = card.sums()->lines().back();
    QCOMPARE(together.number, QStringLiteral("31"));
    QCOMPARE(together.money, app::amountsText({{euro, 750}}));
    QVERIFY(card.sums()->toolTip().isEmpty());
    // Who met several goals is counted with each: their sum is at most so many.
    list.request.by = By::Goal;
    card.showOccurrences(list, site);
    QCOMPARE(card.sums()->lines().front().number, QStringLiteral("≤ 7"));
    QCOMPARE(card.sums()->lines().back().number, QStringLiteral("≤ 31"));
    QVERIFY(card.sums()->toolTip().contains(QStringLiteral("several of these rows")));
    card.showLoading();
    QVERIFY(card.sums()->isHidden());
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
    Desk desk;
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
