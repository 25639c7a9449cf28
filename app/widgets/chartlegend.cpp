// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/chartlegend.h"

#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QPainter>

namespace footfall::app {

namespace {
constexpr int LineWidth = 14;
constexpr int Gap = 7;
} // namespace

ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void ChartLegend::setText(const QString &text)
{
    m_text = text;
    setVisible(!text.isEmpty());
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize ChartLegend::sizeHint() const
{
    return {LineWidth + Gap + QFontMetrics(app::font(Type::Small)).horizontalAdvance(m_text) + 2,
            theme().px(24)};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QPen pen(theme().ghost, 1.5);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({2 / 1.5, 3 / 1.5});
    painter.setPen(pen);
    const qreal y = height() / 2 + 0.5;
    painter.drawLine(QPointF(0, y), QPointF(LineWidth, y));
    painter.setFont(app::font(Type::Small));
    painter.setPen(theme().text2);
    painter.drawText(rect().adjusted(LineWidth + Gap, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute, m_text);
}

} // namespace footfall::app
