// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour and measure of the window as a plain value: one light, one dark, passed to painters.
// No colour literal stands outside of theme.cpp. GUI thread; needs Qt Gui.
#pragma once

#include <QColor>

namespace footfall::app {

enum class ColorMode { Light, Dark };

/// What the owner chose; System follows the desktop, also while running.
enum class ThemeChoice { System, Light, Dark };

struct Theme {
    ColorMode mode = ColorMode::Light;

    // Grounds.
    QColor window, sidebar, surface, raised, hover, pressed, tip;
    // Lines.
    QColor border, control, grid;
    // Text.
    QColor text, text2, text3, disabled;
    // Accent and focus.
    QColor accent, accentHover, accentSoft, onAccent, focus;
    // Judgements.
    QColor good, bad, warn, goodSoft, badSoft, warnSoft, live;
    // Series and share bars.
    QColor s1, s2, s3, s4, s5, s6, ghost, bar, barEdge, barSel, band;

    int row = 28;      ///< Height of a row of a list.
    qreal scale = 1.0; ///< The system's font size, 1 for 13 px.

    int cardRadius = 8;
    int controlRadius = 6;
    int smallRadius = 4;
    int barRadius = 3;

    /// A measure of the drawings at the system's font scale.
    [[nodiscard]] int px(qreal measure) const { return qRound(measure * scale); }
    /// The ground of a site's letter tile; white text on it reaches 4.5.
    [[nodiscard]] static QColor tile(int index);
};

[[nodiscard]] Theme themeFor(ColorMode mode, qreal scale);

} // namespace footfall::app
