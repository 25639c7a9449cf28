// SPDX-License-Identifier: GPL-3.0-or-later
// Which page the main window shows, and of which site.
#include "app/collector/collectorpage.h"
#include "app/mainwindow.h"
#include "app/models/sitelistmodel.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/dashboardpage.h"
#include "app/widgets/periodpicker.h"
#include "app/widgets/sitesidebar.h"

#include <QAction>
#include <QListView>
#include <QStackedWidget>

namespace footfall::app {

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

} // namespace footfall::app
