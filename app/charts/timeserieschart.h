// SPDX-License-Identifier: GPL-3.0-or-later
// The main chart: area and line of the chosen metric, page views, the period before as a dotted
// line; a hover line and readout by mouse or arrow keys. GUI thread; time runs left to right
// everywhere.
#pragma once

#include "app/charts/chartdata.h"

#include <QChartView>

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace footfall::app {

class ChartOverlay;
class ChartReadout;

class TimeSeriesChart : public QChartView
{
    Q_OBJECT
public:
    explicit TimeSeriesChart(QWidget *parent = nullptr);

    /// Keeps the hovered bucket if it is still there.
    void setData(const ChartData &data);
    [[nodiscard]] const ChartData &data() const { return m_data; }

    /// The bucket that the readout tells about; -1 for none.
    void setCurrent(int index);
    [[nodiscard]] int current() const { return m_current; }
    /// The readout in words; empty where there is none.
    [[nodiscard]] QString readoutText() const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// A point was clicked, or Enter pressed on it: its days are to be opened. Only where they are
    /// fewer than those that are shown.
    void daysOpened(const footfall::domain::Period &days);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void applyTheme();
    void fillSeries();
    void placeReadout();
    void describe();
    [[nodiscard]] std::optional<domain::Period> daysBehind(int index) const;
    [[nodiscard]] int indexAt(const QPointF &position) const;
    [[nodiscard]] QPointF pointAt(int index, double value) const;

    ChartData m_data;
    int m_current = -1;
    int m_pressed = -1;
    QLineSeries *m_areaLine = nullptr;
    QAreaSeries *m_area = nullptr;
    QLineSeries *m_ghost = nullptr;
    QLineSeries *m_second = nullptr;
    QLineSeries *m_secondToday = nullptr;
    QLineSeries *m_main = nullptr;
    QLineSeries *m_mainToday = nullptr;
    QValueAxis *m_x = nullptr;
    QValueAxis *m_y = nullptr;
    ChartOverlay *m_overlay = nullptr;
    ChartReadout *m_readout = nullptr;
};

} // namespace footfall::app
