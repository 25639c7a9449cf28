// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/sitedialog.h"

#include "app/dialogs/deletesitedialog.h"
#include "app/dialogs/formpage.h"
#include "app/dialogs/site/countingpage.h"
#include "app/dialogs/site/generalpage.h"
#include "app/dialogs/site/goalspage.h"
#include "app/dialogs/site/keepingpage.h"
#include "app/dialogs/site/snippetpage.h"
#include "app/dialogs/site/tokenspage.h"
#include "app/theme/buttonlook.h"
#include "core/instance/futures.h"

#include <QDialogButtonBox>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <algorithm>

namespace footfall::app {

namespace {
constexpr int RecentRows = 100; ///< Pages and events for preview and suggestions.
}

SiteDialog::SiteDialog(const Backend &backend, const domain::Site &site, QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_site(site)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
{
    setWindowTitle(tr("Site: %1").arg(site.name));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme().px(620), theme().px(664));
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_counting = new SiteCountingPage(backend, site);
    m_goals = new SiteGoalsPage(site);
    addPage(tr("&General"), new SiteGeneralPage(backend, site));
    addPage(tr("&Counting"), m_counting);
    addPage(tr("G&oals"), m_goals);
    addPage(tr("&Privacy and keeping"), new SiteKeepingPage(backend, site));
    addPage(tr("&Snippet"), new SiteSnippetPage(backend, site));
    addPage(tr("&API"), new SiteTokensPage(site));
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);

    auto *tabLine = new QHBoxLayout;
    tabLine->setContentsMargins(16, 0, 16, 0);
    tabLine->addWidget(m_tabs);
    tabLine->addStretch(1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(tabLine);
    rows->addWidget(new Hairline(Qt::Horizontal));
    rows->addWidget(m_stack, 1);
    rows->addWidget(new Hairline(Qt::Horizontal));
    rows->addWidget(makeFooter());
    m_save->setDefault(true); // Only a dialog that holds its button already takes the word.
    check();
    m_pages.front()->setFocus();
    askForRecent();
}

void SiteDialog::addPage(const QString &title, SitePage *page)
{
    m_tabs->addTab(title);
    m_stack->addWidget(page);
    m_pages.push_back(page);
    connect(page, &SitePage::changed, this, &SiteDialog::check);
}

QWidget *SiteDialog::makeFooter()
{
    m_delete = new QPushButton(tr("&Delete site…"));
    m_delete->setObjectName(QStringLiteral("delete"));
    setButtonLook(m_delete, ButtonLook::Danger);
    setThemedIcon(m_delete, QStringLiteral("trash-2"), &Theme::bad);
    const SaveFooter footer = makeSaveFooter(m_delete, tr("Sa&ve"));
    m_footMessage = footer.message;
    m_save = footer.save;
    connect(m_save, &QPushButton::clicked, this, &SiteDialog::save);
    connect(footer.buttons, &QDialogButtonBox::rejected, this, &SiteDialog::reject);
    connect(m_delete, &QPushButton::clicked, this, &SiteDialog::askToDelete);
    return footer.line;
}

void SiteDialog::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
    m_pages[static_cast<size_t>(tab)]->setFocus();
}

void SiteDialog::showBots()
{
    showTab(Tab::Counting);
    m_counting->showBots();
}

void SiteDialog::askForRecent()
{
    domain::StatsRequest request;
    request.site = m_site.id;
    request.period = domain::PeriodPreset::Last7Days;
    domain::BreakdownRequest pages;
    pages.dimension = domain::Dimension::Page;
    pages.limit = RecentRows;
    request.breakdowns = {pages};
    domain::OccurrenceRequest events;
    events.limit = RecentRows;
    request.occurrences = {events};
    m_backend.ask(request, this, [this](const domain::Result<domain::StatsResult> &result) {
        if (result)
            takeRecent(*result); // Without it only the preview and suggestions are missing.
    });
}

void SiteDialog::takeRecent(const domain::StatsResult &result)
{
    QStringList pages;
    QStringList events;
    for (const domain::Breakdown &breakdown : result.breakdowns)
        for (const domain::BreakdownRow &row : breakdown.rows)
            pages.append(row.value);
    for (const domain::Occurrences &occurrences : result.occurrences)
        for (const domain::OccurrenceRow &row : occurrences.rows)
            events.append(row.value);
    m_counting->setRecentPaths(pages);
    m_goals->setRecent(events, pages);
}

domain::SiteEdit SiteDialog::edit() const
{
    domain::SiteEdit edit;
    for (const SitePage *page : m_pages)
        page->addTo(edit);
    return edit;
}

void SiteDialog::check()
{
    if (m_save == nullptr)
        return;
    m_footMessage->clear();
    const bool fine = std::all_of(m_pages.begin(), m_pages.end(),
                                  [](const SitePage *page) { return page->isFine(); });
    m_save->setEnabled(!m_busy && fine && changesAnything(edit()));
}

void SiteDialog::save()
{
    if (!m_save->isEnabled())
        return;
    setBusy(true);
    instance::whenDone(m_backend.commands->editSite(m_site.trackingCode, edit()), this,
                       [this](const domain::Result<domain::Site> &site) { takeSaved(site); });
}

void SiteDialog::takeSaved(const domain::Result<domain::Site> &site)
{
    setBusy(false);
    if (site) {
        Q_EMIT siteSaved(*site);
        accept();
        return;
    }
    // What the dialog could not know: the disk is full, or the site is gone.
    for (size_t tab = 0; tab < m_pages.size(); ++tab) {
        if (m_pages[tab]->takeError(site.error(), edit())) {
            showTab(static_cast<Tab>(tab));
            return;
        }
    }
    m_footMessage->setError(site.error().message);
}

void SiteDialog::askToDelete()
{
    auto *dialog = new DeleteSiteDialog(m_backend, m_site, this);
    connect(dialog, &DeleteSiteDialog::removed, this, [this](const QString &trackingCode) {
        Q_EMIT siteRemoved(trackingCode);
        accept();
    });
    dialog->open();
}

void SiteDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_stack->setEnabled(!busy);
    m_delete->setEnabled(!busy);
    check();
}

void SiteDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

} // namespace footfall::app
