// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a filter in the window: the way back, another site, segments, exports, the
// command.
#include "app/dialogs/namedialog.h"
#include "app/dialogs/pieces.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/chiprow.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/filterchip.h"
#include "app/widgets/filterpopover.h"
#include "app/widgets/fulllist.h"
#include "tests/app/desk.h"
#include "tests/app/filterdesk.h"
#include "tests/app/guitest.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>

using namespace footfall;
using kit::chipRowOf;
using kit::DashboardDesk;
using kit::filterOf;
using kit::setFilter;

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

    void changesAreUndone();
    void anotherSiteBeginsWithoutAFilter();
    void segmentsAreKept();
    void segmentsThatCannotBeKeptSaySo();
    void exportsAreFiltered();
    void theCommandIsCopied();
    void looksRight();
};

void TestFilters::changesAreUndone()
{
    DashboardDesk desk;
    desk.begin();
    QUndoStack *stack = desk.page().history().stack();
    QVERIFY(!stack->canUndo());
    setFilter(desk, {QStringLiteral("country=GB")});
    setFilter(desk, {QStringLiteral("page=/a & b"), QStringLiteral("country=GB")});
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
    QCOMPARE(chipRowOf(desk)->chips().size(), size_t(2));
    // What changes nothing is no step.
    const int count = stack->count();
    setFilter(desk, filterOf(desk));
    QCOMPARE(stack->count(), count);
}

void TestFilters::anotherSiteBeginsWithoutAFilter()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("country=GB")});
    desk.controller.setSite(test::sampleSummaries()[1].site);
    desk.answer();
    QCOMPARE(desk.asked.back().site, domain::SiteId{2});
    QVERIFY(desk.asked.back().filter.isEmpty());
    QVERIFY(chipRowOf(desk)->chips().empty());
    QVERIFY(!desk.page().history().stack()->canUndo());
}

void TestFilters::segmentsAreKept()
{
    DashboardDesk desk;
    desk.begin();
    QMenu *menu = chipRowOf(desk)->segmentsButton()->menu();
    const auto entry = [menu](const QString &text) -> QAction * {
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions())
            if (action->text() == text)
                return action;
        return nullptr;
    };
    QVERIFY(!entry(QStringLiteral("&Save this filter…"))->isEnabled());
    setFilter(desk, {QStringLiteral("country=GB")});
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
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("country=GB")});
    QMenu *menu = chipRowOf(desk)->segmentsButton()->menu();
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

void TestFilters::exportsAreFiltered()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("country=GB")});
    const std::optional<app::ExportContext> context = desk.page().exportContext();
    QVERIFY(context);
    QCOMPARE(domain::toTexts(context->request.filter), QStringList{QStringLiteral("country=GB")});
}

void TestFilters::theCommandIsCopied()
{
    DashboardDesk desk;
    desk.window.setDataDirectory(QStringLiteral("/srv/footfall"));
    desk.begin();
    setFilter(desk, {QStringLiteral("page@/docs/*")});
    QTest::keyClick(&desk.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("footfall-server stats --site SITE1 --period 30d --interval day "
                            "--compare previous --filter 'page@/docs/*' --data-dir /srv/footfall"));
}

void TestFilters::looksRight()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("device=desktop"), QStringLiteral("page~blog"),
                     QStringLiteral("country!=FR")});
    desk.page().panels()[3]->tabs()->setCurrentIndex(2);
    desk.answer();
    kit::shoot(desk.window, QStringLiteral("filters"));
    chipRowOf(desk)->chips().back()->click();
    desk.answer();
    kit::shoot(*chipRowOf(desk)->popover(), QStringLiteral("filter-popover"));
    chipRowOf(desk)->popover()->close();
    QTest::mouseClick(desk.page().panels()[2]->allButton(), Qt::LeftButton);
    desk.answer();
    kit::shoot(*desk.page().fullList(), QStringLiteral("filter-list"));
}

QTEST_MAIN(TestFilters)
#include "tst_filters.moc"
