// SPDX-License-Identifier: GPL-3.0-or-later
// The list inside of panels and of the full list: rows by RowDelegate, copied with Ctrl C. GUI
// thread.
#pragma once

#include "app/widgets/rowdelegate.h"

#include <QListView>

namespace footfall::app {

class RowList : public QListView
{
    Q_OBJECT
public:
    enum class Scrolling { Hidden, Visible };
    RowList(RowDelegate::Columns columns, Scrolling scrolling, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setColumns(RowDelegate::Columns columns);
    void setChoice(RowDelegate::Choice choice);
    /// How many rows it would like to show, and how few it can live with.
    void setRows(int fewest, int preferred);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By click, Enter or Space.
    void opened(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void copyCurrent();

    RowDelegate *m_delegate;
    int m_fewest = 7;
    int m_preferred = 12;
};

} // namespace footfall::app
