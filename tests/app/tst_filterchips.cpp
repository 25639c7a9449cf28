// SPDX-License-Identifier: GPL-3.0-or-later
// Chips of filters: added, edited and removed by mouse and by keys.
#include "app/charts/timeserieschart.h"
#include "app/dialogs/pieces.h"
#include "app/widgets/chiprow.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/filterchip.h"
#include "app/widgets/filterpopover.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/valuechoice.h"
#include "tests/app/desk.h"
#include "tests/app/filterdesk.h"
#include "tests/app/guitest.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>

using namespace footfall;
using domain::Dimension;
using kit::chipRowOf;
using kit::chipTexts;
using kit::DashboardDesk;
using kit::filterOf;
using kit::setFilter;

class TestFilterChips : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void chipsAreEdited();
    void chipsAreRemoved_data();
    void chipsAreRemoved();
    void aFilterIsAddedByKeys();
    void whatIsTypedIsJudged();
    void suggestionsKeepWhatIsShown();
    void whatIsNotOfferedSaysWhy();
    void chipsThatDoNotFitAreBehindMore();
};

void TestFilterChips::chipsAreEdited()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("country=GB"), QStringLiteral("page~docs")});
    QCOMPARE(chipTexts(desk), (QStringList{QStringLiteral("Country is United Kingdom"),
                                           QStringLiteral("Page contains docs")}));
    QTest::mouseClick(chipRowOf(desk)->chips().front(), Qt::LeftButton, {}, QPoint(20, 13));
    app::FilterPopover *popover = chipRowOf(desk)->popover();
    QVERIFY(popover && popover->isVisible());
    QVERIFY(popover->removeButton()->isVisible());
    desk.answer(); // Its values to choose from.
    QListWidget *list = popover->values()->list();
    QCOMPARE(list->item(0)->text(), QStringLiteral("United Kingdom"));
    QCOMPARE(list->item(0)->checkState(), Qt::Checked);
    QCOMPARE(list->item(1)->text(), QStringLiteral("Ireland"));
    list->setFocus();
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Space);
    popover->verbBox()->setCurrentIndex(1); // is not
    QTest::mouseClick(popover->applyButton(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(filterOf(desk),
             (QStringList{QStringLiteral("country!=GB"), QStringLiteral("country!=IE"),
                          QStringLiteral("page~docs")}));
    QCOMPARE(chipTexts(desk).front(), QStringLiteral("Country is not United Kingdom or Ireland"));
    // Esc changes nothing.
    chipRowOf(desk)->chips().back()->click();
    popover = chipRowOf(desk)->popover();
    QTest::keyClicks(popover->values()->field(), QStringLiteral("blog"));
    QTest::keyPress(popover, Qt::Key_Escape);
    desk.answer();
    QCOMPARE(filterOf(desk).back(), QStringLiteral("page~docs"));
    QVERIFY(!chipRowOf(desk)->popover() || !chipRowOf(desk)->popover()->isVisible());
    // Another dimension has other values.
    chipRowOf(desk)->chips().back()->click();
    popover = chipRowOf(desk)->popover();
    QComboBox *dimensions = popover->dimensionBox();
    dimensions->setCurrentIndex(dimensions->findData(static_cast<int>(Dimension::Device)));
    QVERIFY(popover->values()->values().isEmpty());
    QCOMPARE(popover->verbBox()->count(), 2);
    QTest::keyClicks(popover->values()->field(), QStringLiteral("phone"));
    QTest::keyClick(popover->values()->field(), Qt::Key_Return);
    QTest::keyPress(popover->values()->field(), Qt::Key_Return);
    desk.answer();
    QCOMPARE(filterOf(desk).back(), QStringLiteral("device=phone"));
}

void TestFilterChips::chipsAreRemoved_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("cross") << 0;
    QTest::newRow("middle click") << 1;
    QTest::newRow("Delete") << 2;
    QTest::newRow("Backspace") << 3;
    QTest::newRow("button of the popover") << 4;
    QTest::newRow("nothing left in the popover") << 5;
}

