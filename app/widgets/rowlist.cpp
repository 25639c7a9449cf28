// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/rowlist.h"

#include "app/format/names.h"
#include "app/models/rowrole.h"
#include "app/theme/themewatcher.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>

namespace footfall::app {

namespace {

RowChoice choiceOf(const QModelIndex &index)
{
    return static_cast<RowChoice>(index.data(RowRole::Choice).toInt());
}

Pointing pointingBy(Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::AltModifier)
        return Pointing::Out;
    if (modifiers & Qt::ControlModifier)
        return Pointing::Also;
    return modifiers & Qt::ShiftModifier ? Pointing::Alone : Pointing::Only;
}

} // namespace

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
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (!m_points)
            Q_EMIT opened(index);
    });
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

void RowList::setColumns(RowDelegate::Columns columns, int moneyWidth)
{
    m_delegate->setColumns(columns, moneyWidth);
    viewport()->update();
}

void RowList::setChoice(RowDelegate::Choice choice)
{
    m_delegate->setChoice(choice);
    viewport()->update();
}

void RowList::setPointing()
{
    m_points = true;
    m_delegate->setChoice(RowDelegate::Choice::Filter);
    // The filter marks rows; the current one is only where the keys are.
    setSelectionMode(NoSelection);
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
    if (m_points && event->key() == Qt::Key_Escape) {
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (choiceOf(model()->index(row, 0)) == RowChoice::None)
                continue;
            Q_EMIT clearRequested();
            return;
        }
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
        if (m_points)
            Q_EMIT pointed(currentIndex(), pointingBy(event->modifiers()));
        else
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
    if (m_points)
        addPointing(*menu, index);
    menu->addAction(tr("Copy"), QKeySequence::Copy, this, &RowList::copyCurrent);
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

bool RowList::isNamed(RowChoice choice) const
{
    for (int row = 0; row < model()->rowCount(); ++row)
        if (choiceOf(model()->index(row, 0)) == choice)
            return true;
    return false;
}

void RowList::addPointing(QMenu &menu, const QModelIndex &index)
{
    const QPersistentModelIndex row = index;
    const auto add = [&](const QString &text, const QKeySequence &key, Pointing pointing) {
        QAction *action = menu.addAction(text, this, [this, row, pointing] {
            if (row.isValid())
                Q_EMIT pointed(row, pointing);
        });
        action->setShortcut(key); // To be read; the list itself takes the key.
    };
    const RowChoice choice = choiceOf(index);
    // What a pattern finds is taken back with the pattern, not with one of its rows.
    const bool named = index.data(RowRole::Named).toBool();
    add(choice == RowChoice::Chosen && named ? tr("Do not &filter by this") : tr("Show &only this"),
        Qt::Key_Space, Pointing::Only);
    if (choice == RowChoice::Beside && isNamed(RowChoice::Chosen))
        add(tr("Show this &too"), QKeySequence(Qt::CTRL | Qt::Key_Space), Pointing::Also);
    if (choice != RowChoice::LeftOut || named)
        add(choice == RowChoice::LeftOut ? tr("&Let it in again") : tr("&Leave this out"),
            QKeySequence(Qt::ALT | Qt::Key_Return), Pointing::Out);
    add(tr("O&pen without other filters"), QKeySequence(Qt::SHIFT | Qt::Key_Return),
        Pointing::Alone);
    menu.addSeparator();
}

void RowList::follow(const QPoint &position)
{
    if (!m_points)
        return;
    RowDelegate::Hover hover;
    const QModelIndex index = indexAt(position);
    if (index.isValid()) {
        hover.row = index.row();
        for (const auto action : {RowDelegate::Action::Filter, RowDelegate::Action::Open})
            if (m_delegate->actionRect(action, visualRect(index), index, layoutDirection())
                    .contains(position))
                hover.action = action;
    }
    if (hover == m_delegate->hover())
        return;
    m_delegate->setHover(hover);
    viewport()->update();
}

void RowList::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    follow(event->pos());
}

void RowList::wheelEvent(QWheelEvent *event)
{
    QListView::wheelEvent(event);
    follow(event->position().toPoint());
}

void RowList::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    if (!m_points || event->button() != Qt::LeftButton)
        return;
    follow(event->pos());
    m_pressed = indexAt(event->pos());
    m_pressedAction = m_delegate->hover().action;
}

void RowList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (!m_points || event->button() != Qt::LeftButton || !m_pressed.isValid())
        return;
    follow(event->pos());
    const QModelIndex index = m_pressed;
    m_pressed = QModelIndex();
    if (indexAt(event->pos()) != index || m_delegate->hover().action != m_pressedAction)
        return;
    Q_EMIT pointed(index, m_pressedAction == RowDelegate::Action::Open
                              ? Pointing::Alone
                              : pointingBy(event->modifiers()));
}

bool RowList::viewportEvent(QEvent *event)
{
    if (m_points && (event->type() == QEvent::Leave || event->type() == QEvent::HoverLeave))
        follow({-1, -1});
    if (m_points && event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        follow(help->pos());
        const RowDelegate::Action action = m_delegate->hover().action;
        if (action != RowDelegate::Action::None) {
            const QString words =
                action == RowDelegate::Action::Filter
                    ? tr("Filter by this. Ctrl+click: this too. Alt+click: leave it out.")
                    : tr("Open this without other filters");
            QToolTip::showText(help->globalPos(), plainToolTip(words), viewport());
            return true;
        }
    }
    return QListView::viewportEvent(event);
}

void RowList::copyCurrent()
{
    if (currentIndex().isValid())
        QApplication::clipboard()->setText(currentIndex().data(Qt::DisplayRole).toString());
}

} // namespace footfall::app
