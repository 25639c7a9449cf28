// SPDX-License-Identifier: GPL-3.0-or-later
// Filters in the window, by mouse and by keys: rows, chips, the way back, segments, what is not
// known, first numbers, comparisons.
#include "app/charts/timeserieschart.h"
#include "app/dialogs/namedialog.h"
#include "app/dialogs/pieces.h"
#include "app/models/breakdownmodel.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/chiprow.h"
#include "app/widgets/comparedaysdialog.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/filterchip.h"
#include "app/widgets/filterpopover.h"
#include "app/widgets/fulllist.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/metricrow.h"
#include "app/widgets/progressnote.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"
#include "app/widgets/sumrows.h"
#include "app/widgets/valuechoice.h"
#include "tests/app/desk.h"
#include "tests/app/guitest.h"

#include <QAbstractItemModelTester>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>

using namespace footfall;
using app::RowChoice;
using domain::Dimension;
using domain::Metric;
using kit::Desk;

namespace {

/// What is asked about now.
QStringList filterOf(Desk &desk)
{
    return domain::toTexts(desk.asked.back().filter);
}

void set(Desk &desk, const QStringList &texts)
{
    desk.page().history().change(*domain::filterFromTexts(texts));
    desk.answer();
}

void clickRow(app::RowList *list, int row, Qt::KeyboardModifiers modifiers = {})
{
    const QRect box = list->visualRect(list->model()->index(row, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers,
                      box.topLeft() + QPoint(30, box.height() / 2));
}

RowChoice choiceOf(const app::BreakdownPanel *panel, int row)
{
    return static_cast<RowChoice>(panel->model()->index(row).data(app::RowRole::Choice).toInt());
}

app::ChipRow *chips(Desk &desk)
{
    return desk.page().header()->chips();
}

QStringList chipTexts(Desk &desk)
{
    QStringList texts;
    for (const app::FilterChip *chip : chips(desk)->chips())
        texts.append(chip->accessibleName());
    return texts;
}

} // namespace

class TestFilters : public QObject
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
    void chipsAreEdited();
    void chipsAreRemoved_data();
    void chipsAreRemoved();
    void aFilterIsAddedByKeys();
    void whatIsTypedIsJudged();
    void suggestionsKeepWhatIsShown();
    void whatIsNotOfferedSaysWhy();
    void chipsThatDoNotFitAreBehindMore();
    void changesAreUndone();
    void anotherSiteBeginsWithoutAFilter();
    void segmentsAreKept();
    void segmentsThatCannotBeKeptSaySo();
    void numbersSayHowFarToBelieveThem();
    void theChartFallsBack();
    void listsSayWhatIsNotKnown();
    void nothingPassesTheFilters();
    void firstNumbersComeFirst();
    void aPointOpensItsDays();
    void anyDaysAreCompared();
    void fullListsAddUp();
    void exportsAreFiltered();
    void theCommandIsCopied();
    void looksRight();
};

void TestFilters::rowsFilter_data()
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

void TestFilters::rowsFilter()
{
    QFETCH(int, modifiers);
    QFETCH(QStringList, first);
    QFETCH(QStringList, second);
    const auto keys = Qt::KeyboardModifiers(modifiers);
    Desk desk;
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

void TestFilters::rowsStayUnderTheirOwnFilter()
{
    Desk desk;
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

void TestFilters::theSmallButtonsOfARow()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("country=GB")});
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

void TestFilters::keysFilter()
{
    Desk desk;
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

void TestFilters::theMenuOfARow()
{
    Desk desk;
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

void TestFilters::chipsAreEdited()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("country=GB"), QStringLiteral("page~docs")});
    QCOMPARE(chipTexts(desk), (QStringList{QStringLiteral("Country is United Kingdom"),
                                           QStringLiteral("Page contains docs")}));
    QTest::mouseClick(chips(desk)->chips().front(), Qt::LeftButton, {}, QPoint(20, 13));
    app::FilterPopover *popover = chips(desk)->popover();
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
    chips(desk)->chips().back()->click();
    popover = chips(desk)->popover();
    QTest::keyClicks(popover->values()->field(), QStringLiteral("blog"));
    QTest::keyPress(popover, Qt::Key_Escape);
    desk.answer();
    QCOMPARE(filterOf(desk).back(), QStringLiteral("page~docs"));
    QVERIFY(!chips(desk)->popover() || !chips(desk)->popover()->isVisible());
    // Another dimension has other values.
    chips(desk)->chips().back()->click();
    popover = chips(desk)->popover();
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

