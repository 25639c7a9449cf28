// SPDX-License-Identifier: GPL-3.0-or-later
// The frame that all panels share: tabs, column heads, rows or a state, footer. GUI thread.
#pragma once

#include "app/widgets/card.h"
#include "app/widgets/rowdelegate.h"

#include <QTimer>

class QAbstractItemModel;
class QHBoxLayout;
class QStackedLayout;
class QTabBar;

namespace footfall::app {

class ColumnHeads;
class RowList;
class StateView;

class ListPanel : public Card
{
    Q_OBJECT
public:
    ListPanel(QAbstractItemModel *model, RowDelegate::Columns columns, QWidget *parent);

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
    [[nodiscard]] QHBoxLayout *footer() const { return m_footer; }
    void paintEvent(QPaintEvent *event) override;

private:
    QTabBar *m_tabs = nullptr;
    ColumnHeads *m_heads = nullptr;
    RowList *m_list = nullptr;
    StateView *m_state = nullptr;
    QStackedLayout *m_stack = nullptr;
    QHBoxLayout *m_footer = nullptr;
    QWidget *m_footerBox = nullptr;
    QTimer m_patience;
};

} // namespace footfall::app
