// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOption>
#include <QWidget>
#include <cmath>

namespace footfall::app::painting {

bool showsFocus(const QStyleOption &option)
{
    return option.state & QStyle::State_HasFocus &&
           option.state & QStyle::State_KeyboardFocusChange;
}

void drawBox(QPainter &painter, const QRectF &rect, const QColor &ground, const QColor &line,
             qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    const qreal inset = line.isValid() ? 0.5 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void drawHatch(QPainter &painter, const QRectF &rect, const QColor &color)
{
    constexpr qreal Apart = 6;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    QColor ground = color;
    ground.setAlphaF(0.25F);
    painter.fillRect(rect, ground);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    // From a grid of the whole figure, so that neighbouring hatches are one.
    const qreal begin = std::floor((rect.left() + rect.top()) / Apart) * Apart;
    for (qreal sum = begin; sum < rect.right() + rect.bottom(); sum += Apart)
        painter.drawLine(QPointF(sum - rect.top(), rect.top()),
                         QPointF(sum - rect.bottom(), rect.bottom()));
    painter.restore();
}

void drawFocusRing(QPainter &painter, const QRectF &rect, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

namespace {

struct Look {
    QColor ground, line, text;
};

Look lookOf(ButtonLook look, QStyle::State state)
{
    const Theme &now = theme();
    const bool enabled = state & QStyle::State_Enabled;
    const bool hovered = enabled && state & QStyle::State_MouseOver;
    const bool pressed = enabled && state & QStyle::State_Sunken;
    const bool checked = state & QStyle::State_On;
    Look result{now.surface, now.border, enabled ? now.text : now.disabled};
    const QColor reaction = pressed ? now.pressed : hovered ? now.hover : QColor();
    switch (look) {
    case ButtonLook::Default:
        result = enabled ? Look{hovered || pressed ? now.accentHover : now.accent, QColor(),
                                now.onAccent}
                         : Look{now.border, QColor(), now.disabled};
        return result;
    case ButtonLook::Link:
        return {QColor(), QColor(),
                !enabled  ? now.disabled
                : hovered ? now.accentHover
                          : now.accent};
    case ButtonLook::Flat:
        if (checked)
            return {now.accentSoft, QColor(), enabled ? now.accent : now.disabled};
        return {reaction, QColor(), result.text};
    case ButtonLook::Quiet:
        return {reaction, QColor(), !enabled ? now.disabled : hovered ? now.text : now.text2};
    case ButtonLook::Dashed: return {reaction, QColor(), enabled ? now.text2 : now.disabled};
    case ButtonLook::Danger:
        if (enabled)
            result.text = now.bad;
        break;
    case ButtonLook::SegmentFirst:
    case ButtonLook::SegmentMiddle:
    case ButtonLook::SegmentLast:
        if (checked)
            return {now.accentSoft, now.border, enabled ? now.accent : now.disabled};
        if (enabled)
            result.text = now.text2;
        break;
    case ButtonLook::Normal:
        if (checked)
            return {now.accentSoft, now.accent, enabled ? now.accent : now.disabled};
        break;
    }
    if (reaction.isValid())
        result.ground = reaction;
    return result;
}

/// Segments share their inner borders: only the outer corners are round.
void drawSegment(QPainter &painter, const QRect &rect, ButtonLook look,
                 Qt::LayoutDirection direction, const Look &colors)
{
    const bool mirrored = direction == Qt::RightToLeft;
    const bool roundLeft = look == (mirrored ? ButtonLook::SegmentLast : ButtonLook::SegmentFirst);
    const bool roundRight = look == (mirrored ? ButtonLook::SegmentFirst : ButtonLook::SegmentLast);
    const qreal radius = theme().controlRadius;
    // The part outside is clipped, which leaves straight edges where a neighbour follows.
    QRectF box = rect;
    box.adjust(roundLeft ? 0 : -2 * radius, 0, roundRight ? 0 : 2 * radius, 0);
    painter.save();
    painter.setClipRect(rect);
    drawBox(painter, box, colors.ground, colors.line, radius);
    if (!roundLeft)
        painter.fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), colors.line);
    painter.restore();
}

} // namespace

void drawButtonBevel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget)
{
    const ButtonLook look = buttonLook(widget);
    const Look colors = lookOf(look, option.state);
    const qreal radius = theme().controlRadius;
    if (look >= ButtonLook::SegmentFirst)
        drawSegment(painter, option.rect, look, option.direction, colors);
    else
        drawBox(painter, option.rect, colors.ground, colors.line, radius);
    if (look == ButtonLook::Dashed) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(theme().control, 1);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.restore();
    }
    if (showsFocus(option))
        drawFocusRing(painter, option.rect, radius);
}

void drawButtonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget)
{
    const Theme &now = theme();
    const Look colors = lookOf(buttonLook(widget), option.state);
    const bool hasMenu = option.features & QStyleOptionButton::HasMenu;
    const int icon = option.icon.isNull() ? 0 : option.iconSize.width();
    const int arrow = hasMenu ? now.px(14) : 0;
    const int text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int gap = icon > 0 && !option.text.isEmpty() ? 7 : 0;
    const int whole = qMin(option.rect.width() - 4, icon + gap + text + (arrow ? arrow + 6 : 0));
    QRect rest(0, 0, whole, option.rect.height());
    rest.moveCenter(option.rect.center());
    const auto visual = [&option](const QRect &box) {
        return QStyle::visualRect(option.direction, option.rect, box);
    };
    if (icon > 0) {
        const QRect box(rest.left(), rest.center().y() - icon / 2 + (rest.height() % 2 ? 0 : 1),
                        icon, icon);
        option.icon.paint(&painter, visual(box), Qt::AlignCenter,
                          option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled);
        rest.setLeft(box.right() + 1 + gap);
    }
    if (arrow > 0) {
        const QRect box(rest.right() - arrow + 1, rest.center().y() - arrow / 2 + 1, arrow, arrow);
        painter.drawPixmap(visual(box).topLeft(),
                           iconPixmap(QStringLiteral("chevron-down"), colors.text, arrow,
                                      painter.device()->devicePixelRatioF()));
        rest.setRight(box.left() - 6);
    }
    painter.setPen(colors.text);
    const bool bold =
        option.state & QStyle::State_On && buttonLook(widget) >= ButtonLook::SegmentFirst;
    QFont label = painter.font();
    if (bold)
        label.setWeight(QFont::DemiBold);
    painter.setFont(label);
    const QRect room = bold ? rest.adjusted(-6, 0, 6, 0) : rest;
    painter.drawText(visual(room), Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     option.text);
}

void drawToolButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget)
{
    QStyleOptionButton button;
    button.QStyleOption::operator=(option);
    button.text = option.toolButtonStyle == Qt::ToolButtonIconOnly ? QString() : option.text;
    button.icon = option.icon;
    button.iconSize = option.iconSize;
    if (option.features & QStyleOptionToolButton::HasMenu && !button.text.isEmpty())
        button.features |= QStyleOptionButton::HasMenu;
    drawButtonBevel(button, painter, widget);
    drawButtonLabel(button, painter, widget);
}

} // namespace footfall::app::painting
