// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace footfall::app {

namespace {

void install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QLocale chosenLocale(const QString &language)
{
    QString wanted = language;
    if (wanted.isEmpty())
        wanted = qEnvironmentVariable("FOOTFALL_LANGUAGE");
    return wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
}

void installTranslations(const QLocale &locale)
{
    QLocale::setDefault(locale);
    const QString ours = QStringLiteral(":/footfall/translations");
    // English too has words of its own: "1 visitor" and "2 visitors" are one string in the source.
    install(QLocale(QLocale::English), QStringLiteral("footfall"), ours);
    if (locale.language() == QLocale::English)
        return;
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, QStringLiteral("footfall"), ours);
}

} // namespace footfall::app
