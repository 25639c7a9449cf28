// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/rowdelegate.h"

#include "app/filter/rowmarker.h"
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
#include <QtMath>

namespace footfall::app {

namespace {

constexpr int BarInset = 6;
constexpr int IconSize = 16;
constexpr int IconGap = 7;
constexpr int ActionSide = 22;
constexpr int ActionGap = 2;
constexpr int LeastMoney = 104;

QString numberOf(const QModelIndex &index)
{
    const QVariant text = index.data(RowRole::Text);
    return text.isValid() ? text.toString() : numberText(index.data(RowRole::Number).toLongLong());
}

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
    } else if (mark == ValueMark::Letter && !value.isEmpty() && value != domain::WithheldValue) {
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

int RowDelegate::moneyWidthFor(const QStringList &texts)
{
    const QFontMetricsF metrics(app::font(Type::Body));
    qreal widest = 0;
    for (const QString &text : texts)
        widest = qMax(widest, tabularWidth(metrics, text));
    return qMax(theme().px(LeastMoney), qCeil(widest) + MoneyGap + 1);
}

int RowDelegate::visitorsWidth(const QModelIndex &first)
{
    const QFontMetricsF metrics(app::font(Type::Body, QFont::Medium));
    return qMax(theme().px(50), qRound(tabularWidth(metrics, numberOf(first))) + 8);
}

/// What a row looks like as a whole.
struct RowDelegate::Look {
    bool marked = false;  ///< accentSoft, and the stronger bar.
    bool lasting = false; ///< The bar at the leading edge, and the bold name.
    bool pale = false;    ///< Others of its list are chosen, or it is left out.
    bool leftOut = false;
    bool ring = false;
};

RowDelegate::Look RowDelegate::lookOf(const QStyleOptionViewItem &option,
                                      const QModelIndex &index) const
{
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    const bool selected = option.state & QStyle::State_Selected;
    if (m_choice == Choice::Filter) {
        const auto choice = static_cast<RowChoice>(index.data(RowRole::Choice).toInt());
        const bool chosen = choice == RowChoice::Chosen;
        return {chosen, chosen, choice == RowChoice::Beside || choice == RowChoice::LeftOut,
                choice == RowChoice::LeftOut, painting::showsFocus(option)};
    }
    const bool lasting = selected && m_choice == Choice::Lasting;
    const bool marked = lasting || (selected && hasFocus);
    return {marked, lasting, false, false, marked && hasFocus};
}

int RowDelegate::nameRight(const QRect &row, const QModelIndex &index) const
{
    const int share = m_columns != Columns::VisitorsOnly ? shareWidth() : 0;
    const int money =
        m_columns == Columns::MoneyVisitorsAndShare ? moneyWidthIn(row.width(), m_moneyWidth) : 0;
    return row.right() + 1 - Padding - share - visitorsWidth(index.siblingAtRow(0)) - money - 8;
}

QRect RowDelegate::actionRect(Action action, const QRect &row, const QModelIndex &index,
                              Qt::LayoutDirection direction) const
{
    const int side = theme().px(ActionSide);
    const int steps = action == Action::Filter ? 2 : 1;
    const QRect box(nameRight(row, index) + 2 - steps * side - (steps - 1) * ActionGap,
                    row.center().y() - side / 2 + 1, side, side);
    return QStyle::visualRect(direction, row, box);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const Theme &now = theme();
    const QRect row = option.rect;
    const Look look = lookOf(option, index);
    painter->save();
    painter->setClipRect(row);
    if (look.marked)
        painter->fillRect(row, now.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, now.hover);
    if (look.lasting)
        painter->fillRect(QStyle::visualRect(option.direction, row,
                                             QRect(row.left(), row.top(), 3, row.height())),
                          now.accent);
    paintBar(*painter, option, index, look);
    paintName(*painter, option, index, look);
    if (m_choice == Choice::Filter && m_hover.row == index.row())
        paintActions(*painter, option, index, look);
    paintNumbers(*painter, option, index, look);
    if (look.ring)
        painting::drawFocusRing(*painter, row.adjusted(2, 1, -2, -1), now.smallRadius);
    painter->restore();
}

void RowDelegate::paintBar(QPainter &painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index, const Look &look) const
{
    const Theme &now = theme();
    const QRect row = option.rect;
    const int room = nameRight(row, index) - (row.left() + Padding - BarInset);
    const double length = index.data(RowRole::Bar).toDouble();
    if (length <= 0 || room <= 0)
        return;
    const QRect bar = QStyle::visualRect(option.direction, row,
                                         QRect(row.left() + Padding - BarInset, row.top() + 2,
                                               qMax(3, qRound(room * length)), row.height() - 4));
    painter.save();
    painter.setClipRect(bar);
    painting::drawBox(painter, QRectF(bar), now.barEdge, QColor(), now.barRadius);
    painter.setClipRect(bar.adjusted(0, 0, 0, -2));
    painting::drawBox(painter, QRectF(bar).adjusted(0, 0, 0, 2), look.marked ? now.barSel : now.bar,
                      QColor(), now.barRadius);
    painter.restore();
}

void RowDelegate::paintName(QPainter &painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index, const Look &look) const
{
    const Theme &now = theme();
    const QRect row = option.rect;
    const bool mirrored = option.direction == Qt::RightToLeft;
    const bool withActions = m_choice == Choice::Filter && m_hover.row == index.row();
    int right = nameRight(row, index);
    if (withActions)
        right -= 2 * (now.px(ActionSide) + ActionGap) + 2;
    QRect name(row.left() + Padding, row.top(), right - row.left() - Padding, row.height());
    const QString text = index.data(Qt::DisplayRole).toString();
    if (index.data(RowRole::Mark).toInt() != static_cast<int>(ValueMark::None)) {
        const QRect box(name.left(), row.center().y() - IconSize / 2 + 1, IconSize, IconSize);
        drawMark(painter, QStyle::visualRect(option.direction, row, box), index);
        name.setLeft(box.right() + 1 + IconGap);
    }
    const bool path =
        static_cast<RowWriting>(index.data(RowRole::Writing).toInt()) == RowWriting::Path;
    QFont words = app::font(Type::Body, look.lasting ? QFont::DemiBold : QFont::Normal);
    words.setStrikeOut(look.leftOut);
    painter.setFont(words);
    painter.setPen(look.pale ? now.text3 : now.text);
    const QString elided = painter.fontMetrics().elidedText(
        text, path ? Qt::ElideMiddle : Qt::ElideRight, name.width());
    QTextOption layout(mirrored ? Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute
                                : Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute);
    layout.setWrapMode(QTextOption::NoWrap);
    if (path)
        layout.setTextDirection(Qt::LeftToRight);
    painter.drawText(QRectF(QStyle::visualRect(option.direction, row, name)),
                     path ? leftToRight(elided) : elided, layout);
}

void RowDelegate::paintActions(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, const Look &look) const
{
    const Theme &now = theme();
    const qreal ratio = painter.device()->devicePixelRatioF();
    for (const auto &[action, name] : {std::pair{Action::Filter, QStringLiteral("list-filter")},
                                       std::pair{Action::Open, QStringLiteral("chart-line")}}) {
        const QRect box = actionRect(action, option.rect, index, option.direction);
        const bool under = m_hover.action == action;
        if (under)
            painting::drawBox(painter, box, look.marked ? now.barSel : now.accentSoft, QColor(),
                              now.smallRadius);
        const int size = now.px(IconSize);
        const QPoint corner(box.center().x() - size / 2 + 1, box.center().y() - size / 2 + 1);
        painter.drawPixmap(corner, iconPixmap(name, under ? now.accent : now.text2, size, ratio));
    }
}

void RowDelegate::paintNumbers(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, const Look &look) const
{
    const Theme &now = theme();
    const QRect row = option.rect;
    const auto visual = [&](const QRect &box) {
        return QStyle::visualRect(option.direction, row, box);
    };
    const bool withShare = m_columns != Columns::VisitorsOnly;
    const int share = withShare ? shareWidth() : 0;
    const int visitors = visitorsWidth(index.siblingAtRow(0));
    const Qt::Alignment trailing =
        option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    const QRect visitorsBox(row.right() + 1 - Padding - share - visitors, row.top(), visitors,
                            row.height());
    painter.setPen(look.pale ? now.text3 : now.text);
    painter.setFont(app::font(
        Type::Body, look.lasting && m_choice == Choice::Filter ? QFont::DemiBold : QFont::Medium));
    drawTabular(painter, visual(visitorsBox), trailing, numberOf(index));
    if (m_columns == Columns::MoneyVisitorsAndShare) {
        const int money = moneyWidthIn(row.width(), m_moneyWidth);
        const QRect moneyBox(visitorsBox.left() - money, row.top(), money, row.height());
        painter.setFont(app::font(Type::Body));
        drawTabular(painter, visual(moneyBox), trailing,
                    painter.fontMetrics().elidedText(index.data(RowRole::Extra).toString(),
                                                     Qt::ElideRight, money - MoneyGap));
    }
    if (withShare) {
        const QRect shareBox(row.right() + 1 - Padding - share, row.top(), share, row.height());
        painter.setFont(app::font(Type::Body));
        painter.setPen(look.pale ? now.text3 : now.text2);
        const QVariant part = index.data(RowRole::Share);
        drawTabular(painter, visual(shareBox), trailing,
                    part.isValid() ? shareText(part.toDouble()) : QStringLiteral("–"));
    }
}

} // namespace footfall::app