void TestFilters::chipsAreRemoved_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("cross") << 0;
    QTest::newRow("middle click") << 1;
    QTest::newRow("Delete") << 2;
    QTest::newRow("Backspace") << 3;
    QTest::newRow("button of the popover") << 4;
    QTest::newRow("nothing left in the popover") << 5;
}

void TestFilters::chipsAreRemoved()
{
    QFETCH(int, how);
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("country=GB"), QStringLiteral("page=/")});
    app::FilterChip *chip = chips(desk)->chips().front();
    QVERIFY(chip->accessibleDescription().contains(QStringLiteral("Delete")));
    switch (how) {
    case 0: QTest::mouseClick(chip, Qt::LeftButton, {}, chip->crossRect().center()); break;
    case 1: QTest::mouseClick(chip, Qt::MiddleButton, {}, QPoint(20, 10)); break;
    case 2: QTest::keyClick(chip, Qt::Key_Delete); break;
    case 3: QTest::keyClick(chip, Qt::Key_Backspace); break;
    case 4:
        chip->click();
        QTest::mouseClick(chips(desk)->popover()->removeButton(), Qt::LeftButton);
        break;
    default:
        chip->click();
        chips(desk)->popover()->values()->list()->setCurrentRow(0);
        QTest::keyClick(chips(desk)->popover()->values()->list(), Qt::Key_Space);
        QTest::mouseClick(chips(desk)->popover()->applyButton(), Qt::LeftButton);
    }
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("page=/")});
    QCOMPARE(chipTexts(desk), QStringList{QStringLiteral("Page is /")});
}

void TestFilters::aFilterIsAddedByKeys()
{
    Desk desk;
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
    QTRY_VERIFY(chips(desk)->popover());
    app::FilterPopover *popover = chips(desk)->popover();
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
    set(desk, {QStringLiteral("browser=Safari"), QStringLiteral("page=/")});
    chips(desk)->chips().front()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chips(desk)->chips().front(), Qt::Key_Right);
    QVERIFY(chips(desk)->chips().back()->hasFocus());
    QTest::keyClick(chips(desk)->chips().back(), Qt::Key_Return);
    QVERIFY(chips(desk)->popover() && chips(desk)->popover()->isVisible());
}

void TestFilters::whatIsTypedIsJudged()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("country=GB"), QStringLiteral("page@/docs/")});
    chips(desk)->chips().front()->click();
    app::FilterPopover *popover = chips(desk)->popover();
    QTest::keyClicks(popover->values()->field(), QStringLiteral("Atlantis"));
    QTest::mouseClick(popover->applyButton(), Qt::LeftButton);
    QVERIFY(popover->isVisible());
    QVERIFY(popover->values()->message()->hasError());
    popover->close();
    chips(desk)->chips().back()->click();
    popover = chips(desk)->popover();
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

void TestFilters::suggestionsKeepWhatIsShown()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("referrer=example.org")});
    chips(desk)->chips().front()->click();
    QVERIFY(desk.controller.result().has_value()); // Numbers stay while values are looked for.
    app::FilterPopover *popover = chips(desk)->popover();
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

