// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/querystring.h"

#include <QList>

namespace footfall::server {

namespace {

/// A plus is a space for URLSearchParams; encodeURIComponent never sends one.
QByteArray decoded(QByteArray text)
{
    text.replace('+', ' ');
    return QByteArray::fromPercentEncoding(text);
}

} // namespace

QueryString::QueryString(const QByteArray &encoded)
{
    for (const QByteArray &part : encoded.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        if (equals < 0)
            m_parameters.emplace_back(decoded(part), QByteArray());
        else
            m_parameters.emplace_back(decoded(part.left(equals)), part.mid(equals + 1));
    }
}

std::optional<QString> QueryString::value(const char *name) const
{
    for (const auto &[key, encoded] : m_parameters)
        if (key == name)
            return QString::fromUtf8(decoded(encoded));
    return std::nullopt;
}

} // namespace footfall::server
