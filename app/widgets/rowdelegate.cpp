// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/rowdelegate.h"

#include "app/format/numbers.h"
#include "app/format/valuewords.h"
#include "app/models/breakdownmodel.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QPainter>
#include <QStyle>
#include <QTextOption>
#include <QWidget>

namespace footfall::app {

using domain::Dimension;

namespace {

constexpr int BarInset = 6;
constexpr int IconSize = 16;
constexpr int IconGap = 7;

bool isPath(Dimension dimension)
{
    return dimension == Dimension::Page || dimension == Dimension::EntryPage ||
           dimension == Dimension::ExitPage || dimension == Dimension::Referrer;
}

/// Segments of a path keep their order whatever script they are in.
QString leftToRight(QString path)
{
    return path.replace(QLatin1Char('/'), QStringLiteral("\u200E/\u200E"));
}

void drawIcon(QPainter &painter, const QRect &box, Dimension dimension, const QString &value,
              const QString &name)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const ValueMark mark = valueMark(dimension);
    if (mark == ValueMark::Flag) {
        const QPixmap flag = flagPixmap(value, ratio);
        if (!flag.isNull())
            painter.drawPixmap(box.left(), box.top() + 2, flag);
        else
            painter.drawPixmap(box.topLeft(),
                               iconPixmap(QStringLiteral("globe"), theme().text2, IconSize, ratio));
    } else if (mark == ValueMark::Icon || value.isEmpty()) {
        painter.drawPixmap(box.topLeft(),
                           iconPixmap(classIcon(dimension, value), theme().text2, IconSize, ratio));
    } else {
        drawLetterTile(painter, box, name);
    }
}

} // namespace

RowDelegate::RowDelegate(Columns columns, QObject *parent)
    : QStyledItemDelegate(parent), m_columns(columns)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, theme().row};
}

int RowDelegate::shareWidth()
{
    return theme().px(44);
}

int RowDelegate::visitorsWidth(const QModelIndex &first)
{
    const QFontMetricsF metrics(app::font(Type::Body, QFont::Medium));
    const QString largest = numberText(first.data(BreakdownModel::VisitorsRole).toLongLong());
    return qMax(theme().px(50), qRound(tabularWidth(metrics, largest)) + 8);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const Theme &now = theme();
    const QRect row = option.rect;
    const auto dimension =
        static_cast<Dimension>(index.data(BreakdownModel::DimensionRole).toInt());
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto visual = [&](const QRect &box) {
        return QStyle::visualRect(option.direction, row, box);
    };
    const bool current =
        option.state & QStyle::State_Selected && option.state & QStyle::State_HasFocus;
    painter->save();
    painter->setClipRect(row);

    if (current)
        painter->fillRect(row, now.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, now.hover);

    const bool withShare = m_columns == Columns::VisitorsAndShare;
    const int share = withShare ? shareWidth() : 0;
    const int visitors = visitorsWidth(index.siblingAtRow(0));
    const int nameRight = row.right() + 1 - Padding - share - visitors - 8;

    const int room = nameRight - (row.left() + Padding - BarInset);
    const double part = index.data(BreakdownModel::BarRole).toDouble();
    if (part > 0 && room > 0) {
        const int height = row.height() - 4;
        const QRect bar = visual(QRect(row.left() + Padding - BarInset, row.top() + 2,
                                       qMax(3, qRound(room * part)), height));
        painter->save();
        painter->setClipRect(bar);
        painting::drawBox(*painter, QRectF(bar).adjusted(0, 0, 0, 0), now.barEdge, QColor(),
                          now.barRadius);
        painter->setClipRect(bar.adjusted(0, 0, 0, -2));
        painting::drawBox(*painter, QRectF(bar).adjusted(0, 0, 0, 2),
                          current ? now.barSel : now.bar, QColor(), now.barRadius);
        painter->restore();
    }

    QRect name(row.left() + Padding, row.top(), nameRight - row.left() - Padding, row.height());
    const QString text = index.data(Qt::DisplayRole).toString();
    if (valueMark(dimension) != ValueMark::None) {
        const QRect box(name.left(), row.center().y() - IconSize / 2 + 1, IconSize, IconSize);
        drawIcon(*painter, visual(box), dimension, index.data(BreakdownModel::ValueRole).toString(),
                 text);
        name.setLeft(box.right() + 1 + IconGap);
    }
    const bool path = isPath(dimension);
    painter->setFont(app::font(Type::Body));
    painter->setPen(now.text);
    const QString elided = painter->fontMetrics().elidedText(
        text, path ? Qt::ElideMiddle : Qt::ElideRight, name.width());
    QTextOption words(mirrored ? Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute
                               : Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute);
    words.setWrapMode(QTextOption::NoWrap);
    if (path)
        words.setTextDirection(Qt::LeftToRight);
    painter->drawText(QRectF(visual(name)), path ? leftToRight(elided) : elided, words);

    const Qt::Alignment trailing = mirrored ? Qt::AlignLeft : Qt::AlignRight;
    const QRect visitorsBox(row.right() + 1 - Padding - share - visitors, row.top(), visitors,
                            row.height());
    painter->setFont(app::font(Type::Body, QFont::Medium));
    drawTabular(*painter, visual(visitorsBox), trailing,
                numberText(index.data(BreakdownModel::VisitorsRole).toLongLong()));
    if (withShare) {
        const QRect shareBox(row.right() + 1 - Padding - share, row.top(), share, row.height());
        painter->setFont(app::font(Type::Body));
        painter->setPen(now.text2);
        drawTabular(*painter, visual(shareBox), trailing,
                    shareText(index.data(BreakdownModel::ShareRole).toDouble()));
    }
    if (current)
        painting::drawFocusRing(*painter, row.adjusted(2, 1, -2, -1), now.smallRadius);
    painter->restore();
}

} // namespace footfall::app
