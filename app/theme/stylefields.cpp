// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace footfall::app::painting {

namespace {

void drawArrow(QPainter &painter, const QRect &rect, const QString &name, const QColor &color,
               int size)
{
    QRect box(0, 0, size, size);
    box.moveCenter(rect.center());
    painter.drawPixmap(box.topLeft(),
                       iconPixmap(name, color, size, painter.device()->devicePixelRatioF()));
}

void drawFieldBox(QPainter &painter, const QRect &rect, QStyle::State state, FieldState fieldState)
{
    const Theme &now = theme();
    const bool enabled = state & QStyle::State_Enabled;
    const bool focused = state & QStyle::State_HasFocus;
    const bool wrong = fieldState == FieldState::Wrong;
    const qreal radius = now.controlRadius;
    drawBox(painter, rect, enabled ? now.surface : now.window, enabled ? now.control : now.border,
            radius);
    if (!focused && !wrong)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(wrong ? now.bad : now.focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

} // namespace

void drawField(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    if (widget && qobject_cast<QAbstractSpinBox *>(widget->parentWidget()))
        return; // The spin box draws the frame around both.
    drawFieldBox(painter, option.rect, option.state, fieldState(widget));
}

void drawComboBox(const QStyleOptionComboBox &option, QPainter &painter)
{
    drawFieldBox(painter, option.rect, option.state & ~QStyle::State_HasFocus, FieldState::Fine);
    if (option.state & QStyle::State_HasFocus && (option.editable || showsFocus(option)))
        drawFocusRing(painter, option.rect, theme().controlRadius);
    const QRect room(option.rect.right() - theme().px(14) - 14, option.rect.top(),
                     theme().px(14) + 14, option.rect.height());
    drawArrow(painter, QStyle::visualRect(option.direction, option.rect, room),
              QStringLiteral("chevron-down"),
              option.state & QStyle::State_Enabled ? theme().text2 : theme().disabled,
              theme().px(14));
}

void drawSpinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down,
                 QPainter &painter, const QWidget *)
{
    drawFieldBox(painter, option.rect, option.state, FieldState::Fine);
    const bool enabled = option.state & QStyle::State_Enabled;
    const auto color = [&](QAbstractSpinBox::StepEnabledFlag step) {
        return enabled && option.stepEnabled & step ? theme().text2 : theme().disabled;
    };
    drawArrow(painter, up, QStringLiteral("chevron-up"), color(QAbstractSpinBox::StepUpEnabled),
              theme().px(12));
    drawArrow(painter, down, QStringLiteral("chevron-down"),
              color(QAbstractSpinBox::StepDownEnabled), theme().px(12));
}

void drawCheck(const QStyleOption &option, QPainter &painter)
{
    const Theme &now = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const bool partly = option.state & QStyle::State_NoChange;
    const bool filled = (on || partly) && enabled;
    const QColor ground = filled                                   ? now.accent
                          : option.state & QStyle::State_MouseOver ? now.hover
                                                                   : now.surface;
    drawBox(painter, option.rect, ground,
            filled    ? now.accent
            : enabled ? now.control
                      : now.border,
            now.smallRadius);
    const QColor mark = enabled ? now.onAccent : now.disabled;
    if (partly) {
        painter.fillRect(
            QRect(option.rect.left() + 4, option.rect.center().y(), option.rect.width() - 8, 2),
            mark);
    } else if (on) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(mark, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const qreal unit = option.rect.width() / 16.0;
        const QPointF origin = option.rect.topLeft();
        const QPointF points[] = {origin + QPointF(4, 8.4) * unit, origin + QPointF(7, 11.2) * unit,
                                  origin + QPointF(12, 5.2) * unit};
        painter.drawPolyline(points, 3);
        painter.restore();
    }
}

void drawRadio(const QStyleOption &option, QPainter &painter)
{
    const Theme &now = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const qreal radius = option.rect.width() / 2.0;
    drawBox(painter, option.rect, on && enabled ? now.accent : now.surface,
            on && enabled ? now.accent
            : enabled     ? now.control
                          : now.border,
            radius);
    if (on) {
        const qreal inset = option.rect.width() * 0.31;
        drawBox(painter, QRectF(option.rect).adjusted(inset, inset, -inset, -inset),
                enabled ? now.onAccent : now.disabled, QColor(), radius);
    }
}

} // namespace footfall::app::painting
