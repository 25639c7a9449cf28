// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/writtenkeys.h"

#include "core/domain/snippet.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace footfall::instance {

using domain::Done;
using domain::ErrorKind;
using domain::failure;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Instance)
};

} // namespace

SettingKey addressKey()
{
    SettingKey key;
    key.name = QStringLiteral("listen/address");
    key.group = SettingKey::Group::Listen;
    key.value = [](const Settings &settings) { return QVariant(settings.listen.address); };
    key.set = [](Settings &settings, const QVariant &given) -> Result<Done> {
        const QString address = given.toString().trimmed();
        if (QHostAddress(address).isNull())
            return failure(ErrorKind::Invalid,
                           Words::tr("“%1” is not an address to listen on. Write 127.0.0.1, "
                                     "0.0.0.0, :: or an address of this computer.")
                               .arg(address.left(80)));
        settings.listen.address = address;
        return Done{};
    };
    key.copy = [](const Settings &from, Settings &to) { to.listen.address = from.listen.address; };
    return key;
}

SettingKey trustedProxiesKey()
{
    SettingKey key;
    key.name = QStringLiteral("listen/trustedProxies");
    key.group = SettingKey::Group::Listen;
    key.value = [](const Settings &settings) { return QVariant(settings.listen.trustedProxies); };
    key.set = [](Settings &settings, const QVariant &given) -> Result<Done> {
        QStringList ranges;
        for (const QString &range : given.toStringList()) {
            if (range.trimmed().isEmpty())
                continue;
            if (QHostAddress::parseSubnet(range.trimmed()).second < 0)
                return failure(ErrorKind::Invalid,
                               Words::tr("“%1” is not a range of addresses. Write it like "
                                         "10.0.0.0/8 or ::1/128.")
                                   .arg(range.left(80)));
            ranges.append(range.trimmed());
        }
        settings.listen.trustedProxies = ranges;
        return Done{};
    };
    key.copy = [](const Settings &from, Settings &to) {
        to.listen.trustedProxies = from.listen.trustedProxies;
    };
    return key;
}

SettingKey publicUrlKey()
{
    SettingKey key;
    key.name = QStringLiteral("listen/publicUrl");
    key.value = [](const Settings &settings) { return QVariant(settings.publicUrl); };
    key.set = [](Settings &settings, const QVariant &given) -> Result<Done> {
        const QString url = given.toString().trimmed();
        if (!url.isEmpty()) {
            if (const auto normalised = domain::normalisedPublicUrl(url); !normalised)
                return tl::unexpected(normalised.error());
        }
        settings.publicUrl = url;
        return Done{};
    };
    key.copy = [](const Settings &from, Settings &to) { to.publicUrl = from.publicUrl; };
    return key;
}

SettingKey logLevelKey()
{
    SettingKey key;
    key.name = QStringLiteral("log/level");
    key.value = [](const Settings &settings) { return QVariant(nameOf(settings.logLevel)); };
    key.set = [](Settings &settings, const QVariant &given) -> Result<Done> {
        const auto level = logLevelFromText(given.toString());
        if (!level)
            return failure(ErrorKind::Invalid, Words::tr("%1: %2").arg(QStringLiteral("log/level"),
                                                                       level.error().message));
        settings.logLevel = *level;
        return Done{};
    };
    key.copy = [](const Settings &from, Settings &to) { to.logLevel = from.logLevel; };
    return key;
}

} // namespace footfall::instance
