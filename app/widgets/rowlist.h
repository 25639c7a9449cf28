// SPDX-License-Identifier: GPL-3.0-or-later
// The list inside of panels and of the full list: rows by RowDelegate, which filter where that is
// wanted, and are copied with Ctrl C. GUI thread.
#pragma once

#include "app/filter/filteredit.h"
#include "app/filter/rowmarker.h"
#include "app/widgets/rowdelegate.h"

#include <QListView>

class QMenu;

namespace footfall::app {

class RowList : public QListView
{
    Q_OBJECT
public:
    enum class Scrolling { Hidden, Visible };
    RowList(RowDelegate::Columns columns, Scrolling scrolling, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// moneyWidth: see RowDelegate.
    void setColumns(RowDelegate::Columns columns, int moneyWidth = 0);
    void setChoice(RowDelegate::Choice choice);
    /// Rows filter: by click, keys, the menu and the small buttons of the row under the mouse.
    void setPointing();
    /// How many rows it would like to show, and how few it can live with.
    void setRows(int fewest, int preferred);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By click, Enter or Space, where rows do not filter.
    void opened(const QModelIndex &index);
    void pointed(const QModelIndex &index, footfall::app::Pointing pointing);
    /// Esc: whatever of this list filters is to go.
    void clearRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void copyCurrent();
    [[nodiscard]] bool isNamed(RowChoice choice) const;
    void addPointing(QMenu &menu, const QModelIndex &index);
    void follow(const QPoint &position);

    RowDelegate *m_delegate;
    bool m_points = false;
    QPersistentModelIndex m_pressed;
    RowDelegate::Action m_pressedAction = RowDelegate::Action::None;
    int m_fewest = 7;
    int m_preferred = 12;
};

} // namespace footfall::app
