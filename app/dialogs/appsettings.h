// SPDX-License-Identifier: GPL-3.0-or-later
// What one person wants of the window on this computer; how a data directory collects is in its own
// settings.ini. Main thread; writes a small file.
#pragma once

#include "app/theme/theme.h"

#include <QObject>
#include <QSettings>

namespace footfall::app {

enum class WhenClosed { KeepCollecting, Quit };

class AppSettings : public QObject
{
    Q_OBJECT
public:
    /// Empty: window.ini in the platform's configuration directory.
    explicit AppSettings(const QString &filePath = {}, QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice appearance() const;
    void setAppearance(ThemeChoice choice);
    [[nodiscard]] WhenClosed whenClosed() const;
    void setWhenClosed(WhenClosed choice);
    /// Whether the person has been told that closing the window keeps collecting.
    [[nodiscard]] bool wasToldAboutTray() const;
    void rememberToldAboutTray();
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

Q_SIGNALS:
    void appearanceChanged(footfall::app::ThemeChoice choice);
    void whenClosedChanged();

private:
    QSettings m_file;
};

} // namespace footfall::app
