// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/livelabel.h"

#include "app/format/numbers.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/sitedelegate.h"

#include <QPainter>

namespace footfall::app {

LiveLabel::LiveLabel(QWidget *parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Show the pages that are being read"));
    setVisitors(0);
}

void LiveLabel::setVisitors(qint64 visitors)
{
    m_visitors = visitors;
    setAccessibleName(words());
    updateGeometry();
    update();
}

QString LiveLabel::words() const
{
    return m_visitors > 0 ? tr("%1 here now").arg(numberText(m_visitors)) : tr("nobody here now");
}

QSize LiveLabel::sizeHint() const
{
    return {13 + QFontMetrics(app::font(Type::Body, QFont::DemiBold)).horizontalAdvance(words()) +
                4,
            theme().px(24)};
}

void LiveLabel::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal x = mirrored ? width() - 4 : 4;
    drawDot(painter, QPointF(x, height() / 2.0), 7, m_visitors > 0 ? now.live : now.control,
            m_visitors > 0 ? DotLook::Filled : DotLook::Hollow);
    const QRect room = mirrored ? rect().adjusted(0, 0, -13, 0) : rect().adjusted(13, 0, 0, 0);
    painter.setFont(app::font(Type::Body, m_visitors > 0 ? QFont::Medium : QFont::Normal));
    painter.setPen(underMouse() || hasFocus() ? now.accent : m_visitors > 0 ? now.text : now.text2);
    painter.drawText(
        room, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute,
        words());
    if (hasFocus())
        painting::drawFocusRing(painter, rect().adjusted(0, 1, 0, -1), now.smallRadius);
}

} // namespace footfall::app
