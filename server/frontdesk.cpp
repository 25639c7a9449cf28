// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/frontdesk.h"

#include "server/protocols/answers.h"
#include "server/protocols/fathom.h"
#include "server/protocols/routes.h"
#include "server/querystring.h"

#include <QJsonDocument>

namespace footfall::server {

namespace {

Reply nothingHere()
{
    return textReply(404, "There is nothing here. The tracker script is script.js.");
}

Reply wrongMethod(const QByteArray &allowed)
{
    Reply reply = textReply(405, "This address answers " + allowed + " only.");
    reply.addHeader("Allow", allowed);
    return reply;
}

bool asksForContent(const RequestView &request)
{
    return request.method == Method::Get || request.method == Method::Head;
}

} // namespace

FrontDesk::FrontDesk(FrontDeskParts parts) : m_parts(std::move(parts)) {}

std::optional<Reply> FrontDesk::receive(const RequestView &request, Ticket ticket)
{
    if (isCollectPath(request.path))
        return collect(request, ticket);
    if (ScriptDelivery::isScriptPath(request.path))
        return script(request);
    if (request.path.endsWith("/health"))
        return health(request);
    if (request.path.endsWith("/seen-as"))
        return seenAs(request);
    return nothingHere();
}

std::optional<Reply> FrontDesk::collect(const RequestView &request, Ticket ticket)
{
    if (request.method == Method::Options)
        return preflightReply();
    const Protocol *protocol = protocolFor(request.path, request.method);
    if (!protocol)
        return wrongMethod(methodsAllowedOn(request.path));
    if (protocol == &fathom::TheProtocol && request.query.isEmpty())
        return textReply(404, "This is a Footfall collector. The tracker script is script.js.");
    return m_parts.collectDesk.collect(*protocol, request, m_clientAddress.of(request), ticket);
}

Reply FrontDesk::script(const RequestView &request)
{
    if (request.method == Method::Options)
        return preflightReply();
    return asksForContent(request) ? m_scripts.deliver(request).value_or(nothingHere())
                                   : wrongMethod(QByteArrayLiteral("GET, HEAD, OPTIONS"));
}

Reply FrontDesk::health(const RequestView &request) const
{
    if (!asksForContent(request))
        return wrongMethod(QByteArrayLiteral("GET, HEAD"));
    // A proxy on this computer asks for somebody else, whether it is trusted or not.
    return m_parts.health(request.peer.isLoopback() && !isForwarded(request)
                              ? HealthDetail::WithReason
                              : HealthDetail::WithoutReason);
}

/// Without a token of ours there is nothing here, whatever the method: nobody else need know.
Reply FrontDesk::seenAs(const RequestView &request) const
{
    const std::optional<QString> token = QueryString(request.query).value("token");
    if (!token || !m_parts.seenAs.isOpen(token->toUtf8(), m_parts.clock.now()))
        return nothingHere();
    if (!asksForContent(request))
        return wrongMethod(QByteArrayLiteral("GET, HEAD"));
    domain::AddressExplanation explanation = m_clientAddress.explain(request);
    if (m_parts.countryOf)
        explanation.country = m_parts.countryOf(m_clientAddress.of(request));
    return {200, QByteArrayLiteral("Content-Type: application/json\r\nCache-Control: no-store\r\n"),
            QJsonDocument(domain::toJson(explanation)).toJson(QJsonDocument::Compact) + '\n'};
}

} // namespace footfall::server
