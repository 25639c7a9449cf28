// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/plaintransport.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace footfall::server::guard {

namespace {

uint32_t eventsOf(Wanting wanting)
{
    switch (wanting) {
    case Wanting::Nothing: return 0;
    case Wanting::Input: return EPOLLIN;
    case Wanting::Output: return EPOLLOUT;
    case Wanting::Both: return EPOLLIN | EPOLLOUT;
    }
    return 0;
}

bool isPassing(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

PlainTransport::PlainTransport(int descriptor, Poller &poller, TransportUser &user)
    : m_descriptor(descriptor), m_poller(poller), m_user(user)
{
    m_isWatched = m_poller.add(m_descriptor, eventsOf(m_wanting), *this);
    if (!m_isWatched)
        m_user.gone();
}

PlainTransport::~PlainTransport()
{
    // Closing alone would leave it in the poller while a program that is being started has a copy.
    if (m_isWatched)
        m_poller.remove(m_descriptor);
    close(m_descriptor);
}

void PlainTransport::ready(uint32_t events)
{
    if (events & EPOLLERR)
        return m_user.gone();
    if (events & EPOLLIN)
        m_user.readable();
    else if (events & EPOLLHUP)
        m_user.gone();
    if (events & EPOLLOUT)
        m_user.writable();
}

Transport::Received PlainTransport::receive(std::span<char> buffer, int flags)
{
    const ssize_t size = recv(m_descriptor, buffer.data(), buffer.size(), flags);
    if (size > 0)
        return {Received::What::Bytes, size};
    if (size == 0)
        return {Received::What::End, 0};
    return {isPassing(errno) ? Received::What::Nothing : Received::What::Broken, 0};
}

Transport::Received PlainTransport::receive(std::span<char> buffer)
{
    return receive(buffer, 0);
}

Transport::Received PlainTransport::discard(std::span<char> buffer)
{
    // Not even copied.
    return receive(buffer, MSG_TRUNC);
}

qsizetype PlainTransport::send(QByteArrayView bytes)
{
    const ssize_t size =
        ::send(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
    if (size >= 0)
        return size;
    return isPassing(errno) ? 0 : -1;
}

void PlainTransport::want(Wanting wanting)
{
    if (wanting == m_wanting || !m_isWatched)
        return;
    m_wanting = wanting;
    m_poller.change(m_descriptor, eventsOf(wanting), *this);
}

Transport::Leaving PlainTransport::leave()
{
    return Leaving::Done;
}

Transport::Leaving PlainTransport::linger()
{
    shutdown(m_descriptor, SHUT_WR);
    want(Wanting::Input);
    return Leaving::UnderWay;
}

void PlainTransport::cut()
{
    const ::linger now{1, 0};
    setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

} // namespace footfall::server::guard
