// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the window share: pictures for people to look at (FOOTFALL_SCREENSHOTS names
// the folder; else nothing is done), and the rule about warnings. GUI thread.
#pragma once

#include "app/theme/themewatcher.h"

#include <QApplication>
#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <QWidget>

namespace footfall::kit {

/// As failOnWarnings(), but for what the offscreen platform says of itself and of its missing tray.
inline void failOnGuiWarnings()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support |QObject::connect: No "
                                          "such signal QPlatformNativeInterface).*")));
}

inline void shoot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("FOOTFALL_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    for (const auto choice : {app::ThemeChoice::Light, app::ThemeChoice::Dark}) {
        app::ThemeWatcher::instance().setChoice(choice);
        QCoreApplication::processEvents();
        widget.grab().save(QDir(folder).filePath(name + (choice == app::ThemeChoice::Light
                                                             ? QStringLiteral("-light.png")
                                                             : QStringLiteral("-dark.png"))));
    }
    app::ThemeWatcher::instance().setChoice(app::ThemeChoice::System);
}

} // namespace footfall::kit
