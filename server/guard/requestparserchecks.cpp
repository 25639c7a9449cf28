// SPDX-License-Identifier: GPL-3.0-or-later
// What llhttp lets through of a head, checked by ourselves: the request line and the headers.
#include "server/guard/requestparser.h"

#include "server/guard/target.h"

namespace footfall::server::guard {

namespace {

/// Whether a list such as "keep-alive, Upgrade" has that word.
bool hasWord(QByteArrayView list, QByteArrayView word)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView one = comma < 0 ? list : list.first(comma);
        if (isSame(one.trimmed(), word))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

} // namespace

bool RequestParser::checkRequestLine(QByteArrayView line)
{
    const QByteArrayView version = line.size() > 9 ? line.last(9) : QByteArrayView();
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!version.startsWith(" HTTP/") || !isDigit(version[6]) || version[7] != '.' ||
        !isDigit(version[8]))
        return fail(400, "The request line is malformed.");
    m_isOld = version[8] == '0';
    if (version[6] != '1' || (version[8] != '0' && version[8] != '1'))
        return fail(505, "This server speaks HTTP/1.1.");
    return true;
}

bool RequestParser::checkHeaders()
{
    int hosts = 0;
    int lengths = 0;
    int encodings = 0;
    for (HeaderField &field : m_request.headers) {
        if (field.name.isEmpty())
            return fail(400, "A header line has no name.");
        field.value = field.value.trimmed();
        switch (field.name.size()) {
        case 4:
            if (!isSame(field.name, "Host"))
                break;
            ++hosts;
            if (!isHost(field.value))
                return fail(400, "The header Host is malformed.");
            break;
        case 6:
            if (!isSame(field.name, "Expect") || m_isOld)
                break;
            if (!isSame(field.value, "100-continue"))
                return fail(417, "Nothing but 100-continue can be expected here.");
            m_hasExpectation = true;
            break;
        case 7:
            if (isSame(field.name, "Upgrade") && hasWord(field.value, "websocket"))
                return fail(501, "There are no WebSockets here.");
            break;
        case 10:
            if (isSame(field.name, "Connection") && hasWord(field.value, "close"))
                m_request.isLast = true;
            break;
        case 14: lengths += isSame(field.name, "Content-Length") ? 1 : 0; break;
        case 17:
            if (!isSame(field.name, "Transfer-Encoding"))
                break;
            ++encodings;
            if (!isSame(field.value, "chunked"))
                return fail(501, "The only Transfer-Encoding here is chunked.");
            break;
        default: break;
        }
    }
    if (hosts > 1 || (hosts == 0 && !m_isOld))
        return fail(400, "There must be one header Host.");
    if (lengths > 1 || encodings > 1 || (lengths && encodings) || (encodings && m_isOld))
        return fail(400, "The length of the body is said in two ways.");
    m_request.isLast |= m_isOld;
    if (lengths && m_parser.content_length > static_cast<uint64_t>(m_limits->body))
        return fail(413, "The body is too long.");
    return true;
}

} // namespace footfall::server::guard
