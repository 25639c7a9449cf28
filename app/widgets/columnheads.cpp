// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/columnheads.h"

#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/rowdelegate.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace footfall::app {

ColumnHeads::ColumnHeads(const QAbstractItemModel &model, QWidget *parent)
    : QWidget(parent), m_model(model)
{
    setFixedHeight(theme().px(24));
}

void ColumnHeads::setTexts(const QString &name, const QString &number, const QString &share,
                           const QString &money, int moneyWidth)
{
    m_name = name;
    m_number = number;
    m_share = share;
    m_money = money;
    m_moneyWidth = moneyWidth;
    update();
}

void ColumnHeads::follow(QAbstractScrollArea *list)
{
    m_list = list;
    list->viewport()->installEventFilter(this);
}

bool ColumnHeads::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        update();
    return QWidget::eventFilter(watched, event);
}

void ColumnHeads::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(app::font(Type::Caption));
    painter.setPen(theme().text3);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const Qt::Alignment leading = mirrored ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::Alignment trailing = mirrored ? Qt::AlignLeft : Qt::AlignRight;
    const int room = m_list ? m_list->viewport()->width() : width();
    const QRect above(mirrored ? width() - room : 0, 0, room, height());
    const auto visual = [&](const QRect &box) {
        return QStyle::visualRect(layoutDirection(), above, box.translated(above.left(), 0));
    };
    const int share = m_share.isEmpty() ? 0 : RowDelegate::shareWidth();
    const int right = room - RowDelegate::Padding;
    const int number = qMax(RowDelegate::visitorsWidth(m_model.index(0, 0)),
                            painter.fontMetrics().horizontalAdvance(m_number) + 4);
    const QRect numberBox(right - share - number, 0, number, height());
    painter.drawText(visual(numberBox), trailing | Qt::AlignVCenter | Qt::AlignAbsolute, m_number);
    painter.drawText(visual(QRect(right - share, 0, share, height())),
                     trailing | Qt::AlignVCenter | Qt::AlignAbsolute, m_share);
    const int money = m_money.isEmpty() ? 0 : RowDelegate::moneyWidthIn(room, m_moneyWidth);
    const QRect moneyBox(numberBox.left() - money, 0, money, height());
    painter.drawText(visual(moneyBox), trailing | Qt::AlignVCenter | Qt::AlignAbsolute, m_money);
    const QRect name(RowDelegate::Padding, 0, moneyBox.left() - RowDelegate::Padding - 6, height());
    painter.drawText(visual(name), leading | Qt::AlignVCenter | Qt::AlignAbsolute,
                     painter.fontMetrics().elidedText(m_name, Qt::ElideRight, name.width()));
}

} // namespace footfall::app
