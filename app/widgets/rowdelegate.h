// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the rows of panels: share bar, icon or flag, name, visitors, share. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace footfall::app {

class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Columns { VisitorsAndShare, VisitorsOnly, MoneyVisitorsAndShare };
    explicit RowDelegate(Columns columns, QObject *parent = nullptr);
    void setColumns(Columns columns) { m_columns = columns; }
    /// Whether the selected row is marked only while the list has the focus, or for good, because
    /// something beside the list shows it.
    enum class Choice { WithFocus, Lasting };
    void setChoice(Choice choice) { m_choice = choice; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    /// Of the numbers' columns, so that heads stand above them.
    [[nodiscard]] static int visitorsWidth(const QModelIndex &first);
    [[nodiscard]] static int shareWidth();
    [[nodiscard]] static int moneyWidth();
    static constexpr int Padding = 12;

private:
    Columns m_columns;
    Choice m_choice = Choice::WithFocus;
};

} // namespace footfall::app
