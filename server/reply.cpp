// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reply.h"

#include <algorithm>
#include <charconv>

namespace footfall::server {

namespace {

/// Puts text behind text into bytes that have the room. QByteArray's append() makes room for each
/// anew, which takes longer than copying.
class Appender
{
public:
    explicit Appender(char *to) : m_end(to) {}

    void append(QByteArrayView text) { m_end = std::copy(text.begin(), text.end(), m_end); }
    void append(qsizetype number) { m_end = std::to_chars(m_end, m_end + Digits, number).ptr; }
    [[nodiscard]] const char *end() const { return m_end; }

private:
    static constexpr qsizetype Digits = 20;
    char *m_end;
};

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
    constexpr qsizetype LongestRest = 128; // Of all that is said here.
    const QByteArrayView phrase = reasonPhrase(reply.status);
    QByteArray bytes(LongestRest + phrase.size() + reply.headerLines.size() + reply.body.size(),
                     Qt::Uninitialized);
    Appender to(bytes.data());
    to.append("HTTP/1.1 ");
    to.append(reply.status);
    to.append(" ");
    to.append(phrase);
    to.append("\r\n");
    to.append(reply.headerLines);
    if (mayHaveBody(reply.status)) {
        to.append("Content-Length: ");
        to.append(reply.body.size());
        to.append("\r\n");
    }
    if (connection == Connection::Closing)
        to.append("Connection: close\r\n");
    to.append("\r\n");
    if (bodyPart == BodyPart::Sent && mayHaveBody(reply.status))
        to.append(reply.body);
    bytes.truncate(to.end() - bytes.constData());
    return bytes;
}

} // namespace footfall::server
