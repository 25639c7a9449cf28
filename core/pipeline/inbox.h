// SPDX-License-Identifier: GPL-3.0-or-later
// Where hits wait for the writer: bounded, and the only mutex on their way. Any thread.
#pragma once

#include "core/pipeline/item.h"

#include <functional>
#include <mutex>
#include <vector>

namespace footfall::pipeline {

class Inbox : public HitSink
{
public:
    /// wake: called on the thread of whoever brings the first hit since take() found none.
    Inbox(size_t capacity, quint64 lastSequence, std::function<void()> wake);

    [[nodiscard]] Admission accept(domain::Hit hit, std::shared_ptr<ReceiptPort> port,
                                   quint64 token) override;

    /// The oldest ones, at most limit.
    [[nodiscard]] std::vector<Item> take(size_t limit);
    [[nodiscard]] size_t size() const;
    /// Of the oldest hit that waits.
    [[nodiscard]] std::optional<domain::Instant> oldestTime() const;
    /// Takes no more.
    void close();

private:
    mutable std::mutex m_mutex;
    const size_t m_capacity;
    std::function<void()> m_wake;
    std::vector<Item> m_waiting;
    quint64 m_lastSequence;
    bool m_closed = false;
    bool m_awake = false;
};

} // namespace footfall::pipeline
