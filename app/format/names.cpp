// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format/names.h"

#include "app/format/valuewords.h"
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
    if (value == domain::WithheldValue)
        return words(QT_TRANSLATE_NOOP("Names", "(withheld)"));
    if (!value.isEmpty())
        return classWords(dimension, value).value_or(withoutControls(value));
    switch (dimension) {
    case Dimension::Source:
    case Dimension::Referrer: return words(QT_TRANSLATE_NOOP("Names", "Direct or unknown"));
    case Dimension::Channel:
    case Dimension::Language:
    case Dimension::Browser:
    case Dimension::BrowserVersion:
    case Dimension::System:
    case Dimension::Device:
    case Dimension::Screen: return words(QT_TRANSLATE_NOOP("Names", "Unknown"));
    default: return words(QT_TRANSLATE_NOOP("Names", "(not set)"));
    }
}

bool isShownByName(Dimension dimension)
{
    return dimension == Dimension::Country || dimension == Dimension::Language ||
           !knownClasses(dimension).isEmpty();
}

bool isFoundBy(const QString &text, Dimension dimension, const QString &value)
{
    return value.contains(text, Qt::CaseInsensitive) ||
           valueName(dimension, value).contains(text, Qt::CaseInsensitive);
}

QString plainName(const QString &value)
{
    return value.isEmpty() ? words(QT_TRANSLATE_NOOP("Names", "(not set)"))
                           : withoutControls(value);
}

QString plainToolTip(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = withoutControls(std::move(line)).toHtmlEscaped();
    // Escaped markup inside of a paragraph is plain text whatever the text begins with, and wraps.
    return QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>")
        .arg(lines.join(QLatin1Char('\n')));
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
    case Dimension::Channel: return words(QT_TRANSLATE_NOOP("Names", "Channels"));
    case Dimension::Browser: return words(QT_TRANSLATE_NOOP("Names", "Browsers"));
    case Dimension::BrowserVersion: return words(QT_TRANSLATE_NOOP("Names", "Browser versions"));
    case Dimension::System: return words(QT_TRANSLATE_NOOP("Names", "Systems"));
    case Dimension::Device: return words(QT_TRANSLATE_NOOP("Names", "Sizes"));
    case Dimension::Screen: return words(QT_TRANSLATE_NOOP("Names", "Screens"));
    case Dimension::UtmSource: return words(QT_TRANSLATE_NOOP("Names", "Campaign sources"));
    case Dimension::UtmMedium: return words(QT_TRANSLATE_NOOP("Names", "Campaign media"));
    case Dimension::UtmCampaign: return words(QT_TRANSLATE_NOOP("Names", "Campaigns"));
    case Dimension::UtmTerm: return words(QT_TRANSLATE_NOOP("Names", "Campaign terms"));
    case Dimension::UtmContent: return words(QT_TRANSLATE_NOOP("Names", "Campaign contents"));
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
    case Dimension::Channel: return words(QT_TRANSLATE_NOOP("Names", "Channel"));
    case Dimension::Browser: return words(QT_TRANSLATE_NOOP("Names", "Browser"));
    case Dimension::BrowserVersion: return words(QT_TRANSLATE_NOOP("Names", "Browser version"));
    case Dimension::System: return words(QT_TRANSLATE_NOOP("Names", "System"));
    case Dimension::Device: return words(QT_TRANSLATE_NOOP("Names", "Device"));
    case Dimension::Screen: return words(QT_TRANSLATE_NOOP("Names", "Screen"));
    case Dimension::UtmSource: return words(QT_TRANSLATE_NOOP("Names", "Campaign source"));
    case Dimension::UtmMedium: return words(QT_TRANSLATE_NOOP("Names", "Campaign medium"));
    case Dimension::UtmCampaign: return words(QT_TRANSLATE_NOOP("Names", "Campaign"));
    case Dimension::UtmTerm: return words(QT_TRANSLATE_NOOP("Names", "Campaign term"));
    case Dimension::UtmContent: return words(QT_TRANSLATE_NOOP("Names", "Campaign content"));
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
    case Dimension::Channel: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 channels"));
    case Dimension::Browser: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 browsers"));
    case Dimension::BrowserVersion:
        return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 browser versions"));
    case Dimension::System: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 systems"));
    case Dimension::Device: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 sizes"));
    case Dimension::Screen: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 screens"));
    case Dimension::UtmSource:
        return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 campaign sources"));
    case Dimension::UtmMedium: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 campaign media"));
    case Dimension::UtmCampaign: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 campaigns"));
    case Dimension::UtmTerm: return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 campaign terms"));
    case Dimension::UtmContent:
        return plural(QT_TRANSLATE_N_NOOP("Names", "All %1 campaign contents"));
    }
    return {};
}

} // namespace footfall::app
