// SPDX-License-Identifier: GPL-3.0-or-later
// Takes connections, as many as there may be, and keeps them until they end. When the system has no
// descriptors left, new ones are turned away and the others served. Lives in the server's thread.
#pragma once

#include "server/guard/client.h"
#include "server/guard/listener.h"
#include "server/guard/poller.h"

#include <QHash>
#include <QSslConfiguration>
#include <QTimer>

#include <functional>

namespace footfall::server::guard {

/// What may change while the door is open; holds for connections that come afterwards.
struct DoorRules {
    domain::Limits limits{};
    std::function<bool(const Address &)> isTrusted; ///< Proxies, whose connections are not counted.
    /// What connections are encrypted with; empty: they are in the clear.
    std::function<QSslConfiguration()> tls;
    /// Told when the system has no descriptor for a new connection.
    std::function<void()> lacksDescriptors;
};

class Door : private ClientKeeper, private Pollable
{
public:
    /// Gives the answer, or none: then answer() is called with the ticket later, not from here.
    using Serve = std::function<std::optional<Reply>(const Request &, const Address &, Ticket)>;
    using TurnedAway = std::function<void(int status)>;
    /// Many may be served one right after the other between these two.
    enum class Round { Begins, Ends };
    using Rounds = std::function<void(Round)>;
    /// Doors that share a crowd let in only so many together.
    Door(std::shared_ptr<Crowd> crowd, Serve serve, TurnedAway turnedAway, Rounds rounds);
    /// Connections are cut; finish() ends them politely.
    ~Door() override;

    void setRules(DoorRules rules);
    /// From now on connections come from there, and no more from where they came before.
    /// Null: from nowhere.
    void setListener(std::shared_ptr<const Listener> listener);

    /// Without effect where the client has left. Sent by the next flush().
    void answer(Ticket ticket, const Reply &reply);
    void flush();

    /// Ends all connections when what they are owed is sent.
    void finish();
    [[nodiscard]] size_t connections() const { return m_clients.size(); }

private:
    [[nodiscard]] Ticket draw() override { return ++m_lastTicket; }
    [[nodiscard]] std::optional<Reply> serve(Client &client, const Request &request,
                                             Ticket ticket) override;
    void turnedAway(int status) override { m_turnedAway(status); }
    Memory holds(qsizetype bytes) override;
    void ended(Client &client) override;
    [[nodiscard]] std::span<char> buffer() override { return m_buffer; }
    [[nodiscard]] Time now() const override { return std::chrono::steady_clock::now(); }

    void ready(uint32_t events) override; ///< The listener has connections.
    void welcome(int descriptor, const Address &peer);
    void watchListener();
    void tellLack();
    /// Destroys the clients that have ended.
    void reap();
    void tick();

    const std::shared_ptr<Crowd> m_crowd;
    const Serve m_serve;
    const TurnedAway m_turnedAway;
    const Rounds m_rounds;
    Poller m_poller;
    QTimer m_second; ///< Runs while there is something to watch.
    QTimer m_reaper;
    std::vector<char> m_buffer;

    std::shared_ptr<const domain::Limits> m_limits;
    DoorRules m_rules;
    std::shared_ptr<const Listener> m_listener;
    bool m_isAccepting = false; ///< The listener is polled.

    std::vector<std::unique_ptr<Client>> m_clients;
    std::vector<Client *> m_ended;
    QHash<Ticket, Client *> m_waiting;
    std::vector<Client *> m_answered; ///< Since the last flush.
    Ticket m_lastTicket = 0;
    qsizetype m_heldBytes = 0;
};

} // namespace footfall::server::guard
