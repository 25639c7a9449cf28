// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about one site in pages: general, counting, goals, privacy and keeping, snippet,
// tokens; and its end. GUI thread; needs a backend. All pages are one edit, made on Save. Open it
// with open(), so that nothing waits.
#pragma once

#include "app/dialogs/backend.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace footfall::app {

class FieldMessage;
class SiteCountingPage;
class SiteGoalsPage;
class SitePage;

class SiteDialog : public QDialog
{
    Q_OBJECT
public:
    SiteDialog(const Backend &backend, const domain::Site &site, QWidget *parent = nullptr);

    enum class Tab { General, Counting, Goals, Keeping, Snippet, Tokens };
    void showTab(Tab tab);
    /// The switch that keeps what crawlers look at.
    void showBots();

Q_SIGNALS:
    void siteSaved(const footfall::domain::Site &site);
    void siteRemoved(const QString &trackingCode);

public Q_SLOTS:
    void reject() override;

private:
    void addPage(const QString &title, SitePage *page);
    QWidget *makeFooter();
    void askForRecent();
    void takeRecent(const domain::StatsResult &result);
    void check();
    void save();
    void takeSaved(const domain::Result<domain::Site> &site);
    void askToDelete();
    void setBusy(bool busy);
    [[nodiscard]] domain::SiteEdit edit() const;

    Backend m_backend;
    domain::Site m_site;
    bool m_busy = false;

    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::vector<SitePage *> m_pages; ///< In the order of Tab.
    SiteCountingPage *m_counting = nullptr;
    SiteGoalsPage *m_goals = nullptr;
    FieldMessage *m_footMessage = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace footfall::app
