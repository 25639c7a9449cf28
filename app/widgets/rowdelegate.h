// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the rows of panels: share bar, icon or flag, name, visitors, share. GUI thread.
#pragma once

#include "core/domain/dimension.h"

#include <QStyledItemDelegate>

namespace footfall::app {

class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Columns { VisitorsAndShare, VisitorsOnly };
    explicit RowDelegate(Columns columns, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    /// Of the numbers' columns, so that heads stand above them.
    [[nodiscard]] static int visitorsWidth(const QModelIndex &first);
    [[nodiscard]] static int shareWidth();
    static constexpr int Padding = 12;

private:
    Columns m_columns;
};

} // namespace footfall::app
