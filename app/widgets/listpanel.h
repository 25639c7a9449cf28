// SPDX-License-Identifier: GPL-3.0-or-later
// The frame that all panels share: tabs, column heads, rows or a state, footer. GUI thread.
#pragma once

#include "app/widgets/card.h"
#include "app/widgets/rowdelegate.h"

#include <QTimer>

class QAbstractItemModel;
class QHBoxLayout;
class QStackedLayout;
class QPushButton;
class QTabBar;

namespace footfall::app {

class ColumnHeads;
class RowList;
class StateView;

class ListPanel : public Card
{
    Q_OBJECT
public:
    /// Small ones stand two in a column: fewer rows, without heads.
    enum class Size { Full, Small };
    ListPanel(QAbstractItemModel *model, RowDelegate::Columns columns, Size size, QWidget *parent);

    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }
    [[nodiscard]] RowList *list() const { return m_list; }
    [[nodiscard]] StateView *state() const { return m_state; }
    [[nodiscard]] bool showsRows() const;

    /// Keeps what is shown for 150 ms, then skeleton bars.
    void beginLoading();
    void showRows();
    /// The state view is filled in by the caller.
    void showState();

protected:
    [[nodiscard]] ColumnHeads *heads() const { return m_heads; }
    /// At the end of the tabs.
    void addToHead(QWidget *widget);
    [[nodiscard]] QHBoxLayout *footer() const { return m_footer; }
    void paintEvent(QPaintEvent *event) override;

private:
    Size m_size;
    QTabBar *m_tabs = nullptr;
    QHBoxLayout *m_tabRow = nullptr;
    ColumnHeads *m_heads = nullptr;
    RowList *m_list = nullptr;
    StateView *m_state = nullptr;
    QStackedLayout *m_stack = nullptr;
    QHBoxLayout *m_footer = nullptr;
    QWidget *m_footerBox = nullptr;
    QTimer m_patience;
};

/// "All 164 pages ›", hidden at first.
[[nodiscard]] QPushButton *makeAllButton(QWidget *parent);

} // namespace footfall::app
