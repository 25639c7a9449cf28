// SPDX-License-Identifier: GPL-3.0-or-later
// The six numbers of the period. Each is a button that puts its metric on the chart. GUI thread.
#pragma once

#include "app/compareddays.h"
#include "app/format/numbers.h"

#include <QAbstractButton>
#include <QWidget>

namespace footfall::app {

/// The numbers of a period, and how far they are to be believed.
struct PeriodNumbers {
    domain::Counters now;
    std::optional<domain::Counters> before;
    Coverage coverage = Coverage::Whole; ///< Of the days before.
    domain::Knowledge knowledge;
    domain::Filter filter;
};

/// One number with its unit, its change, and the line of its series while it is on the chart.
class MetricCell : public QAbstractButton
{
    Q_OBJECT
public:
    /// What the chart draws of this metric just now.
    enum class Series { None, Area, Line };

    MetricCell(domain::Metric metric, QWidget *parent);

    [[nodiscard]] domain::Metric metric() const { return m_metric; }
    void setNumbers(const PeriodNumbers &numbers);
    void clear();
    void setSeries(Series series);
    [[nodiscard]] Series series() const { return m_series; }
    /// As drawn: "2m 48s", "≤ 1,234"; "–" where it is not known.
    [[nodiscard]] QString numberAsText() const;
    [[nodiscard]] const std::optional<Change> &change() const { return m_change; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QColor seriesColor() const;
    void describe();

    domain::Metric m_metric;
    Series m_series = Series::None;
    std::vector<Quantity> m_quantities;
    std::optional<Change> m_change;
    Coverage m_coverage = Coverage::Whole;
    QString m_before; ///< The number it is compared with, for the tooltip.
    domain::Exactness m_exactness = domain::Exactness::Exact;
    QString m_reason; ///< Why it is not exact.
};

class MetricRow : public QWidget
{
    Q_OBJECT
public:
    explicit MetricRow(QWidget *parent = nullptr);

    void setNumbers(const PeriodNumbers &numbers);
    void clear();
    void setChosen(domain::Metric metric);
    /// What the chart draws, which is less than what was chosen where that is not known.
    enum class Second { Drawn, NotDrawn };
    void setDrawn(domain::Metric metric, Second pageViews);
    [[nodiscard]] domain::Metric chosen() const { return m_chosen; }
    [[nodiscard]] MetricCell *cell(domain::Metric metric) const;

Q_SIGNALS:
    void metricChosen(footfall::domain::Metric metric);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    domain::Metric m_chosen = domain::Metric::Visitors;
    std::vector<MetricCell *> m_cells;
};

} // namespace footfall::app
