// SPDX-License-Identifier: GPL-3.0-or-later
// A chart of the last minutes that moves on in steps: lines over a fixed number of points, the
// newest at the right edge; a hover line and readout by mouse or arrow keys. GUI thread; time runs
// left to right everywhere.
#pragma once

#include "app/charts/chartgeometry.h"
#include "app/theme/theme.h"
#include "core/domain/clock.h"

#include <QElapsedTimer>
#include <QWidget>

namespace footfall::app {

class ChartReadout;

class LiveChart : public QWidget
{
    Q_OBJECT
public:
    enum class Unit { Count, Milliseconds };
    struct Line {
        enum class Look { Area, Line };
        QString name;
        QColor Theme::*color = &Theme::s1;
        Look look = Look::Line;
        std::vector<double> values; ///< The oldest first; not a number: no value.
        QString none;               ///< In the readout where there is no value.
    };
    struct Data {
        std::vector<Line> lines; ///< The first is drawn first.
        domain::Instant end{};   ///< The time of the newest value.
        std::chrono::milliseconds step{};
        int room = 0; ///< So many points are in the chart, with or without a value.
        QString note; ///< In the readout, beside the time.
    };

    LiveChart(Unit unit, const QString &name, QWidget *parent = nullptr);

    void setData(const Data &data);
    [[nodiscard]] const Data &data() const { return m_data; }
    /// The point that the readout tells about, counted from the left edge; -1 for none.
    void setCurrent(int point);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString readoutText() const;
    [[nodiscard]] Ticks ticks() const { return m_ticks; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] QPointF pointAt(int point, double value) const;
    /// None where the line has no value there.
    [[nodiscard]] std::optional<double> valueAt(const Line &line, int point) const;
    [[nodiscard]] domain::Instant timeAt(int point) const;
    [[nodiscard]] QString valueText(double value) const;
    [[nodiscard]] int newestPoint() const { return m_data.room - 1; }
    [[nodiscard]] int oldestPoint() const;
    [[nodiscard]] std::vector<QPointF> points(const Line &line) const;
    [[nodiscard]] Ticks wantedTicks() const;
    void scale();
    void describe();
    void paintGrid(QPainter &painter) const;
    void paintTimes(QPainter &painter) const;
    void paintLine(QPainter &painter, const Line &line) const;
    void paintHover(QPainter &painter) const;

    Unit m_unit;
    Data m_data;
    Ticks m_ticks;
    QElapsedTimer m_sinceSmaller; ///< Runs while less room would do.
    int m_current = -1;
    ChartReadout *m_readout = nullptr;
};

/// Of many points the lowest and the highest of each pixel column, in their order.
[[nodiscard]] std::vector<QPointF> extremesByColumn(const std::vector<QPointF> &points);
/// Round times between both ends, at most so many.
[[nodiscard]] std::vector<domain::Instant> clockTicks(domain::Instant from, domain::Instant to,
                                                      int most);

} // namespace footfall::app
