// SPDX-License-Identifier: GPL-3.0-or-later
// A table as cards hold it: small heads, even rows, icons and tones by TableRole. Copied with Ctrl
// C. GUI thread.
#pragma once

#include <QTreeView>

namespace footfall::app {

class PlainTable : public QTreeView
{
    Q_OBJECT
public:
    explicit PlainTable(QWidget *parent = nullptr);

    /// The column that takes what room is left, and what the others are wide: as the sample, or as
    /// their head.
    void setColumns(int stretched, const QStringList &samples);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;

private:
    [[nodiscard]] QString currentRowText() const;
    void copyRow();
};

} // namespace footfall::app
