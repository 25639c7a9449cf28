// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/backend.h"

#include "core/instance/instance.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <QUrl>

namespace footfall::app {

Backend backendOf(instance::Instance &instance, const domain::Clock &clock, const QString &dataDirectory)
{
    Backend backend;
    backend.commands = &instance.commands();
    backend.clock = &clock;
    backend.dataDirectory = dataDirectory;
    backend.settings = [&instance] { return instance.settings(); };
    backend.apply = [&instance](const instance::Settings &settings) { return instance.apply(settings); };
    backend.freePort = [](const QString &, quint16) { return std::optional<quint16>(); };
    return backend;
}

QString listenText(const QString &address, quint16 port)
{
    const QString name = address.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(address) : address;
    return QStringLiteral("%1:%2").arg(name, QString::number(port));
}

QString publicAddress(const instance::Settings &settings)
{
    QString address = settings.publicUrl.trimmed();
    while (address.endsWith(QLatin1Char('/')))
        address.chop(1);
    if (!address.isEmpty())
        return address;
    // A wildcard is no address that a browser could open; the computer's name is.
    QString host = settings.listen.address;
    if (host == QStringLiteral("0.0.0.0") || host == QStringLiteral("::"))
        host = QSysInfo::machineHostName();
    return QStringLiteral("http://") + listenText(host, settings.listen.port);
}

QString snippetFor(const QString &trackingCode, const QString &publicAddress)
{
    return QStringLiteral("<script src=\"%1/script.js\" data-site=\"%2\" defer></script>")
        .arg(publicAddress.toHtmlEscaped(), trackingCode.toHtmlEscaped());
}

QString publicAddressProblem(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return {};
    const QUrl url(typed, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http");
    if (!typed.contains(QStringLiteral("://")))
        return QCoreApplication::translate("Backend", "An address begins with https:// or http://.");
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return QCoreApplication::translate("Backend", "Write it like https://stats.example.com.");
    if (url.hasQuery() || url.hasFragment())
        return QCoreApplication::translate("Backend", "Leave out what follows the ? or #.");
    return {};
}

} // namespace footfall::app
