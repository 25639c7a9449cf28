// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/logthrottle.h"

#include <algorithm>

namespace footfall {

namespace {

// Categories are constants of the code; a library that makes them up is no reason to grow.
constexpr qsizetype MostCategories = 256;
// One line of each category says what was left out, so that line comes once in a while only.
constexpr double TokensToSayLeftOut = 10;

} // namespace

std::vector<LogEntry> LogThrottle::take(const LogEntry &entry, Uptime now)
{
    std::vector<LogEntry> lines = due(entry.time, now);
    const auto said = std::find_if(m_said.begin(), m_said.end(), [&entry](const Said &known) {
        return known.entry.type == entry.type && known.entry.category == entry.category &&
               known.entry.text == entry.text;
    });
    if (said != m_said.end() && entry.type != QtFatalMsg) {
        ++said->again;
        return lines;
    }
    if (!mayWrite(entry, now))
        return lines;
    if (m_said.size() == MostRemembered) {
        sayAgain(m_said.front(), entry.time, lines);
        m_said.pop_front();
    }
    m_said.push_back({entry, now, 0});
    lines.push_back(entry);
    return lines;
}

std::vector<LogEntry> LogThrottle::due(domain::Instant time, Uptime now)
{
    std::vector<LogEntry> lines;
    while (!m_said.empty() && now - m_said.front().since >= RepeatWindow) {
        sayAgain(m_said.front(), time, lines);
        m_said.pop_front();
    }
    for (auto bucket = m_buckets.begin(); bucket != m_buckets.end(); ++bucket) {
        if (bucket->leftOut == 0)
            continue;
        refill(*bucket, now);
        if (bucket->tokens >= TokensToSayLeftOut)
            sayLeftOut(bucket.key(), *bucket, time, lines);
    }
    return lines;
}

std::vector<LogEntry> LogThrottle::flush(domain::Instant time)
{
    std::vector<LogEntry> lines;
    for (const Said &said : m_said)
        sayAgain(said, time, lines);
    m_said.clear();
    for (auto bucket = m_buckets.begin(); bucket != m_buckets.end(); ++bucket)
        sayLeftOut(bucket.key(), *bucket, time, lines);
    return lines;
}

std::optional<LogThrottle::Uptime> LogThrottle::nextDue() const
{
    std::optional<Uptime> next;
    const auto consider = [&next](Uptime moment) {
        if (!next || moment < *next)
            next = moment;
    };
    for (const Said &said : m_said) {
        if (said.again > 0)
            consider(said.since + RepeatWindow);
    }
    for (const Bucket &bucket : m_buckets) {
        if (bucket.leftOut > 0)
            consider(bucket.filled +
                     Uptime(qint64(1000 * TokensToSayLeftOut / LinesPerSecond) + 1));
    }
    return next;
}

bool LogThrottle::mayWrite(const LogEntry &entry, Uptime now)
{
    auto bucket = m_buckets.find(entry.category);
    if (bucket == m_buckets.end()) {
        if (m_buckets.size() >= MostCategories)
            return entry.type == QtFatalMsg;
        bucket = m_buckets.insert(entry.category, {MostAtOnce, now, 0});
    }
    refill(*bucket, now);
    if (bucket->tokens < 1 && entry.type != QtFatalMsg) {
        ++bucket->leftOut;
        return false;
    }
    bucket->tokens = std::max(0.0, bucket->tokens - 1);
    return true;
}

void LogThrottle::refill(Bucket &bucket, Uptime now)
{
    const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
    bucket.tokens = std::min(MostAtOnce, bucket.tokens + seconds * LinesPerSecond);
    bucket.filled = now;
}

void LogThrottle::sayAgain(const Said &said, domain::Instant time, std::vector<LogEntry> &lines)
{
    if (said.again == 0)
        return;
    LogEntry entry = said.entry;
    entry.time = time;
    entry.text = QStringLiteral("… %1 times more: %2").arg(said.again).arg(said.entry.text);
    lines.push_back(entry);
}

void LogThrottle::sayLeftOut(const QString &category, Bucket &bucket, domain::Instant time,
                             std::vector<LogEntry> &lines)
{
    if (bucket.leftOut == 0)
        return;
    lines.push_back({time, QtWarningMsg, category,
                     QStringLiteral("… %1 more messages were left out, because there were so many.")
                         .arg(bucket.leftOut)});
    bucket.leftOut = 0;
}

} // namespace footfall
