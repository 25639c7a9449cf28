// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/timeserieschart.h"

#include "app/charts/chartgeometry.h"
#include "app/charts/chartoverlay.h"
#include "app/charts/chartreadout.h"
#include "app/charts/offbands.h"
#include "app/theme/themewatcher.h"

#include <QAreaSeries>
#include <QChart>
#include <QLayout>
#include <QLineSeries>
#include <QValueAxis>

namespace footfall::app {

namespace {

constexpr int LaneHeight = 36; ///< Above the plot, for the legend and what happened.
constexpr int AxisHeight = 24;
constexpr int Gutter = 44;
constexpr int RightMargin = 16;
constexpr int LabelWidth = 110; ///< Room that a label of the time axis should have.

QList<QPointF> listOf(const std::vector<QPointF> &points)
{
    return {points.begin(), points.end()};
}

QLineSeries *addLine(QChart &chart, QValueAxis *x, QValueAxis *y)
{
    auto *line = new QLineSeries(&chart);
    chart.addSeries(line);
    line->attachAxis(x);
    line->attachAxis(y);
    return line;
}

QPen linePen(const QColor &color, qreal width)
{
    QPen pen(color, width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

QPen dashedPen(const QColor &color, qreal width, qreal on, qreal off)
{
    QPen pen = linePen(color, width);
    pen.setDashPattern({on / width, off / width}); // Qt counts dashes in pen widths.
    return pen;
}

} // namespace

TimeSeriesChart::TimeSeriesChart(QWidget *parent) : QChartView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setLayoutDirection(Qt::LeftToRight); // Time runs left to right in every language.
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundBrush(Qt::NoBrush);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Chart of the period"));

    QChart *figure = chart();
    figure->setBackgroundVisible(false);
    figure->setMargins(QMargins());
    figure->legend()->hide();
    figure->setAnimationOptions(QChart::NoAnimation);

    m_x = new QValueAxis(figure);
    m_y = new QValueAxis(figure);
    for (QValueAxis *axis : {m_x, m_y}) {
        axis->setGridLineVisible(false);
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
    }
    figure->addAxis(m_x, Qt::AlignBottom);
    figure->addAxis(m_y, Qt::AlignLeft);

    m_areaLine = new QLineSeries(figure);
    m_area = new QAreaSeries(m_areaLine);
    m_area->setParent(figure);
    figure->addSeries(m_area);
    m_area->attachAxis(m_x);
    m_area->attachAxis(m_y);
    m_ghost = addLine(*figure, m_x, m_y);
    m_ghost->setObjectName(QStringLiteral("before"));
    m_second = addLine(*figure, m_x, m_y);
    m_secondToday = addLine(*figure, m_x, m_y);
    m_main = addLine(*figure, m_x, m_y);
    m_mainToday = addLine(*figure, m_x, m_y);

    m_overlay = new ChartOverlay(figure);
    m_readout = new ChartReadout(viewport());
    applyTheme();
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this, [this] {
        applyTheme();
        setData(m_data);
    });
}

QSize TimeSeriesChart::sizeHint() const
{
    return {900, theme().px(228)};
}

void TimeSeriesChart::applyTheme()
{
    const Theme &now = theme();
    QColor fill = now.s1;
    fill.setAlphaF(now.mode == ColorMode::Light ? 0.12F : 0.18F);
    m_area->setPen(Qt::NoPen);
    m_area->setBrush(fill);
    m_ghost->setPen(dashedPen(now.ghost, 1.5, 2, 3));
    m_second->setPen(linePen(now.s2, 1.75));
    m_secondToday->setPen(dashedPen(now.s2, 1.75, 3, 3));
    m_main->setPen(linePen(now.s1, 2));
    m_mainToday->setPen(dashedPen(now.s1, 2, 3, 3));
}

void TimeSeriesChart::setData(const ChartData &data)
{
    const bool sameBuckets = data.buckets == m_data.buckets;
    m_data = data;
    fillSeries();
    setCurrent(sameBuckets && m_current < m_data.known() ? m_current : -1);
}

QPointF TimeSeriesChart::pointAt(int index, double value) const
{
    const QRectF plot = chart()->plotArea();
    const int count = static_cast<int>(m_data.buckets.size());
    const qreal x =
        count > 1 ? plot.left() + plot.width() * index / (count - 1) : plot.center().x();
    return {x, plot.bottom() - plot.height() * value / m_y->max()};
}

void TimeSeriesChart::fillSeries()
{
    const QRectF plot = chart()->plotArea();
    const Ticks ticks = niceTicks(m_data.largest(), tickKindOf(m_data.main.metric));
    const int count = static_cast<int>(m_data.buckets.size());
    // A single point stands in the middle.
    m_x->setRange(count > 1 ? 0 : -1, count > 1 ? count - 1 : 1);
    m_y->setRange(0, ticks.top());
    const int pixels = qMax(50, qRound(plot.width()));

    std::vector<ChartOverlay::Dot> standing;
    const auto fill = [&](const std::vector<double> &values, QLineSeries *line, QLineSeries *today,
                          const QColor &color) {
        std::vector<QPointF> points;
        for (size_t index = 0; index < values.size(); ++index)
            points.emplace_back(double(index), values[index]);
        const bool dashed = m_data.lastIsRunning && points.size() > 1;
        if (dashed) {
            today->replace(QList<QPointF>{points[points.size() - 2], points.back()});
            standing.push_back({pointAt(static_cast<int>(points.size()) - 1, points.back().y()),
                                color, ChartOverlay::Dot::Look::Hollow});
            points.pop_back();
        } else {
            today->replace(QList<QPointF>());
            if (points.size() == 1)
                standing.push_back({pointAt(0, points.front().y()), color,
                                    m_data.lastIsRunning ? ChartOverlay::Dot::Look::Hollow
                                                         : ChartOverlay::Dot::Look::Filled});
        }
        line->replace(listOf(downsampled(points, pixels)));
    };
    fill(m_data.second ? m_data.second->values : std::vector<double>(), m_second, m_secondToday,
         theme().s2);
    fill(m_data.main.values, m_main, m_mainToday, theme().s1);

    std::vector<QPointF> whole;
    for (size_t index = 0; index < m_data.main.values.size(); ++index)
        whole.emplace_back(double(index), m_data.main.values[index]);
    m_areaLine->replace(listOf(downsampled(whole, pixels)));
    std::vector<QPointF> ghost;
    for (size_t index = m_data.firstBefore; index < m_data.before.size(); ++index)
        ghost.emplace_back(double(index), m_data.before[index]);
    m_ghost->replace(listOf(downsampled(ghost, pixels)));

    m_overlay->setScale(ticks, m_data.main.metric,
                        axisLabels(m_data.buckets, m_data.interval, m_data.calendar,
                                   qBound(2, qRound(plot.width()) / LabelWidth, 8)),
                        count);
    m_overlay->setStandingDots(standing);
    // Words in the lane end before what its right end holds.
    const int held = layout() ? layout()->sizeHint().width() : 0;
    m_overlay->setOffBands(offBands(m_data.offTimes, m_data.buckets, plot.width()),
                           viewport()->width() - held);
}

void TimeSeriesChart::layOut()
{
    const QRectF bounds(0, 0, viewport()->width(), viewport()->height());
    const Theme &now = theme();
    const QRectF plot =
        bounds.adjusted(now.px(Gutter), now.px(LaneHeight), -RightMargin, -now.px(AxisHeight));
    if (plot.width() < 10 || plot.height() < 10)
        return;
    chart()->setPlotArea(plot);
    m_overlay->setFrame(bounds, plot);
    fillSeries();
    if (m_current >= 0)
        setCurrent(m_current);
}

void TimeSeriesChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void TimeSeriesChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        layOut();
    QChartView::changeEvent(event);
}

} // namespace footfall::app
