// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/comborows.h"

#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>

namespace footfall::app {

namespace {
constexpr int RowHeight = 28;
constexpr int SeparatorHeight = 9;
constexpr int Padding = 12;
constexpr int IconSide = 16;
constexpr int IconGap = 7;

bool isSeparator(const QModelIndex &index)
{
    return index.data(Qt::AccessibleDescriptionRole).toString() == QStringLiteral("separator");
}

} // namespace

void ComboRows::installOn(QComboBox &box)
{
    if (box.itemDelegate() && box.itemDelegate()->inherits("QComboBoxDelegate"))
        box.setItemDelegate(new ComboRows(&box));
}

QSize ComboRows::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (isSeparator(index))
        return {0, SeparatorHeight};
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const int icon = item.icon.isNull() ? 0 : theme().px(IconSide) + IconGap;
    return {QFontMetrics(item.font).horizontalAdvance(item.text) + icon + 2 * Padding + 1,
            theme().px(RowHeight)};
}

void ComboRows::paint(QPainter *painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const
{
    const Theme &now = theme();
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QRect row = option.rect;
    painter->save();
    if (isSeparator(index)) {
        painter->fillRect(QRect(row.left() + 4, row.center().y(), row.width() - 8, 1), now.border);
        painter->restore();
        return;
    }
    const bool enabled = item.state & QStyle::State_Enabled;
    if (enabled && item.state & QStyle::State_Selected)
        painting::drawBox(*painter, row.adjusted(4, 1, -4, -1), now.accentSoft, QColor(),
                          now.smallRadius);
    QRect words = row.adjusted(Padding, 0, -Padding, 0);
    if (!item.icon.isNull()) {
        const int side = now.px(IconSide);
        const QRect box(words.left(), row.center().y() - side / 2 + 1, side, side);
        item.icon.paint(painter, QStyle::visualRect(item.direction, row, box), Qt::AlignCenter,
                        enabled ? QIcon::Normal : QIcon::Disabled);
        words.setLeft(box.right() + 1 + IconGap);
    }
    const bool mirrored = item.direction == Qt::RightToLeft;
    painter->setFont(item.font);
    painter->setPen(enabled ? now.text : now.disabled);
    painter->drawText(QStyle::visualRect(item.direction, row, words),
                      int(mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter |
                          Qt::AlignAbsolute | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(item.text, Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace footfall::app
