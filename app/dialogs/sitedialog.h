// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about one site: name, time zone, hostnames, privacy signals, snippet; and its end.
// GUI thread; needs a backend. Open it with open(), so that nothing waits.
#pragma once

#include "app/dialogs/backend.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace footfall::app {

class FieldMessage;
class HostnameList;
class TimeZoneBox;

class SiteDialog : public QDialog
{
    Q_OBJECT
public:
    SiteDialog(const Backend &backend, const domain::Site &site, QWidget *parent = nullptr);

    enum class Tab { General, Counting, Snippet };
    void showTab(Tab tab);

Q_SIGNALS:
    void siteSaved(const footfall::domain::Site &site);
    void siteRemoved(const QString &trackingCode);

public Q_SLOTS:
    void reject() override;

private:
    QWidget *makeGeneral();
    QWidget *makeCounting();
    QWidget *makeSnippet();
    QWidget *makeFooter();
    void check();
    void save();
    void takeSaved(const domain::Result<domain::Site> &site);
    void askToDelete();
    void setBusy(bool busy);
    [[nodiscard]] bool hasChanges() const;
    [[nodiscard]] domain::SiteEdit edit() const;
    [[nodiscard]] QString zoneNote() const;

    Backend m_backend;
    domain::Site m_site;
    bool m_busy = false;

    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLineEdit *m_name = nullptr;
    FieldMessage *m_nameMessage = nullptr;
    TimeZoneBox *m_zone = nullptr;
    FieldMessage *m_zoneMessage = nullptr;
    HostnameList *m_hostnames = nullptr;
    QCheckBox *m_privacySignals = nullptr;
    FieldMessage *m_footMessage = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace footfall::app
