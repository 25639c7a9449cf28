// SPDX-License-Identifier: GPL-3.0-or-later
// A connection on its transport: brings bytes from the one to the other, and ends both. Lives in
// the server's thread.
#pragma once

#include "server/guard/connection.h"
#include "server/guard/crowd.h"
#include "server/guard/transport.h"

#include <memory>

namespace footfall::server::guard {

class Client;

enum class Memory { Enough, Scarce };

/// Who keeps the clients.
class ClientKeeper
{
public:
    virtual ~ClientKeeper() = default;
    [[nodiscard]] virtual Ticket draw() = 0;
    /// The answer, or none yet.
    [[nodiscard]] virtual std::optional<Reply> serve(Client &client, const Request &request,
                                                     Ticket ticket) = 0;
    virtual void turnedAway(int status) = 0;
    /// A client holds so much more, or less, than before.
    virtual Memory holds(qsizetype bytes) = 0;
    /// This client has ended; to be destroyed later, not from here.
    virtual void ended(Client &client) = 0;
    /// One for all clients: what is in it is used at once.
    [[nodiscard]] virtual std::span<char> buffer() = 0;
    [[nodiscard]] virtual Time now() const = 0;
};

class Client : private TransportUser, private RequestHandler
{
public:
    /// The keeper outlives the client.
    Client(ClientKeeper &keeper, std::shared_ptr<const domain::Limits> limits, const Address &peer);
    ~Client() override;
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /// REQUIRES: once, before all else.
    template <typename Make>
    void setTransport(Make make)
    {
        m_transport = make(user());
    }

    [[nodiscard]] Connection &connection() { return m_connection; }
    /// After answers: sends what there is.
    void settle(Time now);
    /// Ends what has taken too long.
    void check(Time now);
    /// Ends when nothing is owed any more.
    void finish(Time now);

    // For the keeper's book.
    size_t place = 0;
    Crowd::Counted counted = Crowd::Counted::InAllOnly;

private:
    enum class State { Talking, Leaving, Ended };
    TransportUser &user() { return *this; }

    [[nodiscard]] Ticket draw() override { return m_keeper.draw(); }
    [[nodiscard]] std::optional<Reply> serve(const Request &request, const Address &peer,
                                             Ticket ticket) override;
    void turnedAway(int status) override { m_keeper.turnedAway(status); }
    void readable() override;
    void writable() override;
    void gone() override;
    void send(Time now);
    void end();
    void leave(Connection::Ending ending, Time now);

    ClientKeeper &m_keeper;
    Connection m_connection;
    std::unique_ptr<Transport> m_transport;
    State m_state = State::Talking;
    qsizetype m_heldBytes = 0;
    Time m_patience; ///< While leaving: until when.
};

} // namespace footfall::server::guard
