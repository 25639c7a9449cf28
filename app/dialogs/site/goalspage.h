// SPDX-License-Identifier: GPL-3.0-or-later
// What a site's owner watches: goals on events or pages, added and removed. GUI thread.
#pragma once

#include "app/dialogs/site/sitepage.h"

class QComboBox;
class QCompleter;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace footfall::app {

class FieldMessage;
class GoalsModel;
class PlainTable;

class SiteGoalsPage : public SitePage
{
    Q_OBJECT
public:
    explicit SiteGoalsPage(const domain::Site &site, QWidget *parent = nullptr);

    [[nodiscard]] bool isFine() const override;
    void addTo(domain::SiteEdit &edit) const override;

    /// What was seen within the last days, offered while typing.
    void setRecent(const QStringList &events, const QStringList &pages);
    [[nodiscard]] GoalsModel *model() const { return m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeForm();
    [[nodiscard]] domain::Goal typed() const;
    [[nodiscard]] bool isEmpty() const; ///< Nothing typed.
    [[nodiscard]] QString nameProblem() const;
    [[nodiscard]] QString patternProblem() const;
    void check();
    void showKind();
    void addGoal();

    domain::Site m_site;
    GoalsModel *m_model;
    PlainTable *m_table = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPushButton *m_remove = nullptr;
    QLineEdit *m_name = nullptr;
    FieldMessage *m_nameMessage = nullptr;
    QComboBox *m_kind = nullptr;
    QLineEdit *m_pattern = nullptr;
    FieldMessage *m_patternMessage = nullptr;
    QPushButton *m_add = nullptr;
    QStringList m_events;
    QStringList m_pages;
};

} // namespace footfall::app
