// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that knows Qt HttpServer: requests come in as a RequestView, answers go out as a
// Reply, at once or later, in the order of the requests of each connection. Lives in the server's
// thread.
#pragma once

#include "core/domain/result.h"
#include "server/reply.h"
#include "server/requestview.h"

#include <QAbstractSocket>

#include <functional>
#include <memory>
#include <optional>

namespace footfall::server {

class HttpDoor
{
public:
    /// Gives the answer, or none: then answer() is called with the ticket later.
    using Handler = std::function<std::optional<Reply>(const RequestView &, Ticket)>;
    /// Draws the next ticket: several doors share one row of numbers.
    using TicketSource = std::function<Ticket()>;

    /// Listens, or says why not and what to do. Port 0 lets the system choose.
    [[nodiscard]] static domain::Result<std::unique_ptr<HttpDoor>>
    open(const QHostAddress &address, quint16 port, Handler handler, TicketSource tickets);
    /// Connections are cut; finish() ends them politely.
    ~HttpDoor();

    [[nodiscard]] QHostAddress address() const;
    [[nodiscard]] quint16 port() const;

    /// Without effect where the client has left, or the ticket is another door's.
    void answer(Ticket ticket, const Reply &reply);

    /// Takes no new connections; those that are open stay.
    void stopListening();
    /// Sends what is written already, and ends the connections that owe no answer.
    void finish();
    /// Whether no connection is open.
    [[nodiscard]] bool isEmpty() const;

private:
    class Private;
    explicit HttpDoor(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// What a person should do about a port that cannot be opened.
[[nodiscard]] QString listenProblem(QAbstractSocket::SocketError error, const QString &detail,
                                    const QHostAddress &address, quint16 port);

} // namespace footfall::server
