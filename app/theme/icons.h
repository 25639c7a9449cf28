// SPDX-License-Identifier: GPL-3.0-or-later
// Line icons in the theme's colours, flags and letter tiles, cached by colour, size and ratio. GUI
// thread. Without the icon packages everything is drawn empty and the window stays usable.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;

namespace footfall::app {

/// name as in lucide: "download". Square, size in device-independent pixels.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio);
/// The same for buttons and menus; the disabled state takes the theme's colour for it.
[[nodiscard]] QIcon icon(const QString &name, const QColor &color, int size = 16);

/// ISO 3166-1 alpha-2 in any case; 16 x 12 with an inner line. Null where there is no such flag.
[[nodiscard]] QPixmap flagPixmap(const QString &alpha2, qreal ratio);

/// A rounded square with the first letter of a site's name in white.
void drawSiteTile(QPainter &painter, const QRectF &rect, const QString &name, int index);
/// A 16 px tile with the first letter of a source, in neutral colours.
void drawLetterTile(QPainter &painter, const QRectF &rect, const QString &name);

} // namespace footfall::app
