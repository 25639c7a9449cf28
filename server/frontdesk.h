// SPDX-License-Identifier: GPL-3.0-or-later
// Which request goes where: collecting, the script, health, and a clear word for all others. Any
// folder will do, so that a proxy may put us on a sub-path ("/stats/script.js") whether it takes
// the prefix away or not: the last part of the path decides. Knows no socket. Lives in the server's
// thread.
#pragma once

#include "server/clientaddress.h"
#include "server/collectdesk.h"
#include "server/health.h"
#include "server/scriptdelivery.h"
#include "server/seenas.h"

namespace footfall::server {

/// All that is referred to outlives the desk; several desks may share it, but for the collect desk.
struct FrontDeskParts {
    CollectDesk &collectDesk;
    std::function<Reply(HealthDetail)> health;
    const SeenAs &seenAs;
    const domain::Clock &clock;
    /// ISO 3166-1 alpha-2, or empty.
    std::function<QString(const Address &)> countryOf{};
};

class FrontDesk
{
public:
    explicit FrontDesk(FrontDeskParts parts);

    void setClientAddress(const ClientAddress &clientAddress) { m_clientAddress = clientAddress; }
    [[nodiscard]] const ClientAddress &clientAddress() const { return m_clientAddress; }
    /// From now on nothing new is accepted.
    void close() { m_parts.collectDesk.close(); }

    /// An answer, or none yet (only on a collect path): then it comes from the collect desk.
    [[nodiscard]] std::optional<Reply> receive(const RequestView &request, Ticket ticket);
    /// The guard has answered what it could not make a request of.
    void noteUnparsed(int status) { m_parts.collectDesk.noteUnparsed(status); }

private:
    [[nodiscard]] std::optional<Reply> collect(const RequestView &request, Ticket ticket);
    [[nodiscard]] Reply script(const RequestView &request);
    [[nodiscard]] Reply health(const RequestView &request) const;
    [[nodiscard]] Reply seenAs(const RequestView &request) const;

    const FrontDeskParts m_parts;
    ScriptDelivery m_scripts;
    ClientAddress m_clientAddress;
};

} // namespace footfall::server
