// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard of one site: header, filters, numbers, chart, panels. GUI thread; shows what its
// controller answers and never waits.
#pragma once

#include "app/exportcontroller.h"
#include "app/filter/filterhistory.h"

#include <QWidget>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace footfall::app {

class BreakdownPanel;
class ChartCard;
class DashboardHeader;
class DashboardWindows;
class FullList;
class GoalsPanel;
class LivePanel;
class MetricRow;
class OccurrenceView;
class PanelGrid;
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
    [[nodiscard]] MetricRow *metrics() const;
    [[nodiscard]] TimeSeriesChart *chart() const;
    [[nodiscard]] const std::vector<BreakdownPanel *> &panels() const;
    [[nodiscard]] GoalsPanel *goals() const;
    /// In a window of its own, which the header's "14 here now" opens.
    [[nodiscard]] LivePanel *live() const;
    [[nodiscard]] QPushButton *intervalButton() const;
    [[nodiscard]] FullList *fullList() const;
    [[nodiscard]] OccurrenceView *occurrences() const;
    [[nodiscard]] FilterHistory &history() { return *m_history; }
    /// What an export would now be made of; no site, no context.
    [[nodiscard]] std::optional<ExportContext> exportContext() const;
    void setComparison(domain::Comparison comparison);

Q_SIGNALS:
    void exportContextChanged();
    void goalSettingsRequested();
    void exportPanelRequested(const footfall::app::ExportContext::Panel &panel);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();
    void fitChart();
    void connectHeader();
    void connectPanels();
    void connectController();
    void showQuestion();
    void showAnswer(const domain::StatsResult &result);
    void showFailure(const domain::Error &error);

    DashboardController &m_controller;
    FilterHistory *m_history;
    Room m_room = Room::Wide;
    DashboardHeader *m_header;
    QScrollArea *m_scroll;
    QVBoxLayout *m_content = nullptr;
    ChartCard *m_numbers;
    PanelGrid *m_grid;
    DashboardWindows *m_windows;
    domain::Comparison m_wantedComparison = domain::Comparison::Previous;
};

} // namespace footfall::app
