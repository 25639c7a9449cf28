// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/rowlist.h"

#include "app/models/breakdownmodel.h"
#include "app/theme/themewatcher.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

namespace footfall::app {

RowList::RowList(RowDelegate::Columns columns, Scrolling scrolling, QWidget *parent)
    : QListView(parent), m_delegate(new RowDelegate(columns, this))
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(m_delegate);
    setUniformItemSizes(true);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(scrolling == Scrolling::Visible ? Qt::ScrollBarAsNeeded
                                                               : Qt::ScrollBarAlwaysOff);
    connect(this, &QListView::clicked, this, &RowList::opened);
    setVerticalScrollMode(ScrollPerItem);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void RowList::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    // Widths of columns come from the first row.
    connect(model, &QAbstractItemModel::dataChanged, viewport(), qOverload<>(&QWidget::update));
}

void RowList::setColumns(RowDelegate::Columns columns)
{
    m_delegate->setColumns(columns);
    viewport()->update();
}

void RowList::setChoice(RowDelegate::Choice choice)
{
    m_delegate->setChoice(choice);
    viewport()->update();
}

void RowList::setRows(int fewest, int preferred)
{
    m_fewest = fewest;
    m_preferred = preferred;
    updateGeometry();
}

QSize RowList::sizeHint() const
{
    return {240, theme().row * m_preferred};
}

QSize RowList::minimumSizeHint() const
{
    return {160, theme().row * m_fewest};
}

void RowList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    // Only whole rows: half a row at the end looks like a mistake where nothing can be scrolled.
    if (verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff) {
        const int rest = height() % theme().row;
        if (viewportMargins().bottom() != rest)
            setViewportMargins(0, 0, 0, rest);
    }
}

void RowList::focusInEvent(QFocusEvent *event)
{
    const bool byKey =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !currentIndex().isValid() && model() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
    QListView::focusInEvent(event);
}

void RowList::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyCurrent();
        return;
    }
    if (event->key() == Qt::Key_Escape && currentIndex().isValid() && window()->isWindow() &&
        !window()->inherits("QDialog")) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                       event->key() == Qt::Key_Space;
    if (opens && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

void RowList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), QKeySequence::Copy, this, &RowList::copyCurrent);
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

void RowList::copyCurrent()
{
    if (currentIndex().isValid())
        QApplication::clipboard()->setText(currentIndex().data(Qt::DisplayRole).toString());
}

} // namespace footfall::app
