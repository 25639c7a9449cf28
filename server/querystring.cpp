// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/querystring.h"

#include <algorithm>
#include <cstring>

namespace footfall::server {

namespace {

using Decoded = QVarLengthArray<char, 512>;

/// No tracker sends a third of that; what comes behind them is not looked at.
constexpr qsizetype MostParameters = 100;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// A plus is a space for URLSearchParams; encodeURIComponent never sends one. A percent sign that
/// begins no code stands for itself.
Decoded decoded(QByteArrayView text)
{
    Decoded bytes(text.size());
    char *out = bytes.data();
    const char *in = text.begin();
    while (in != text.end()) {
        const char c = *in++;
        if (c == '%' && text.end() - in >= 2) {
            const int high = hexDigit(in[0]);
            const int low = hexDigit(in[1]);
            if (high >= 0 && low >= 0) {
                *out++ = static_cast<char>(high * 16 + low);
                in += 2;
                continue;
            }
        }
        *out++ = c == '+' ? ' ' : c;
    }
    bytes.resize(out - bytes.data());
    return bytes;
}

bool isWrittenAsItIs(QByteArrayView name)
{
    return std::none_of(name.begin(), name.end(), [](char c) { return c == '%' || c == '+'; });
}

/// Where it is first, or the end.
qsizetype placeOf(QByteArrayView text, char c)
{
    const void *found = std::memchr(text.data(), c, static_cast<size_t>(text.size()));
    return found ? static_cast<const char *>(found) - text.data() : text.size();
}

} // namespace

QueryString::QueryString(QByteArrayView encoded)
{
    while (!encoded.isEmpty() && m_parameters.size() < MostParameters) {
        const qsizetype length = placeOf(encoded, '&');
        const QByteArrayView part = encoded.first(length);
        encoded = encoded.sliced(std::min(length + 1, encoded.size()));
        if (part.isEmpty())
            continue;
        const qsizetype equals = placeOf(part, '=');
        const QByteArrayView name = part.first(equals);
        const bool hasValue = equals < part.size();
        m_parameters.append(
            {name, hasValue ? part.sliced(equals + 1) : QByteArrayView(), isWrittenAsItIs(name)});
    }
}

const QueryString::Parameter *QueryString::find(QByteArrayView name) const
{
    for (const Parameter &parameter : m_parameters) {
        if (parameter.isPlain) {
            if (parameter.name == name)
                return &parameter;
        } else if (const Decoded bytes = decoded(parameter.name);
                   QByteArrayView(bytes.data(), bytes.size()) == name) {
            return &parameter;
        }
    }
    return nullptr;
}

std::optional<QString> QueryString::value(QByteArrayView name) const
{
    const Parameter *parameter = find(name);
    if (!parameter)
        return std::nullopt;
    const Decoded bytes = decoded(parameter->value);
    return QString::fromUtf8(bytes.data(), bytes.size());
}

QByteArrayView QueryString::encodedValue(QByteArrayView name) const
{
    const Parameter *parameter = find(name);
    return parameter ? parameter->value : QByteArrayView();
}

} // namespace footfall::server
