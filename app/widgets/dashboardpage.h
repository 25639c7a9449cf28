// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard of one site: header, numbers, chart, panels. GUI thread; shows what its controller
// answers and never waits.
#pragma once

#include "app/dashboardcontroller.h"
#include "app/exportcontroller.h"

#include <QPointer>
#include <QWidget>

class QGridLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace footfall::app
{

class BreakdownPanel;
class Card;
class DashboardHeader;
class FullList;
class LivePanel;
class MetricRow;
class StateView;
class TimeSeriesChart;

class DashboardPage : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the page.
    DashboardPage(DashboardController &controller, QWidget *parent = nullptr);

    enum class Room { Wide, Narrow };
    void setRoom(Room room);

    [[nodiscard]] DashboardHeader *header() const { return m_header; }
    [[nodiscard]] MetricRow *metrics() const { return m_metrics; }
    [[nodiscard]] TimeSeriesChart *chart() const { return m_chart; }
    [[nodiscard]] const std::vector<BreakdownPanel *> &panels() const { return m_panels; }
    [[nodiscard]] LivePanel *live() const { return m_live; }
    [[nodiscard]] QPushButton *intervalButton() const { return m_interval; }
    [[nodiscard]] FullList *fullList() const;
    /// What an export would now be made of; no site, no context.
    [[nodiscard]] std::optional<ExportContext> exportContext() const;
    void setComparison(domain::Comparison comparison);

Q_SIGNALS:
    void exportContextChanged();
    void exportPanelRequested(const footfall::app::ExportContext::Panel &panel);
    void comparisonChanged(footfall::domain::Comparison comparison);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeChartCard();
    void makePanels();
    void arrange();
    void fitChart();
    void connectController();
    void showQuestion();
    void showAnswer(const domain::StatsResult &result);
    void showFailure(const domain::Error &error);
    void showChart();
    void tellPanels();
    void openFullList(domain::Dimension dimension);
    void fillIntervalMenu();

    DashboardController &m_controller;
    Room m_room = Room::Wide;
    DashboardHeader *m_header = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_content = nullptr;
    Card *m_numbers = nullptr;
    MetricRow *m_metrics = nullptr;
    TimeSeriesChart *m_chart = nullptr;
    StateView *m_chartState = nullptr;
    QWidget *m_legend = nullptr;
    QPushButton *m_interval = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<BreakdownPanel *> m_panels;
    LivePanel *m_live = nullptr;
    QPointer<FullList> m_fullList;
    domain::Comparison m_wantedComparison = domain::Comparison::Previous;
    domain::Metric m_metric = domain::Metric::Visitors;
};

} // namespace footfall::app
