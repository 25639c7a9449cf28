// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/settings.h"

#include "core/domain/snippet.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QSettings>
#include <QStandardPaths>

namespace footfall::instance {

using domain::ErrorKind;
using domain::failure;
using domain::Result;

namespace {

constexpr std::chrono::seconds LongestFoldInterval = std::chrono::minutes(5);

struct Keys {
    static QString address() { return QStringLiteral("listen/address"); }
    static QString port() { return QStringLiteral("listen/port"); }
    static QString trustedProxies() { return QStringLiteral("listen/trustedProxies"); }
    static QString publicUrl() { return QStringLiteral("listen/publicUrl"); }
    static QString foldInterval() { return QStringLiteral("pipeline/foldIntervalSeconds"); }
    static QString countryDatabase() { return QStringLiteral("data/countryDatabase"); }
};

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Instance)
};

QString fileOf(const QString &dataDirectory)
{
    return QDir(dataDirectory).filePath(QStringLiteral("settings.ini"));
}

Result<domain::Done> checkProxies(const QStringList &ranges)
{
    for (const QString &range : ranges) {
        if (QHostAddress::parseSubnet(range).second < 0)
            return failure(
                ErrorKind::Invalid,
                Words::tr("“%1” is not a range of addresses. Write it like 10.0.0.0/8 or ::1/128.")
                    .arg(range));
    }
    return domain::Done{};
}

} // namespace

Result<domain::Done> checkSettings(const Settings &settings)
{
    if (QHostAddress(settings.listen.address).isNull())
        return failure(ErrorKind::Invalid,
                       Words::tr("“%1” is not an address to listen on. Write 127.0.0.1, 0.0.0.0, "
                                 ":: or an address of this computer.")
                           .arg(settings.listen.address));
    if (const auto proxies = checkProxies(settings.listen.trustedProxies); !proxies)
        return proxies;
    if (!settings.publicUrl.isEmpty()) {
        if (const auto url = domain::normalisedPublicUrl(settings.publicUrl); !url)
            return tl::unexpected(url.error());
    }
    if (settings.foldInterval < std::chrono::seconds(1) ||
        settings.foldInterval > LongestFoldInterval)
        return failure(ErrorKind::Invalid,
                       Words::tr("The fold interval lies between 1 and 300 seconds."));
    if (!settings.countryDatabase.isEmpty() && !QFileInfo(settings.countryDatabase).isReadable())
        return failure(
            ErrorKind::Invalid,
            Words::tr("The country database %1 cannot be read.").arg(settings.countryDatabase));
    return domain::Done{};
}

Result<Settings> readSettings(const QString &dataDirectory)
{
    const QString fileName = fileOf(dataDirectory);
    const auto inFile = [&fileName](const QString &problem) {
        return failure(ErrorKind::Invalid,
                       Words::tr("%1: %2 Correct it, then start again.").arg(fileName, problem));
    };
    QSettings file(fileName, QSettings::IniFormat);
    file.setFallbacksEnabled(false);
    file.sync();
    if (file.status() == QSettings::FormatError)
        return inFile(Words::tr("This is not a settings file."));
    if (QFileInfo::exists(fileName) && !QFileInfo(fileName).isReadable())
        return failure(ErrorKind::Storage, Words::tr("%1 cannot be read by you.").arg(fileName));

    Settings settings;
    settings.listen.address =
        file.value(Keys::address(), settings.listen.address).toString().trimmed();
    bool isNumber = true;
    const uint port = file.value(Keys::port(), settings.listen.port).toUInt(&isNumber);
    if (!isNumber || port > 65535)
        return inFile(Words::tr("The port is a number from 1 to 65535."));
    settings.listen.port = static_cast<quint16>(port);
    for (const QString &range : file.value(Keys::trustedProxies()).toStringList()) {
        if (!range.trimmed().isEmpty())
            settings.listen.trustedProxies.append(range.trimmed());
    }
    settings.publicUrl = file.value(Keys::publicUrl()).toString().trimmed();
    const qint64 seconds =
        std::chrono::duration_cast<std::chrono::seconds>(settings.foldInterval).count();
    settings.foldInterval =
        std::chrono::seconds(file.value(Keys::foldInterval(), seconds).toLongLong(&isNumber));
    if (!isNumber)
        return inFile(Words::tr("The fold interval lies between 1 and 300 seconds."));
    settings.countryDatabase = file.value(Keys::countryDatabase()).toString().trimmed();
    if (const auto checked = checkSettings(settings); !checked)
        return inFile(checked.error().message);
    return settings;
}

Result<domain::Done> writeSettings(const QString &dataDirectory, const Settings &settings)
{
    if (const auto checked = checkSettings(settings); !checked)
        return checked;
    // Only what this release knows is set, so keys of another release stay as they are.
    QSettings file(fileOf(dataDirectory), QSettings::IniFormat);
    file.setFallbacksEnabled(false);
    file.setValue(Keys::address(), settings.listen.address);
    file.setValue(Keys::port(), settings.listen.port);
    file.setValue(Keys::trustedProxies(), settings.listen.trustedProxies);
    file.setValue(Keys::publicUrl(), settings.publicUrl);
    file.setValue(
        Keys::foldInterval(),
        qint64(std::chrono::duration_cast<std::chrono::seconds>(settings.foldInterval).count()));
    file.setValue(Keys::countryDatabase(), settings.countryDatabase);
    file.sync();
    if (file.status() != QSettings::NoError)
        return failure(ErrorKind::Storage,
                       Words::tr("The settings could not be written to %1. Check the rights of the "
                                 "directory and the space on the disk.")
                           .arg(fileOf(dataDirectory)));
    return domain::Done{};
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
    const bool isIPv6 = address.contains(QLatin1Char(':'));
    return QStringLiteral("http://%1:%2")
        .arg(isIPv6 ? QStringLiteral("[%1]").arg(address) : address)
        .arg(port);
}

QString publicUrlOf(const Settings &settings)
{
    if (!settings.publicUrl.isEmpty())
        return settings.publicUrl;
    const QHostAddress address(settings.listen.address);
    const bool isAny = address == QHostAddress::Any || address == QHostAddress::AnyIPv4 ||
                       address == QHostAddress::AnyIPv6;
    return webAddressOf(isAny ? QStringLiteral("127.0.0.1") : settings.listen.address,
                        settings.listen.port);
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
