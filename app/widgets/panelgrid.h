// SPDX-License-Identifier: GPL-3.0-or-later
// The panels below the chart: pages, sources, places, devices, goals, in four columns or three. GUI
// thread; passes on what is pointed at and wanted of them.
#pragma once

#include "app/filter/filteredit.h"
#include "core/domain/statsresult.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace footfall::app {

class BreakdownPanel;
class GoalsPanel;

class PanelGrid : public QWidget
{
    Q_OBJECT
public:
    explicit PanelGrid(QWidget *parent = nullptr);

    enum class Room { Wide, Narrow };
    void setRoom(Room room);

    [[nodiscard]] const std::vector<BreakdownPanel *> &panels() const { return m_panels; }
    [[nodiscard]] GoalsPanel *goals() const { return m_goals; }
    /// Of the open tabs, in the panels' order.
    [[nodiscard]] std::vector<domain::Dimension> dimensions() const;

    void beginLoading();
    void setResult(const domain::StatsResult &result);
    void setError(const domain::Error &error);

Q_SIGNALS:
    void dimensionsChanged();
    void pointed(footfall::domain::Dimension dimension, const QString &value,
                 footfall::app::Pointing pointing);
    void clearRequested(footfall::domain::Dimension dimension);
    void clearAllRequested();
    void fullListRequested(footfall::domain::Dimension dimension);
    void allTimeRequested();
    void retryRequested();

private:
    std::vector<BreakdownPanel *> m_panels;
    GoalsPanel *m_goals = nullptr;
    QGridLayout *m_grid = nullptr;
    QVBoxLayout *m_lastColumn = nullptr; ///< Devices above goals, where there is room.
};

} // namespace footfall::app
