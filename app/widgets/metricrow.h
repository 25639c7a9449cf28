// SPDX-License-Identifier: GPL-3.0-or-later
// The six numbers of the period. Each is a button that puts its metric on the chart. GUI thread.
#pragma once

#include "app/widgets/metriccell.h"

#include <QWidget>

namespace footfall::app {

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
