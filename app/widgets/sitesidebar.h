// SPDX-License-Identifier: GPL-3.0-or-later
// The sites, a field that finds them, and the collector's state; folds into a rail of letter tiles.
// GUI thread. The model outlives the sidebar.
#pragma once

#include "app/models/sitelistmodel.h"
#include "app/widgets/sitedelegate.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace footfall::app {

class CollectorBlock;

class SiteSidebar : public QWidget
{
    Q_OBJECT
public:
    explicit SiteSidebar(SiteListModel &model, QWidget *parent = nullptr);

    void setSidebarWidth(SidebarWidth width);
    [[nodiscard]] SidebarWidth sidebarWidth() const { return m_width; }
    /// Does not emit siteChosen().
    void setCurrent(const QString &trackingCode);
    [[nodiscard]] QString current() const;
    /// While another page than a site's is shown, no site is selected, and each can be chosen.
    enum class Shown { Site, Collector };
    void setShown(Shown shown);
    [[nodiscard]] CollectorBlock *collector() const { return m_collector; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }

    /// Ctrl K. A rail unfolds until a site is chosen or the search is left.
    void beginSearch();

Q_SIGNALS:
    void siteChosen(const QString &trackingCode);
    void addSiteRequested();
    void settingsRequested();
    void collectorRequested();
    void siteSettingsRequested(const QString &trackingCode);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyWidth(SidebarWidth width);
    void endSearch();
    void choose(const QModelIndex &index);

    SiteListModel &m_model;
    QSortFilterProxyModel m_filter;
    SidebarWidth m_width = SidebarWidth::Full;
    QString m_current;
    Shown m_shown = Shown::Site;
    QLineEdit *m_search = nullptr;
    QToolButton *m_searchButton = nullptr;
    QWidget *m_headRow = nullptr;
    QListView *m_list = nullptr;
    SiteDelegate *m_delegate = nullptr;
    QToolButton *m_railAdd = nullptr;
    CollectorBlock *m_collector = nullptr;
};

} // namespace footfall::app
