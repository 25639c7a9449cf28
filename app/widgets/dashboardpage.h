// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard of one site: header, numbers, chart, panels. GUI thread; shows what its controller
// answers and never waits.
#pragma once

#include "app/dashboardcontroller.h"
#include "app/exportcontroller.h"

#include <QPointer>
#include <QWidget>

class QDialog;
class QGridLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace footfall::app {

class BreakdownPanel;
class ChartCard;
class DashboardHeader;
class FullList;
class GoalsPanel;
class LivePanel;
class MetricRow;
class OccurrenceView;
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
    [[nodiscard]] const std::vector<BreakdownPanel *> &panels() const { return m_panels; }
    [[nodiscard]] GoalsPanel *goals() const { return m_goals; }
    /// In a window of its own, which the header's "14 here now" opens.
    [[nodiscard]] LivePanel *live() const { return m_live; }
    [[nodiscard]] QPushButton *intervalButton() const;
    [[nodiscard]] FullList *fullList() const;
    [[nodiscard]] OccurrenceView *occurrences() const;
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
    void makePanels();
    void arrange();
    void fitChart();
    void connectController();
    void showQuestion();
    void showAnswer(const domain::StatsResult &result);
    void showFailure(const domain::Error &error);
    void tellPanels();
    void openFullList(domain::Dimension dimension);
    void openOccurrences(domain::OccurrenceRequest::By by, const QString &name);
    void makeLiveWindow();

    DashboardController &m_controller;
    Room m_room = Room::Wide;
    DashboardHeader *m_header = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_content = nullptr;
    ChartCard *m_numbers = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<BreakdownPanel *> m_panels;
    GoalsPanel *m_goals = nullptr;
    QVBoxLayout *m_lastColumn = nullptr; ///< Devices above goals, where there is room.
    QDialog *m_liveWindow = nullptr;
    LivePanel *m_live = nullptr;
    QPointer<FullList> m_fullList;
    QPointer<OccurrenceView> m_occurrences;
    domain::Comparison m_wantedComparison = domain::Comparison::Previous;
};

} // namespace footfall::app
