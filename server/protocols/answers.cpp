// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/answers.h"

#include <QJsonDocument>

namespace footfall::server {

using domain::Rejection;

Reply refusalReply(const Refusal &refusal)
{
    Reply reply = textReply(refusal.status, refusal.text);
    reply.headerLines.append(OpenToAll);
    return reply;
}

Reply jsonReply(int status, const QJsonObject &object)
{
    static const QByteArray lines =
        "Content-Type: application/json\r\nCache-Control: no-store\r\n" + OpenToAll.toByteArray();
    return {status, lines, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Reply busyReply()
{
    Reply reply = refusalReply({Rejection::Unavailable, 503, textOf(Rejection::Unavailable)});
    reply.addHeader("Retry-After", "10");
    return reply;
}

Reply tooManyReply(std::chrono::seconds wait)
{
    Reply reply = refusalReply({Rejection::RateLimited, 429, textOf(Rejection::RateLimited)});
    reply.addHeader("Retry-After", QByteArray::number(static_cast<qlonglong>(wait.count())));
    return reply;
}

Reply preflightReply()
{
    // Not every browser takes the star for all headers.
    static const Reply reply{204,
                             "Access-Control-Allow-Methods: GET, POST, OPTIONS\r\n"
                             "Access-Control-Allow-Headers: Content-Type, X-Umami-Cache, *\r\n"
                             "Access-Control-Max-Age: 86400\r\n"
                             "Cache-Control: no-store\r\n" +
                                 OpenToAll.toByteArray(),
                             {}};
    return reply;
}

QByteArray textOf(Rejection reason)
{
    switch (reason) {
    case Rejection::Malformed:
        return QByteArrayLiteral(
            "Not counted: the hostname, pathname or name cannot be understood.");
    case Rejection::UnknownSite:
        return QByteArrayLiteral("Not counted: no site here has this tracking code. Compare "
                                 "data-site with the snippet.");
    case Rejection::Unavailable:
        return QByteArrayLiteral(
            "Not counted: the collector cannot write just now. Try again soon.");
    case Rejection::RateLimited:
        return QByteArrayLiteral("Not counted: too many requests from this address.");
    default: return "Not counted: " + domain::nameOf(reason).toLatin1() + '.';
    }
}

QByteArray textOf(const Outcome &outcome)
{
    if (!outcome.reason || !outcome.text.isEmpty())
        return outcome.text;
    return textOf(*outcome.reason);
}

} // namespace footfall::server
