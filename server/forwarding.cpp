// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/forwarding.h"

#include <algorithm>
#include <array>

namespace footfall::server {

namespace {

constexpr qsizetype LongestPort = 5;

bool isNamed(const HeaderField &field, QLatin1String name)
{
    return isSame(field.name, {name.data(), name.size()});
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// tchar of RFC 9110.
bool isTokenCharacter(char c)
{
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

/// A number, or RFC 7239's "_" and a name.
bool isPort(QByteArrayView text)
{
    if (text.startsWith('_'))
        return text.size() > 1 && std::all_of(text.begin(), text.end(), isTokenCharacter);
    return !text.isEmpty() && text.size() <= LongestPort &&
           std::all_of(text.begin(), text.end(), isDigit);
}

/// "203.0.113.7", "203.0.113.7:4711", "2001:db8::1", "[2001:db8::1]:4711", "fe80::1%eth0".
std::optional<Address> hop(QByteArrayView text)
{
    text = text.trimmed();
    QByteArrayView port;
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        if (end < 0)
            return std::nullopt;
        const QByteArrayView behind = text.sliced(end + 1);
        if (!behind.isEmpty() && (!behind.startsWith(':') || !isPort(behind.sliced(1))))
            return std::nullopt;
        text = text.sliced(1, end - 1);
        if (!text.contains(':'))
            return std::nullopt;
    } else if (const qsizetype colon = text.indexOf(':');
               colon >= 0 && text.lastIndexOf(':') == colon) {
        if (!isPort(text.sliced(colon + 1)))
            return std::nullopt;
        text = text.first(colon);
    }
    if (const qsizetype interface = text.indexOf('%'); interface >= 0 && text.contains(':'))
        text = text.first(interface);
    return Address::parsed(text);
}

void appendAddresses(Hops &hops, QByteArrayView line)
{
    while (true) {
        const qsizetype comma = line.indexOf(',');
        hops.append(hop(comma < 0 ? line : line.first(comma)));
        if (comma < 0)
            return;
        line = line.sliced(comma + 1);
    }
}

/// Reads one line of Forwarded from left to right: a quoted text may hold any separator.
class ForwardedLine
{
public:
    explicit ForwardedLine(QByteArrayView line) : m_rest(line) {}

    /// The elements' addresses. Where the line breaks off its own grammar, nothing in it can be
    /// told apart: one that is no address.
    void appendTo(Hops &hops)
    {
        Hops found;
        do {
            std::optional<Address> address;
            if (!readElement(address)) {
                hops.append(std::nullopt);
                return;
            }
            found.append(address);
        } while (skip(','));
        if (!m_rest.isEmpty()) {
            hops.append(std::nullopt);
            return;
        }
        for (const std::optional<Address> &address : found)
            hops.append(address);
    }

private:
    [[nodiscard]] bool readElement(std::optional<Address> &address)
    {
        bool hasFor = false;
        do {
            skipSpaces();
            const QByteArrayView name = readToken();
            if (name.isEmpty())
                continue; // Empty pairs and elements are allowed.
            QByteArray value;
            if (!skip('=') || !readValue(value))
                return false;
            if (isSame(name, "for")) {
                address = hasFor ? std::nullopt : hop(value);
                hasFor = true;
            }
            skipSpaces();
        } while (skip(';'));
        return true;
    }

    QByteArrayView readToken()
    {
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), isTokenCharacter);
        const QByteArrayView token = m_rest.first(end - m_rest.begin());
        m_rest = m_rest.sliced(token.size());
        return token;
    }

    [[nodiscard]] bool readValue(QByteArray &value)
    {
        if (!skip('"')) {
            // Some proxies leave out the quotes that IPv6 needs.
            const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), [](char c) {
                return isTokenCharacter(c) || c == ':' || c == '[' || c == ']';
            });
            value = m_rest.first(end - m_rest.begin()).toByteArray();
            m_rest = m_rest.sliced(value.size());
            return !value.isEmpty();
        }
        while (!m_rest.isEmpty()) {
            if (skip('"'))
                return true;
            if (skip('\\') && m_rest.isEmpty())
                return false;
            value.append(m_rest.front());
            m_rest = m_rest.sliced(1);
        }
        return false;
    }

    bool skip(char c)
    {
        const bool isThere = m_rest.startsWith(c);
        if (isThere)
            m_rest = m_rest.sliced(1);
        return isThere;
    }
    void skipSpaces()
    {
        while (skip(' ') || skip('\t')) {
        }
    }

    QByteArrayView m_rest;
};

} // namespace

std::span<const ForwardingHeader> forwardingHeaders()
{
    static constexpr std::array headers{
        ForwardingHeader{QLatin1String("X-Forwarded-For"), ForwardingHeader::Form::Addresses},
        ForwardingHeader{QLatin1String("Forwarded"), ForwardingHeader::Form::Parameters},
        ForwardingHeader{QLatin1String("X-Real-IP"), ForwardingHeader::Form::Addresses},
    };
    return headers;
}

bool isSent(const RequestView &request, const ForwardingHeader &header)
{
    return std::any_of(request.headers.begin(), request.headers.end(),
                       [&header](const HeaderField &field) {
                           return isNamed(field, header.name) && !field.value.trimmed().isEmpty();
                       });
}

const ForwardingHeader *forwardingHeaderOf(const RequestView &request)
{
    for (const ForwardingHeader &header : forwardingHeaders())
        if (isSent(request, header))
            return &header;
    return nullptr;
}

Hops hopsIn(const RequestView &request, const ForwardingHeader &header)
{
    Hops hops;
    for (const HeaderField &field : request.headers) {
        if (!isNamed(field, header.name) || field.value.trimmed().isEmpty())
            continue;
        if (header.form == ForwardingHeader::Form::Addresses)
            appendAddresses(hops, field.value);
        else
            ForwardedLine(field.value).appendTo(hops);
    }
    return hops;
}

} // namespace footfall::server
