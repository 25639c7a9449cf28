// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reply.h"

#include <array>
#include <charconv>

namespace footfall::server {

namespace {

void appendNumber(QByteArray &bytes, qsizetype number)
{
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number);
    bytes.append(digits.data(), end - digits.data());
}

} // namespace

void Reply::addHeader(QByteArrayView name, QByteArrayView value)
{
    headerLines.append(name);
    headerLines.append(": ");
    headerLines.append(value);
    headerLines.append("\r\n");
}

QByteArray Reply::header(QByteArrayView name) const
{
    for (qsizetype begin = 0; begin < headerLines.size();) {
        const qsizetype end = headerLines.indexOf("\r\n", begin);
        const QByteArrayView line = QByteArrayView(headerLines).sliced(begin, end - begin);
        const qsizetype colon = line.indexOf(':');
        if (line.first(colon) == name)
            return line.sliced(colon + 2).toByteArray();
        begin = end + 2;
    }
    return {};
}

Reply textReply(int status, const QByteArray &text)
{
    return {status,
            QByteArrayLiteral("Content-Type: text/plain; charset=utf-8\r\n"
                              "Cache-Control: no-store\r\n"),
            text + '\n'};
}

bool mayHaveBody(int status)
{
    return status != 204 && status != 304;
}

QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 417: return "Expectation Failed";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
    }
}

QByteArray toHttp1(const Reply &reply, BodyPart bodyPart, Connection connection)
{
    QByteArray bytes;
    bytes.reserve(128 + reply.headerLines.size() + reply.body.size());
    bytes.append("HTTP/1.1 ");
    appendNumber(bytes, reply.status);
    bytes.append(' ');
    bytes.append(reasonPhrase(reply.status));
    bytes.append("\r\n");
    bytes.append(reply.headerLines);
    if (mayHaveBody(reply.status)) {
        bytes.append("Content-Length: ");
        appendNumber(bytes, reply.body.size());
        bytes.append("\r\n");
    }
    if (connection == Connection::Closing)
        bytes.append("Connection: close\r\n");
    bytes.append("\r\n");
    if (bodyPart == BodyPart::Sent && mayHaveBody(reply.status))
        bytes.append(reply.body);
    return bytes;
}

} // namespace footfall::server
