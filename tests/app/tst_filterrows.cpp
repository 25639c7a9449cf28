// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the window's lists filter, by mouse, by keys and by their menu.
#include "app/models/breakdownmodel.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/chiprow.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/fulllist.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/sumrows.h"
#include "tests/app/desk.h"
#include "tests/app/filterdesk.h"
#include "tests/app/guitest.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace footfall;
using app::RowChoice;
using kit::clickRow;
using kit::DashboardDesk;
using kit::filterOf;
using kit::setFilter;

namespace {

RowChoice choiceOf(const app::BreakdownPanel *panel, int row)
{
    return static_cast<RowChoice>(panel->model()->index(row).data(app::RowRole::Choice).toInt());
}

} // namespace

class TestFilterRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void rowsFilter_data();
    void rowsFilter();
    void rowsStayUnderTheirOwnFilter();
    void theSmallButtonsOfARow();
    void keysFilter();
    void theMenuOfARow();
    void fullListsAddUp();
    void escapeLeavesTheSearchFirst();
};

void TestFilterRows::rowsFilter_data()
{
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QStringList>("first");
    QTest::addColumn<QStringList>("second"); // After the same on the next row.
    QTest::newRow("click") << int(Qt::NoModifier) << QStringList{QStringLiteral("country=GB")}
                           << QStringList{QStringLiteral("country=IE")};
    QTest::newRow("Ctrl") << int(Qt::ControlModifier) << QStringList{QStringLiteral("country=GB")}
                          << QStringList{QStringLiteral("country=GB"),
                                         QStringLiteral("country=IE")};
    QTest::newRow("Alt") << int(Qt::AltModifier) << QStringList{QStringLiteral("country!=GB")}
                         << QStringList{QStringLiteral("country!=GB"),
                                        QStringLiteral("country!=IE")};
}

void TestFilterRows::rowsFilter()
{
    QFETCH(int, modifiers);
    QFETCH(QStringList, first);
    QFETCH(QStringList, second);
    const auto keys = Qt::KeyboardModifiers(modifiers);
    DashboardDesk desk;
    desk.begin();
    app::RowList *countries = desk.page().panels()[2]->list();
    clickRow(countries, 0, keys);
    desk.answer();
    QCOMPARE(filterOf(desk), first);
    clickRow(countries, 1, keys);
    desk.answer();
    QCOMPARE(filterOf(desk), second);
    // Once more takes the second back.
    clickRow(countries, 1, keys);
    desk.answer();
    QCOMPARE(filterOf(desk), modifiers == int(Qt::NoModifier) ? QStringList() : first);
}

void TestFilterRows::rowsStayUnderTheirOwnFilter()
{
    DashboardDesk desk;
    desk.begin();
    app::BreakdownPanel *devices = desk.page().panels()[3];
    const QAbstractItemModelTester tester(const_cast<app::BreakdownModel *>(devices->model()),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    devices->tabs()->setCurrentIndex(2);
    desk.answer();
    for (const domain::BreakdownRequest &breakdown : desk.asked.back().breakdowns)
        QCOMPARE(breakdown.ownConditions, domain::OwnConditions::Leave);
    clickRow(devices->list(), 0);
    desk.answer();
    QCOMPARE(devices->model()->rowCount(), 5);
    QCOMPARE(choiceOf(devices, 0), RowChoice::Chosen);
    QCOMPARE(choiceOf(devices, 1), RowChoice::Beside);
    QVERIFY(devices->model()
                ->index(0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("chosen by the filter")));
    QCOMPARE(devices->filteredText(), QStringLiteral("Filtered: Desktop"));
    QVERIFY(devices->clearButton()->isVisible());
    QVERIFY(devices->allButton()->isVisible());
    clickRow(devices->list(), 1, Qt::AltModifier);
    desk.answer();
    QCOMPARE(choiceOf(devices, 1), RowChoice::LeftOut);
    QVERIFY(devices->model()
                ->index(1)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("left out by the filter")));
    QTest::mouseClick(devices->clearButton(), Qt::LeftButton);
    desk.answer();
    QVERIFY(desk.asked.back().filter.isEmpty());
    QVERIFY(!devices->clearButton()->isVisible());
    QCOMPARE(choiceOf(devices, 1), RowChoice::None);
}

void TestFilterRows::theSmallButtonsOfARow()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("country=GB")});
    app::RowList *pages = desk.page().panels()[0]->list();
    const QModelIndex index = pages->model()->index(2, 0);
    const app::RowDelegate delegate(app::RowDelegate::Columns::VisitorsAndShare);
    const auto middle = [&](app::RowDelegate::Action action) {
        return delegate
            .actionRect(action, pages->visualRect(index), index, pages->layoutDirection())
            .center();
    };
    QTest::mouseMove(pages->viewport(), middle(app::RowDelegate::Action::Filter));
    QTest::mouseClick(pages->viewport(), Qt::LeftButton, {},
                      middle(app::RowDelegate::Action::Filter));
    desk.answer();
    const QString page = QStringLiteral("page=") + index.data(app::RowRole::Value).toString();
    QCOMPARE(filterOf(desk), (QStringList{QStringLiteral("country=GB"), page}));
    QTest::mouseClick(pages->viewport(), Qt::LeftButton, {},
                      middle(app::RowDelegate::Action::Open));
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{page});
    // A press that is let go elsewhere does nothing.
    QTest::mousePress(pages->viewport(), Qt::LeftButton, {},
                      middle(app::RowDelegate::Action::Filter));
    QTest::mouseRelease(pages->viewport(), Qt::LeftButton, {}, QPoint(20, 14));
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{page});
}

