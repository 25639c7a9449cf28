// SPDX-License-Identifier: GPL-3.0-or-later
// One filter: "Country is Germany ×". Click edits; ×, middle click or Delete removes. GUI thread.
// Values come from visitors and are drawn as plain text.
#pragma once

#include "app/format/filterwords.h"

#include <QAbstractButton>

namespace footfall::app {

class FilterChip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FilterChip(const Chip &chip, QWidget *parent);

    [[nodiscard]] const Chip &chip() const { return m_chip; }
    void setChip(const Chip &chip);
    [[nodiscard]] QSize sizeHint() const override;
    /// Where the × is.
    [[nodiscard]] QRect crossRect() const;

Q_SIGNALS:
    void removeRequested();
    /// To the one before (-1) or after (1) it.
    void stepRequested(int direction);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    Chip m_chip;
    ChipWords m_words;
    bool m_overCross = false;
};

} // namespace footfall::app
