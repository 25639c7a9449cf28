// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the list that a combo box opens, with the measures of a menu. Set by the style. GUI
// thread.
#pragma once

#include <QStyledItemDelegate>

class QComboBox;

namespace footfall::app {

class ComboRows : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// A box with a delegate of its own keeps that.
    static void installOn(QComboBox &box);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace footfall::app
