// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/sitedelegate.h"

#include "app/format/numbers.h"
#include "app/models/sitelistmodel.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/sparkline.h"

#include <QPainter>
#include <QStyle>

namespace footfall::app {

namespace {

constexpr int FullHeight = 46;
constexpr int RailHeight = 44;
constexpr int SideMargin = 8;

bool isFocused(const QStyleOptionViewItem &option)
{
    return option.state & QStyle::State_HasFocus &&
           option.state & QStyle::State_KeyboardFocusChange;
}

} // namespace

void drawDot(QPainter &painter, const QPointF &center, qreal diameter, const QColor &color,
             DotLook look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hollow = look == DotLook::Hollow;
    painter.setPen(hollow ? QPen(color, 1.25) : QPen(Qt::NoPen));
    painter.setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(color));
    const qreal radius = diameter / 2 - (hollow ? 0.6 : 0);
    painter.drawEllipse(center, radius, radius);
    painter.restore();
}

QSize SiteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return m_width == SidebarWidth::Full ? QSize(120, theme().px(FullHeight))
                                         : QSize(40, theme().px(RailHeight));
}

void SiteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    if (m_width == SidebarWidth::Full)
        paintFull(*painter, option, index);
    else
        paintRail(*painter, option, index);
    painter->restore();
}

void SiteDelegate::paintFull(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme &now = theme();
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto visual = [&](const QRect &box) {
        return QStyle::visualRect(option.direction, option.rect, box);
    };
    const QRect item = option.rect.adjusted(SideMargin, 0, -SideMargin, 0);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) {
        painting::drawBox(painter, item, now.accentSoft, QColor(), now.controlRadius);
        const QRect bar(item.left(), item.top() + 9, 3, item.height() - 18);
        painting::drawBox(painter, visual(bar), now.accent, QColor(), 1.5);
    } else if (option.state & QStyle::State_MouseOver) {
        painting::drawBox(painter, item, now.hover, QColor(), now.controlRadius);
    }
    if (isFocused(option))
        painting::drawFocusRing(painter, item, now.controlRadius);

    const QRect inner = item.adjusted(10, 5, -10, -5);
    const QRect first(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    const QRect second(inner.left(), first.bottom() + 1, inner.width(),
                       inner.height() - first.height());
    painter.setFont(app::font(Type::Body, QFont::Medium));
    painter.setPen(now.text);
    const QString today = numberText(index.data(SiteListModel::VisitorsTodayRole).toLongLong());
    const int numberWidth = qRound(tabularWidth(QFontMetricsF(painter.font()), today));
    drawTabular(painter, visual(first), mirrored ? Qt::AlignLeft : Qt::AlignRight, today);
    painter.setFont(app::font(Type::Body, selected ? QFont::DemiBold : QFont::Medium));
    const QRect name = first.adjusted(0, 0, -numberWidth - 10, 0);
    painter.drawText(visual(name),
                     (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter |
                         Qt::AlignAbsolute,
                     painter.fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                      Qt::ElideRight, name.width()));

    const qint64 live = index.data(SiteListModel::LiveRole).toLongLong();
    const QRect dot(second.left(), second.center().y() - 3, 7, 7);
    drawDot(painter, QRectF(visual(dot)).center(), 7, live > 0 ? now.live : now.control,
            live > 0 ? DotLook::Filled : DotLook::Hollow);
    painter.setFont(app::font(Type::Small));
    painter.setPen(now.text2);
    painter.drawText(visual(second.adjusted(13, 0, 0, 0)),
                     (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter |
                         Qt::AlignAbsolute,
                     live > 0 ? tr("%1 now").arg(numberText(live)) : tr("quiet"));
    const int width = now.px(72);
    const QRect line(second.right() + 1 - width, second.center().y() - 7, width, 15);
    drawSparkline(painter, visual(line),
                  index.data(SiteListModel::HoursRole).value<QList<qint64>>(),
                  live > 0 ? now.s1 : now.s6);
}

void SiteDelegate::paintRail(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme &now = theme();
    QRect item(0, 0, now.px(40), now.px(40));
    item.moveCenter(option.rect.center());
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) {
        painting::drawBox(painter, item, now.accentSoft, QColor(), now.controlRadius);
        const QRect bar(option.rect.left(), item.top() + 9, 3, item.height() - 18);
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), now.accent);
    } else if (option.state & QStyle::State_MouseOver) {
        painting::drawBox(painter, item, now.hover, QColor(), now.controlRadius);
    }
    if (isFocused(option))
        painting::drawFocusRing(painter, item, now.controlRadius);
    QRect tile(0, 0, now.px(24), now.px(24));
    tile.moveCenter(item.center());
    drawSiteTile(painter, tile, index.data(Qt::DisplayRole).toString(),
                 index.data(SiteListModel::TileRole).toInt());
    const bool live = index.data(SiteListModel::LiveRole).toLongLong() > 0;
    const QPointF corner(tile.right(), tile.bottom());
    drawDot(painter, corner, 10, selected ? now.accentSoft : now.sidebar, DotLook::Filled);
    drawDot(painter, corner, 7, live ? now.live : now.control,
            live ? DotLook::Filled : DotLook::Hollow);
}

} // namespace footfall::app
