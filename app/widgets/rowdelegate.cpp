// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/rowdelegate.h"

#include "app/format/numbers.h"
#include "app/format/valuewords.h"
#include "app/models/rowrole.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QPainter>
#include <QStyle>
#include <QTextOption>
#include <QWidget>

namespace footfall::app {

namespace {

constexpr int BarInset = 6;
constexpr int IconSize = 16;
constexpr int IconGap = 7;

/// Segments of a path keep their order whatever script they are in.
QString leftToRight(QString path)
{
    return path.replace(QLatin1Char('/'), QStringLiteral("\u200E/\u200E"));
}

void drawMark(QPainter &painter, const QRect &box, const QModelIndex &index)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QString value = index.data(RowRole::Value).toString();
    const auto mark = static_cast<ValueMark>(index.data(RowRole::Mark).toInt());
    const QPixmap flag = mark == ValueMark::Flag ? flagPixmap(value, ratio) : QPixmap();
    if (!flag.isNull()) {
        painter.drawPixmap(box.left(), box.top() + 2, flag);
    } else if (mark == ValueMark::Letter && !value.isEmpty()) {
        drawLetterTile(painter, box, index.data().toString());
    } else {
        const QString icon = mark == ValueMark::Flag ? QStringLiteral("globe")
                                                     : index.data(RowRole::Icon).toString();
        painter.drawPixmap(box.topLeft(), iconPixmap(icon, theme().text2, IconSize, ratio));
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

int RowDelegate::moneyWidth()
{
    return theme().px(104);
}

int RowDelegate::visitorsWidth(const QModelIndex &first)
{
    const QFontMetricsF metrics(app::font(Type::Body, QFont::Medium));
    const QString largest = numberText(first.data(RowRole::Number).toLongLong());
    return qMax(theme().px(50), qRound(tabularWidth(metrics, largest)) + 8);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const Theme &now = theme();
    const QRect row = option.rect;
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto visual = [&](const QRect &box) {
        return QStyle::visualRect(option.direction, row, box);
    };
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    const bool current =
        option.state & QStyle::State_Selected && (hasFocus || m_choice == Choice::Lasting);
    painter->save();
    painter->setClipRect(row);

    if (current)
        painter->fillRect(row, now.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, now.hover);

    if (current && m_choice == Choice::Lasting)
        painter->fillRect(visual(QRect(row.left(), row.top(), 3, row.height())), now.accent);

    const bool withShare = m_columns != Columns::VisitorsOnly;
    const int share = withShare ? shareWidth() : 0;
    const int money = m_columns == Columns::MoneyVisitorsAndShare ? moneyWidth() : 0;
    const int visitors = visitorsWidth(index.siblingAtRow(0));
    const int nameRight = row.right() + 1 - Padding - share - visitors - money - 8;

    const int room = nameRight - (row.left() + Padding - BarInset);
    const double length = index.data(RowRole::Bar).toDouble();
    if (length > 0 && room > 0) {
        const int height = row.height() - 4;
        const QRect bar = visual(QRect(row.left() + Padding - BarInset, row.top() + 2,
                                       qMax(3, qRound(room * length)), height));
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
    if (index.data(RowRole::Mark).toInt() != static_cast<int>(ValueMark::None)) {
        const QRect box(name.left(), row.center().y() - IconSize / 2 + 1, IconSize, IconSize);
        drawMark(*painter, visual(box), index);
        name.setLeft(box.right() + 1 + IconGap);
    }
    const bool path =
        static_cast<RowWriting>(index.data(RowRole::Writing).toInt()) == RowWriting::Path;
    painter->setFont(app::font(Type::Body, current && m_choice == Choice::Lasting ? QFont::DemiBold
                                                                                  : QFont::Normal));
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
                numberText(index.data(RowRole::Number).toLongLong()));
    if (money > 0) {
        const QRect moneyBox(visitorsBox.left() - money, row.top(), money, row.height());
        painter->setFont(app::font(Type::Body));
        drawTabular(*painter, visual(moneyBox), trailing,
                    painter->fontMetrics().elidedText(index.data(RowRole::Extra).toString(),
                                                      Qt::ElideRight, money - 8));
    }
    if (withShare) {
        const QRect shareBox(row.right() + 1 - Padding - share, row.top(), share, row.height());
        painter->setFont(app::font(Type::Body));
        painter->setPen(now.text2);
        const QVariant part = index.data(RowRole::Share);
        drawTabular(*painter, visual(shareBox), trailing,
                    part.isValid() ? shareText(part.toDouble()) : QStringLiteral("–"));
    }
    if (current && hasFocus)
        painting::drawFocusRing(*painter, row.adjusted(2, 1, -2, -1), now.smallRadius);
    painter->restore();
}

} // namespace footfall::app
