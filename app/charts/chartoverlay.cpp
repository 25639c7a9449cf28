// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartoverlay.h"

#include "app/format/numbers.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace footfall::app {

namespace {
constexpr qreal BelowSeries = -0.5; // Qt Charts draws its background at -1 and its series above 0.
constexpr qreal AboveSeries = 1000;
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

void ChartOverlay::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const Theme &now = theme();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(app::font(Type::Caption));
    const TickKind kind = tickKindOf(m_metric);
    for (int tick = 0; tick <= m_ticks.count; ++tick) {
        const qreal y = std::round(m_plot.bottom() - m_plot.height() * tick / m_ticks.count);
        painter->fillRect(QRectF(m_plot.left(), y, m_plot.width(), 1),
                          tick == 0 ? now.control : now.grid);
        const double value = m_ticks.step * tick;
        const QString text =
            kind == TickKind::Count ? axisText(value) : metricText(m_metric, value);
        painter->setPen(now.text3);
        drawTabular(*painter,
                    QRectF(m_bounds.left(), y - 8, m_plot.left() - m_bounds.left() - 8, 16),
                    Qt::AlignRight, text);
    }
    const QFontMetricsF metrics(painter->font());
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
        painter->fillRect(QRectF(x, m_plot.bottom(), 1, 4), now.control);
        painter->setPen(now.text3);
        painter->drawText(QPointF(left, m_plot.bottom() + 8 + metrics.ascent()), label.text);
    }
}

} // namespace footfall::app
