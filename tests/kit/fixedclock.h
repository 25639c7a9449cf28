// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands still until a test moves it. Any thread.
#pragma once

#include "core/domain/clock.h"

#include <QDateTime>
#include <atomic>

namespace footfall::kit {

/// "2026-03-29T01:30:00Z"; REQUIRES: valid.
[[nodiscard]] inline domain::Instant at(const char *iso)
{
    const QDateTime dateTime = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs);
    Q_ASSERT(dateTime.isValid());
    return domain::instantFromMilliseconds(dateTime.toMSecsSinceEpoch());
}

class FixedClock : public domain::Clock
{
public:
    explicit FixedClock(domain::Instant start) : m_milliseconds(domain::toMilliseconds(start)) {}
    [[nodiscard]] domain::Instant now() const override
    {
        return domain::instantFromMilliseconds(m_milliseconds.load());
    }
    void set(domain::Instant instant) { m_milliseconds = domain::toMilliseconds(instant); }
    void advance(std::chrono::milliseconds step) { m_milliseconds += step.count(); }

private:
    std::atomic<long long> m_milliseconds;
};

} // namespace footfall::kit
