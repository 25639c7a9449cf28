// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/sparkline.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace footfall::app {

void drawSparkline(QPainter &painter, const QRectF &rect, const QList<qint64> &values,
                   const QColor &color)
{
    if (values.size() < 2)
        return;
    const qreal largest = qMax<qreal>(1, qreal(*std::max_element(values.begin(), values.end())));
    QPainterPath line;
    for (qsizetype index = 0; index < values.size(); ++index) {
        const QPointF point(rect.left() + rect.width() * qreal(index) / qreal(values.size() - 1),
                            rect.bottom() - 1 -
                                (rect.height() - 2) * qreal(values[index]) / largest);
        if (index == 0)
            line.moveTo(point);
        else
            line.lineTo(point);
    }
    QPainterPath area = line;
    area.lineTo(rect.bottomRight());
    area.lineTo(rect.bottomLeft());
    area.closeSubpath();
    QColor fill = color;
    fill.setAlphaF(0.14F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(area, fill);
    painter.setPen(QPen(color, 1.25));
    painter.drawPath(line);
    painter.restore();
}

} // namespace footfall::app
