// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/frontdesk.h"

namespace footfall::server {

namespace {

Reply wrongMethod(const QByteArray &allowed)
{
    Reply reply = textReply(405, "This address answers " + allowed + " only.");
    reply.headers.emplace_back(QByteArrayLiteral("Allow"), allowed);
    return reply;
}

bool asksForContent(const RequestView &request)
{
    return request.method == Method::Get || request.method == Method::Head;
}

} // namespace

FrontDesk::FrontDesk(CollectDesk &collectDesk, Health health)
    : m_collectDesk(collectDesk), m_health(std::move(health))
{
}

std::optional<Reply> FrontDesk::receive(const RequestView &request, Ticket ticket)
{
    if (request.path == "/")
        return collect(request, ticket);
    if (request.path == "/script.js") {
        if (request.method == Method::Options)
            return fathom::preflight();
        return asksForContent(request) ? m_script.deliver(request)
                                       : wrongMethod(QByteArrayLiteral("GET, HEAD, OPTIONS"));
    }
    if (request.path == "/health")
        return asksForContent(request) ? health(request)
                                       : wrongMethod(QByteArrayLiteral("GET, HEAD"));
    return textReply(404, "There is nothing here. The tracker script is /script.js.");
}

Reply FrontDesk::health(const RequestView &request) const
{
    // A proxy on this computer asks for somebody else, whether it is trusted or not.
    const bool isProxied = !request.header(QByteArrayLiteral("X-Forwarded-For")).isEmpty();
    return m_health(request.peer.isLoopback() && !isProxied ? HealthDetail::WithReason
                                                            : HealthDetail::WithoutReason);
}

std::optional<Reply> FrontDesk::collect(const RequestView &request, Ticket ticket)
{
    switch (request.method) {
    case Method::Options: return fathom::preflight();
    case Method::Head:
    case Method::Other: return wrongMethod(QByteArrayLiteral("GET, POST, OPTIONS"));
    case Method::Get:
    case Method::Post: break;
    }
    if (request.query.isEmpty())
        return textReply(404, "This is a Footfall collector. The tracker script is /script.js.");
    if (m_isClosed)
        return fathom::busy();
    const QHostAddress visitor =
        m_clientAddress.of(request.peer, request.header(QByteArrayLiteral("X-Forwarded-For")));
    return m_collectDesk.collect(request, visitor, ticket);
}

} // namespace footfall::server