void TestFilters::whatIsNotOfferedSaysWhy()
{
    Desk desk;
    desk.begin();
    QTest::mouseClick(chips(desk)->addButton(), Qt::LeftButton);
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

void TestFilters::chipsThatDoNotFitAreBehindMore()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("country=GB"), QStringLiteral("page=/"),
               QStringLiteral("source=Hacker News"), QStringLiteral("browser=Firefox"),
               QStringLiteral("system=Windows"), QStringLiteral("device=desktop"),
               QStringLiteral("channel=social"), QStringLiteral("utm-campaign=summer-letter")});
    const int top = desk.page().chart()->mapTo(&desk.window, QPoint()).y();
    desk.window.resize(1024, 768);
    QCoreApplication::processEvents();
    const auto shown = std::count_if(chips(desk)->chips().begin(), chips(desk)->chips().end(),
                                     [](const app::FilterChip *chip) { return chip->isVisible(); });
    QVERIFY(shown > 0 && shown < 8);
    QVERIFY(chips(desk)->moreButton()->isVisible());
    QCOMPARE(chips(desk)->moreButton()->text(), QStringLiteral("+%1 more").arg(8 - shown));
    QVERIFY(chips(desk)->addButton()->geometry().right() <= chips(desk)->width());
    QMenu *more = chips(desk)->moreButton()->menu();
    Q_EMIT more->aboutToShow();
    QCOMPARE(more->actions().size(), 8 - shown);
    QCOMPARE(more->actions().back()->text(), QStringLiteral("Campaign is summer-letter"));
    more->actions().back()->trigger();
    QTRY_VERIFY(chips(desk)->popover() && chips(desk)->popover()->isVisible());
    chips(desk)->popover()->close();
    QTest::mouseClick(chips(desk)->clearButton(), Qt::LeftButton);
    desk.window.resize(1440, 900);
    desk.answer();
    QCOMPARE(desk.page().chart()->mapTo(&desk.window, QPoint()).y(), top); // Nothing jumps.
}

void TestFilters::changesAreUndone()
{
    Desk desk;
    desk.begin();
    QUndoStack *stack = desk.page().history().stack();
    QVERIFY(!stack->canUndo());
    set(desk, {QStringLiteral("country=GB")});
    set(desk, {QStringLiteral("page=/a & b"), QStringLiteral("country=GB")});
    QVERIFY(stack->undoText().contains(QStringLiteral("a && b")));
    const QMenu *edit = desk.window.menuBar()->actions().at(1)->menu();
    QVERIFY(edit->actions().front()->text().startsWith(QStringLiteral("&Undo")));
    QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier);
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("country=GB")});
    QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier);
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList());
    QVERIFY(!stack->canUndo());
    QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&desk.window, Qt::Key_Y, Qt::ControlModifier);
    desk.answer();
    QCOMPARE(filterOf(desk).size(), 2);
    QCOMPARE(chips(desk)->chips().size(), size_t(2));
    // What changes nothing is no step.
    const int count = stack->count();
    set(desk, filterOf(desk));
    QCOMPARE(stack->count(), count);
}

void TestFilters::anotherSiteBeginsWithoutAFilter()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("country=GB")});
    desk.controller.setSite(test::sampleSummaries()[1].site);
    desk.answer();
    QCOMPARE(desk.asked.back().site, domain::SiteId{2});
    QVERIFY(desk.asked.back().filter.isEmpty());
    QVERIFY(chips(desk)->chips().empty());
    QVERIFY(!desk.page().history().stack()->canUndo());
}

void TestFilters::segmentsAreKept()
{
    Desk desk;
    desk.begin();
    QMenu *menu = chips(desk)->segmentsButton()->menu();
    const auto entry = [menu](const QString &text) -> QAction * {
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions())
            if (action->text() == text)
                return action;
        return nullptr;
    };
    QVERIFY(!entry(QStringLiteral("&Save this filter…"))->isEnabled());
    set(desk, {QStringLiteral("country=GB")});
    entry(QStringLiteral("&Save this filter…"))->trigger();
    auto *dialog = desk.window.findChild<app::NameDialog *>();
    QVERIFY(dialog);
    QVERIFY(!dialog->button()->isEnabled());
    QTest::keyClicks(dialog->field(), QStringLiteral("  At home & near "));
    QTest::mouseClick(dialog->button(), Qt::LeftButton);
    QCOMPARE(desk.commands.lastCode, QStringLiteral("SITE1"));
    QCOMPARE(desk.commands.lastEdit.saveFilters.size(), size_t(1));
    QCOMPARE(desk.commands.lastEdit.saveFilters.front().name, QStringLiteral("At home & near"));
    QVERIFY(desk.commands.lastEdit.saveFilters.front().filter == desk.controller.filter());
    domain::Site saved = *desk.controller.site();
    saved.savedFilters = desk.commands.lastEdit.saveFilters;
    desk.commands.editing.answer(saved);
    QTRY_VERIFY(!desk.window.findChild<app::NameDialog *>());
    QVERIFY(desk.controller.filter() == saved.savedFilters.front().filter);
    QAction *own = entry(QStringLiteral("At home && near"));
    QVERIFY(own && own->isChecked());
    desk.page().history().clear();
    own = entry(QStringLiteral("At home && near"));
    QVERIFY(!own->isChecked());
    own->trigger();
    QCoreApplication::processEvents();
    QCOMPARE(domain::toTexts(desk.controller.filter()), QStringList{QStringLiteral("country=GB")});
    // Another name: the old one goes with the same change.
    entry(QStringLiteral("&Rename"))->menu()->actions().front()->trigger();
    dialog = desk.window.findChild<app::NameDialog *>();
    QVERIFY(dialog);
    dialog->field()->setText(QStringLiteral("Islands"));
    QTest::keyClick(dialog->field(), Qt::Key_Return);
    QCOMPARE(desk.commands.lastEdit.removeFilters, QStringList{QStringLiteral("At home & near")});
    QCOMPARE(desk.commands.lastEdit.saveFilters.front().name, QStringLiteral("Islands"));
    saved.savedFilters.front().name = QStringLiteral("Islands");
    desk.commands.editing.answer(saved);
    QTRY_VERIFY(!desk.window.findChild<app::NameDialog *>());
    entry(QStringLiteral("&Delete"))->menu()->actions().front()->trigger();
    QCOMPARE(desk.commands.lastEdit.removeFilters, QStringList{QStringLiteral("Islands")});
    QVERIFY(desk.commands.lastEdit.saveFilters.empty());
}

