// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QHostAddress>
#include <QStandardPaths>
#include <array>

namespace footfall::instance {

using domain::ErrorKind;
using domain::failure;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Instance)
};

constexpr std::array<std::pair<LogLevel, const char *>, 4> LevelNames{{
    {LogLevel::Debug, "debug"},
    {LogLevel::Info, "info"},
    {LogLevel::Warning, "warning"},
    {LogLevel::Error, "error"},
}};

QString withScheme(const QString &scheme, const QString &address, quint16 port)
{
    const bool isIPv6 = address.contains(QLatin1Char(':'));
    return QStringLiteral("%1://%2:%3")
        .arg(scheme, isIPv6 ? QStringLiteral("[%1]").arg(address) : address)
        .arg(port);
}

QString reachable(const QString &listening)
{
    const QHostAddress address(listening);
    const bool isAny = address == QHostAddress::Any || address == QHostAddress::AnyIPv4 ||
                       address == QHostAddress::AnyIPv6;
    return isAny ? QStringLiteral("127.0.0.1") : listening;
}

} // namespace

Result<LogLevel> logLevelFromText(const QString &text)
{
    for (const auto &[level, name] : LevelNames) {
        if (text.trimmed() == QLatin1String(name))
            return level;
    }
    return failure(ErrorKind::Invalid,
                   Words::tr("“%1” is not a log level. Use debug, info, warning or error.")
                       .arg(text.left(80)));
}

QString nameOf(LogLevel level)
{
    for (const auto &[known, name] : LevelNames) {
        if (known == level)
            return QLatin1String(name);
    }
    return {};
}

Result<domain::ListenSettings> listenFromText(const QString &text, domain::ListenSettings base)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    if (!isNumber || port > 65535)
        return failure(ErrorKind::Invalid,
                       Words::tr("“%1” is not a place to listen on. Write it like 127.0.0.1:8080.")
                           .arg(text.left(80)));
    base.port = static_cast<quint16>(port);
    if (colon >= 0) {
        QString address = text.left(colon);
        if (address.startsWith(QLatin1Char('[')) && address.endsWith(QLatin1Char(']')))
            address = address.mid(1, address.size() - 2);
        if (address == QStringLiteral("localhost"))
            address = QStringLiteral("127.0.0.1");
        if (QHostAddress(address).isNull())
            return failure(
                ErrorKind::Invalid,
                Words::tr("“%1” is not a place to listen on. Write it like 127.0.0.1:8080.")
                    .arg(text.left(80)));
        base.address = address;
    }
    return base;
}

QString webAddressOf(const QString &address, quint16 port)
{
    return withScheme(QStringLiteral("http"), address, port);
}

QString webAddressOf(const domain::CollectorStatus &collector)
{
    return withScheme(collector.isSecure ? QStringLiteral("https") : QStringLiteral("http"),
                      collector.address, collector.port);
}

QString publicUrlOf(const Settings &settings)
{
    if (!settings.publicUrl.isEmpty())
        return settings.publicUrl;
    return withScheme(settings.listen.tlsCertificate.isEmpty() ? QStringLiteral("http")
                                                               : QStringLiteral("https"),
                      reachable(settings.listen.address), settings.listen.port);
}

QString reachableAddressOf(const domain::CollectorStatus &collector)
{
    domain::CollectorStatus near = collector;
    near.address = reachable(collector.address);
    return webAddressOf(near);
}

QString defaultDataDirectory()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("footfall"));
}

QString installedDataDirectory()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() +
                           QStringLiteral("/../share/footfall"));
}

} // namespace footfall::instance
