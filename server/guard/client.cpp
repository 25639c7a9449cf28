// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/client.h"

namespace footfall::server::guard {

namespace {

/// For a client that is still sending to read why it was turned away.
constexpr std::chrono::seconds LongestLeaving{2};
/// What each may keep even when memory is scarce.
constexpr qsizetype FewHeldBytes = 8 * 1024;

} // namespace

Client::Client(ClientKeeper &keeper, std::shared_ptr<const domain::Limits> limits,
               const Address &peer)
    : m_keeper(keeper), m_connection(std::move(limits), peer, *this, keeper.now())
{
}

Client::~Client()
{
    (void)m_keeper.holds(-m_heldBytes);
}

std::optional<Reply> Client::serve(const Request &request, const Address &, Ticket ticket)
{
    return m_keeper.serve(*this, request, ticket);
}

void Client::readable()
{
    using What = Transport::Received::What;
    if (m_state == State::Ended)
        return;
    const std::span<char> buffer = m_keeper.buffer();
    const Transport::Received received =
        m_state == State::Talking ? m_transport->receive(buffer) : m_transport->discard(buffer);
    if (received.what == What::Broken || (received.what == What::End && m_state == State::Leaving))
        return end();
    if (m_state == State::Leaving)
        return;
    const Time now = m_keeper.now();
    if (received.what == What::Bytes)
        m_connection.receive(QByteArrayView(buffer.data(), received.size), now);
    else if (received.what == What::End)
        m_connection.receiveEnd(now);
    settle(now);
}

void Client::writable()
{
    if (m_state == State::Talking)
        settle(m_keeper.now());
}

void Client::gone()
{
    end();
}

void Client::end()
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_keeper.ended(*this);
}

void Client::settle(Time now)
{
    if (m_state != State::Talking)
        return;
    send(now);
    if (m_state != State::Talking)
        return;
    if (const qsizetype held = m_connection.heldBytes(); held != m_heldBytes) {
        const qsizetype more = held - std::exchange(m_heldBytes, held);
        if (m_keeper.holds(more) == Memory::Scarce && held > FewHeldBytes) {
            m_connection.giveUp();
            send(now);
            if (m_state != State::Talking)
                return;
        }
    }
    if (const Connection::Ending ending = m_connection.ending(); ending != Connection::Ending::None)
        return leave(ending, now);
    const bool isBlocked = !m_connection.output().isEmpty();
    if (m_connection.wantsInput())
        m_transport->want(isBlocked ? Wanting::Both : Wanting::Input);
    else
        m_transport->want(isBlocked ? Wanting::Output : Wanting::Nothing);
}

void Client::send(Time now)
{
    // What is sent makes room for requests that wait, and these may have answers at once.
    while (!m_connection.output().isEmpty()) {
        const QByteArrayView output = m_connection.output();
        const qsizetype taken = m_transport->send(output);
        if (taken < 0)
            return end();
        m_connection.sent(taken, now);
        if (taken < output.size())
            break;
    }
}

void Client::leave(Connection::Ending ending, Time now)
{
    if (ending == Connection::Ending::Cut) {
        m_transport->cut();
        return end();
    }
    m_state = State::Leaving;
    m_patience = now + LongestLeaving;
    const Transport::Leaving leaving =
        ending == Connection::Ending::Linger ? m_transport->linger() : m_transport->leave();
    if (leaving == Transport::Leaving::Done)
        end();
}

void Client::check(Time now)
{
    if (m_state == State::Leaving && now >= m_patience)
        return end();
    if (m_state != State::Talking || now < m_connection.deadline())
        return;
    m_connection.expire(now);
    settle(now);
}

void Client::finish(Time now)
{
    m_connection.finish();
    settle(now);
}

} // namespace footfall::server::guard
