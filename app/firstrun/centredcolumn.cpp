// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstrun/centredcolumn.h"

#include "app/theme/themewatcher.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace footfall::app {

CentredColumn::CentredColumn(int width, QWidget *parent)
    : QScrollArea(parent), m_rows(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *page = new QWidget;
    page->setAutoFillBackground(false);
    auto *column = new QWidget;
    column->setMaximumWidth(theme().px(width));
    column->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    column->setLayout(m_rows);
    auto *middle = new QHBoxLayout(page);
    middle->setContentsMargins(24, 0, 24, 0);
    middle->addStretch(1);
    middle->addWidget(column, 1000);
    middle->addStretch(1);
    setWidget(page);
}

} // namespace footfall::app
