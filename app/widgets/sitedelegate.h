// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a site in the sidebar: name and today's visitors, live dot and sparkline; as a rail only
// the letter tile with its dot. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace footfall::app {

enum class SidebarWidth { Full, Rail };

class SiteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setWidth(SidebarWidth width) { m_width = width; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    void paintFull(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    void paintRail(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;

    SidebarWidth m_width = SidebarWidth::Full;
};

/// Filled while somebody is there, a hollow ring while it is quiet.
enum class DotLook { Filled, Hollow };
void drawDot(QPainter &painter, const QPointF &center, qreal diameter, const QColor &color,
             DotLook look);

} // namespace footfall::app
