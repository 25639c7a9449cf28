// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hostname.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>
#include <algorithm>

namespace footfall::domain {

namespace {

bool isHostname(const QString &hostname)
{
    const auto isAllowed = [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
               (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('-') ||
               c == QLatin1Char('_');
    };
    if (hostname.isEmpty() || hostname.size() > 253)
        return false;
    const QStringList labels = hostname.split(QLatin1Char('.'));
    return std::all_of(labels.begin(), labels.end(), [&isAllowed](const QString &label) {
        return !label.isEmpty() && label.size() <= 63 &&
               std::all_of(label.begin(), label.end(), isAllowed);
    });
}

} // namespace

Result<QString> normalisedHostname(const QString &text)
{
    QString rest = text.trimmed();
    if (!rest.contains(QStringLiteral("://")))
        rest.prepend(QStringLiteral("http://"));
    const QUrl url(rest, QUrl::StrictMode);
    QString host = url.isValid() ? url.host(QUrl::FullyEncoded).toLower() : QString();
    if (host.endsWith(QLatin1Char('.'))) {
        host.chop(1);
        // Without its dot a number is an address.
        if (isHostname(host))
            return normalisedHostname(host);
    }
    const bool isAddress = host.contains(QLatin1Char(':')) && !host.contains(QLatin1Char('%'));
    if (!isAddress && !isHostname(host))
        return failure(ErrorKind::Invalid,
                       QCoreApplication::translate(
                           "Domain", "“%1” is not a hostname. Write it like example.com.")
                           .arg(text.trimmed().left(80)));
    return host;
}

QString withoutWww(const QString &hostname)
{
    return hostname.startsWith(QStringLiteral("www.")) ? hostname.mid(4) : hostname;
}

} // namespace footfall::domain
