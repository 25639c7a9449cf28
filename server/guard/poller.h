// SPDX-License-Identifier: GPL-3.0-or-later
// Many descriptors behind one: an epoll descriptor that Qt's event loop watches. What Qt asks the
// system each time does not grow with the connections that only wait. Lives in the server's thread.
#pragma once

#include <QSocketNotifier>

#include <cstdint>
#include <functional>
#include <memory>

namespace footfall::server::guard {

/// Whom a descriptor belongs to.
class Pollable
{
public:
    virtual ~Pollable() = default;
    /// With EPOLLIN, EPOLLOUT, EPOLLERR... May change what is polled, but must not destroy a
    /// Pollable: its turn may still come.
    virtual void ready(uint32_t events) = 0;
};

class Poller
{
public:
    /// Called before those that are ready have their turn, and when all have had it.
    Poller(std::function<void()> beforehand, std::function<void()> afterwards);
    ~Poller();
    Poller(const Poller &) = delete;
    Poller &operator=(const Poller &) = delete;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    /// Whether the system could take it.
    [[nodiscard]] bool add(int descriptor, uint32_t events, Pollable &owner);
    void change(int descriptor, uint32_t events, Pollable &owner);
    void remove(int descriptor);

private:
    void poll();

    const int m_descriptor;
    const std::function<void()> m_beforehand;
    const std::function<void()> m_afterwards;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace footfall::server::guard