void TestFilterRows::keysFilter()
{
    DashboardDesk desk;
    desk.begin();
    app::RowList *sources = desk.page().panels()[1]->list();
    sources->setFocus(Qt::TabFocusReason);
    QTest::keyClick(sources, Qt::Key_Down);
    QTest::keyClick(sources, Qt::Key_Space);
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("source=Google")});
    QTest::keyClick(sources, Qt::Key_Down);
    QTest::keyClick(sources, Qt::Key_Space, Qt::ControlModifier);
    desk.answer();
    QCOMPARE(filterOf(desk),
             (QStringList{QStringLiteral("source=Google"), QStringLiteral("source=Newsletter")}));
    QTest::keyClick(sources, Qt::Key_Return, Qt::AltModifier);
    desk.answer();
    QCOMPARE(filterOf(desk),
             (QStringList{QStringLiteral("source=Google"), QStringLiteral("source!=Newsletter")}));
    QTest::keyClick(sources, Qt::Key_Escape);
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList());
    QVERIFY(sources->hasFocus());
    QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier);
    desk.answer();
    QCOMPARE(filterOf(desk).size(), 2);
    QTest::keyClick(&desk.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList());
}

void TestFilterRows::theMenuOfARow()
{
    DashboardDesk desk;
    desk.begin();
    app::RowList *countries = desk.page().panels()[2]->list();
    const auto open = [&](int row) {
        countries->setCurrentIndex(countries->model()->index(row, 0));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(countries->viewport(), &event);
        return countries->findChildren<QMenu *>().back();
    };
    QMenu *menu = open(1);
    QStringList texts;
    for (const QAction *action : menu->actions())
        if (!action->isSeparator())
            texts.append(action->text());
    QCOMPARE(texts,
             (QStringList{QStringLiteral("Show &only this"), QStringLiteral("&Leave this out"),
                          QStringLiteral("O&pen without other filters"), QStringLiteral("Copy")}));
    menu->actions().at(1)->trigger();
    menu->close();
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("country!=IE")});
    menu = open(0);
    menu->actions().front()->trigger();
    menu->close();
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("country=GB")});
    menu = open(1);
    QCOMPARE(menu->actions().at(1)->text(), QStringLiteral("Show this &too"));
    menu->close();
}

void TestFilterRows::fullListsAddUp()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("country=GB")});
    QTest::mouseClick(desk.page().panels()[2]->allButton(), Qt::LeftButton);
    desk.answer();
    app::FullList *list = desk.page().fullList();
    QCOMPARE(desk.asked.back().breakdowns.back().ownConditions, domain::OwnConditions::Leave);
    QCOMPARE(list->sums()->lines().size(), size_t(2));
    QCOMPARE(list->sums()->lines().front().name, QStringLiteral("150 others"));
    qint64 sum = 431;
    for (int row = 0; row < list->model()->rowCount(); ++row)
        sum += list->model()->index(row).data(app::RowRole::Number).toLongLong();
    QCOMPARE(list->sums()->lines().back().number, QLocale().toString(sum));
    QCOMPARE(static_cast<RowChoice>(list->model()->index(0).data(app::RowRole::Choice).toInt()),
             RowChoice::Chosen);
    clickRow(list->list(), 2, Qt::ControlModifier);
    desk.answer();
    QCOMPARE(filterOf(desk),
             (QStringList{QStringLiteral("country=GB"), QStringLiteral("country=US")}));
    QVERIFY(list->isVisible());
    list->close();
    // Who saw several pages is counted with each: their sum is at most so many.
    QTest::mouseClick(desk.page().panels()[0]->allButton(), Qt::LeftButton);
    desk.answer();
    QVERIFY(desk.page().fullList()->sums()->lines().back().number.startsWith(QStringLiteral("≤ ")));
}

void TestFilterRows::escapeLeavesTheSearchFirst()
{
    DashboardDesk desk;
    desk.begin();
    QTest::mouseClick(desk.page().panels()[2]->allButton(), Qt::LeftButton);
    desk.answer();
    app::FullList *list = desk.page().fullList();
    const int all = list->model()->rowCount();
    QTest::keyClicks(list->searchField(), QStringLiteral("united"));
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QTest::keyClick(list->searchField(), Qt::Key_Escape);
    QVERIFY(list->isVisible());
    QVERIFY(list->searchField()->text().isEmpty());
    QTRY_COMPARE(list->model()->rowCount(), all);
    QTest::keyClick(list->searchField(), Qt::Key_Escape);
    QVERIFY(!desk.page().fullList() || !desk.page().fullList()->isVisible());
}

QTEST_MAIN(TestFilterRows)
#include "tst_filterrows.moc"
