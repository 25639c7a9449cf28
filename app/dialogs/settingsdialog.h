// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the window and of the collector, in force without a restart. Main thread; needs a
// backend. Open it with open(), so that nothing waits.
#pragma once

#include "app/dialogs/appsettings.h"
#include "app/dialogs/backend.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace footfall::app {

class FieldMessage;

class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(const Backend &backend, AppSettings &appSettings, QWidget *parent = nullptr);

    enum class Page { General, Appearance, Collector };
    void showPage(Page page);

Q_SIGNALS:
    /// The collector's settings are in force.
    void applied();

public Q_SLOTS:
    void reject() override;

private:
    QWidget *makeGeneral();
    QWidget *makeAppearance();
    QWidget *makeCollector();
    void fillIn(const instance::Settings &settings);
    [[nodiscard]] instance::Settings typed() const;
    void check();
    void save();
    void takeOutcome(const domain::Result<domain::CollectorStatus> &outcome);
    void setBusy(bool busy);

    Backend m_backend;
    AppSettings &m_appSettings;
    instance::Settings m_before;
    ThemeChoice m_appearanceBefore;
    bool m_busy = false;

    QListWidget *m_list = nullptr;
    QStackedWidget *m_pages = nullptr;
    QCheckBox *m_keepCollecting = nullptr;
    QButtonGroup *m_appearance = nullptr;
    QComboBox *m_address = nullptr;
    QLineEdit *m_port = nullptr;
    FieldMessage *m_listenMessage = nullptr;
    QLineEdit *m_publicUrl = nullptr;
    FieldMessage *m_publicMessage = nullptr;
    QRadioButton *m_trustProxies = nullptr;
    QRadioButton *m_noProxy = nullptr;
    QLineEdit *m_proxies = nullptr;
    FieldMessage *m_proxyMessage = nullptr;
    FieldMessage *m_footMessage = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace footfall::app
