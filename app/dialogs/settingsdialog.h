// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the window and of the collector, in force without a restart. GUI thread; needs a
// backend. Open it with open(), so that nothing waits.
#pragma once

#include "app/dialogs/appsettings.h"
#include "app/dialogs/backend.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QPushButton;
class QStackedWidget;

namespace footfall::app {

class EncryptionPage;
class FieldMessage;
class LimitsPage;
class ReceivingPage;
class SettingsList;

class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    /// Keeping on in the tray can be chosen only where there is one.
    enum class Desktop { HasTray, NoTray };
    SettingsDialog(const Backend &backend, AppSettings &appSettings, Desktop desktop,
                   QWidget *parent = nullptr);

    enum class Page { General, Appearance, Collector, Encryption, Limits };
    void showPage(Page page);
    /// The page and the field of the trusted proxies.
    void showProxies();

Q_SIGNALS:
    /// The collector's settings are in force.
    void applied();

public Q_SLOTS:
    void reject() override;

private:
    QWidget *makeGeneral(Desktop desktop);
    QWidget *makeAppearance();
    QWidget *makeFooter();
    void addPage(const QString &iconName, const QString &title, const QString &subtitle,
                 QWidget *content);
    void check();
    void fillIn(const instance::Settings &settings);
    [[nodiscard]] instance::Settings typed() const;
    /// Where the reason belongs.
    void showProblem(const instance::Settings &wanted, const QString &message);
    void save();
    void saveWindowSettings();
    void restoreDefaults();
    void setBusy(bool busy);
    [[nodiscard]] ThemeChoice chosenTheme() const;

    Backend m_backend;
    AppSettings &m_appSettings;
    instance::Settings m_before;
    ThemeChoice m_themeBefore;
    bool m_busy = false;

    SettingsList *m_list = nullptr;
    QStackedWidget *m_pages = nullptr;
    QCheckBox *m_keepCollecting = nullptr;
    QButtonGroup *m_themes = nullptr;
    ReceivingPage *m_collector = nullptr;
    EncryptionPage *m_encryption = nullptr;
    LimitsPage *m_limits = nullptr;
    FieldMessage *m_footMessage = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace footfall::app
