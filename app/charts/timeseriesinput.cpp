// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keys of the main chart: which point the readout tells about, and which days are opened.
#include "app/charts/chartgeometry.h"
#include "app/charts/chartkeys.h"
#include "app/charts/timeserieschart.h"

#include <QChart>
#include <QKeyEvent>
#include <QMouseEvent>

namespace footfall::app {

int TimeSeriesChart::indexAt(const QPointF &position) const
{
    const QRectF plot = chart()->plotArea();
    const qreal fraction = (position.x() - plot.left()) / qMax<qreal>(1, plot.width());
    const bool over = position.x() >= plot.left() - 8 && position.x() <= plot.right() + 8 &&
                      position.y() >= plot.top() - 8;
    const int count = static_cast<int>(m_data.buckets.size());
    return over && count > 0 ? qMin(nearestIndex(fraction, count), m_data.known() - 1) : -1;
}

std::optional<domain::Period> TimeSeriesChart::daysBehind(int index) const
{
    if (index < 0 || index >= m_data.known())
        return std::nullopt;
    const domain::Bucket &bucket = m_data.buckets[static_cast<size_t>(index)];
    const domain::Period days{bucket.firstDay, bucket.lastDay};
    const domain::Period shown{m_data.buckets.front().firstDay, m_data.buckets.back().lastDay};
    return days.days() < shown.days() ? std::optional(days) : std::nullopt;
}

void TimeSeriesChart::mouseMoveEvent(QMouseEvent *event)
{
    const int index = indexAt(event->position());
    setCurrent(index);
    setCursor(daysBehind(index) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QChartView::mouseMoveEvent(event);
}

void TimeSeriesChart::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? indexAt(event->position()) : -1;
    QChartView::mousePressEvent(event);
}

void TimeSeriesChart::mouseReleaseEvent(QMouseEvent *event)
{
    QChartView::mouseReleaseEvent(event);
    const int index = indexAt(event->position());
    const bool clicked = event->button() == Qt::LeftButton && index >= 0 && index == m_pressed;
    m_pressed = -1;
    if (const auto days = clicked ? daysBehind(index) : std::nullopt)
        Q_EMIT daysOpened(*days);
}

void TimeSeriesChart::leaveEvent(QEvent *event)
{
    if (!hasFocus())
        setCurrent(-1);
    QChartView::leaveEvent(event);
}

void TimeSeriesChart::keyPressEvent(QKeyEvent *event)
{
    if (const auto moved = currentAfterKey(event->key(), m_current, 0, m_data.known() - 1)) {
        setCurrent(*moved);
        return;
    }
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (const auto days = opens ? daysBehind(m_current) : std::nullopt)
        Q_EMIT daysOpened(*days);
    else
        event->ignore();
}

void TimeSeriesChart::focusInEvent(QFocusEvent *event)
{
    // Whoever walks here with Tab sees where the keys are, and the newest numbers.
    const bool walked =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (walked && m_data.known() > 0)
        setCurrent(m_data.known() - 1);
    QChartView::focusInEvent(event);
}

void TimeSeriesChart::focusOutEvent(QFocusEvent *event)
{
    setCurrent(-1);
    QChartView::focusOutEvent(event);
}

} // namespace footfall::app
