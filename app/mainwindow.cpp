// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/collector/collectorpage.h"
#include "app/filter/savedfiltersmenu.h"
#include "app/models/sitelistmodel.h"
#include "app/theme/themewatcher.h"
#include "app/widgets/chiprow.h"
#include "app/widgets/collectorblock.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/dashboardpage.h"
#include "app/widgets/sitesidebar.h"
#include "core/instance/futures.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>

namespace footfall::app {

namespace {
constexpr int RailBelow = 1200;
constexpr std::chrono::seconds StatusGap{2};
} // namespace

MainWindow::MainWindow(DashboardController &controller, domain::Commands &commands,
                       AppSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_controller(controller)
    , m_commands(commands)
    , m_settings(settings)
    , m_sites(new SiteListModel(this))
{
    setWindowTitle(QStringLiteral("Footfall"));
    setMinimumSize(theme().px(900), theme().px(600));
    m_sidebar = new SiteSidebar(*m_sites, this);
    m_dashboard = new DashboardPage(controller, this);
    m_savedFilters = new SavedFiltersMenu(controller, m_dashboard->history(), commands, *this);
    m_dashboard->header()->chips()->setSavedFiltersMenu(m_savedFilters->menu());
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(new QWidget(m_pages)); // Until the first answer there is nothing to say.
    m_pages->addWidget(m_dashboard);
    auto *center = new QWidget(this);
    auto *row = new QHBoxLayout(center);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addWidget(m_pages, 1);
    setCentralWidget(center);
    makeMenus();

    connect(m_sidebar, &SiteSidebar::siteChosen, this, &MainWindow::chooseSite);
    connect(m_sidebar, &SiteSidebar::addSiteRequested, this, &MainWindow::addSiteRequested);
    connect(m_sidebar, &SiteSidebar::settingsRequested, this, &MainWindow::settingsRequested);
    connect(m_sidebar, &SiteSidebar::collectorRequested, this, &MainWindow::showCollector);
    connect(m_sidebar, &SiteSidebar::siteSettingsRequested, this, [this](const QString &code) {
        if (const domain::SiteSummary *summary = m_sites->find(code))
            Q_EMIT siteSettingsRequested(summary->site);
    });
    connect(m_dashboard, &DashboardPage::goalSettingsRequested, this, [this] {
        if (const std::optional<domain::Site> current = currentSite())
            Q_EMIT goalSettingsRequested(*current);
    });
    connect(m_dashboard, &DashboardPage::exportPanelRequested, this,
            &MainWindow::exportPanelRequested);
    connect(m_dashboard, &DashboardPage::exportContextChanged, this, [this] {
        if (const std::optional<ExportContext> context = m_dashboard->exportContext())
            Q_EMIT exportContextChanged(*context);
    });
    connect(&controller, &DashboardController::summariesReady, this, &MainWindow::takeSummaries);
    connect(&controller, &DashboardController::answered, this, &MainWindow::takeResult);

    m_statusTimer.setInterval(StatusGap);
    connect(&m_statusTimer, &QTimer::timeout, this, &MainWindow::pollStatus);
    m_statusTimer.start();
    pollStatus();

    showPage(Shown::Loading);
    resize(theme().px(1440), theme().px(900));
    if (!restoreGeometry(settings.windowGeometry()) && screen()) {
        const QSize room = screen()->availableSize();
        resize(size().boundedTo(room));
    }
    adaptToWidth();
    m_sidebar->list()->setFocus(
        Qt::OtherFocusReason); // Not the search field, which would look asked for.
    controller.refresh();
}

MainWindow::~MainWindow()
{
    // Here, because a window in the tray is not closed before the program ends.
    m_settings.setWindowGeometry(saveGeometry());
}

void MainWindow::setFirstRunPage(QWidget *page)
{
    m_firstRun = page;
    m_pages->addWidget(page);
    showPage(m_shown);
}

void MainWindow::setWaitingPage(QWidget *page)
{
    m_waiting = page;
    m_pages->addWidget(page);
    showPage(m_shown);
}

void MainWindow::setCollectorPage(CollectorPage *page)
{
    m_collector = page;
    m_pages->addWidget(page);
    connect(page, &CollectorPage::leaveRequested, this, &MainWindow::leaveCollector);
    connect(&page->controller(), &CollectorController::statusChanged, this, [this] {
        if (const auto &status = m_collector->controller().status())
            showStatus(*status);
    });
    adaptToWidth();
    showPage(m_shown);
}

void MainWindow::setExportMenu(QMenu *menu)
{
    m_dashboard->header()->setExportMenu(menu);
    menu->setTitle(tr("&Export"));
    m_fileMenu->insertMenu(m_afterExport, menu);
    m_dashboardActions.append(menu->menuAction());
    showPage(m_shown);
}

std::optional<domain::Site> MainWindow::currentSite() const
{
    const domain::SiteSummary *summary = m_sites->find(m_sidebar->current());
    return summary ? std::optional(summary->site) : m_controller.site();
}

void MainWindow::refresh()
{
    m_controller.refresh();
}

void MainWindow::adaptToWidth()
{
    const bool narrow = width() < theme().px(RailBelow);
    m_sidebar->setSidebarWidth(narrow ? SidebarWidth::Rail : SidebarWidth::Full);
    m_dashboard->setRoom(narrow ? DashboardPage::Room::Narrow : DashboardPage::Room::Wide);
    if (m_collector)
        m_collector->setRoom(narrow ? CollectorPage::Room::Narrow : CollectorPage::Room::Wide);
}

void MainWindow::pollStatus()
{
    if (m_shown == Shown::Collector && isVisible())
        return; // Its page asks.
    if (m_statusAsked)
        return; // A holder that does not answer is not asked twice at a time.
    m_statusAsked = true;
    instance::whenDone(m_commands.status(), this,
                       [this](const domain::Result<domain::InstanceStatus> &status) {
                           m_statusAsked = false;
                           takeStatus(status);
                       });
}

void MainWindow::takeStatus(const domain::Result<domain::InstanceStatus> &status)
{
    if (m_collector)
        m_collector->controller().takeStatus(status); // Which tells the sidebar.
    else
        showStatus(status);
}

void MainWindow::showStatus(const domain::Result<domain::InstanceStatus> &status)
{
    using State = domain::CollectorStatus::State;
    m_controller.setCollector(!status ? domain::CollectorIs::Unknown
                              : status->collector.state == State::Collecting
                                  ? domain::CollectorIs::Collecting
                                  : domain::CollectorIs::Off);
    if (status)
        m_sidebar->collector()->setStatus(*status);
    else
        m_sidebar->collector()->setUnreachable(status.error().message);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    adaptToWidth();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // From the sidebar as well, where nothing else wanted it.
    if (event->key() == Qt::Key_Escape && m_shown == Shown::Collector)
        leaveCollector();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    showPage(m_shown);
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    m_controller.setAttention(DashboardController::Attention::Unwatched);
}

} // namespace footfall::app
