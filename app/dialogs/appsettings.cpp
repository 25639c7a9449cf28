// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/appsettings.h"

#include <QStandardPaths>

namespace footfall::app {

namespace {

QString defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/footfall/window.ini");
}

const QString AppearanceKey = QStringLiteral("appearance");
const QString WhenClosedKey = QStringLiteral("whenClosed");
const QString ToldKey = QStringLiteral("toldAboutTray");
const QString GeometryKey = QStringLiteral("geometry");

} // namespace

AppSettings::AppSettings(const QString &filePath, QObject *parent)
    : QObject(parent), m_file(filePath.isEmpty() ? defaultFile() : filePath, QSettings::IniFormat)
{
}

ThemeChoice AppSettings::appearance() const
{
    const QString value = m_file.value(AppearanceKey).toString();
    if (value == QStringLiteral("light"))
        return ThemeChoice::Light;
    return value == QStringLiteral("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void AppSettings::setAppearance(ThemeChoice choice)
{
    if (choice == appearance())
        return;
    m_file.setValue(AppearanceKey, choice == ThemeChoice::Light  ? QStringLiteral("light")
                                   : choice == ThemeChoice::Dark ? QStringLiteral("dark")
                                                                 : QStringLiteral("system"));
    Q_EMIT appearanceChanged(choice);
}

WhenClosed AppSettings::whenClosed() const
{
    return m_file.value(WhenClosedKey).toString() == QStringLiteral("quit")
               ? WhenClosed::Quit
               : WhenClosed::KeepCollecting;
}

void AppSettings::setWhenClosed(WhenClosed choice)
{
    if (choice == whenClosed())
        return;
    m_file.setValue(WhenClosedKey, choice == WhenClosed::Quit ? QStringLiteral("quit")
                                                              : QStringLiteral("collect"));
    Q_EMIT whenClosedChanged();
}

bool AppSettings::wasToldAboutTray() const
{
    return m_file.value(ToldKey, false).toBool();
}

void AppSettings::rememberToldAboutTray()
{
    m_file.setValue(ToldKey, true);
}

QByteArray AppSettings::windowGeometry() const
{
    return m_file.value(GeometryKey).toByteArray();
}

void AppSettings::setWindowGeometry(const QByteArray &geometry)
{
    m_file.setValue(GeometryKey, geometry);
}

} // namespace footfall::app
