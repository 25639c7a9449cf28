// SPDX-License-Identifier: GPL-3.0-or-later
// Which theme is in force: the desktop's light or dark, or what the owner forces. GUI thread; one a
// program, made on first use and owned by the QApplication.
#pragma once

#include "app/theme/theme.h"

#include <QObject>
#include <optional>

class QDBusVariant;
class QDBusPendingCallWatcher;

namespace footfall::app {

class ThemeWatcher : public QObject
{
    Q_OBJECT
public:
    /// REQUIRES: a QApplication.
    [[nodiscard]] static ThemeWatcher &instance();

    /// Loads the fonts, sets style, palette and font of the application. Once, before the window.
    void install();

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);

Q_SIGNALS:
    /// The theme is another one; the application's palette follows before this is emitted.
    void changed(const footfall::app::Theme &theme);

private Q_SLOTS:
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    explicit ThemeWatcher(QObject *parent);
    [[nodiscard]] ColorMode systemMode() const;
    void update();
    void askPortal();

    Theme m_theme;
    ThemeChoice m_choice = ThemeChoice::System;
    ColorMode m_paletteMode = ColorMode::Light; ///< Of the palette that the desktop gave.
    std::optional<ColorMode> m_portalMode;
    bool m_installed = false;
};

/// The theme in force.
[[nodiscard]] const Theme &theme();

} // namespace footfall::app
