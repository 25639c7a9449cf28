// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/plaintable.h"

#include "app/collector/tableroles.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextOption>

namespace footfall::app {

using Kind = TableRole::Kind;
using Tone = TableRole::Tone;

namespace {

constexpr int CellPadding = 8;
constexpr int EdgePadding = 14; ///< Before the first column and after the last one.
constexpr int IconSize = 14;
constexpr int IconGap = 6;
constexpr int FewestRows = 5;

bool isFirst(const QHeaderView &heads, int column)
{
    return heads.visualIndex(column) == 0;
}

bool isLast(const QHeaderView &heads, int column)
{
    return heads.visualIndex(column) == heads.count() - 1;
}

/// The room for words in a cell that reads from left to right.
QRect inner(const QHeaderView &heads, int column, const QRect &cell)
{
    return cell.adjusted(isFirst(heads, column) ? EdgePadding : CellPadding, 0,
                         isLast(heads, column) ? -EdgePadding : -CellPadding, 0);
}

QColor toneColor(Tone tone)
{
    switch (tone) {
    case Tone::Plain: return theme().text;
    case Tone::Quiet: return theme().text2;
    case Tone::Good: return theme().good;
    case Tone::Warning: return theme().warn;
    case Tone::Bad: return theme().bad;
    }
    return theme().text;
}

Qt::Alignment horizontal(const QVariant &alignment, Qt::LayoutDirection direction)
{
    const auto wanted = alignment.isValid() ? Qt::Alignment(alignment.toInt()) : Qt::AlignLeft;
    return QStyle::visualAlignment(direction, wanted & Qt::AlignHorizontal_Mask) |
           Qt::AlignAbsolute;
}

class Heads : public QHeaderView
{
public:
    explicit Heads(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(false);
        setSectionsMovable(false);
        setHighlightSections(false);
        setFocusPolicy(Qt::NoFocus);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {QHeaderView::sizeHint().width(), theme().px(24)};
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override
    {
        painter->save();
        painter->fillRect(rect, theme().surface);
        painter->setFont(app::font(Type::Caption));
        painter->setPen(theme().text3);
        const QRect room = QStyle::visualRect(layoutDirection(), rect, inner(*this, column, rect));
        const QString words = model()->headerData(column, Qt::Horizontal).toString();
        const QVariant side = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
        painter->drawText(room, int(horizontal(side, layoutDirection()) | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(words, Qt::ElideRight, room.width()));
        painter->restore();
    }
    void paintEvent(QPaintEvent *event) override
    {
        QPainter(viewport()).fillRect(viewport()->rect(), theme().surface);
        QHeaderView::paintEvent(event);
    }
};

class Cells : public QStyledItemDelegate
{
public:
    explicit Cells(PlainTable &table) : QStyledItemDelegate(&table), m_table(table) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {40, theme().row};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &now = theme();
        const auto kind = static_cast<Kind>(index.data(TableRole::KindRole).toInt());
        const auto tone = static_cast<Tone>(index.data(TableRole::ToneRole).toInt());
        const bool isTotal = kind == Kind::Total || kind == Kind::TotalNumber;
        const bool selected = option.state & QStyle::State_Selected && m_table.hasFocus();
        painter->save();
        painter->setClipRect(option.rect);
        if (selected)
            painter->fillRect(option.rect, now.accentSoft);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, now.hover);
        if (isTotal)
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1),
                              now.border);

