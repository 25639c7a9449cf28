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
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void copyCurrent();
};

} // namespace footfall::app
