// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/door.h"

#include "server/guard/plaintransport.h"
#include "server/guard/tlstransport.h"

#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>

namespace footfall::server::guard {

namespace {

using namespace std::chrono_literals;

constexpr size_t BufferSize = 64 * 1024;
/// Before the connections that are there have their turn.
constexpr int MostAcceptedAtOnce = 64;
/// Of requests that are not whole and answers that are not read, of all clients together.
constexpr qsizetype MostHeldBytes = 64 * 1024 * 1024;
/// Descriptors that the database, the spool and the rest of the program need.
constexpr rlim_t DescriptorsForOthers = 64;

/// The highest number that a connection may have.
int lastDescriptor()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return std::numeric_limits<int>::max();
    const rlim_t others = std::min(DescriptorsForOthers, limit.rlim_cur / 4);
    return static_cast<int>(std::min<rlim_t>(limit.rlim_cur - others, 1 << 30)) - 1;
}

} // namespace

Door::Door(std::shared_ptr<Crowd> crowd, Serve serve, TurnedAway turnedAway, Rounds rounds)
    : m_crowd(std::move(crowd))
    , m_serve(std::move(serve))
    , m_turnedAway(std::move(turnedAway))
    , m_rounds(std::move(rounds))
    , m_poller([this] { m_rounds(Round::Begins); },
               [this] {
                   reap();
                   m_rounds(Round::Ends);
               })
    , m_buffer(BufferSize)
    , m_limits(std::make_shared<domain::Limits>())
{
    m_second.setInterval(1s);
    m_second.setTimerType(Qt::VeryCoarseTimer);
    m_second.callOnTimeout([this] { tick(); });
    m_reaper.setSingleShot(true);
    m_reaper.setInterval(0);
    m_reaper.callOnTimeout([this] { reap(); });
}

Door::~Door()
{
    for (const auto &client : m_clients)
        m_crowd->leave(client->connection().peer(), client->counted);
}

void Door::setRules(DoorRules rules)
{
    m_limits = std::make_shared<const domain::Limits>(rules.limits);
    m_rules = std::move(rules);
}

void Door::setListener(std::shared_ptr<const Listener> listener)
{
    if (m_isAccepting)
        m_poller.remove(m_listener->descriptor());
    m_isAccepting = false;
    m_listener = std::move(listener);
    watchListener();
}

void Door::watchListener()
{
    if (m_listener && !m_isAccepting)
        m_isAccepting = m_poller.add(m_listener->descriptor(), EPOLLIN | EPOLLEXCLUSIVE, *this);
}

void Door::ready(uint32_t)
{
    for (int i = 0; i < MostAcceptedAtOnce && m_listener; ++i) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        auto *const generic = reinterpret_cast<sockaddr *>(&address);
        const int descriptor =
            accept4(m_listener->descriptor(), generic, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            welcome(descriptor, Address(QHostAddress(generic)));
            continue;
        }
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            // Asking again at once would only be refused again: tick() does.
            tellLack();
            m_poller.remove(m_listener->descriptor());
            m_isAccepting = false;
            m_second.start();
        }
        if (errno != EINTR && errno != ECONNABORTED)
            return;
    }
}

void Door::tellLack()
{
    if (m_rules.lacksDescriptors)
        m_rules.lacksDescriptors();
}

void Door::welcome(int descriptor, const Address &peer)
{
    const bool hasDescriptors = descriptor <= lastDescriptor();
    if (!hasDescriptors)
        tellLack();
    const Crowd::Counted counted = m_rules.isTrusted && m_rules.isTrusted(peer)
                                       ? Crowd::Counted::InAllOnly
                                       : Crowd::Counted::PerNetworkToo;
    if (!hasDescriptors || !m_crowd->enter(peer, counted, *m_limits)) {
        close(descriptor);
        return;
    }
    std::unique_ptr<Client> made(new Client(*this, m_limits, peer));
    Client &client = *made;
    client.place = m_clients.size();
    client.counted = counted;
    m_clients.push_back(std::move(made));
    client.setTransport([&](TransportUser &user) -> std::unique_ptr<Transport> {
        if (m_rules.tls)
            return std::make_unique<TlsTransport>(descriptor, m_rules.tls(), user);
        return std::make_unique<PlainTransport>(descriptor, m_poller, user);
    });
    if (!m_second.isActive())
        m_second.start();
}

std::optional<Reply> Door::serve(Client &client, const Request &request, Ticket ticket)
{
    std::optional<Reply> reply = m_serve(request, client.connection().peer(), ticket);
    if (!reply)
        m_waiting.insert(ticket, &client);
    return reply;
}

Memory Door::holds(qsizetype bytes)
{
    m_heldBytes += bytes;
    return m_heldBytes > MostHeldBytes ? Memory::Scarce : Memory::Enough;
}

void Door::answer(Ticket ticket, const Reply &reply)
{
    Client *client = m_waiting.take(ticket);
    if (!client)
        return;
    client->connection().answer(ticket, reply, now());
    m_answered.push_back(client);
}

void Door::flush()
{
    const Time time = now();
    // Requests that waited for an answer on their connection come now.
    m_rounds(Round::Begins);
    for (Client *client : m_answered)
        client->settle(time);
    m_answered.clear();
    reap();
    m_rounds(Round::Ends);
}

void Door::finish()
{
    const Time time = now();
    for (const auto &client : m_clients)
        client->finish(time);
    reap();
}

void Door::ended(Client &client)
{
    m_ended.push_back(&client);
    // Those of the poller are destroyed when it is through; others end when Qt calls.
    if (!m_reaper.isActive())
        m_reaper.start();
}

void Door::reap()
{
    m_reaper.stop();
    for (Client *client : std::exchange(m_ended, {})) {
        client->connection().forEachUnanswered([this](Ticket ticket) { m_waiting.remove(ticket); });
        std::erase(m_answered, client);
        m_crowd->leave(client->connection().peer(), client->counted);
        const size_t place = client->place;
        std::swap(m_clients[place], m_clients.back());
        m_clients[place]->place = place;
        m_clients.pop_back();
    }
}

void Door::tick()
{
    const Time time = now();
    for (const auto &client : m_clients)
        client->check(time);
    reap();
    // Whether there are descriptors again is seen by asking.
    watchListener();
    if (m_clients.empty() && (m_isAccepting || !m_listener))
        m_second.stop();
}

} // namespace footfall::server::guard
