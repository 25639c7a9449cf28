// SPDX-License-Identifier: GPL-3.0-or-later
// The card with the numbers of the period and the chart of one of them. GUI thread; asks its
// controller for other points.
#pragma once

#include "app/dashboardcontroller.h"
#include "app/widgets/card.h"

class QPushButton;

namespace footfall::app {

class ChartLegend;
class MetricRow;
class StateView;
class TimeSeriesChart;

class ChartCard : public Card
{
    Q_OBJECT
public:
    /// The controller outlives the card.
    explicit ChartCard(DashboardController &controller, QWidget *parent = nullptr);

    /// The numbers stay until another question is answered; what the points are is known at once.
    void showQuestion();
    void showAnswer(const domain::StatsResult &result);
    void showError(const domain::Error &error);
    void setChartHeight(int pixels);

    [[nodiscard]] MetricRow *metrics() const { return m_metrics; }
    [[nodiscard]] TimeSeriesChart *chart() const { return m_chart; }
    [[nodiscard]] QPushButton *intervalButton() const { return m_interval; }

Q_SIGNALS:
    void daysOpened(const footfall::domain::Period &days);

private:
    void showChart();
    void fillIntervalMenu();

    DashboardController &m_controller;
    MetricRow *m_metrics;
    TimeSeriesChart *m_chart;
    StateView *m_state;
    ChartLegend *m_legend;
    QPushButton *m_interval;
    domain::Metric m_metric = domain::Metric::Visitors;
};

} // namespace footfall::app
