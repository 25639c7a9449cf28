// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reply.h"

namespace footfall::server {

QByteArray Reply::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers)
        if (key == name)
            return value;
    return {};
}

Reply textReply(int status, const QByteArray &text)
{
    return {status,
            {{QByteArrayLiteral("Content-Type"), QByteArrayLiteral("text/plain; charset=utf-8")},
             {QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store")}},
            text + '\n'};
}

bool mayHaveBody(int status)
{
    return status != 204 && status != 304;
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200: return QByteArrayLiteral("OK");
    case 204: return QByteArrayLiteral("No Content");
    case 304: return QByteArrayLiteral("Not Modified");
    case 400: return QByteArrayLiteral("Bad Request");
    case 404: return QByteArrayLiteral("Not Found");
    case 405: return QByteArrayLiteral("Method Not Allowed");
    case 413: return QByteArrayLiteral("Content Too Large");
    case 414: return QByteArrayLiteral("URI Too Long");
    case 503: return QByteArrayLiteral("Service Unavailable");
    default: return QByteArrayLiteral("Unknown");
    }
}

QByteArray toHttp1(const Reply &reply, BodyPart bodyPart, Connection connection)
{
    QByteArray bytes;
    bytes.reserve(256 + reply.body.size());
    bytes +=
        "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status) + "\r\n";
    for (const auto &[name, value] : reply.headers)
        bytes += name + ": " + value + "\r\n";
    if (mayHaveBody(reply.status))
        bytes += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    if (connection == Connection::Closing)
        bytes += "Connection: close\r\n";
    bytes += "\r\n";
    if (bodyPart == BodyPart::Sent && mayHaveBody(reply.status))
        bytes += reply.body;
    return bytes;
}

} // namespace footfall::server
