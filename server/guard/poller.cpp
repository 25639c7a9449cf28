// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/poller.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>

namespace footfall::server::guard {

namespace {

/// Before the thread's other work has its turn.
constexpr int MostAtOnce = 256;

} // namespace

Poller::Poller(std::function<void()> beforehand, std::function<void()> afterwards)
    : m_descriptor(epoll_create1(EPOLL_CLOEXEC))
    , m_beforehand(std::move(beforehand))
    , m_afterwards(std::move(afterwards))
{
    if (m_descriptor < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                     [this] { poll(); });
}

Poller::~Poller()
{
    m_notifier.reset();
    if (m_descriptor >= 0)
        close(m_descriptor);
}

bool Poller::add(int descriptor, uint32_t events, Pollable &owner)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = &owner;
    return epoll_ctl(m_descriptor, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Poller::change(int descriptor, uint32_t events, Pollable &owner)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = &owner;
    epoll_ctl(m_descriptor, EPOLL_CTL_MOD, descriptor, &event);
}

void Poller::remove(int descriptor)
{
    epoll_ctl(m_descriptor, EPOLL_CTL_DEL, descriptor, nullptr);
}

void Poller::poll()
{
    std::array<epoll_event, MostAtOnce> events;
    const int count = epoll_wait(m_descriptor, events.data(), MostAtOnce, 0);
    m_beforehand();
    for (int i = 0; i < count; ++i)
        static_cast<Pollable *>(events[static_cast<size_t>(i)].data.ptr)
            ->ready(events[static_cast<size_t>(i)].events);
    m_afterwards();
}

} // namespace footfall::server::guard
