// SPDX-License-Identifier: GPL-3.0-or-later
// settings.ini: reading, checking, writing.
#include "core/instance/settingkeys.h"
#include "core/instance/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

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

QString fileOf(const QString &dataDirectory)
{
    return QDir(dataDirectory).filePath(QStringLiteral("settings.ini"));
}

Result<Done> checkTls(const domain::ListenSettings &listen)
{
    if (listen.tlsCertificate.isEmpty() != listen.tlsKey.isEmpty())
        return failure(ErrorKind::Invalid,
                       Words::tr("HTTPS needs both listen/tlsCertificate and listen/tlsKey. Name "
                                 "both files, or neither."));
    for (const QString &file : {listen.tlsCertificate, listen.tlsKey}) {
        if (!file.isEmpty() && !(QFileInfo(file).isFile() && QFileInfo(file).isReadable()))
            return failure(ErrorKind::Storage,
                           Words::tr("The file %1 (listen/tlsCertificate, listen/tlsKey) cannot "
                                     "be read. Check its name and its rights.")
                               .arg(file.left(200)));
    }
    return Done{};
}

} // namespace

Result<Done> checkSettings(const Settings &settings)
{
    Settings checked;
    for (const SettingKey &key : settingKeys()) {
        if (const auto set = key.set(checked, key.value(settings)); !set)
            return set;
    }
    if (const auto tls = checkTls(settings.listen); !tls)
        return tls;
    if (!settings.countryDatabase.isEmpty() && !QFileInfo(settings.countryDatabase).isReadable())
        return failure(
            ErrorKind::Storage,
            Words::tr("The country database %1 cannot be read.").arg(settings.countryDatabase));
    return Done{};
}

Result<Settings> readSettings(const QString &dataDirectory, Afterwards afterwards)
{
    const QString fileName = fileOf(dataDirectory);
    const auto inFile = [&fileName, afterwards](const QString &problem) {
        const QString text = afterwards == Afterwards::Start
                                 ? Words::tr("%1: %2 Correct it, then start again.")
                                 : Words::tr("%1: %2 Correct it, then reload.");
        return failure(ErrorKind::Invalid, text.arg(fileName, problem));
    };
    QSettings file(fileName, QSettings::IniFormat);
    file.setFallbacksEnabled(false);
    file.sync();
    if (file.status() == QSettings::FormatError)
        return inFile(Words::tr("This is not a settings file."));
    if (QFileInfo::exists(fileName) && !QFileInfo(fileName).isReadable())
        return failure(ErrorKind::Storage, Words::tr("%1 cannot be read by you.").arg(fileName));

    Settings settings;
    for (const SettingKey &key : settingKeys()) {
        if (!file.contains(key.name))
            continue;
        if (const auto set = key.set(settings, file.value(key.name)); !set)
            return inFile(set.error().message);
    }
    // Files are named from where the settings are, wherever the program was started.
    for (QString *name :
         {&settings.listen.tlsCertificate, &settings.listen.tlsKey, &settings.countryDatabase}) {
        if (!name->isEmpty())
            *name = QDir::cleanPath(QDir(dataDirectory).absoluteFilePath(*name));
    }
    if (const auto checked = checkSettings(settings); !checked)
        return inFile(checked.error().message);
    return settings;
}

Result<Done> writeSettings(const QString &dataDirectory, const Settings &settings)
{
    if (const auto checked = checkSettings(settings); !checked)
        return checked;
    // Only what this release knows is set, so keys of another release stay as they are. What was
    // never changed is not written: a later release may have a better default.
    QSettings file(fileOf(dataDirectory), QSettings::IniFormat);
    file.setFallbacksEnabled(false);
    const Settings defaults;
    for (const SettingKey &key : settingKeys()) {
        if (file.contains(key.name) || key.differs(settings, defaults))
            file.setValue(key.name, key.value(settings));
    }
    file.sync();
    if (file.status() != QSettings::NoError)
        return failure(ErrorKind::Storage,
                       Words::tr("The settings could not be written to %1. Check the rights of the "
                                 "directory and the space on the disk.")
                           .arg(fileOf(dataDirectory)));
    return Done{};
}

QStringList unknownSettings(const QString &dataDirectory)
{
    QSettings file(fileOf(dataDirectory), QSettings::IniFormat);
    file.setFallbacksEnabled(false);
    QStringList unknown = file.allKeys();
    for (const SettingKey &key : settingKeys())
        unknown.removeAll(key.name);
    return unknown;
}

} // namespace footfall::instance
