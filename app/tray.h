// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps collecting when the window is closed, with an icon in the desktop's tray; where there is no
// tray, closing quits. Main thread; the window and the settings outlive it.
#pragma once

#include "app/dialogs/appsettings.h"

#include <QObject>
#include <QSystemTrayIcon>

class QMenu;
class QWidget;

namespace footfall::app {

class Tray : public QObject
{
    Q_OBJECT
public:
    enum class Desktop { HasTray, NoTray };
    [[nodiscard]] static Desktop detect();

    Tray(QWidget &window, AppSettings &settings, Desktop desktop);

    void setLiveVisitors(qint64 visitors);
    void showWindow();
    [[nodiscard]] QString toolTip() const { return m_icon.toolTip(); }

Q_SIGNALS:
    /// The person wants Footfall to end, or closed a window that does not live on in the tray.
    void quitRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tellOnce();
    void updateVisibility();

    QWidget &m_window;
    AppSettings &m_settings;
    Desktop m_desktop;
    QSystemTrayIcon m_icon;
    QMenu *m_menu = nullptr;
};

} // namespace footfall::app
