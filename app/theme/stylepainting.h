// SPDX-License-Identifier: GPL-3.0-or-later
// The painting that FootfallStyle hands out, by kind of control. GUI thread.
#pragma once

#include <QRect>

class QColor;
class QPainter;
class QRectF;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QWidget;

namespace footfall::app::painting {

/// Focus is drawn only after the keyboard was used.
[[nodiscard]] bool showsFocus(const QStyleOption &option);
/// A rounded ground with a 1 px line on whole pixels. An invalid colour draws nothing.
void drawBox(QPainter &painter, const QRectF &rect, const QColor &ground, const QColor &line,
             qreal radius);
/// Lines of 45 degrees over a faint ground of the same colour: nothing was collected.
void drawHatch(QPainter &painter, const QRectF &rect, const QColor &color);
/// The 2 px focus ring along the inside of the rectangle.
void drawFocusRing(QPainter &painter, const QRectF &rect, qreal radius);

void drawButtonBevel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget);
void drawButtonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget);
void drawToolButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget);

void drawField(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void drawComboBox(const QStyleOptionComboBox &option, QPainter &painter);
void drawSpinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down,
                 QPainter &painter, const QWidget *widget);
void drawCheck(const QStyleOption &option, QPainter &painter);
void drawRadio(const QStyleOption &option, QPainter &painter);

void drawMenuItem(const QStyleOptionMenuItem &option, QPainter &painter);
void drawMenuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *menuBar);

void drawTab(const QStyleOptionTab &option, QPainter &painter);
void drawScrollBar(const QStyleOptionSlider &option, const QRect &slider, QPainter &painter);
void drawProgress(const QStyleOptionProgressBar &option, QPainter &painter);

} // namespace footfall::app::painting
