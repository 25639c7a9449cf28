// SPDX-License-Identifier: GPL-3.0-or-later
// The window with everything around it: pages of the first run, dialogs, export, tray, and who
// opens what. GUI thread; needs the query service and a backend, which outlive it.
#pragma once

#include "app/dashboardcontroller.h"
#include "app/dialogs/appsettings.h"
#include "app/dialogs/backend.h"
#include "app/dialogs/settingsdialog.h"
#include "app/mainwindow.h"
#include "app/tray.h"

#include <QObject>
#include <QPointer>

class QMessageBox;

namespace footfall::app {

class CollectorPage;
class FirstRunPage;
class SiteDialog;
class WaitingPage;

class Program : public QObject
{
    Q_OBJECT
public:
    Program(const Backend &backend, queries::QueryService &queries, AppSettings &settings,
            Tray::Desktop desktop);
    ~Program() override;

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] FirstRunPage &firstRunPage() { return *m_firstRun; }
    [[nodiscard]] WaitingPage &waitingPage() { return *m_waiting; }
    [[nodiscard]] CollectorPage &collectorPage() { return *m_collector; }

    /// Shows the window, and says why nothing is collected where that is so.
    void start();
    /// What settings.ini says now; takes force, and is shown.
    void takeSettings(const instance::Settings &settings);
    /// Something that a person has to know: what, and what to do.
    void warn(const QString &title, const QString &message);
    /// The same for as long as nothing is collected: it goes when the collector is back.
    void warnOfNoCollector(const QString &reason);

Q_SIGNALS:
    void quitRequested();

private:
    void addSite();
    void editSite(const domain::Site &site);
    void editGoals(const domain::Site &site);
    void editBots();
    SiteDialog *openSite(const domain::Site &site);
    void openSettings(SettingsDialog::Page page);
    void explainCollector(const domain::CollectorStatus &collector);
    void closeWhenCollecting();
    [[nodiscard]] Backend withSites(Backend backend) const;

    std::vector<domain::Site> m_sites; ///< As they were last read.
    Backend m_backend;
    AppSettings &m_settings;
    Tray::Desktop m_desktop;
    DashboardController m_controller;
    std::unique_ptr<MainWindow> m_window;
    FirstRunPage *m_firstRun;
    WaitingPage *m_waiting;
    CollectorPage *m_collector;
    ExportController *m_export;
    Tray *m_tray;
    QPointer<SettingsDialog> m_settingsDialog;
    QPointer<QMessageBox> m_noCollector; ///< Says that nothing is collected.
};

} // namespace footfall::app
