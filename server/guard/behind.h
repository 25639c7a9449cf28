// SPDX-License-Identifier: GPL-3.0-or-later
// Qt HttpServer behind the guard: gets whole requests only, checked and written anew, one at a
// time, on sockets that lead nowhere. The only file that knows Qt HttpServer, and what differs
// between its versions. Lives in the server's thread.
#pragma once

#include "core/domain/result.h"
#include "server/guard/requestparser.h"
#include "server/reply.h"

#include <functional>
#include <memory>
#include <optional>

namespace footfall::server::guard {

class Behind
{
public:
    /// Gives the answer, or none yet.
    using Handler = std::function<std::optional<Reply>(const RequestView &, Ticket)>;
    explicit Behind(Handler handler);
    ~Behind();

    /// Once it is bound to a port, though nobody ever connects there: Qt's server wants one that
    /// listens. The descriptor stays the caller's.
    [[nodiscard]] bool open(int listeningDescriptor);

    [[nodiscard]] std::optional<Reply> serve(const Request &request, const Address &peer,
                                             Ticket ticket);

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

/// The request as its bytes, without what concerned only the connection on which it came.
[[nodiscard]] QByteArray writtenAnew(const Request &request);

} // namespace footfall::server::guard
