// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the log bounded: what is said again within a minute is counted instead, and each category
// has so many lines a second. Belongs to the mains. Not thread-safe; its user locks.
#pragma once

#include "server/logline.h"

#include <QHash>
#include <deque>
#include <optional>
#include <vector>

namespace footfall {

class LogThrottle
{
public:
    using Uptime = std::chrono::milliseconds; ///< Of a clock that nobody sets.

    static constexpr Uptime RepeatWindow = std::chrono::minutes(1);
    static constexpr size_t MostRemembered = 64; ///< Texts whose repetitions are counted.
    static constexpr double LinesPerSecond = 5;  ///< Of one category,
    static constexpr double MostAtOnce = 50;     ///< after a silence.

    /// What is to be written now: the entry, or nothing; before it what became due to be said about
    /// others.
    [[nodiscard]] std::vector<LogEntry> take(const LogEntry &entry, Uptime now);
    /// What has become due meanwhile.
    [[nodiscard]] std::vector<LogEntry> due(domain::Instant time, Uptime now);
    /// All that was counted and not said yet.
    [[nodiscard]] std::vector<LogEntry> flush(domain::Instant time);
    /// When due() has something to say, if nothing else happens.
    [[nodiscard]] std::optional<Uptime> nextDue() const;

private:
    struct Said {
        LogEntry entry;
        Uptime since{};
        qint64 again = 0;
    };
    struct Bucket {
        double tokens = MostAtOnce;
        Uptime filled{};
        qint64 leftOut = 0;
    };

    [[nodiscard]] bool mayWrite(const LogEntry &entry, Uptime now);
    static void refill(Bucket &bucket, Uptime now);
    static void sayAgain(const Said &said, domain::Instant time, std::vector<LogEntry> &lines);
    static void sayLeftOut(const QString &category, Bucket &bucket, domain::Instant time,
                           std::vector<LogEntry> &lines);

    std::deque<Said> m_said; ///< The oldest first.
    QHash<QString, Bucket> m_buckets;
};

} // namespace footfall
