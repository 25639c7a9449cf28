// SPDX-License-Identifier: GPL-3.0-or-later
// A column of a given width in the middle of the page, which scrolls where the window is too low.
// GUI thread.
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace footfall::app {

class CentredColumn : public QScrollArea
{
    Q_OBJECT
public:
    explicit CentredColumn(int width, QWidget *parent = nullptr);
    [[nodiscard]] QVBoxLayout *rows() const { return m_rows; }

private:
    QVBoxLayout *m_rows;
};

} // namespace footfall::app
