// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hostname.h"

#include <QCoreApplication>
#include <QUrl>

namespace footfall::domain {

Result<QString> normalisedHostname(const QString &text)
{
    QString rest = text.trimmed();
    if (!rest.contains(QStringLiteral("://")))
        rest.prepend(QStringLiteral("http://"));
    const QUrl url(rest, QUrl::StrictMode);
    QString host = url.isValid() ? url.host(QUrl::FullyEncoded).toLower() : QString();
    while (host.endsWith(QLatin1Char('.')))
        host.chop(1);
    if (host.isEmpty() || host.size() > 253)
        return failure(ErrorKind::Invalid,
                       QCoreApplication::translate("Domain", "“%1” is not a hostname. Write it like example.com.")
                           .arg(text.trimmed().left(80)));
    return host;
}

QString withoutWww(const QString &hostname)
{
    return hostname.startsWith(QStringLiteral("www.")) ? hostname.mid(4) : hostname;
}

} // namespace footfall::domain
