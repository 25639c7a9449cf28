// SPDX-License-Identifier: GPL-3.0-or-later
// The window's language: the desktop's where there is a translation, else English. GUI thread;
// needs the application, which owns the translators.
#pragma once

#include <QLocale>

namespace footfall::app {

/// The desktop's, or that of FOOTFALL_LANGUAGE or --language ("de", "en_GB"), if given.
[[nodiscard]] QLocale chosenLocale(const QString &language);

/// Also what Qt itself says, where Qt's translations are installed. Sets the default locale, so
/// that numbers and dates go with the words.
void installTranslations(const QLocale &locale);

} // namespace footfall::app
