// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/backend.h"

#include "core/domain/snippet.h"
#include "core/instance/holding.h"
#include "core/instance/instance.h"
#include "core/queries/integrity.h"
#include "core/queries/keepingreader.h"

#include <QCoreApplication>

namespace footfall::app {

Backend backendOf(instance::Instance &instance, const domain::Clock &clock,
                  const QString &dataDirectory)
{
    Backend backend;
    backend.commands = &instance.commands();
    backend.clock = &clock;
    backend.dataDirectory = dataDirectory;
    backend.settings = [&instance] { return instance.settings(); };
    backend.apply = [&instance](const instance::Settings &settings) {
        return instance.apply(settings);
    };
    const QString databasePath = instance::databasePathIn(dataDirectory);
    backend.keeping = [databasePath, &clock](const domain::Site &site,
                                             const domain::Keeping &keeping,
                                             const std::stop_token &stop) {
        return queries::askForKeeping(databasePath, site, keeping, clock.now(), stop);
    };
    backend.previewKeeping = [databasePath, &clock](const domain::Site &site,
                                                    const domain::Keeping &keeping,
                                                    const std::stop_token &stop) {
        return queries::askForPreview(databasePath, site, keeping, clock.now(), stop);
    };
    backend.check = [databasePath](const std::stop_token &stop) {
        return queries::askForCheck(databasePath, stop);
    };
    backend.freePort = [](const QString &, quint16) { return std::optional<quint16>(); };
    return backend;
}

QString countedAlready(const Backend &backend, const QString &hostname,
                       const QString &exceptTrackingCode)
{
    for (const domain::Site &site : backend.sites()) {
        if (site.trackingCode != exceptTrackingCode && site.hostnames.contains(hostname))
            return QCoreApplication::translate("Backend",
                                               "%1 is counted on site %2 already; views are told "
                                               "apart by the tracking code.")
                .arg(hostname, site.name);
    }
    return {};
}

QString listenText(const QString &address, quint16 port)
{
    const QString name =
        address.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(address) : address;
    return QStringLiteral("%1:%2").arg(name, QString::number(port));
}

bool isThisComputer(const QString &hostname)
{
    return hostname == QStringLiteral("localhost") || hostname.startsWith(QStringLiteral("127.")) ||
           hostname == QStringLiteral("::1");
}

QUrl siteUrl(const domain::Site &site)
{
    QUrl url;
    const QString hostname = site.hostnames.value(0);
    url.setScheme(isThisComputer(hostname) ? QStringLiteral("http") : QStringLiteral("https"));
    url.setHost(hostname);
    url.setPath(QStringLiteral("/"));
    return url;
}

QString publicAddressProblem(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return {};
    if (!typed.contains(QStringLiteral("://")))
        return QCoreApplication::translate("Backend",
                                           "An address begins with https:// or http://.");
    const domain::Result<QString> url = domain::normalisedPublicUrl(typed);
    return url ? QString() : url.error().message;
}

} // namespace footfall::app
