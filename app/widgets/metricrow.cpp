// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/metricrow.h"

#include "app/theme/themewatcher.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace footfall::app {

using domain::Metric;

MetricRow::MetricRow(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    for (const Metric metric : {Metric::Visitors, Metric::PageViews, Metric::Visits,
                                Metric::BounceRate, Metric::VisitDuration, Metric::TimeOnPage}) {
        auto *cell = new MetricCell(metric, this);
        layout->addWidget(cell, 1);
        m_cells.push_back(cell);
        connect(cell, &QAbstractButton::clicked, this, [this, metric] {
            // Once more brings visitors and page views back.
            const Metric next = metric == m_chosen ? Metric::Visitors : metric;
            setChosen(next);
            Q_EMIT metricChosen(next);
        });
    }
    setChosen(Metric::Visitors);
}

void MetricRow::setNumbers(const PeriodNumbers &numbers)
{
    for (MetricCell *cell : m_cells)
        cell->setNumbers(numbers);
}

void MetricRow::clear()
{
    for (MetricCell *cell : m_cells)
        cell->clear();
}

void MetricRow::setChosen(Metric metric)
{
    m_chosen = metric == Metric::PageViews ? Metric::Visitors : metric;
    setDrawn(m_chosen, m_chosen == Metric::Visitors ? Second::Drawn : Second::NotDrawn);
}

void MetricRow::setDrawn(Metric metric, Second pageViews)
{
    for (MetricCell *cell : m_cells) {
        MetricCell::Series series = MetricCell::Series::None;
        if (cell->metric() == metric)
            series = MetricCell::Series::Area;
        else if (pageViews == Second::Drawn && cell->metric() == Metric::PageViews)
            series = MetricCell::Series::Line;
        cell->setSeries(series);
    }
}

MetricCell *MetricRow::cell(Metric metric) const
{
    for (MetricCell *cell : m_cells) {
        if (cell->metric() == metric)
            return cell;
    }
    return nullptr;
}

void MetricRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (size_t index = 1; index < m_cells.size(); ++index) {
        const QRect cell = m_cells[index]->geometry();
        const int x = layoutDirection() == Qt::RightToLeft ? cell.right() + 1 : cell.left() - 1;
        painter.fillRect(QRect(x, 0, 1, height()), theme().border);
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().border);
}

void MetricRow::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    for (size_t index = 0; step != 0 && index < m_cells.size(); ++index) {
        if (!m_cells[index]->hasFocus())
            continue;
        const auto next = static_cast<ptrdiff_t>(index) + (mirrored ? -step : step);
        if (next >= 0 && next < static_cast<ptrdiff_t>(m_cells.size()))
            m_cells[static_cast<size_t>(next)]->setFocus(Qt::TabFocusReason);
        return;
    }
    event->ignore();
}

} // namespace footfall::app
