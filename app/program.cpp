// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "app/collector/collectorpage.h"
#include "app/dialogs/addsitedialog.h"
#include "app/dialogs/messagebox.h"
#include "app/dialogs/sitedialog.h"
#include "app/firstrun/firstrunpage.h"
#include "app/firstrun/logo.h"
#include "app/firstrun/waitingpage.h"
#include "app/theme/buttonlook.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/dashboardpage.h"
#include "app/widgets/donenote.h"
#include "core/instance/futures.h"

#include <QPushButton>

namespace footfall::app {

Program::Program(const Backend &backend, queries::QueryService &queries, AppSettings &settings,
                 Tray::Desktop desktop)
    : m_backend(withSites(backend))
    , m_settings(settings)
    , m_desktop(desktop)
    , m_controller(queries, *backend.clock)
    , m_window(std::make_unique<MainWindow>(m_controller, *backend.commands, settings))
    , m_firstRun(new FirstRunPage(m_backend))
    , m_waiting(new WaitingPage(m_backend, queries))
    , m_collector(new CollectorPage(m_backend))
{
    m_window->setWindowIcon(programIcon());
    m_export = new ExportController(queries, *m_window);
    m_tray = new Tray(*m_window, settings, desktop);
    m_window->setFirstRunPage(m_firstRun);
    m_window->setWaitingPage(m_waiting);
    m_window->setCollectorPage(m_collector);
    m_window->setExportMenu(m_export->menu());
    m_window->setDataDirectory(backend.dataDirectory);

    connect(&queries, &queries::QueryService::summariesReady, this,
            [this](const std::vector<domain::SiteSummary> &summaries) {
                m_sites.clear();
                for (const domain::SiteSummary &summary : summaries)
                    m_sites.push_back(summary.site);
            });
    connect(m_firstRun, &FirstRunPage::siteAdded, m_window.get(), &MainWindow::showSite);
    connect(m_waiting, &WaitingPage::continueRequested, m_window.get(), &MainWindow::showDashboard);
    connect(m_waiting, &WaitingPage::siteSettingsRequested, this, &Program::editSite);
    connect(m_window.get(), &MainWindow::waitingFor, m_waiting, &WaitingPage::showSite);
    connect(m_window.get(), &MainWindow::addSiteRequested, this, &Program::addSite);
    connect(m_window.get(), &MainWindow::siteSettingsRequested, this, &Program::editSite);
    connect(m_window.get(), &MainWindow::goalSettingsRequested, this, &Program::editGoals);
    connect(m_window.get(), &MainWindow::settingsRequested, this,
            [this] { openSettings(SettingsDialog::Page::General); });
    connect(m_collector, &CollectorPage::settingsRequested, this,
            [this] { openSettings(SettingsDialog::Page::Collector); });
    connect(&m_collector->controller(), &CollectorController::statusChanged, this,
            &Program::closeWhenCollecting);
    connect(m_collector, &CollectorPage::botSettingsRequested, this, &Program::editBots);
    connect(m_collector, &CollectorPage::proxiesRequested, this, [this] {
        openSettings(SettingsDialog::Page::Collector);
        m_settingsDialog->showProxies();
    });
    connect(m_window.get(), &MainWindow::exportContextChanged, m_export,
            &ExportController::setContext);
    connect(m_window.get(), &MainWindow::exportPanelRequested, m_export,
            &ExportController::exportPanel);
    connect(m_export, &ExportController::finished, m_window->dashboard()->header()->done(),
            &DoneNote::showSaved);
    connect(m_window.get(), &MainWindow::liveVisitorsChanged, m_tray, &Tray::setLiveVisitors);
    connect(m_window.get(), &MainWindow::quitRequested, this, &Program::quitRequested);
    connect(m_tray, &Tray::quitRequested, this, &Program::quitRequested);
}

Program::~Program() = default;

Backend Program::withSites(Backend backend) const
{
    backend.sites = [this] { return m_sites; };
    return backend;
}

void Program::start()
{
    m_window->show();
    instance::whenDone(m_backend.commands->status(), this,
                       [this](const domain::Result<domain::InstanceStatus> &status) {
                           if (status &&
                               status->collector.state == domain::CollectorStatus::State::Failed)
                               explainCollector(status->collector);
                       });
}

void Program::takeSettings(const instance::Settings &settings)
{
    instance::whenDone(m_backend.apply(settings), this,
                       [this](const domain::Result<domain::CollectorStatus> &outcome) {
                           if (!outcome)
                               warn(tr("The settings could not be put into force"),
                                    outcome.error().message);
                           m_window->refresh();
                           m_waiting->takeSettings();
                       });
}

void Program::warn(const QString &title, const QString &message)
{
    QMessageBox *box = makeMessageBox(MessageKind::Warning, title, message, m_window.get());
    box->addButton(QMessageBox::Close);
    box->open();
}

void Program::warnOfNoCollector(const QString &reason)
{
    if (m_noCollector)
        m_noCollector->reject();
    m_noCollector = makeMessageBox(MessageKind::Warning, tr("Nothing is collected just now"),
                                   reason, m_window.get());
    m_noCollector->addButton(QMessageBox::Close);
    m_noCollector->open();
}

void Program::closeWhenCollecting()
{
    const auto &status = m_collector->controller().status();
    if (m_noCollector && status && *status &&
        (*status)->collector.state == domain::CollectorStatus::State::Collecting)
        m_noCollector->reject();
}

void Program::explainCollector(const domain::CollectorStatus &collector)
{
    QMessageBox *box = makeMessageBox(MessageKind::Warning, tr("Nothing is collected just now"),
                                      collector.problem, m_window.get());
    m_noCollector = box;
    box->addButton(QMessageBox::Close);
    QPushButton *change = box->addButton(tr("&Settings…"), QMessageBox::AcceptRole);
    box->setDefaultButton(change);
    setButtonLook(change, ButtonLook::Default);
    connect(change, &QPushButton::clicked, this,
            [this] { openSettings(SettingsDialog::Page::Collector); });
    box->open();
}

void Program::addSite()
{
    auto *dialog = new AddSiteDialog(m_backend, m_window.get());
    connect(dialog, &AddSiteDialog::siteAdded, m_window.get(), &MainWindow::showSite);
    dialog->open();
}

SiteDialog *Program::openSite(const domain::Site &site)
{
    auto *dialog = new SiteDialog(m_backend, site, m_window.get());
    connect(dialog, &SiteDialog::siteSaved, m_window.get(), &MainWindow::showSite);
    connect(dialog, &SiteDialog::siteRemoved, m_window.get(), &MainWindow::refresh);
    dialog->open();
    return dialog;
}

void Program::editSite(const domain::Site &site)
{
    openSite(site);
}

void Program::editGoals(const domain::Site &site)
{
    openSite(site)->showTab(SiteDialog::Tab::Goals);
}

void Program::editBots()
{
    // The site that was looked at before is the one that is meant.
    if (m_controller.site())
        openSite(*m_controller.site())->showBots();
    else if (!m_sites.empty())
        openSite(m_sites.front())->showBots();
}

void Program::openSettings(SettingsDialog::Page page)
{
    if (!m_settingsDialog) {
        const auto desktop = m_desktop == Tray::Desktop::HasTray ? SettingsDialog::Desktop::HasTray
                                                                 : SettingsDialog::Desktop::NoTray;
        m_settingsDialog = new SettingsDialog(m_backend, m_settings, desktop, m_window.get());
        connect(m_settingsDialog, &SettingsDialog::applied, m_window.get(), &MainWindow::refresh);
        connect(m_settingsDialog, &SettingsDialog::applied, m_waiting, &WaitingPage::takeSettings);
        m_settingsDialog->open();
    }
    m_settingsDialog->showPage(page);
}

} // namespace footfall::app