void TestFilters::segmentsThatCannotBeKeptSaySo()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("country=GB")});
    QMenu *menu = chips(desk)->segmentsButton()->menu();
    Q_EMIT menu->aboutToShow();
    menu->actions().at(2)->trigger();
    auto *dialog = desk.window.findChild<app::NameDialog *>();
    QTest::keyClicks(dialog->field(), QStringLiteral("Home"));
    QTest::mouseClick(dialog->button(), Qt::LeftButton);
    QVERIFY(!dialog->button()->isEnabled());
    desk.commands.editing.answer(
        domain::failure(domain::ErrorKind::Unavailable, QStringLiteral("The holder left.")));
    QTRY_VERIFY(dialog->message()->hasError());
    QCOMPARE(dialog->message()->text(), QStringLiteral("The holder left."));
    QVERIFY(dialog->isVisible() && dialog->button()->isEnabled());
}

void TestFilters::numbersSayHowFarToBelieveThem()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("page~blog")});
    const app::MetricCell *visitors = desk.page().metrics()->cell(Metric::Visitors);
    QVERIFY(visitors->numberAsText().startsWith(QStringLiteral("≤ ")));
    QVERIFY(visitors->accessibleDescription().contains(QStringLiteral("counted with each")));
    QVERIFY(visitors->toolTip().contains(QStringLiteral("counted with each")));
    QVERIFY(!visitors->change());
    const app::MetricCell *duration = desk.page().metrics()->cell(Metric::VisitDuration);
    QCOMPARE(duration->numberAsText(), QStringLiteral("–"));
    QCOMPARE(duration->accessibleName(), QStringLiteral("Visit duration: not known"));
    QVERIFY(duration->accessibleDescription().contains(QStringLiteral("belong together")));
    QVERIFY(desk.page().metrics()->cell(Metric::Visits)->change());
    // Rows of other panels are at most so many too, without a share.
    const app::BreakdownModel *sources = desk.page().panels()[1]->model();
    QCOMPARE(sources->index(0).data(app::RowRole::Text).toString(), QStringLiteral("≤ 7,376"));
    QVERIFY(!sources->index(0).data(app::RowRole::Share).isValid());
    QVERIFY(sources->index(0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("at most")));
    // Those of the pages themselves are exact.
    QVERIFY(!desk.page().panels()[0]->model()->index(0).data(app::RowRole::Text).isValid());
    desk.page().chart()->setCurrent(3);
    QVERIFY(desk.page().chart()->readoutText().contains(QStringLiteral("≤ ")));
    set(desk, {});
    QVERIFY(!visitors->numberAsText().contains(QStringLiteral("≤")));
    QVERIFY(!sources->index(0).data(app::RowRole::Text).isValid());
}

