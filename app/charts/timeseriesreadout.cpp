// SPDX-License-Identifier: GPL-3.0-or-later
// What the main chart tells of the current point: beside it, marked on the lines, and in words.
#include "app/charts/chartoverlay.h"
#include "app/charts/chartreadout.h"
#include "app/charts/offbands.h"
#include "app/charts/timeserieschart.h"
#include "app/format/dates.h"
#include "app/format/durations.h"
#include "app/format/filterwords.h"
#include "app/format/numbers.h"
#include "app/theme/themewatcher.h"

#include <QAccessible>
#include <QChart>

namespace footfall::app {

namespace {
constexpr int ReadoutGap = 14;
} // namespace

void TimeSeriesChart::setCurrent(int index)
{
    m_current = index >= 0 && index < m_data.known() ? index : -1;
    if (m_current < 0) {
        m_overlay->setHover(std::nullopt, {});
        m_readout->hide();
        describe();
        return;
    }
    const auto at = static_cast<size_t>(m_current);
    const bool running = m_data.lastIsRunning && m_current == m_data.known() - 1;
    const Theme &now = theme();
    std::vector<ChartOverlay::Dot> dots;
    ChartReadout::Content content;
    content.title = bucketText(m_data.buckets[at], m_data.interval, m_data.calendar);
    const bool compared = m_data.compares(at);
    if (running)
        content.compared = tr("so far");
    else if (compared)
        content.compared =
            tr("vs %1").arg(bucketText(m_data.bucketsBefore[at], m_data.interval, m_data.calendar));

    const auto row = [&](const ChartData::Line &line, const std::vector<double> &before,
                         ChartReadout::Mark mark, const QColor &color) {
        const domain::Exactness exactness =
            line.metric == m_data.main.metric ? m_data.exactness : domain::Exactness::Exact;
        ChartReadout::Row entry{mark,
                                color,
                                metricName(line.metric),
                                believedText(metricText(line.metric, line.values[at]), exactness),
                                {}};
        // Half a day against a whole one would always look bad; two guesses say nothing.
        if (compared && at < before.size() && !running && m_data.coverage == Coverage::Whole &&
            exactness == domain::Exactness::Exact)
            entry.change = changeOf(line.metric, line.values[at], before[at]);
        content.rows.push_back(entry);
        dots.push_back(
            {pointAt(m_current, line.values[at]), color, ChartOverlay::Dot::Look::Filled});
    };
    if (compared)
        dots.push_back(
            {pointAt(m_current, m_data.before[at]), now.ghost, ChartOverlay::Dot::Look::Filled});
    row(m_data.main, m_data.before, ChartReadout::Mark::Area, now.s1);
    if (m_data.second)
        row(*m_data.second, m_data.secondBefore, ChartReadout::Mark::Line, now.s2);
    if (compared)
        content.rows.push_back(
            {ChartReadout::Mark::Dotted,
             now.ghost,
             tr("%1 before").arg(metricName(m_data.main.metric)),
             believedText(metricText(m_data.main.metric, m_data.before[at]), m_data.exactness),
             {}});
    if (const auto off = offWithin(m_data.buckets[at], m_data.offTimes); off.count() > 0)
        content.rows.push_back(
            {ChartReadout::Mark::Hatch, now.band, tr("Collector off"), durationText(off), {}});
    m_overlay->setHover(pointAt(m_current, 0).x(), dots);
    m_readout->setContent(content);
    placeReadout();
    m_readout->show();
    describe();
}

void TimeSeriesChart::placeReadout()
{
    const qreal line = pointAt(m_current, 0).x();
    const QSize size = m_readout->size();
    int left = qRound(line) + ReadoutGap;
    if (left + size.width() > viewport()->width() - 4)
        left = qRound(line) - ReadoutGap - size.width();
    m_readout->move(qMax(4, left), qRound(chart()->plotArea().top()) + 8);
}

QString TimeSeriesChart::readoutText() const
{
    return m_current < 0 ? QString() : m_readout->content().text();
}

void TimeSeriesChart::describe()
{
    const QString text =
        m_current < 0 ? offSummary(m_data.offTimes, m_data.calendar) : readoutText();
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace footfall::app
