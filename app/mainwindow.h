// SPDX-License-Identifier: GPL-3.0-or-later
// The window: menu bar, sidebar, and one of first run, waiting, dashboard and collector. GUI
// thread; never waits. Dialogs are not its business: it says what is wanted, and whoever wires the
// program opens them.
#pragma once

#include "app/dashboardcontroller.h"
#include "app/dialogs/appsettings.h"
#include "app/exportcontroller.h"
#include "core/domain/commands.h"

#include <QMainWindow>
#include <QTimer>

class QActionGroup;
class QMenu;
class QStackedWidget;

namespace footfall::app {

class CollectorPage;
class DashboardPage;
class SavedFiltersMenu;
class SiteListModel;
class SiteSidebar;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// All outlive the window.
    MainWindow(DashboardController &controller, domain::Commands &commands, AppSettings &settings,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shown while there is no site at all, and while the chosen site has no view. The window owns
    /// them.
    void setFirstRunPage(QWidget *page);
    void setWaitingPage(QWidget *page);
    /// How the collector does; opened from the sidebar's foot. The window owns it.
    void setCollectorPage(CollectorPage *page);
    /// What the Export button and the file menu open; without a menu there is no such button. Owned
    /// by the caller.
    void setExportMenu(QMenu *menu);

    /// Named in commands that are copied; empty where it is the platform's own.
    void setDataDirectory(const QString &directory) { m_dataDirectory = directory; }

    enum class Shown { Loading, FirstRun, Waiting, Dashboard, Collector };
    [[nodiscard]] Shown shown() const { return m_shown; }
    [[nodiscard]] DashboardPage *dashboard() const { return m_dashboard; }
    [[nodiscard]] SiteSidebar *sidebar() const { return m_sidebar; }

public Q_SLOTS:
    void showCollector();
    /// From the collector to the site that was shown before.
    void leaveCollector();
    /// A site that was just added or edited: chooses it and asks for everything again.
    void showSite(const footfall::domain::Site &site);
    /// The first view was celebrated: from waiting to the dashboard of today.
    void showDashboard();
    /// Asks for everything again, as after a removed site.
    void refresh();

Q_SIGNALS:
    void addSiteRequested();
    void siteSettingsRequested(const footfall::domain::Site &site);
    /// The same dialog, where goals are added.
    void goalSettingsRequested(const footfall::domain::Site &site);
    void settingsRequested();
    void quitRequested();
    /// What an export would now be made of.
    void exportContextChanged(const footfall::app::ExportContext &context);
    void exportPanelRequested(const footfall::app::ExportContext::Panel &panel);
    /// The waiting page is about to be shown for this site.
    void waitingFor(const footfall::domain::Site &site);
    /// On all sites together, for the tray.
    void liveVisitorsChanged(qint64 visitors);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeMenus();
    void makeEditMenu();
    void makeViewMenu();
    void copyCommand();
    void makeCollectorMenu();
    void takeSummaries(const std::vector<domain::SiteSummary> &summaries);
    void takeResult(const domain::StatsResult &result);
    void chooseSite(const QString &trackingCode);
    void showPage(Shown page);
    void adaptToWidth();
    void pollStatus();
    void takeStatus(const domain::Result<domain::InstanceStatus> &status);
    void showStatus(const domain::Result<domain::InstanceStatus> &status);
    void showAbout();
    [[nodiscard]] std::optional<domain::Site> currentSite() const;

    DashboardController &m_controller;
    domain::Commands &m_commands;
    AppSettings &m_settings;
    Shown m_shown = Shown::Loading;
    SiteListModel *m_sites = nullptr;
    SiteSidebar *m_sidebar = nullptr;
    QStackedWidget *m_pages = nullptr;
    DashboardPage *m_dashboard = nullptr;
    QWidget *m_firstRun = nullptr;
    QWidget *m_waiting = nullptr;
    CollectorPage *m_collector = nullptr;
    QMenu *m_fileMenu = nullptr;
    QAction *m_afterExport = nullptr; ///< In the file menu, the export menu stands above it.
    SavedFiltersMenu *m_savedFilters = nullptr;
    QString m_dataDirectory;
    QAction *m_clearFiltersAction = nullptr;
    QAction *m_siteSettingsAction = nullptr;
    QAction *m_showCollectorAction = nullptr;
    QList<QAction *> m_collectorActions; ///< Mean something only on the collector's page.
    QList<QAction *> m_dashboardActions; ///< Mean something only while numbers are shown.
    QString m_wantedSite;                ///< Chosen before its summary has come.
    QString m_waitingSite;               ///< Whose first view has not been celebrated yet.
    QTimer m_statusTimer;
    bool m_statusAsked = false;
};

} // namespace footfall::app