void TestFilterChips::chipsAreRemoved()
{
    QFETCH(int, how);
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("country=GB"), QStringLiteral("page=/")});
    app::FilterChip *chip = chipRowOf(desk)->chips().front();
    QVERIFY(chip->accessibleDescription().contains(QStringLiteral("Delete")));
    switch (how) {
    case 0: QTest::mouseClick(chip, Qt::LeftButton, {}, chip->crossRect().center()); break;
    case 1: QTest::mouseClick(chip, Qt::MiddleButton, {}, QPoint(20, 10)); break;
    case 2: QTest::keyClick(chip, Qt::Key_Delete); break;
    case 3: QTest::keyClick(chip, Qt::Key_Backspace); break;
    case 4:
        chip->click();
        QTest::mouseClick(chipRowOf(desk)->popover()->removeButton(), Qt::LeftButton);
        break;
    default:
        chip->click();
        chipRowOf(desk)->popover()->values()->list()->setCurrentRow(0);
        QTest::keyClick(chipRowOf(desk)->popover()->values()->list(), Qt::Key_Space);
        QTest::mouseClick(chipRowOf(desk)->popover()->applyButton(), Qt::LeftButton);
    }
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("page=/")});
    QCOMPARE(chipTexts(desk), QStringList{QStringLiteral("Page is /")});
}

void TestFilterChips::aFilterIsAddedByKeys()
{
    DashboardDesk desk;
    desk.begin();
    QTest::keyClick(&desk.window, Qt::Key_F, Qt::ControlModifier);
    auto *menu = desk.window.findChild<QMenu *>(QStringLiteral("addFilter"));
    QVERIFY(menu);
    QAction *browser = nullptr;
    for (QAction *action : menu->actions())
        if (action->text() == QStringLiteral("Browser"))
            browser = action;
    QVERIFY(browser);
    browser->trigger(); // By its key the menu would close, and this platform every popup with it.
    QTRY_VERIFY(chipRowOf(desk)->popover());
    app::FilterPopover *popover = chipRowOf(desk)->popover();
    QVERIFY(popover);
    QVERIFY(!popover->removeButton()->isVisible());
    desk.answer();
    QTest::keyClick(popover->values()->field(), Qt::Key_Down);
    QTest::keyClick(popover->values()->list(), Qt::Key_Down);
    QTest::keyClick(popover->values()->list(), Qt::Key_Space);
    QTest::keyPress(popover->values()->list(), Qt::Key_Return); // It is closed by that.
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("browser=Safari")});
    // From chip to chip with the arrow keys.
    setFilter(desk, {QStringLiteral("browser=Safari"), QStringLiteral("page=/")});
    chipRowOf(desk)->chips().front()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chipRowOf(desk)->chips().front(), Qt::Key_Right);
    QVERIFY(chipRowOf(desk)->chips().back()->hasFocus());
    QTest::keyClick(chipRowOf(desk)->chips().back(), Qt::Key_Return);
    QVERIFY(chipRowOf(desk)->popover() && chipRowOf(desk)->popover()->isVisible());
}

