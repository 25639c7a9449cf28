// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/changemark.h"

#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

namespace footfall::app {

namespace {
constexpr qreal Side = 7;
constexpr qreal Gap = 4;
} // namespace

QColor changeColor(Change::Judgement judgement)
{
    switch (judgement) {
    case Change::Judgement::Good: return theme().good;
    case Change::Judgement::Bad: return theme().bad;
    case Change::Judgement::Neutral: break;
    }
    return theme().text3;
}

qreal changeWidth(const QFontMetricsF &metrics, const Change &change)
{
    const qreal triangle = change.direction == Change::Direction::None ? 0 : Side + Gap;
    return triangle + tabularWidth(metrics, change.text);
}

qreal drawChange(QPainter &painter, const QRectF &rect, Qt::Alignment side, const Change &change)
{
    const qreal width = changeWidth(QFontMetricsF(painter.font()), change);
    const qreal left = side & Qt::AlignRight ? rect.right() - width : rect.left();
    const qreal middle = rect.center().y() + 0.5;
    const bool up = change.direction == Change::Direction::Up;
    const QColor color = changeColor(change.judgement);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    qreal words = left;
    if (change.direction != Change::Direction::None) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        const qreal base = up ? middle + 3 : middle - 3;
        const qreal peak = up ? middle - 3 : middle + 3;
        painter.drawPolygon(
            QPolygonF({{left, base}, {left + Side, base}, {left + Side / 2, peak}}));
        words += Side + Gap;
    }
    painter.setPen(color);
    drawTabular(painter, QRectF(words, rect.top(), width, rect.height()), Qt::AlignLeft,
                change.text);
    painter.restore();
    return width;
}

} // namespace footfall::app
