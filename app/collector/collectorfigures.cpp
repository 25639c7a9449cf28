// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/collectorfigures.h"

#include <algorithm>
#include <limits>

namespace footfall::app {

using domain::ActivitySlot;

namespace {

constexpr std::chrono::minutes Remembered{60};
constexpr size_t SlotsOfMinute = std::chrono::minutes(1) / ActivityStep;

/// The sum over the minute that ends with the slot.
double minuteSum(const std::vector<ActivitySlot> &slots, size_t index, int ActivitySlot::*member)
{
    const size_t begin = index + 1 >= SlotsOfMinute ? index + 1 - SlotsOfMinute : 0;
    double sum = 0;
    for (size_t at = begin; at <= index; ++at)
        sum += slots[at].*member;
    return sum;
}

} // namespace

CollectorFigures figuresOf(const domain::CollectorActivity &activity)
{
    CollectorFigures figures;
    const auto &slots = activity.intervals;
    const size_t count = std::min(slots.size(), SlotsOfMinute);
    double weighted = 0;
    for (size_t at = slots.size() - count; at < slots.size(); ++at) {
        const ActivitySlot &slot = slots[at];
        figures.received += slot.received;
        figures.stored += slot.stored;
        figures.spooled += slot.spooled;
        figures.rejected += slot.rejected;
        figures.refused += slot.refused;
        if (slot.stored > 0)
            weighted += slot.commitMilliseconds * slot.stored;
    }
    if (figures.stored > 0)
        figures.milliseconds = weighted / double(figures.stored);
    if (!slots.empty())
        figures.queueDepth = slots.back().deepestQueue;
    return figures;
}

LiveSeries seriesOf(const domain::CollectorActivity &activity, std::chrono::minutes span,
                    domain::Instant since)
{
    LiveSeries series;
    const auto &slots = activity.intervals;
    if (slots.empty())
        return series;
    series.end = slots.back().start + ActivityStep;
    const auto wanted = static_cast<size_t>(span / ActivityStep);
    size_t begin = slots.size() > wanted ? slots.size() - wanted : 0;
    // Of an hour that reaches back to before what is remembered, the first minute is not whole.
    if (slots.size() >= static_cast<size_t>(Remembered / ActivityStep))
        begin = std::max(begin, SlotsOfMinute - 1);
    // What was counted before it moved to another address stays.
    while (begin < slots.size() && slots[begin].start + ActivityStep <= since &&
           slots[begin].received == 0)
        ++begin;
    for (size_t at = begin; at < slots.size(); ++at) {
        series.received.push_back(minuteSum(slots, at, &ActivitySlot::received));
        series.stored.push_back(minuteSum(slots, at, &ActivitySlot::stored));
        series.spooled.push_back(minuteSum(slots, at, &ActivitySlot::spooled));
        series.queue.push_back(slots[at].deepestQueue);
        series.milliseconds.push_back(slots[at].stored > 0
                                          ? slots[at].commitMilliseconds
                                          : std::numeric_limits<double>::quiet_NaN());
        if (slots[at].stored > 0)
            series.slowest = std::max(series.slowest.value_or(0), slots[at].slowestMilliseconds);
    }
    return series;
}

void SpoolPeak::note(domain::Instant now, qint64 waiting)
{
    const domain::Instant minute = domain::minuteOf(now);
    while (!m_minutes.empty() && m_minutes.front().time < now - Remembered)
        m_minutes.pop_front();
    if (!m_minutes.empty() && domain::minuteOf(m_minutes.back().time) == minute) {
        if (waiting > m_minutes.back().waiting)
            m_minutes.back() = {now, waiting};
    } else if (waiting > 0) {
        m_minutes.push_back({now, waiting});
    }
}

std::optional<SpoolPeak::Entry> SpoolPeak::peak() const
{
    const auto largest =
        std::max_element(m_minutes.begin(), m_minutes.end(),
                         [](const Entry &a, const Entry &b) { return a.waiting < b.waiting; });
    return largest == m_minutes.end() ? std::nullopt : std::optional(*largest);
}

qint64 RejectedHour::items() const
{
    qint64 sum = 0;
    for (const auto &[reason, items] : total)
        sum += items;
    return sum;
}

RejectedHour rejectedHourOf(const domain::Ledger &ledger, domain::Instant now)
{
    RejectedHour hour;
    hour.first = domain::minuteOf(now) - std::chrono::minutes(RejectedHour::Minutes - 1);
    for (const domain::SiteLedger &site : ledger.sites) {
        for (const domain::LedgerMinute &entry : site.minutes) {
            const auto minute =
                std::chrono::floor<std::chrono::minutes>(entry.minute - hour.first).count();
            if (minute < 0 || minute >= RejectedHour::Minutes)
                continue;
            for (const auto &[reason, items] : entry.counts.rejected) {
                if (items == 0)
                    continue;
                hour.minutes[static_cast<size_t>(minute)][reason] += items;
                hour.total[reason] += items;
            }
        }
    }
    return hour;
}

} // namespace footfall::app
