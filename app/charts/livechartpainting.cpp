// SPDX-License-Identifier: GPL-3.0-or-later
// How a live chart is drawn.
#include "app/charts/livechart.h"
#include "app/format/durations.h"
#include "app/format/numbers.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <cmath>

namespace footfall::app {

namespace {

constexpr int LabelWidth = 110; ///< Room that a label of the time axis should have.

} // namespace

void LiveChart::paintGrid(QPainter &painter) const
{
    const Theme &now = theme();
    const QRectF area = plot();
    painter.setFont(app::font(Type::Caption));
    for (int tick = 0; tick <= m_ticks.count; ++tick) {
        const qreal y = std::round(area.bottom() - area.height() * tick / m_ticks.count);
        painter.fillRect(QRectF(area.left(), y, area.width(), 1),
                         tick == 0 ? now.control : now.grid);
        const double value = m_ticks.step * tick;
        painter.setPen(now.text3);
        drawTabular(painter, QRectF(0, y - 8, area.left() - 8, 16), Qt::AlignRight,
                    m_unit == Unit::Milliseconds ? waitingAxisText(value) : axisText(value));
    }
}

void LiveChart::paintTimes(QPainter &painter) const
{
    const QRectF area = plot();
    const int most = qBound(2, qRound(area.width()) / theme().px(LabelWidth), 7);
    const domain::Instant from = timeAt(0);
    const auto span = std::chrono::duration<double>(timeAt(newestPoint()) - from);
    const QFontMetricsF metrics(painter.font());
    for (const domain::Instant time : clockTicks(from, timeAt(newestPoint()), most)) {
        const double part = std::chrono::duration<double>(time - from) / span;
        const qreal x = std::round(area.left() + area.width() * part);
        const QString text = clockText(time);
        const qreal width = metrics.horizontalAdvance(text);
        const qreal left = qBound(area.left(), x - width / 2, area.right() - width);
        painter.fillRect(QRectF(x, area.bottom(), 1, 4), theme().control);
        painter.setPen(theme().text3);
        painter.drawText(QPointF(left, area.bottom() + 8 + metrics.ascent()), text);
    }
}

void LiveChart::paintLine(QPainter &painter, const Line &line) const
{
    const std::vector<QPointF> shape = points(line);
    if (shape.empty())
        return;
    const QColor color = theme().*line.color;
    QPainterPath path(shape.front());
    for (size_t at = 1; at < shape.size(); ++at)
        path.lineTo(shape[at]);
    if (line.look == Line::Look::Area) {
        QPainterPath area = path;
        area.lineTo(shape.back().x(), plot().bottom());
        area.lineTo(shape.front().x(), plot().bottom());
        area.closeSubpath();
        QColor fill = color;
        fill.setAlphaF(theme().mode == ColorMode::Light ? 0.12F : 0.18F);
        painter.fillPath(area, fill);
    }
    if (shape.size() == 1) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(shape.front(), 2, 2);
        return;
    }
    QPen pen(color, line.look == Line::Look::Area ? 2 : 1.75);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPath(path);
}

void LiveChart::paintHover(QPainter &painter) const
{
    const QRectF area = plot();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(std::floor(pointAt(m_current, 0).x()), area.top(), 1, area.height()),
                     theme().text2);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Line &line : m_data.lines) {
        const auto value = valueAt(line, m_current);
        if (!value)
            continue;
        painter.setPen(QPen(theme().surface, 2));
        painter.setBrush(theme().*line.color);
        painter.drawEllipse(pointAt(m_current, *value), 5, 5);
    }
}

void LiveChart::paintEvent(QPaintEvent *)
{
    const QRectF area = plot();
    if (area.width() < 10 || area.height() < 10)
        return;
    QPainter painter(this);
    paintGrid(painter);
    if (m_data.room < 2)
        return;
    paintTimes(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.setClipRect(area.adjusted(0, -2, 1, 2));
    for (const Line &line : m_data.lines)
        paintLine(painter, line);
    painter.restore();
    if (m_current >= 0)
        paintHover(painter);
    QStyleOption option;
    option.initFrom(this);
    if (painting::showsFocus(option))
        painting::drawFocusRing(painter, rect().adjusted(3, 2, -3, -2), theme().controlRadius);
}

} // namespace footfall::app
