// SPDX-License-Identifier: GPL-3.0-or-later
// Which request goes where: collecting, the script, health, and a clear word for all others. Knows
// no socket. Lives in the server's thread.
#pragma once

#include "server/clientaddress.h"
#include "server/collectdesk.h"
#include "server/health.h"
#include "server/scriptdelivery.h"

namespace footfall::server {

class FrontDesk
{
public:
    using Health = std::function<Reply(HealthDetail)>;
    /// The collect desk outlives the front desk.
    FrontDesk(CollectDesk &collectDesk, Health health);

    void setClientAddress(const ClientAddress &clientAddress) { m_clientAddress = clientAddress; }
    /// From now on nothing new is accepted.
    void close() { m_isClosed = true; }

    /// An answer, or none yet: then it comes from the collect desk.
    [[nodiscard]] std::optional<Reply> receive(const RequestView &request, Ticket ticket);

private:
    [[nodiscard]] Reply health(const RequestView &request) const;
    [[nodiscard]] std::optional<Reply> collect(const RequestView &request, Ticket ticket);

    CollectDesk &m_collectDesk;
    const Health m_health;
    const ScriptDelivery m_script = ScriptDelivery::builtIn();
    ClientAddress m_clientAddress;
    bool m_isClosed = false;
};

} // namespace footfall::server
