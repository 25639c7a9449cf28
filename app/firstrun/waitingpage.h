// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a site that has no views yet: its snippet, what has arrived, what was checked; then
// it celebrates the first view. Main thread; needs a backend and the query service.
#pragma once

#include "app/dialogs/backend.h"
#include "core/queries/queryservice.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace footfall::app {

class Celebration;
class CheckList;
class ThemedLabel;
class ListeningRuler;
class SnippetView;
class StepMark;

class WaitingPage : public QWidget
{
    Q_OBJECT
public:
    WaitingPage(const Backend &backend, queries::QueryService &queries, QWidget *parent = nullptr);

    /// Begins to wait for this site's first view.
    void showSite(const domain::Site &site);
    /// The settings changed: the snippet and what is known of its address are another.
    void takeSettings();
    [[nodiscard]] bool hasCelebrated() const { return m_celebrated; }

Q_SIGNALS:
    /// The first view was seen, and the person wants to go on to the dashboard.
    void continueRequested();
    /// "Change…" beside the time zone.
    void siteSettingsRequested(const footfall::domain::Site &site);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeWaiting();
    void tick();
    void askStatus();
    void takeStatus(const domain::InstanceStatus &status);
    void takeSummaries(const std::vector<domain::SiteSummary> &summaries);
    void takeAnswer(const domain::StatsResult &result);
    void celebrate();

    Backend m_backend;
    queries::QueryService &m_queries;
    domain::Site m_site;
    QTimer m_second;
    domain::Instant m_listeningSince{};
    std::optional<qint64> m_receivedBefore;
    bool m_statusAsked = false;
    bool m_celebrated = false;

    QStackedWidget *m_states = nullptr;
    Celebration *m_celebration = nullptr;
    ThemedLabel *m_title = nullptr;
    ThemedLabel *m_zone = nullptr;
    SnippetView *m_snippet = nullptr;
    StepMark *m_snippetMark = nullptr;
    ThemedLabel *m_copied = nullptr;
    ThemedLabel *m_listening = nullptr;
    ThemedLabel *m_received = nullptr;
    ListeningRuler *m_ruler = nullptr;
    CheckList *m_checks = nullptr;
};

} // namespace footfall::app
