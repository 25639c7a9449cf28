// SPDX-License-Identifier: GPL-3.0-or-later
// The six roles of type, and numbers whose digits stand under each other. GUI thread.
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;
class QFontMetricsF;

namespace footfall::app {

enum class Type {
    Number,  ///< 24, semibold: the number cards.
    Title,   ///< 18, semibold: the page's title.
    Section, ///< 14, semibold: steps and dialog pages.
    Body,    ///< 13: everything else.
    Small,   ///< 12: labels, changes, hints.
    Caption, ///< 11: column heads, axes.
};

/// Puts Inter at the program's disposal, where it was bundled; else the system's font is used.
void loadFonts();

/// 1 where the system's font is 13 px or smaller.
[[nodiscard]] qreal fontScale();

[[nodiscard]] QFont font(Type type);
[[nodiscard]] QFont font(Type type, QFont::Weight weight);
/// For snippets and addresses.
[[nodiscard]] QFont codeFont();

/// Qt 6.4 cannot switch Inter's tabular figures on, so each digit gets the advance of "0".
[[nodiscard]] qreal tabularWidth(const QFontMetricsF &metrics, const QString &text);
/// Draws with the painter's font and pen, centred vertically; only Left, Right and HCenter matter.
void drawTabular(QPainter &painter, const QRectF &rect, Qt::Alignment alignment,
                 const QString &text);

} // namespace footfall::app
