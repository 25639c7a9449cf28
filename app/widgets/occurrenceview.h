// SPDX-License-Identifier: GPL-3.0-or-later
// All goals and events in a list, and of the chosen one everything that is known: numbers, where it
// happened, properties and money. Over the dashboard. GUI thread; asks its owner and never waits.
#pragma once

#include "app/widgets/occurrencedetails.h"

#include <QDialog>
#include <QTimer>

class QLineEdit;

namespace footfall::app {

class ThemedIcon;

class OccurrenceView : public QDialog
{
    Q_OBJECT
public:
    using By = domain::OccurrenceRequest::By;
    /// With an empty name the first of the list is shown.
    OccurrenceView(By by, const QString &name, QWidget *parent);

    [[nodiscard]] std::vector<domain::OccurrenceRequest> requests() const;
    void setResult(const domain::StatsResult &result);
    void setError(const domain::Error &error);

    [[nodiscard]] QString shownName() const { return m_name; }
    [[nodiscard]] QTabBar *tabs() const { return m_all->tabs(); }
    [[nodiscard]] RowList *list() const { return m_all->list(); }
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    [[nodiscard]] OccurrenceFigures *figures() const { return m_figures; }
    [[nodiscard]] WhereCard *where() const { return m_where; }
    [[nodiscard]] PropertiesCard *properties() const { return m_properties; }

Q_SIGNALS:
    void requestsChanged();

private:
    [[nodiscard]] By by() const;
    [[nodiscard]] domain::OccurrenceRequest listRequest() const;
    void choose(const QString &name);
    void showHead(const domain::Site &site);
    void showList(const domain::StatsResult &result);
    void showDetails();

    QString m_name;
    bool m_isFilling = false; ///< What becomes current then was not chosen by anybody.
    std::optional<domain::Site> m_site;
    QLineEdit *m_search = nullptr;
    ThemedLabel *m_filter = nullptr; ///< What all numbers here answer to.
    OccurrenceListCard *m_all = nullptr;
    QWidget *m_details = nullptr;
    ThemedIcon *m_icon = nullptr;
    ThemedLabel *m_title = nullptr;
    ThemedLabel *m_kind = nullptr;
    OccurrenceFigures *m_figures = nullptr;
    WhereCard *m_where = nullptr;
    PropertiesCard *m_properties = nullptr;
    QTimer m_typing; ///< One question a pause, not one a letter.
};

} // namespace footfall::app