void TestFilters::theChartFallsBack()
{
    Desk desk;
    desk.begin();
    app::MetricRow *row = desk.page().metrics();
    QTest::mouseClick(row->cell(Metric::VisitDuration), Qt::LeftButton);
    QCOMPARE(desk.page().chart()->data().main.metric, Metric::VisitDuration);
    set(desk, {QStringLiteral("page=/")});
    QCOMPARE(desk.page().chart()->data().main.metric, Metric::Visitors);
    QVERIFY(desk.page().chart()->data().second);
    QCOMPARE(row->cell(Metric::VisitDuration)->series(), app::MetricCell::Series::None);
    QCOMPARE(row->cell(Metric::Visitors)->series(), app::MetricCell::Series::Area);
    set(desk, {QStringLiteral("language=de")});
    QVERIFY(!desk.page().chart()->data().second); // Page views are not known.
    QCOMPARE(row->cell(Metric::PageViews)->series(), app::MetricCell::Series::None);
    set(desk, {});
    QCOMPARE(desk.page().chart()->data().main.metric, Metric::VisitDuration);
}

void TestFilters::listsSayWhatIsNotKnown()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("language=de")});
    const app::GoalsPanel *goals = desk.page().goals();
    QVERIFY(!goals->showsRows());
    QCOMPARE(goals->state()->title(), QStringLiteral("Not known under this filter"));
    QCOMPARE(goals->state()->accessibleDescription(),
             QStringLiteral("Nothing tells this of events."));
    QVERIFY(!goals->allButton()->isVisible());
    set(desk, {QStringLiteral("country=GB")});
    QVERIFY(goals->showsRows());
}

void TestFilters::nothingPassesTheFilters()
{
    Desk desk;
    desk.begin();
    desk.page().history().change(*domain::filterFromTexts({QStringLiteral("country=GB")}));
    QCoreApplication::processEvents();
    domain::StatsResult empty = test::sampleAnswer(desk.asked.back(), desk.lastId);
    for (domain::Breakdown &breakdown : empty.breakdowns) {
        breakdown.rows.clear();
        breakdown.otherRows = 0;
    }
    empty.totals = {};
    desk.controller.takeAnswer(empty);
    app::BreakdownPanel *pages = desk.page().panels()[0];
    QCOMPARE(pages->state()->title(), QStringLiteral("Nothing passes the filters"));
    QCOMPARE(pages->state()->accessibleDescription(), QStringLiteral("Country is United Kingdom"));
    QTest::mouseClick(pages->state()->findChild<QPushButton *>(), Qt::LeftButton);
    desk.answer();
    QVERIFY(desk.asked.back().filter.isEmpty());
}

void TestFilters::firstNumbersComeFirst()
{
    Desk desk;
    desk.begin();
    app::ProgressNote *note = desk.page().header()->progress();
    QVERIFY(!note->isVisible());
    const auto answer = [&](int percent) {
        QCoreApplication::processEvents();
        domain::StatsResult part = test::sampleAnswer(desk.asked.back(), desk.lastId);
        part.percent = percent;
        desk.controller.takeAnswer(part);
    };
    desk.page().history().change(*domain::filterFromTexts({QStringLiteral("country=GB")}));
    answer(12);
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), QStringLiteral("First numbers, 12 % looked through"));
    const size_t asked = desk.asked.size();
    for (int change = 0; change < 5; ++change)
        desk.controller.noteChange(); // Would give up what is being looked through.
    QCOMPARE(desk.asked.size(), asked);
    answer(64);
    QCOMPARE(note->text(), QStringLiteral("First numbers, 64 % looked through"));
    QTest::mouseClick(note->button(), Qt::LeftButton);
    QCOMPARE(desk.cancelled, 1);
    QCOMPARE(note->text(), QStringLiteral("Only 64 % was looked through"));
    answer(100); // It had been on its way.
    QCOMPARE(note->text(), QStringLiteral("Only 64 % was looked through"));
    desk.controller.noteChange();
    QCOMPARE(desk.asked.size(), asked); // Nothing begins anew by itself.
    QTest::mouseClick(note->button(), Qt::LeftButton);
    QCOMPARE(desk.asked.size(), asked + 1);
    answer(100);
    QVERIFY(!note->isVisible());
}

