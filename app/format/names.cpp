// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format/names.h"

#include "core/domain/country.h"

#include <QCoreApplication>
#include <QLocale>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace footfall::app {

using domain::Dimension;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Names", text);
}

/// Characters that would reorder or hide what stands around them are shown as what they are not.
QString withoutControls(QString text)
{
    for (QChar &character : text) {
        const bool steers = character.category() == QChar::Other_Control ||
                            (character >= QChar(0x202A) && character <= QChar(0x202E)) ||
                            (character >= QChar(0x2066) && character <= QChar(0x2069));
        if (steers)
            character = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

QString countryName(const QString &alpha2)
{
    const domain::Country country = domain::Country::fromAlpha2(alpha2);
    if (!country.isKnown())
        return words(QT_TRANSLATE_NOOP("Names", "Unknown"));
    const QByteArray region = country.alpha2().toLatin1();
    const QByteArray reader =
        QLocale().bcp47Name().replace(QLatin1Char('-'), QLatin1Char('_')).toLatin1();
    icu::UnicodeString name;
    icu::Locale("", region.constData()).getDisplayCountry(icu::Locale(reader.constData()), name);
    const QString text = QString::fromUtf16(name.getBuffer(), name.length());
    return text.isEmpty() ? country.alpha2() : text;
}

QString valueName(Dimension dimension, const QString &value)
{
    if (dimension == Dimension::Country)
        return countryName(value);
    if (!value.isEmpty())
        return withoutControls(value);
    if (dimension == Dimension::Source || dimension == Dimension::Referrer)
        return words(QT_TRANSLATE_NOOP("Names", "Direct or unknown"));
    return words(QT_TRANSLATE_NOOP("Names", "(not set)"));
}

QString plainToolTip(const QString &text)
{
    // Escaped markup inside of a paragraph is plain text whatever the text begins with, and wraps.
    return QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>")
        .arg(withoutControls(text).toHtmlEscaped());
}

QString dimensionTitle(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Page: return words(QT_TRANSLATE_NOOP("Names", "Pages"));
    case Dimension::EntryPage: return words(QT_TRANSLATE_NOOP("Names", "Entry"));
    case Dimension::ExitPage: return words(QT_TRANSLATE_NOOP("Names", "Exit"));
    case Dimension::Hostname: return words(QT_TRANSLATE_NOOP("Names", "Hostnames"));
    case Dimension::Referrer: return words(QT_TRANSLATE_NOOP("Names", "Referrers"));
    case Dimension::Source: return words(QT_TRANSLATE_NOOP("Names", "Sources"));
    case Dimension::Country: return words(QT_TRANSLATE_NOOP("Names", "Countries"));
    case Dimension::Language: return words(QT_TRANSLATE_NOOP("Names", "Languages"));
    }
    return {};
}

QString dimensionColumn(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Page: return words(QT_TRANSLATE_NOOP("Names", "Page"));
    case Dimension::EntryPage: return words(QT_TRANSLATE_NOOP("Names", "Entry page"));
    case Dimension::ExitPage: return words(QT_TRANSLATE_NOOP("Names", "Exit page"));
    case Dimension::Hostname: return words(QT_TRANSLATE_NOOP("Names", "Hostname"));
    case Dimension::Referrer: return words(QT_TRANSLATE_NOOP("Names", "Referrer"));
    case Dimension::Source: return words(QT_TRANSLATE_NOOP("Names", "Source"));
    case Dimension::Country: return words(QT_TRANSLATE_NOOP("Names", "Country"));
    case Dimension::Language: return words(QT_TRANSLATE_NOOP("Names", "Language"));
    }
    return {};
}

QString allOf(Dimension dimension, qint64 count)
{
    const auto plural = [count](const char *text) {
        return QCoreApplication::translate("Names", text, nullptr, static_cast<int>(count))
            .replace(QStringLiteral("%1"), QLocale().toString(count));
    };
    switch (dimension) {
    case Dimension::Page: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 pages"));
    case Dimension::EntryPage: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 entry pages"));
    case Dimension::ExitPage: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 exit pages"));
    case Dimension::Hostname: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 hostnames"));
    case Dimension::Referrer: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 referrers"));
    case Dimension::Source: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 sources"));
    case Dimension::Country: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 countries"));
    case Dimension::Language: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 languages"));
    }
    return {};
}

} // namespace footfall::app
