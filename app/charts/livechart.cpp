// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/livechart.h"

#include "app/charts/chartkeys.h"
#include "app/charts/chartreadout.h"
#include "app/format/durations.h"
#include "app/format/numbers.h"
#include "app/theme/themewatcher.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <array>
#include <cmath>

namespace footfall::app {

namespace {

constexpr int TopMargin = 14;
constexpr int AxisHeight = 24;
constexpr int Gutter = 44;
constexpr int RightMargin = 16;
constexpr int ReadoutGap = 14;
constexpr int TickHeight = 22;               ///< Room that a label of the y axis should have.
constexpr int FewTicks = 3;                  ///< In a low chart.
constexpr std::chrono::seconds Patience{10}; ///< Before the y axis shrinks.

} // namespace

std::vector<QPointF> extremesByColumn(const std::vector<QPointF> &points)
{
    std::vector<QPointF> kept;
    size_t at = 0;
    while (at < points.size()) {
        const double column = std::floor(points[at].x());
        size_t low = at;
        size_t high = at;
        size_t next = at;
        for (; next < points.size() && std::floor(points[next].x()) == column; ++next) {
            if (points[next].y() < points[low].y())
                low = next;
            if (points[next].y() > points[high].y())
                high = next;
        }
        const auto [first, second] = std::minmax(low, high);
        kept.push_back(points[first]);
        if (second != first)
            kept.push_back(points[second]);
        at = next;
    }
    return kept;
}

std::vector<domain::Instant> clockTicks(domain::Instant from, domain::Instant to, int most)
{
    static constexpr std::array Steps{1, 2, 5, 10, 15, 20, 30, 60};
    for (const int minutes : Steps) {
        const std::chrono::minutes step(minutes);
        std::vector<domain::Instant> found;
        const auto begin = from.time_since_epoch();
        auto time = domain::Instant(std::chrono::ceil<std::chrono::minutes>(begin) / step * step);
        for (; time <= to; time += step) {
            if (time >= from)
                found.push_back(time);
        }
        if (static_cast<int>(found.size()) <= most)
            return found;
    }
    return {from, to};
}

LiveChart::LiveChart(Unit unit, const QString &name, QWidget *parent)
    : QWidget(parent), m_unit(unit), m_readout(new ChartReadout(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setLayoutDirection(Qt::LeftToRight); // Time runs left to right in every language.
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_ticks = niceTicks(0, TickKind::Count);
}

QSize LiveChart::sizeHint() const
{
    return {320, theme().px(200)};
}

QRectF LiveChart::plot() const
{
    return QRectF(rect()).adjusted(theme().px(Gutter), theme().px(TopMargin), -RightMargin,
                                   -theme().px(AxisHeight));
}

QPointF LiveChart::pointAt(int point, double value) const
{
    const QRectF area = plot();
    const qreal x = area.left() + area.width() * point / qMax(1, m_data.room - 1);
    return {x, area.bottom() - area.height() * value / m_ticks.top()};
}

std::optional<double> LiveChart::valueAt(const Line &line, int point) const
{
    const int index = point - (m_data.room - static_cast<int>(line.values.size()));
    if (index < 0 || index >= static_cast<int>(line.values.size()))
        return std::nullopt;
    const double value = line.values[static_cast<size_t>(index)];
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

int LiveChart::oldestPoint() const
{
    int longest = 0;
    for (const Line &line : m_data.lines)
        longest = qMax(longest, static_cast<int>(line.values.size()));
    return m_data.room - longest;
}

domain::Instant LiveChart::timeAt(int point) const
{
    return m_data.end - m_data.step * (newestPoint() - point);
}

QString LiveChart::valueText(double value) const
{
    return m_unit == Unit::Milliseconds ? waitingText(value) : numberText(std::llround(value));
}

void LiveChart::setData(const Data &data)
{
    const bool sameRoom = data.room == m_data.room;
    m_data = data;
    scale();
    setCurrent(sameRoom ? m_current : -1);
    update();
}

Ticks LiveChart::wantedTicks() const
{
    double largest = 0;
    for (const Line &line : m_data.lines) {
        for (const double value : line.values) {
            if (!std::isnan(value))
                largest = std::max(largest, value);
        }
    }
    const bool low = plot().height() < MostTicks * theme().px(TickHeight);
    return niceTicks(largest, TickKind::Count, low ? FewTicks : MostTicks);
}

void LiveChart::scale()
{
    const Ticks wanted = wantedTicks();
    if (wanted.top() >= m_ticks.top()) {
        m_ticks = wanted;
        m_sinceSmaller.invalidate();
    } else if (!m_sinceSmaller.isValid()) {
        m_sinceSmaller.start();
    } else if (m_sinceSmaller.hasExpired(std::chrono::milliseconds(Patience).count())) {
        m_ticks = wanted;
        m_sinceSmaller.invalidate();
    }
}

std::vector<QPointF> LiveChart::points(const Line &line) const
{
    std::vector<QPointF> found;
    for (int point = oldestPoint(); point < m_data.room; ++point) {
        if (const auto value = valueAt(line, point))
            found.push_back(pointAt(point, *value));
    }
    return m_data.room > plot().width() ? extremesByColumn(found) : found;
}

void LiveChart::setCurrent(int point)
{
    m_current = point >= 0 && point >= oldestPoint() && point < m_data.room ? point : -1;
    if (m_current < 0) {
        m_readout->hide();
        describe();
        update();
        return;
    }
    ChartReadout::Content content;
    content.title = clockWithSeconds(timeAt(m_current));
    content.compared = m_data.note;
    for (const Line &line : m_data.lines) {
        const auto value = valueAt(line, m_current);
        content.rows.push_back(
            {line.look == Line::Look::Area ? ChartReadout::Mark::Area : ChartReadout::Mark::Line,
             theme().*line.color,
             line.name,
             value ? valueText(*value) : line.none,
             {}});
    }
    m_readout->setContent(content);
    const qreal x = pointAt(m_current, 0).x();
    const QSize size = m_readout->size();
    int left = qRound(x) + ReadoutGap;
    if (left + size.width() > width() - 4)
        left = qRound(x) - ReadoutGap - size.width();
    const int top = qMin(qRound(plot().top()) + 4, height() - size.height() - 2);
    m_readout->move(qMax(4, left), qMax(0, top));
    m_readout->show();
    describe();
    update();
}

QString LiveChart::readoutText() const
{
    return m_current < 0 ? QString() : m_readout->content().text();
}

void LiveChart::describe()
{
    const QString text = readoutText();
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void LiveChart::resizeEvent(QResizeEvent *)
{
    m_ticks = wantedTicks();
    setCurrent(m_current);
}

void LiveChart::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF area = plot();
    const QPointF place = event->position();
    const bool over = place.x() >= area.left() - 8 && place.x() <= area.right() + 8;
    const qreal fraction = (place.x() - area.left()) / qMax<qreal>(1, area.width());
    const int point = nearestIndex(fraction, m_data.room);
    setCurrent(over && m_data.room > 1 ? qMax(point, oldestPoint()) : -1);
}

void LiveChart::leaveEvent(QEvent *)
{
    if (!hasFocus())
        setCurrent(-1);
}

void LiveChart::keyPressEvent(QKeyEvent *event)
{
    const auto moved = currentAfterKey(event->key(), m_current, oldestPoint(), newestPoint());
    if (moved)
        setCurrent(*moved);
    else
        event->ignore();
}

void LiveChart::focusInEvent(QFocusEvent *event)
{
    const bool walked =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (walked && m_data.room > 1)
        setCurrent(newestPoint());
    QWidget::focusInEvent(event);
}

void LiveChart::focusOutEvent(QFocusEvent *event)
{
    setCurrent(-1);
    QWidget::focusOutEvent(event);
}

} // namespace footfall::app