void TestFilterChips::whatIsTypedIsJudged()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("country=GB"), QStringLiteral("page@/docs/")});
    chipRowOf(desk)->chips().front()->click();
    app::FilterPopover *popover = chipRowOf(desk)->popover();
    QTest::keyClicks(popover->values()->field(), QStringLiteral("Atlantis"));
    QTest::mouseClick(popover->applyButton(), Qt::LeftButton);
    QVERIFY(popover->isVisible());
    QVERIFY(popover->values()->message()->hasError());
    popover->close();
    chipRowOf(desk)->chips().back()->click();
    popover = chipRowOf(desk)->popover();
    QTest::keyClicks(popover->values()->field(), QStringLiteral("(docs"));
    QTest::keyClick(popover->values()->field(), Qt::Key_Return);
    QVERIFY(popover->values()->message()->hasError());
    popover->values()->field()->clear();
    QVERIFY(!popover->values()->message()->hasError());
    QTest::keyClicks(popover->values()->field(), QStringLiteral("^/blog"));
    QTest::mouseClick(popover->applyButton(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(filterOf(desk).back(), QStringLiteral("page@/^/blog/"));
}

void TestFilterChips::suggestionsKeepWhatIsShown()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("referrer=example.org")});
    chipRowOf(desk)->chips().front()->click();
    QVERIFY(desk.controller.result().has_value()); // Numbers stay while values are looked for.
    app::FilterPopover *popover = chipRowOf(desk)->popover();
    desk.answer();
    QCOMPARE(desk.asked.back().breakdowns.back().dimension, Dimension::Referrer);
    QVERIFY(popover->values()->list()->count() > 5);
    QTest::keyClicks(popover->values()->field(), QStringLiteral("blog"));
    QTRY_COMPARE(desk.asked.back().breakdowns.back().search, QStringLiteral("blog"));
    desk.answer();
    QCOMPARE(popover->values()->list()->count(), 4); // The chosen one, and three that fit.
    popover->close();
    desk.controller.refresh();
    QCOMPARE(desk.asked.back().breakdowns.size(), size_t(4));
}

void TestFilterChips::whatIsNotOfferedSaysWhy()
{
    DashboardDesk desk;
    desk.begin();
    QTest::mouseClick(chipRowOf(desk)->addButton(), Qt::LeftButton);
    auto *menu = desk.window.findChild<QMenu *>(QStringLiteral("addFilter"));
    int disabled = 0;
    for (const QAction *action : menu->actions()) {
        if (action->isSeparator() || action->isEnabled())
            continue;
        ++disabled;
        QVERIFY(action->toolTip().contains(QStringLiteral("person")));
    }
    QCOMPARE(disabled, 2);
    menu->actions().back()->trigger();
    menu->close();
    auto *box = desk.window.findChild<QDialog *>(QStringLiteral("whyNotOffered"));
    QVERIFY(box && box->isVisible());
    box->close();
}

void TestFilterChips::chipsThatDoNotFitAreBehindMore()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk,
              {QStringLiteral("country=GB"), QStringLiteral("page=/"),
               QStringLiteral("source=Hacker News"), QStringLiteral("browser=Firefox"),
               QStringLiteral("system=Windows"), QStringLiteral("device=desktop"),
               QStringLiteral("channel=social"), QStringLiteral("utm-campaign=summer-letter")});
    const int top = desk.page().chart()->mapTo(&desk.window, QPoint()).y();
    desk.window.resize(1024, 768);
    QCoreApplication::processEvents();
    const auto shown =
        std::count_if(chipRowOf(desk)->chips().begin(), chipRowOf(desk)->chips().end(),
                      [](const app::FilterChip *chip) { return chip->isVisible(); });
    QVERIFY(shown > 0 && shown < 8);
    QVERIFY(chipRowOf(desk)->moreButton()->isVisible());
    QCOMPARE(chipRowOf(desk)->moreButton()->text(), QStringLiteral("+%1 more").arg(8 - shown));
    QVERIFY(chipRowOf(desk)->addButton()->geometry().right() <= chipRowOf(desk)->width());
    QMenu *more = chipRowOf(desk)->moreButton()->menu();
    Q_EMIT more->aboutToShow();
    QCOMPARE(more->actions().size(), 8 - shown);
    QCOMPARE(more->actions().back()->text(), QStringLiteral("Campaign is summer-letter"));
    more->actions().back()->trigger();
    QTRY_VERIFY(chipRowOf(desk)->popover() && chipRowOf(desk)->popover()->isVisible());
    chipRowOf(desk)->popover()->close();
    QTest::mouseClick(chipRowOf(desk)->clearButton(), Qt::LeftButton);
    desk.window.resize(1440, 900);
    desk.answer();
    QCOMPARE(desk.page().chart()->mapTo(&desk.window, QPoint()).y(), top); // Nothing jumps.
}

QTEST_MAIN(TestFilterChips)
#include "tst_filterchips.moc"
