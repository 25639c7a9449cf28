// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the rows of panels: share bar, icon or flag, name, visitors, share, and how the filter
// stands to them. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace footfall::app {

class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Columns { VisitorsAndShare, VisitorsOnly, MoneyVisitorsAndShare };
    explicit RowDelegate(Columns columns, QObject *parent = nullptr);
    /// moneyWidth: see moneyWidthFor(); of no meaning without that column.
    void setColumns(Columns columns, int moneyWidth = 0)
    {
        m_columns = columns;
        m_moneyWidth = moneyWidth;
    }
    /// Whether the selected row is marked only while the list has the focus, or for good, because
    /// something beside the list shows it; or, by RowRole::Choice, the rows that the filter names.
    enum class Choice { WithFocus, Lasting, Filter };
    void setChoice(Choice choice) { m_choice = choice; }

    /// The small buttons in front of the numbers of the row under the mouse, where rows filter.
    enum class Action { None, Filter, Open };
    struct Hover {
        int row = -1;
        Action action = Action::None;
        bool operator==(const Hover &) const = default;
    };
    void setHover(const Hover &hover) { m_hover = hover; }
    [[nodiscard]] const Hover &hover() const { return m_hover; }
    [[nodiscard]] QRect actionRect(Action action, const QRect &row, const QModelIndex &index,
                                   Qt::LayoutDirection direction) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    /// Of the numbers' columns, so that heads stand above them.
    [[nodiscard]] static int visitorsWidth(const QModelIndex &first);
    [[nodiscard]] static int shareWidth();
    /// In which all of the texts are whole.
    [[nodiscard]] static int moneyWidthFor(const QStringList &texts);
    /// What a row of that width gives of it: names keep their half.
    [[nodiscard]] static int moneyWidthIn(int rowWidth, int moneyWidth)
    {
        return qMin(moneyWidth, rowWidth / 2);
    }
    static constexpr int MoneyGap = 8; ///< In front of an amount.
    static constexpr int Padding = 12;

private:
    struct Look;
    [[nodiscard]] Look lookOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// Where the numbers begin.
    [[nodiscard]] int nameRight(const QRect &row, const QModelIndex &index) const;
    void paintBar(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  const Look &look) const;
    void paintName(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   const Look &look) const;
    void paintActions(QPainter &painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index, const Look &look) const;
    void paintNumbers(QPainter &painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index, const Look &look) const;

    Columns m_columns;
    int m_moneyWidth = 0;
    Choice m_choice = Choice::WithFocus;
    Hover m_hover;
};

} // namespace footfall::app