        QRect room = inner(*m_table.header(), index.column(), option.rect);
        const QString icon = index.data(TableRole::IconRole).toString();
        const auto visual = [&](const QRect &box) {
            return QStyle::visualRect(option.direction, option.rect, box);
        };
        if (!icon.isEmpty()) {
            const int size = now.px(IconSize);
            const QRect box(room.left(), room.center().y() - size / 2 + 1, size, size);
            painter->drawPixmap(
                visual(box).topLeft(),
                iconPixmap(icon, toneColor(tone), size, painter->device()->devicePixelRatioF()));
            room.setLeft(box.right() + 1 + IconGap);
        }
        const bool isNumber = kind == Kind::Number || kind == Kind::TotalNumber;
        painter->setFont(app::font(Type::Body, isTotal           ? QFont::DemiBold
                                               : !icon.isEmpty() ? QFont::Medium
                                                                 : QFont::Normal));
        painter->setPen(toneColor(tone));
        const Qt::Alignment side = horizontal(index.data(Qt::TextAlignmentRole), option.direction);
        const QString text = index.data().toString();
        if (isNumber)
            drawTabular(*painter, visual(room), side, text);
        else
            drawWords(*painter, visual(room), side, text, kind);
        painter->restore();
    }

private:
    static void drawWords(QPainter &painter, const QRect &room, Qt::Alignment side,
                          const QString &text, Kind kind)
    {
        const bool isPath = kind == Kind::Path;
        QString words = painter.fontMetrics().elidedText(
            text, isPath ? Qt::ElideMiddle : Qt::ElideRight, room.width());
        QTextOption option(side | Qt::AlignVCenter);
        option.setWrapMode(QTextOption::NoWrap);
        if (isPath) {
            // Segments of a path keep their order whatever script they are in.
            option.setTextDirection(Qt::LeftToRight);
            words.replace(QLatin1Char('/'), QStringLiteral("\u200E/\u200E"));
        }
        painter.drawText(QRectF(room), words, option);
    }

    PlainTable &m_table;
};

} // namespace

PlainTable::PlainTable(QWidget *parent) : QTreeView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHeader(new Heads(this));
    setItemDelegate(new Cells(*this));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerItem);
    setTextElideMode(Qt::ElideRight);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PlainTable::setColumns(int stretched, const QStringList &samples)
{
    const QFontMetrics words(app::font(Type::Body, QFont::DemiBold));
    const QFontMetrics heads(app::font(Type::Caption));
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(theme().px(40));
    const int columns = header()->count();
    for (int column = 0; column < columns; ++column) {
        if (column == stretched) {
            header()->setSectionResizeMode(column, QHeaderView::Stretch);
            continue;
        }
        header()->setSectionResizeMode(column, QHeaderView::Fixed);
        const QString head = model()->headerData(column, Qt::Horizontal).toString();
        const int padding = 2 * CellPadding +
                            (column == 0 || column == columns - 1 ? EdgePadding - CellPadding : 0);
        header()->resizeSection(column,
                                padding + qMax(words.horizontalAdvance(samples.value(column)),
                                               heads.horizontalAdvance(head) + 2));
    }
}

QSize PlainTable::sizeHint() const
{
    return {480, theme().px(24) + theme().row * FewestRows};
}

QSize PlainTable::minimumSizeHint() const
{
    return {320, theme().px(24) + theme().row * FewestRows};
}

QString PlainTable::currentRowText() const
{
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString cell = currentIndex().siblingAtColumn(column).data().toString();
        if (!cell.isEmpty())
            cells.append(cell);
    }
    return cells.join(QLatin1Char('\t'));
}

void PlainTable::copyRow()
{
    if (currentIndex().isValid())
        QApplication::clipboard()->setText(currentRowText());
}

void PlainTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRow();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (currentIndex().isValid() && !selectedIndexes().isEmpty()) {
            clearSelection();
            setCurrentIndex({});
        } else {
            event->ignore();
        }
        return;
    }
    QTreeView::keyPressEvent(event);
}

void PlainTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy row"), QKeySequence::Copy, this, &PlainTable::copyRow);
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

void PlainTable::focusInEvent(QFocusEvent *event)
{
    const bool byKey =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !currentIndex().isValid() && model() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
    QTreeView::focusInEvent(event);
}

void PlainTable::drawBranches(QPainter *, const QRect &, const QModelIndex &) const {}

} // namespace footfall::app
