// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about one site: name, time zone, hostnames, privacy signals, snippet; and its end.
// Main thread; needs a backend. Open it with open(), so that nothing waits.
#pragma once

#include "app/dialogs/backend.h"

#include <QDialog>

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTabBar;
class QStackedWidget;

namespace footfall::app {

class FieldMessage;
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
    enum class Busy { No, Saving, Deleting };

    QWidget *makeGeneral();
    QWidget *makeCounting();
    QWidget *makeSnippet();
    void check();
    void checkHostnames();
    void addHostname();
    void removeHostname();
    void save();
    void askToDelete();
    void remove();
    void setBusy(Busy busy);
    [[nodiscard]] QStringList typedHostnames() const;
    [[nodiscard]] domain::SiteEdit edit() const;

    Backend m_backend;
    domain::Site m_site;
    Busy m_busy = Busy::No;

    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLineEdit *m_name = nullptr;
    FieldMessage *m_nameMessage = nullptr;
    TimeZoneBox *m_zone = nullptr;
    FieldMessage *m_zoneMessage = nullptr;
    QListWidget *m_hostnames = nullptr;
    QPushButton *m_removeHostname = nullptr;
    QLabel *m_hostnameCount = nullptr;
    FieldMessage *m_hostnameMessage = nullptr;
    QCheckBox *m_privacySignals = nullptr;
    FieldMessage *m_footMessage = nullptr;
    QProgressBar *m_progress = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace footfall::app
