// SPDX-License-Identifier: GPL-3.0-or-later
// Grid, labels and marks of the main chart, below and above its lines, on whole pixels. GUI thread.
#pragma once

#include "app/charts/chartdata.h"
#include "app/charts/chartgeometry.h"
#include "app/charts/offbands.h"

#include <QGraphicsItem>

namespace footfall::app {

/// One item below the series (grid, labels) that owns one above them (hover line, points).
class ChartOverlay : public QGraphicsItem
{
public:
    explicit ChartOverlay(QGraphicsItem *chart);

    void setFrame(const QRectF &bounds, const QRectF &plot);
    void setScale(const Ticks &ticks, domain::Metric metric, const std::vector<AxisLabel> &labels,
                  int buckets);

    /// Hatched behind the lines, named in the lane above the plot up to laneEnd.
    void setOffBands(const std::vector<OffBand> &bands, qreal laneEnd);

    struct Dot {
        QPointF center;
        QColor color;
        enum class Look { Filled, Hollow } look = Look::Filled;
    };
    /// The points that always stand (today so far), and the hovered ones with their line.
    void setStandingDots(const std::vector<Dot> &dots);
    void setHover(std::optional<qreal> x, const std::vector<Dot> &dots);

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    class Marks;

    [[nodiscard]] qreal xOf(int index) const;
    void paintGrid(QPainter &painter) const;
    void paintTimes(QPainter &painter) const;
    void paintOffBands(QPainter &painter) const;

    QRectF m_bounds;
    QRectF m_plot;
    Ticks m_ticks;
    domain::Metric m_metric = domain::Metric::Visitors;
    std::vector<AxisLabel> m_labels;
    int m_buckets = 0;
    std::vector<OffBand> m_offBands;
    qreal m_laneEnd = 0;
    Marks *m_marks = nullptr;
};

} // namespace footfall::app
