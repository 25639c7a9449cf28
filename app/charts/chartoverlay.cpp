// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartoverlay.h"

#include "app/format/durations.h"
#include "app/format/numbers.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace footfall::app {

namespace {
constexpr qreal BelowSeries = -0.5; // Qt Charts draws its background at -1 and its series above 0.
constexpr qreal AboveSeries = 1000;
constexpr int LaneMiddle = 18; ///< Above the plot.
constexpr int IconSide = 18;

/// "Collector was off 14 h"
QString offWords(const OffBand &band)
{
    return QCoreApplication::translate("OffTimes", "Collector was off %1")
        .arg(durationText(band.duration()));
}
} // namespace

class ChartOverlay::Marks : public QGraphicsItem
{
public:
    explicit Marks(QGraphicsItem *chart) : QGraphicsItem(chart) { setZValue(AboveSeries); }

    void setFrame(const QRectF &bounds, const QRectF &plot)
    {
        prepareGeometryChange();
        m_bounds = bounds;
        m_plot = plot;
    }
    void setStanding(const std::vector<Dot> &dots)
    {
        m_standing = dots;
        update();
    }
    void setHover(std::optional<qreal> x, const std::vector<Dot> &dots)
    {
        m_line = x;
        m_hovered = dots;
        update();
    }

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        if (m_line) {
            painter->setRenderHint(QPainter::Antialiasing, false);
            painter->fillRect(QRectF(std::floor(*m_line), m_plot.top(), 1, m_plot.height()),
                              theme().text2);
        }
        painter->setRenderHint(QPainter::Antialiasing, true);
        for (const Dot &dot : m_standing)
            draw(*painter, dot);
        for (const Dot &dot : m_hovered)
            draw(*painter, dot);
    }

private:
    static void draw(QPainter &painter, const Dot &dot)
    {
        if (dot.look == Dot::Look::Hollow) {
            painter.setPen(QPen(dot.color, 1.75));
            painter.setBrush(theme().surface);
            painter.drawEllipse(dot.center, 2.75, 2.75);
        } else {
            painter.setPen(QPen(theme().surface, 2));
            painter.setBrush(dot.color);
            painter.drawEllipse(dot.center, 5, 5);
        }
    }

    QRectF m_bounds;
    QRectF m_plot;
    std::vector<Dot> m_standing;
    std::optional<qreal> m_line;
    std::vector<Dot> m_hovered;
};

ChartOverlay::ChartOverlay(QGraphicsItem *chart) : QGraphicsItem(chart), m_marks(new Marks(chart))
{
    setZValue(BelowSeries);
}

void ChartOverlay::setFrame(const QRectF &bounds, const QRectF &plot)
{
    prepareGeometryChange();
    m_bounds = bounds;
    m_plot = plot;
    m_marks->setFrame(bounds, plot);
}

void ChartOverlay::setScale(const Ticks &ticks, domain::Metric metric,
                            const std::vector<AxisLabel> &labels, int buckets)
{
    m_ticks = ticks;
    m_metric = metric;
    m_labels = labels;
    m_buckets = buckets;
    update();
}

void ChartOverlay::setStandingDots(const std::vector<Dot> &dots)
{
    m_marks->setStanding(dots);
}

void ChartOverlay::setHover(std::optional<qreal> x, const std::vector<Dot> &dots)
{
    m_marks->setHover(x, dots);
}

qreal ChartOverlay::xOf(int index) const
{
    return m_buckets > 1 ? m_plot.left() + m_plot.width() * index / (m_buckets - 1)
                         : m_plot.center().x();
}

void ChartOverlay::setOffBands(const std::vector<OffBand> &bands, qreal laneEnd)
{
    m_offBands = bands;
    m_laneEnd = laneEnd;
    update();
}

void ChartOverlay::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    paintGrid(*painter);
    paintOffBands(*painter);
    paintTimes(*painter);
}

void ChartOverlay::paintGrid(QPainter &painter) const
{
    const Theme &now = theme();
    painter.setFont(app::font(Type::Caption));
    const TickKind kind = tickKindOf(m_metric);
    for (int tick = 0; tick <= m_ticks.count; ++tick) {
        const qreal y = std::round(m_plot.bottom() - m_plot.height() * tick / m_ticks.count);
        painter.fillRect(QRectF(m_plot.left(), y, m_plot.width(), 1),
                         tick == 0 ? now.control : now.grid);
        const double value = m_ticks.step * tick;
        const QString text =
            kind == TickKind::Count ? axisText(value) : metricText(m_metric, value);
        painter.setPen(now.text3);
        drawTabular(painter,
                    QRectF(m_bounds.left(), y - 8, m_plot.left() - m_bounds.left() - 8, 16),
                    Qt::AlignRight, text);
    }
}

void ChartOverlay::paintOffBands(QPainter &painter) const
{
    const Theme &now = theme();
    painter.setFont(app::font(Type::Small));
    const QFontMetricsF metrics(painter.font());
    const qreal middle = m_plot.top() - now.px(LaneMiddle);
    qreal taken = m_bounds.left();
    for (size_t index = 0; index < m_offBands.size(); ++index) {
        const OffBand &band = m_offBands[index];
        const qreal left = std::round(m_plot.left() + band.left);
        const qreal right = std::round(m_plot.left() + band.right);
        painting::drawHatch(painter, QRectF(left, m_plot.top(), right - left, m_plot.height()),
                            now.band);
        const qreal side = now.px(IconSide);
        const qreal icon =
            qBound(m_bounds.left() + 4, (left + right) / 2 - side / 2, m_laneEnd - side - 4);
        if (icon < taken + 4)
            continue; // Neighbours: one icon stands for them.
        const QRectF box(std::round(icon), std::round(middle - side / 2), side, side);
        painting::drawBox(painter, box, now.surface, now.control, now.smallRadius);
        const int inner = now.px(IconSide - 6);
        const QPixmap pixmap = iconPixmap(QStringLiteral("power-off"), now.text2, inner,
                                          painter.device()->devicePixelRatioF());
        painter.drawPixmap(box.topLeft() + QPointF(3, 3), pixmap);
        taken = box.right();
        const QString words = offWords(band);
        const qreal begin = box.right() + 6;
        const qreal end = begin + metrics.horizontalAdvance(words);
        const qreal next = index + 1 < m_offBands.size()
                               ? m_plot.left() + m_offBands[index + 1].left - side
                               : m_laneEnd;
        if (end > qMin(next, m_laneEnd) - 8)
            continue; // Words that would collide leave only the icon.
        painter.setPen(now.text2);
        painter.drawText(QPointF(begin, middle + (metrics.ascent() - metrics.descent()) / 2),
                         words);
        taken = end;
    }
}

void ChartOverlay::paintTimes(QPainter &painter) const
{
    const Theme &now = theme();
    painter.setFont(app::font(Type::Caption));
    const QFontMetricsF metrics(painter.font());
    qreal taken = -1e9;
    for (const AxisLabel &label : m_labels) {
        const qreal x = std::round(xOf(label.index));
        const qreal width = metrics.horizontalAdvance(label.text);
        qreal left = x - width / 2;
        if (label.index == 0)
            left = x;
        else if (label.index == m_buckets - 1)
            left = x - width;
        left = qMin(left, m_bounds.right() - width - 2);
        if (left < taken + 8)
            continue;
        taken = left + width;
        painter.fillRect(QRectF(x, m_plot.bottom(), 1, 4), now.control);
        painter.setPen(now.text3);
        painter.drawText(QPointF(left, m_plot.bottom() + 8 + metrics.ascent()), label.text);
    }
}

} // namespace footfall::app