void TestFilters::aPointOpensItsDays()
{
    Desk desk;
    desk.begin();
    app::TimeSeriesChart *chart = desk.page().chart();
    chart->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chart, Qt::Key_Home);
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Return);
    desk.answer();
    QCOMPARE(desk.controller.period(), (domain::Period{QDate(2026, 6, 2), QDate(2026, 6, 2)}));
    QCOMPARE(desk.controller.interval(), domain::Interval::Hour);
    // An hour is no day that could be opened.
    QTest::keyClick(chart, Qt::Key_Home);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(desk.controller.period().days(), 1);
    QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier);
    desk.answer();
    QCOMPARE(desk.controller.choice(), domain::PeriodChoice(domain::PeriodPreset::Last30Days));
    const QRectF plot = chart->chart()->plotArea();
    QTest::mouseClick(chart->viewport(), Qt::LeftButton, {},
                      QPoint(qRound(plot.right()) - 2, qRound(plot.center().y())));
    desk.answer();
    QCOMPARE(desk.controller.period(), (domain::Period{QDate(2026, 6, 30), QDate(2026, 6, 30)}));
}

void TestFilters::anyDaysAreCompared()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("country=GB")});
    QPushButton *compared = desk.page().header()->comparedButton();
    QVERIFY(compared->text().startsWith(QStringLiteral("Compared with")));
    QMenu *menu = compared->menu();
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().front()->isChecked());
    menu->actions().at(3)->trigger();
    auto *dialog = desk.window.findChild<app::CompareDaysDialog *>();
    QVERIFY(dialog);
    dialog->from()->setSelectedDate(QDate(2026, 3, 3));
    dialog->to()->setSelectedDate(QDate(2026, 3, 20));
    QVERIFY(!dialog->alignBox()->isChecked());
    dialog->alignBox()->setChecked(true); // 1 June is a Monday.
    QTest::mouseClick(dialog->showButton(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::None);
    QVERIFY(desk.asked.back().comparedWith ==
            (domain::Period{QDate(2026, 3, 2), QDate(2026, 3, 19)}));
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("country=GB")});
    QVERIFY(desk.page().header()->compareButton()->isChecked());
    QVERIFY2(compared->text().contains(QStringLiteral("2 – 19 March")),
             qPrintable(compared->text()));
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().at(3)->isChecked());
    menu->actions().at(1)->trigger(); // The same weekdays before.
    desk.answer();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::Weekday);
    QVERIFY(!desk.asked.back().comparedWith);
    QTest::mouseClick(desk.page().header()->compareButton(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::None);
    QVERIFY(!compared->isVisible());
}

void TestFilters::fullListsAddUp()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("country=GB")});
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

void TestFilters::exportsAreFiltered()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("country=GB")});
    const std::optional<app::ExportContext> context = desk.page().exportContext();
    QVERIFY(context);
    QCOMPARE(domain::toTexts(context->request.filter), QStringList{QStringLiteral("country=GB")});
}

void TestFilters::theCommandIsCopied()
{
    Desk desk;
    desk.window.setDataDirectory(QStringLiteral("/srv/footfall"));
    desk.begin();
    set(desk, {QStringLiteral("page@/docs/*")});
    QTest::keyClick(&desk.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("footfall-server stats --site SITE1 --period 30d --interval day "
                            "--compare previous --filter 'page@/docs/*' --data-dir /srv/footfall"));
}

void TestFilters::looksRight()
{
    Desk desk;
    desk.begin();
    set(desk, {QStringLiteral("device=desktop"), QStringLiteral("page~blog"),
               QStringLiteral("country!=FR")});
    desk.page().panels()[3]->tabs()->setCurrentIndex(2);
    desk.answer();
    kit::shoot(desk.window, QStringLiteral("filters"));
    chips(desk)->chips().back()->click();
    desk.answer();
    kit::shoot(*chips(desk)->popover(), QStringLiteral("filter-popover"));
    chips(desk)->popover()->close();
    QTest::mouseClick(desk.page().panels()[2]->allButton(), Qt::LeftButton);
    desk.answer();
    kit::shoot(*desk.page().fullList(), QStringLiteral("filter-list"));
}

QTEST_MAIN(TestFilters)
#include "tst_filters.moc"
