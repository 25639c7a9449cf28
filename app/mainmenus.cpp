// SPDX-License-Identifier: GPL-3.0-or-later
// The menu bar of the main window: everything that has a key has an entry here.
#include "app/collector/collectorpage.h"
#include "app/dialogs/appsettings.h"
#include "app/filter/savedfiltersmenu.h"
#include "app/filter/statscommand.h"
#include "app/format/dates.h"
#include "app/mainwindow.h"
#include "app/theme/themewatcher.h"
#include "app/widgets/aboutdialog.h"
#include "app/widgets/chiprow.h"
#include "app/widgets/comparemenu.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/dashboardpage.h"
#include "app/widgets/donenote.h"
#include "app/widgets/periodpicker.h"
#include "app/widgets/sitesidebar.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QListView>
#include <QMenuBar>

namespace footfall::app {

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    m_fileMenu = file;
    m_afterExport = file->addAction(tr("Se&ttings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), this,
                                    &MainWindow::settingsRequested);
    file->addSeparator();
    file->addAction(tr("&Close window"), QKeySequence::Close, this, &QWidget::close);
    file->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this,
                    &MainWindow::quitRequested);

    makeEditMenu();
    QMenu *site = menuBar()->addMenu(tr("&Site"));
    site->addAction(tr("&Find site"), QKeySequence(Qt::CTRL | Qt::Key_K), m_sidebar,
                    &SiteSidebar::beginSearch);
    site->addAction(tr("&Add site…"), QKeySequence::New, this, &MainWindow::addSiteRequested);
    m_siteSettingsAction =
        site->addAction(tr("Site &settings…"), QKeySequence(Qt::CTRL | Qt::Key_E), this, [this] {
            if (const std::optional<domain::Site> current = currentSite())
                Q_EMIT siteSettingsRequested(*current);
        });
    site->addSeparator();
    const auto step = [this](int by) {
        const QAbstractItemModel *model = m_sidebar->list()->model();
        const int rows = model->rowCount();
        const int row = m_sidebar->list()->currentIndex().row();
        if (rows > 0)
            m_sidebar->list()->setCurrentIndex(model->index((row + by + rows) % rows, 0));
    };
    site->addAction(tr("&Next site"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), this,
                    [step] { step(1); });
    site->addAction(tr("&Previous site"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), this,
                    [step] { step(-1); });

    makeViewMenu();
    makeCollectorMenu();

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&About Footfall"), this, &MainWindow::showAbout);
}

