// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QWidget>

namespace footfall::app::painting {

void drawMenuItem(const QStyleOptionMenuItem &option, QPainter &painter)
{
    const Theme &now = theme();
    const QRect rect = option.rect;
    painter.fillRect(rect, now.tip);
    if (option.menuItemType == QStyleOptionMenuItem::Separator && !option.text.isEmpty()) {
        painter.setFont(app::font(Type::Caption, QFont::DemiBold));
        painter.setPen(now.text3);
        const QRect room(rect.left() + 12, rect.top(), rect.width() - 24, rect.height() - 2);
        const bool mirrored = option.direction == Qt::RightToLeft;
        painter.drawText(
            room, Qt::AlignBottom | Qt::AlignAbsolute | (mirrored ? Qt::AlignRight : Qt::AlignLeft),
            option.text);
        return;
    }
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(rect.left() + 4, rect.center().y(), rect.width() - 8, 1),
                         now.border);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    if (enabled && option.state & QStyle::State_Selected)
        drawBox(painter, rect.adjusted(4, 0, -4, 0), now.accentSoft, QColor(), now.smallRadius);
    const QColor color = enabled ? now.text : now.disabled;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const int size = now.px(16);
    const auto visual = [&option](const QRect &box) {
        return QStyle::visualRect(option.direction, option.rect, box);
    };
    const QRect leading(rect.left() + 10, rect.center().y() - size / 2 + 1, size, size);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            painter.drawPixmap(
                visual(leading).topLeft(),
                iconPixmap(QStringLiteral("check"), enabled ? now.accent : color, size, ratio));
    } else if (!option.icon.isNull()) {
        option.icon.paint(&painter, visual(leading), Qt::AlignCenter,
                          enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const bool hasMenu = option.menuItemType == QStyleOptionMenuItem::SubMenu;
    const QRect words(rect.left() + 34, rect.top(), rect.width() - 34 - 14, rect.height());
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    painter.setFont(option.font);
    painter.setPen(color);
    const int flags =
        Qt::AlignVCenter | Qt::AlignAbsolute | Qt::TextShowMnemonic | Qt::TextSingleLine;
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter.drawText(visual(words), flags | (mirrored ? Qt::AlignRight : Qt::AlignLeft),
                     parts.constFirst());
    if (parts.size() > 1) {
        painter.setPen(enabled ? now.text3 : now.disabled);
        painter.drawText(visual(words), flags | (mirrored ? Qt::AlignLeft : Qt::AlignRight),
                         parts.at(1));
    }
    if (hasMenu) {
        const int arrow = now.px(14);
        const QRect box(rect.right() - arrow - 8, rect.center().y() - arrow / 2 + 1, arrow, arrow);
        painter.drawPixmap(
            visual(box).topLeft(),
            iconPixmap(mirrored ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"),
                       color, arrow, ratio));
    }
}

void drawMenuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *menuBar)
{
    const Theme &now = theme();
    painter.fillRect(option.rect, now.sidebar);
    const bool open = option.state & (QStyle::State_Selected | QStyle::State_Sunken);
    if (open && option.state & QStyle::State_Enabled)
        drawBox(painter, option.rect.adjusted(2, 3, -2, -4), now.pressed, QColor(),
                now.smallRadius);
    painter.setFont(option.font);
    painter.setPen(option.state & QStyle::State_Enabled ? now.text : now.disabled);
    // Letters are underlined once the keyboard has come here (Alt), not before.
    const int mnemonic =
        menuBar && menuBar->hasFocus() ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter.drawText(option.rect, Qt::AlignCenter | mnemonic | Qt::TextSingleLine, option.text);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     now.border);
}

} // namespace footfall::app::painting
