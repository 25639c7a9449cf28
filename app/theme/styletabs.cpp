// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace footfall::app::painting {

void drawTab(const QStyleOptionTab &option, QPainter &painter)
{
    const Theme &now = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = enabled && option.state & QStyle::State_MouseOver;
    QFont label = painter.font();
    label.setWeight(selected ? QFont::DemiBold : QFont::Medium);
    painter.save();
    painter.setFont(label);
    painter.setPen(!enabled ? now.disabled : selected || hovered ? now.text : now.text2);
    // Half of the 15 between two tabs lies after each word, so that the first one stands at the
    // edge.
    QRect room = option.rect;
    room.setWidth(room.width() - 15);
    room = QStyle::visualRect(option.direction, option.rect, room);
    painter.drawText(room.adjusted(-4, 0, 4, 0),
                     Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, option.text);
    if (selected)
        painter.fillRect(QRect(room.left(), option.rect.bottom() - 1, room.width(), 2), now.accent);
    if (selected && showsFocus(option))
        drawFocusRing(painter, room.adjusted(-5, 6, 5, -6), now.smallRadius);
    painter.restore();
}

void drawScrollBar(const QStyleOptionSlider &option, const QRect &slider, QPainter &painter)
{
    const Theme &now = theme();
    if (option.maximum <= option.minimum)
        return;
    const bool active = option.state & QStyle::State_Enabled &&
                        (option.state & QStyle::State_MouseOver ||
                         option.activeSubControls & QStyle::SC_ScrollBarSlider);
    QColor color = now.control;
    color.setAlpha(active ? 255 : 140);
    const QRectF bar = QRectF(slider).adjusted(2, 2, -2, -2);
    drawBox(painter, bar, color, QColor(), qMin(bar.width(), bar.height()) / 2);
}

void drawProgress(const QStyleOptionProgressBar &option, QPainter &painter)
{
    const Theme &now = theme();
    QRectF groove = option.rect;
    groove.setHeight(6);
    groove.moveCenter(QRectF(option.rect).center());
    drawBox(painter, groove, now.grid, QColor(), 3);
    const qint64 range = qint64(option.maximum) - option.minimum;
    QRectF done = groove;
    if (range > 0) {
        const qreal part = qreal(option.progress - option.minimum) / qreal(range);
        done.setWidth(groove.width() * qBound<qreal>(0, part, 1));
        if (option.direction == Qt::RightToLeft)
            done.moveRight(groove.right());
    }
    if (done.width() > 0)
        drawBox(painter, done, now.accent, QColor(), 3);
}

} // namespace footfall::app::painting
