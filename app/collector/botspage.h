// SPDX-License-Identifier: GPL-3.0-or-later
// What bots looked at, for sites that want to see that; else how to switch it on. GUI thread; asks
// while it is seen.
#pragma once

#include "app/dialogs/backend.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace footfall::app {

class BotsModel;
class PlainTable;
class StateView;

class BotsPage : public QWidget
{
    Q_OBJECT
public:
    explicit BotsPage(const Backend &backend, QWidget *parent = nullptr);

    void setSites(const std::vector<domain::Site> &sites);
    [[nodiscard]] BotsModel *model() const { return m_model; }
    [[nodiscard]] PlainTable *table() const { return m_table; }
    [[nodiscard]] StateView *state() const { return m_state; }
    /// Chooses among the sites that show bots; shown by whoever gives it a place.
    [[nodiscard]] QPushButton *siteButton() const { return m_siteButton; }
    [[nodiscard]] bool hasSeveralSites() const { return m_sites.size() > 1; }
    [[nodiscard]] bool showsRows() const;

Q_SIGNALS:
    void sitesChanged();
    /// No site shows bots, and somebody wants one to.
    void switchOnRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void choose(domain::SiteId site);
    void ask();
    void take(domain::SiteId site, const domain::Result<domain::StatsResult> &result);
    void showOffState();

    Backend m_backend;
    std::vector<domain::Site> m_sites; ///< Those that show bots.
    domain::SiteId m_site;             ///< Invalid: none does.
    BotsModel *m_model;
    QPushButton *m_siteButton;
    QStackedWidget *m_stack;
    PlainTable *m_table;
    StateView *m_state;
    QTimer m_timer;
    bool m_asked = false;
};

} // namespace footfall::app
