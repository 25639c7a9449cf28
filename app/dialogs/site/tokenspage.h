// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens with which back ends and apps may send for a site. GUI thread. A token is shown once;
// only its hash is kept.
#pragma once

#include "app/dialogs/site/sitepage.h"

class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace footfall::app {

class FieldMessage;
class Ground;

class SiteTokensPage : public SitePage
{
    Q_OBJECT
public:
    explicit SiteTokensPage(const domain::Site &site, QWidget *parent = nullptr);

    [[nodiscard]] bool isFine() const override { return true; }
    void addTo(domain::SiteEdit &edit) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeForm();
    void append(const domain::ApiToken &token);
    void draw();
    void remove();
    void check();

    domain::Site m_site;
    std::vector<domain::ApiToken> m_tokens; ///< In the order of the rows.
    QListWidget *m_list = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPushButton *m_remove = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_draw = nullptr;
    QWidget *m_shown = nullptr; ///< The token that was drawn last.
    QLineEdit *m_text = nullptr;
};

} // namespace footfall::app
