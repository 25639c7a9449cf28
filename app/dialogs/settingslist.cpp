// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/settingslist.h"

#include "app/theme/icons.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace footfall::app {

namespace {

constexpr int IconRole = Qt::UserRole;

class PageDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, theme().px(34)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &colours = theme();
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const QRect box = option.rect.adjusted(8, 1, -8, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setBrush(isSelected ? colours.accentSoft : colours.hover);
            painter->drawRoundedRect(box, colours.controlRadius, colours.controlRadius);
        }
        if (option.state.testFlag(QStyle::State_KeyboardFocusChange) &&
            option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(colours.focus, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), colours.controlRadius,
                                     colours.controlRadius);
        }
        const int size = colours.px(16);
        QRect place(0, 0, size, size);
        place.moveCenter({box.left() + 10 + size / 2, box.center().y()});
        place = QStyle::visualRect(option.direction, box, place);
        painter->drawPixmap(place.topLeft(),
                            iconPixmap(index.data(IconRole).toString(),
                                       isSelected ? colours.accent : colours.text2, size,
                                       painter->device()->devicePixelRatioF()));
        painter->setPen(colours.text);
        painter->setFont(app::font(Type::Body, isSelected ? QFont::DemiBold : QFont::Normal));
        const QRect words =
            QStyle::visualRect(option.direction, box, box.adjusted(20 + size, 0, -8, 0));
        painter->drawText(words,
                          static_cast<int>(Qt::AlignVCenter | QStyle::visualAlignment(
                                                                  option.direction, Qt::AlignLeft)),
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            words.width()));
        painter->restore();
    }
};

} // namespace

SettingsList::SettingsList(QWidget *parent) : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(0, 12, 0, 12);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new PageDelegate(this));
    colour();
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this, &SettingsList::colour);
}

void SettingsList::addPage(const QString &iconName, const QString &title)
{
    auto *item = new QListWidgetItem(title, this);
    item->setData(IconRole, iconName);
}

void SettingsList::colour()
{
    QPalette changed = palette();
    changed.setColor(QPalette::Base, theme().sidebar);
    changed.setColor(QPalette::Window, theme().sidebar);
    setPalette(changed);
    setAutoFillBackground(true);
    viewport()->update();
}

} // namespace footfall::app
