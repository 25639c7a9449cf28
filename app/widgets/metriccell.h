// SPDX-License-Identifier: GPL-3.0-or-later
// One of the numbers of the period: a button that puts its metric on the chart. GUI thread; needs
// the numbers.
#pragma once

#include "app/coverage.h"
#include "app/format/numbers.h"

#include <QAbstractButton>

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

} // namespace footfall::app