void MainWindow::makeEditMenu()
{
    FilterHistory &history = m_dashboard->history();
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *undo = history.stack()->createUndoAction(this, tr("&Undo"));
    undo->setShortcuts(QKeySequence::Undo);
    QAction *redo = history.stack()->createRedoAction(this, tr("&Redo"));
    // Both keys that people know, whatever the desktop.
    redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    edit->addActions({undo, redo});
    edit->addSeparator();
    QAction *add = edit->addAction(tr("&Add filter…"), QKeySequence::Find, this,
                                   [this] { m_dashboard->header()->chips()->beginAdding(); });
    m_clearFiltersAction =
        edit->addAction(tr("&Remove all filters"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                        this, [this] { m_dashboard->history().clear(); });
    edit->addMenu(m_savedFilters->menu());
    m_savedFilters->menu()->setTitle(tr("&Segments"));
    edit->addSeparator();
    QAction *copy =
        edit->addAction(tr("&Copy as a command"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
                        this, &MainWindow::copyCommand);
    copy->setToolTip(tr("The line that answers the same in a script"));
    connect(&m_controller, &DashboardController::filterChanged, this,
            [this] { showPage(m_shown); });
    m_dashboardActions += {add, m_savedFilters->menu()->menuAction(), copy};
}

void MainWindow::copyCommand()
{
    if (!m_controller.site())
        return;
    QApplication::clipboard()->setText(
        statsCommand(*m_controller.site(), m_controller.request(), m_dataDirectory));
    m_dashboard->header()->done()->showCopied();
}

void MainWindow::makeViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    QMenu *periods = view->addMenu(tr("&Period"));
    auto *periodGroup = new QActionGroup(this);
    int key = Qt::Key_1;
    for (const domain::PeriodPreset preset :
         {domain::PeriodPreset::Today, domain::PeriodPreset::Yesterday,
          domain::PeriodPreset::Last7Days, domain::PeriodPreset::Last30Days,
          domain::PeriodPreset::Last90Days, domain::PeriodPreset::ThisMonth,
          domain::PeriodPreset::LastMonth, domain::PeriodPreset::Last12Months,
          domain::PeriodPreset::AllTime}) {
        QAction *action = periods->addAction(
            choiceName(preset), QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)), this,
            [this, preset] { m_controller.setChoice(preset); });
        action->setCheckable(true);
        action->setData(static_cast<int>(preset));
        periodGroup->addAction(action);
    }
    periods->addSeparator();
    QAction *days =
        periods->addAction(tr("&Choose days…"), QKeySequence(Qt::CTRL | Qt::Key_D), this,
                           [this] { m_dashboard->header()->picker()->chooseDays(); });
    days->setCheckable(true);
    periodGroup->addAction(days);
    connect(periods, &QMenu::aboutToShow, this, [this, periodGroup, days] {
        for (QAction *action : periodGroup->actions()) {
            const bool chosen =
                action == days ? std::holds_alternative<domain::Period>(m_controller.choice())
                               : m_controller.choice() ==
                                     domain::PeriodChoice(
                                         static_cast<domain::PeriodPreset>(action->data().toInt()));
            action->setChecked(chosen);
        }
    });

    auto *compare = new CompareMenu(m_controller, this);
    compare->setTitle(tr("&Compare with"));
    connect(compare, &CompareMenu::comparisonChosen, m_dashboard, &DashboardPage::setComparison);
    view->addMenu(compare);
    view->addSeparator();
    QAction *back = view->addAction(tr("Period &before"), QKeySequence(Qt::ALT | Qt::Key_Left),
                                    &m_controller, &DashboardController::goBack);
    QAction *forward = view->addAction(tr("Period &after"), QKeySequence(Qt::ALT | Qt::Key_Right),
                                       &m_controller, &DashboardController::goForward);
    view->addSeparator();
    view->addAction(tr("&Refresh"), QKeySequence::Refresh, &m_controller,
                    &DashboardController::refresh);

    QMenu *appearance = view->addMenu(tr("&Appearance"));
    auto *appearanceGroup = new QActionGroup(this);
    for (const auto &[choice, text] :
         {std::pair{ThemeChoice::System, tr("As the &system")},
          std::pair{ThemeChoice::Light, tr("&Light")}, std::pair{ThemeChoice::Dark, tr("&Dark")}}) {
        QAction *action = appearance->addAction(text, this, [this, chosen = choice] {
            m_settings.setAppearance(chosen);
            ThemeWatcher::instance().setChoice(chosen);
        });
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        appearanceGroup->addAction(action);
    }
    connect(appearance, &QMenu::aboutToShow, this, [this, appearanceGroup] {
        for (QAction *action : appearanceGroup->actions())
            action->setChecked(action->data().toInt() == static_cast<int>(m_settings.appearance()));
    });
    m_dashboardActions += {periods->menuAction(), compare->menuAction(), back, forward};
    m_dashboardActions += periodGroup->actions();
}

void MainWindow::makeCollectorMenu()
{
    QMenu *collector = menuBar()->addMenu(tr("&Collector"));
    m_showCollectorAction =
        collector->addAction(tr("&Show the collector"), QKeySequence(Qt::CTRL | Qt::Key_J), this,
                             &MainWindow::showCollector);
    collector->addSeparator();
    QAction *test =
        collector->addAction(tr("Send a &test request"), QKeySequence(Qt::CTRL | Qt::Key_T), this,
                             [this] { m_collector->controller().probe(); });
    QAction *pause = collector->addAction(tr("&Pause or resume…"), this, [this] {
        const auto &status = m_collector->controller().status();
        if (!status || !*status)
            return;
        if ((*status)->collector.state == domain::CollectorStatus::State::Paused)
            m_collector->resume();
        else
            m_collector->askToPause();
    });
    collector->addSeparator();
    QAction *leave =
        collector->addAction(tr("&Back to the site"), this, &MainWindow::leaveCollector);
    m_collectorActions = {test, pause, leave};
}

void MainWindow::showAbout()
{
    auto *about = new AboutDialog(this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

} // namespace footfall::app
