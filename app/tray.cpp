// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tray.h"

#include "app/dialogs/messagebox.h"
#include "app/firstrun/logo.h"
#include "app/theme/buttonlook.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QPushButton>

namespace footfall::app {

Tray::Desktop Tray::detect()
{
    return QSystemTrayIcon::isSystemTrayAvailable() ? Desktop::HasTray : Desktop::NoTray;
}

Tray::Tray(QWidget &window, AppSettings &settings, Desktop desktop)
    : QObject(&window)
    , m_window(window)
    , m_settings(settings)
    , m_desktop(desktop)
    , m_menu(new QMenu(&window))
{
    m_menu->addAction(tr("&Open Footfall"), this, &Tray::showWindow);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Quit"), this, &Tray::quitRequested);
    m_icon.setContextMenu(m_menu);
    m_icon.setIcon(programIcon());
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    showWindow();
            });
    connect(&settings, &AppSettings::whenClosedChanged, this, &Tray::updateVisibility);
    setLiveVisitors(0);
    updateVisibility();
    window.installEventFilter(this);
}

void Tray::setLiveVisitors(qint64 visitors)
{
    m_icon.setToolTip(
        visitors == 0 ? tr("Footfall: nobody just now")
                      : tr("Footfall: %Ln visitor(s) now", nullptr, static_cast<int>(visitors)));
}

void Tray::showWindow()
{
    m_window.show();
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.raise();
    m_window.activateWindow();
}

void Tray::updateVisibility()
{
    m_icon.setVisible(m_desktop == Desktop::HasTray &&
                      m_settings.whenClosed() == WhenClosed::KeepCollecting);
}

bool Tray::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_window || event->type() != QEvent::Close)
        return QObject::eventFilter(watched, event);
    if (m_desktop == Desktop::NoTray || m_settings.whenClosed() == WhenClosed::Quit) {
        Q_EMIT quitRequested();
        return false;
    }
    event->ignore();
    if (m_settings.wasToldAboutTray())
        m_window.hide();
    else
        tellOnce();
    return true;
}

void Tray::tellOnce()
{
    if (m_window.findChild<QMessageBox *>(QStringLiteral("closingKeepsCollecting")) != nullptr)
        return;
    QMessageBox *box = makeMessageBox(MessageKind::Information, tr("Footfall keeps collecting"),
                                      tr("Visits are counted while the window is closed. Footfall "
                                         "stays in the system tray; open or quit it there. "
                                         "This can be changed in Settings, General."),
                                      &m_window);
    box->setObjectName(QStringLiteral("closingKeepsCollecting"));
    QPushButton *keep = box->addButton(tr("&Keep collecting"), QMessageBox::AcceptRole);
    QPushButton *quit = box->addButton(tr("&Quit instead"), QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(keep);
    setButtonLook(keep, ButtonLook::Default);
    box->setEscapeButton(cancel);
    connect(keep, &QPushButton::clicked, this, [this] {
        m_settings.rememberToldAboutTray();
        m_window.hide();
    });
    connect(quit, &QPushButton::clicked, this, [this] {
        m_settings.rememberToldAboutTray();
        m_settings.setWhenClosed(WhenClosed::Quit);
        Q_EMIT quitRequested();
    });
    box->open();
}

} // namespace footfall::app
