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
#include "app/widgets/periodpicker.h"
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

void MainWindow::takeSummaries(const std::vector<domain::SiteSummary> &summaries)
{
    m_sites->setSummaries(summaries);
    if (m_collector)
        m_collector->controller().setSites(summaries);
    qint64 live = 0;
    for (const domain::SiteSummary &summary : summaries)
        live += summary.liveVisitors;
    Q_EMIT liveVisitorsChanged(live);

    if (summaries.empty()) {
        m_controller.clearSite();
        m_sidebar->setCurrent({});
        m_waitingSite.clear();
        showPage(Shown::FirstRun);
        return;
    }
    QString wanted = m_sidebar->current();
    if (!m_wantedSite.isEmpty() && m_sites->find(m_wantedSite)) {
        wanted = m_wantedSite;
        m_wantedSite.clear();
    } else if (m_shown == Shown::Collector) {
        // A site that is gone leads nowhere before somebody leaves the collector's page.
        if (m_sites->find(wanted))
            m_controller.setSite(m_sites->find(wanted)->site);
        return;
    }
    if (!m_sites->find(wanted))
        wanted = m_sites->summaries().front().site.trackingCode;
    const bool another = wanted != m_sidebar->current();
    m_sidebar->setCurrent(wanted);
    if (another || m_shown == Shown::Loading || m_shown == Shown::FirstRun) {
        chooseSite(wanted);
        return;
    }
    // Other changes of the site itself: a new name, another time zone.
    m_controller.setSite(m_sites->find(wanted)->site);
}

void MainWindow::chooseSite(const QString &trackingCode)
{
    const domain::SiteSummary *summary = m_sites->find(trackingCode);
    if (!summary)
        return;
    setWindowTitle(tr("%1 – Footfall").arg(summary->site.name));
    m_controller.setSite(summary->site);
    if (summary->pageViewsEver == 0 && m_waiting) {
        const bool already = m_shown == Shown::Waiting && m_waitingSite == trackingCode;
        m_waitingSite = trackingCode;
        if (!already)
            Q_EMIT waitingFor(summary->site);
        showPage(Shown::Waiting);
    } else {
        m_waitingSite.clear();
        showPage(Shown::Dashboard);
    }
}

void MainWindow::showCollector()
{
    if (!m_collector || m_sites->summaries().empty())
        return;
    setWindowTitle(tr("%1 – Footfall").arg(tr("Collector")));
    showPage(Shown::Collector);
    m_collector->setFocus(Qt::OtherFocusReason);
}

void MainWindow::leaveCollector()
{
    if (m_shown != Shown::Collector || m_sites->summaries().empty())
        return;
    const QString before = m_sidebar->current();
    const QString wanted =
        m_sites->find(before) ? before : m_sites->summaries().front().site.trackingCode;
    m_sidebar->setCurrent(wanted);
    chooseSite(wanted);
    m_sidebar->list()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showSite(const domain::Site &site)
{
    m_wantedSite = site.trackingCode;
    refresh();
}

void MainWindow::showDashboard()
{
    m_waitingSite.clear();
    // The view that was just celebrated is today's: a month of zeros would hide it.
    m_controller.setChoice(domain::PeriodPreset::Today);
    showPage(Shown::Dashboard);
    m_dashboard->header()->picker()->focusChoice(domain::PeriodPreset::Today);
}

void MainWindow::refresh()
{
    m_controller.refresh();
}

void MainWindow::takeResult(const domain::StatsResult &result)
{
    if (m_shown == Shown::Collector)
        return;
    setWindowTitle(tr("%1 – Footfall").arg(result.site.name));
}

void MainWindow::showPage(Shown page)
{
    m_shown = page;
    QWidget *wanted = m_pages->widget(0);
    if (page == Shown::FirstRun && m_firstRun)
        wanted = m_firstRun;
    else if (page == Shown::Waiting && m_waiting)
        wanted = m_waiting;
    else if (page == Shown::Dashboard)
        wanted = m_dashboard;
    else if (page == Shown::Collector && m_collector)
        wanted = m_collector;
    m_pages->setCurrentWidget(wanted);
    // Without a site there is nothing to choose from; without numbers, nothing to ask.
    const bool hasSites =
        page == Shown::Waiting || page == Shown::Dashboard || page == Shown::Collector;
    m_sidebar->setVisible(hasSites);
    m_sidebar->setShown(page == Shown::Collector ? SiteSidebar::Shown::Collector
                                                 : SiteSidebar::Shown::Site);
    m_showCollectorAction->setEnabled(hasSites && m_collector);
    for (QAction *action : std::as_const(m_collectorActions))
        action->setEnabled(page == Shown::Collector);
    const bool dashboard = page == Shown::Dashboard;
    for (QAction *action : std::as_const(m_dashboardActions))
        action->setEnabled(dashboard);
    m_clearFiltersAction->setEnabled(dashboard && !m_controller.filter().isEmpty());
    m_siteSettingsAction->setEnabled(dashboard || page == Shown::Waiting);
    const auto attention = dashboard && isVisible() ? DashboardController::Attention::Watched
                                                    : DashboardController::Attention::Unwatched;
    m_controller.setAttention(attention);
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
