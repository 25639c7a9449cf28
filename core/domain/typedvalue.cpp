// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/typedvalue.h"

#include "core/domain/acquisition.h"
#include "core/domain/client.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>

namespace footfall::domain {

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Domain)
};

constexpr std::array ChannelClasses{
    ValueClass{ChannelDirect, QT_TRANSLATE_NOOP("Names", "Direct")},
    ValueClass{ChannelSearch, QT_TRANSLATE_NOOP("Names", "Search")},
    ValueClass{ChannelSocial, QT_TRANSLATE_NOOP("Names", "Social media")},
    ValueClass{ChannelAi, QT_TRANSLATE_NOOP("Names", "AI assistants")},
    ValueClass{ChannelMail, QT_TRANSLATE_NOOP("Names", "Mail")},
    ValueClass{ChannelPaid, QT_TRANSLATE_NOOP("Names", "Paid")},
    ValueClass{ChannelReferral, QT_TRANSLATE_NOOP("Names", "Links on other sites")},
    ValueClass{ChannelInternal, QT_TRANSLATE_NOOP("Names", "From the site itself")},
};
constexpr std::array DeviceClasses{
    ValueClass{DeviceDesktop, QT_TRANSLATE_NOOP("Names", "Desktop")},
    ValueClass{DevicePhone, QT_TRANSLATE_NOOP("Names", "Phone")},
    ValueClass{DeviceTablet, QT_TRANSLATE_NOOP("Names", "Tablet")},
    ValueClass{DeviceTv, QT_TRANSLATE_NOOP("Names", "Large display")},
};
/// Those of screenClass().
constexpr std::array ScreenClasses{
    ValueClass{u"phone", QT_TRANSLATE_NOOP("Names", "Phone, below 576 px")},
    ValueClass{u"tablet", QT_TRANSLATE_NOOP("Names", "Tablet, below 992 px")},
    ValueClass{u"laptop", QT_TRANSLATE_NOOP("Names", "Laptop, below 1440 px")},
    ValueClass{u"desktop", QT_TRANSLATE_NOOP("Names", "Desktop, below 2560 px")},
    ValueClass{u"large", QT_TRANSLATE_NOOP("Names", "Large, from 2560 px")},
};

/// Names that the window has of ICU, or that are usual, where Qt has others; folded.
struct OtherName {
    QStringView name;
    QStringView code;
};
constexpr std::array OtherCountries{
    OtherName{u"uk", u"GB"},
    OtherName{u"usa", u"US"},
    OtherName{u"cotedivoire", u"CI"},
    OtherName{u"turkiye", u"TR"},
    OtherName{u"northmacedonia", u"MK"},
    OtherName{u"hongkongsarchina", u"HK"},
    OtherName{u"macaosarchina", u"MO"},
    OtherName{u"myanmarburma", u"MM"},
    OtherName{u"cocoskeelingislands", u"CC"},
    OtherName{u"pitcairnislands", u"PN"},
    OtherName{u"usoutlyingislands", u"UM"},
    OtherName{u"usvirginislands", u"VI"},
};
constexpr std::array OtherLanguages{
    OtherName{u"churchslavic", u"cu"},   OtherName{u"fula", u"ff"},
    OtherName{u"scottishgaelic", u"gd"}, OtherName{u"haitiancreole", u"ht"},
    OtherName{u"norwegian", u"no"},      OtherName{u"yakut", u"sah"},
};

/// Letters and digits alone, small and without accents: "St. Barthélemy" is "saintbarthelemy".
QString folded(const QString &text)
{
    QString plain;
    QString word;
    const auto endWord = [&] {
        plain += word == QLatin1String("st") ? QStringLiteral("saint") : word;
        word.clear();
    };
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.isLetterOrNumber() && c.category() != QChar::Letter_Modifier)
            word += c.toLower();
        else if (!c.isMark())
            endWord();
        if (c == u'&')
            plain += QLatin1String("and");
    }
    endWord();
    return plain;
}

template <size_t Size>
QStringView otherCode(const std::array<OtherName, Size> &names, const QString &foldedName)
{
    const auto found = std::find_if(names.begin(), names.end(), [&](const OtherName &other) {
        return other.name == foldedName;
    });
    return found == names.end() ? QStringView() : found->code;
}

/// "DE" or "419"; empty where none is called so.
QString territoryNamed(const QString &name)
{
    const QString wanted = folded(name);
    if (wanted.isEmpty())
        return {};
    if (const QStringView other = otherCode(OtherCountries, wanted); !other.isEmpty())
        return other.toString();
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = static_cast<QLocale::Territory>(i);
        if (folded(QLocale::territoryToString(territory)) == wanted)
            return QLocale::territoryToCode(territory);
    }
    return {};
}

QString languageNamed(const QString &name)
{
    const QString wanted = folded(name);
    if (wanted.isEmpty())
        return {};
    if (const QStringView other = otherCode(OtherLanguages, wanted); !other.isEmpty())
        return other.toString();
    for (int i = QLocale::C + 1; i <= QLocale::LastLanguage; ++i) {
        const auto language = static_cast<QLocale::Language>(i);
        if (folded(QLocale::languageToString(language)) == wanted)
            return QLocale::languageToCode(language);
    }
    return {};
}

bool isTerritory(const QString &code)
{
    return QLocale::codeToTerritory(code) != QLocale::AnyTerritory;
}

bool areLetters(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    });
}

/// Of two letters or, of the United Nations, three digits.
bool looksLikeRegion(QStringView text)
{
    const bool isNumber =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return (text.size() == 2 && areLetters(text)) || (text.size() == 3 && isNumber);
}

/// Those of two letters (ISO 639-1) are few enough that all are known: Qt lacks these alone.
bool isShortLanguage(const QString &code)
{
    return code.size() == 2 && (code == QLatin1String("bh") || code == QLatin1String("tw") ||
                                QLocale::codeToLanguage(code) != QLocale::AnyLanguage);
}

/// "de", "pt-BR", "zh-Hant-TW": as enrich keeps it, without the script. Empty where it is no tag.
/// Visitors have more than Qt knows ("prs-AF", "en-UK"), and what is listed can be asked for: only
/// a language of two letters is refused where there is none.
QString languageOfTag(const QString &typed)
{
    QStringList parts = QString(typed).replace(u'_', u'-').split(u'-');
    constexpr qsizetype ScriptLetters = 4;
    if (parts.size() > 1 && parts[1].size() == ScriptLetters)
        parts.removeAt(1);
    if (parts.size() > 2 || !areLetters(parts.front()))
        return {};
    const QString language = parts.front().toLower();
    if (language.size() != 3 && !isShortLanguage(language))
        return {};
    if (parts.size() == 1)
        return language;
    return looksLikeRegion(parts.back()) ? language + u'-' + parts.back().toUpper() : QString();
}

/// "German", "German (Germany)", as the window shows them.
QString languageOfName(const QString &typed)
{
    const qsizetype bracket = typed.lastIndexOf(u'(');
    if (bracket < 0 || !typed.endsWith(u')'))
        return languageNamed(typed);
    const QString language = languageNamed(typed.left(bracket));
    const QString region = territoryNamed(typed.mid(bracket));
    return language.isEmpty() || region.isEmpty() ? QString() : language + u'-' + region;
}

/// Codes have two letters, or three where there is no name of three: "Lao" is "lo".
QString languageFromText(const QString &typed)
{
    constexpr qsizetype ShortName = 3;
    QString language = typed.size() == ShortName ? languageNamed(typed) : QString();
    if (language.isEmpty())
        language = languageOfTag(typed);
    return language.isEmpty() ? languageOfName(typed) : language;
}

Result<QString> storedClass(Dimension dimension, const QString &typed)
{
    QStringList values;
    for (const ValueClass &known : valueClasses(dimension)) {
        if (typed.compare(known.value, Qt::CaseInsensitive) == 0 ||
            typed.compare(QLatin1String(known.words), Qt::CaseInsensitive) == 0)
            return known.value.toString();
        values.append(known.value.toString());
    }
    return failure(ErrorKind::Invalid, Words::tr("“%1” is no %2. There are: %3.")
                                           .arg(typed.left(40), dimensionName(dimension),
                                                values.join(QStringLiteral(", "))));
}

} // namespace

std::span<const ValueClass> valueClasses(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Channel: return ChannelClasses;
    case Dimension::Device: return DeviceClasses;
    case Dimension::Screen: return ScreenClasses;
    default: return {};
    }
}

Country countryNamed(const QString &name)
{
    return Country::fromAlpha2(territoryNamed(name));
}

tl::unexpected<Error> noSuchCountry(const QString &typed)
{
    return failure(ErrorKind::Invalid,
                   Words::tr("There is no country “%1”. Write its two letters, country=DE, or its "
                             "English name, country=Germany.")
                       .arg(typed.left(40)));
}

Result<QString> storedValue(Dimension dimension, const QString &typed)
{
    if (typed.isEmpty() || typed == WithheldValue)
        return typed;
    if (!valueClasses(dimension).empty())
        return storedClass(dimension, typed.trimmed());
    if (dimension == Dimension::Country) {
        const Country country = Country::fromAlpha2(typed);
        if (country.isKnown() && isTerritory(country.alpha2()))
            return country.alpha2();
        const Country named = countryNamed(typed);
        return named.isKnown() ? Result<QString>(named.alpha2()) : noSuchCountry(typed);
    }
    if (dimension != Dimension::Language)
        return typed;
    const QString language = languageFromText(typed.trimmed());
    if (language.isEmpty())
        return failure(ErrorKind::Invalid,
                       Words::tr("There is no language “%1”. Write its code, language=de or "
                                 "language=pt-BR, or its English name, language=German.")
                           .arg(typed.left(40)));
    return language;
}

Result<Filter> withStoredValues(Filter filter)
{
    Filter stored;
    for (Condition &condition : filter.conditions) {
        if (condition.by == FilterOperator::Is) {
            Result<QString> value = storedValue(condition.dimension, condition.value);
            if (!value)
                return tl::unexpected(value.error());
            condition.value = *std::move(value);
        }
        // Written in two ways it is the same.
        if (std::find(stored.conditions.begin(), stored.conditions.end(), condition) ==
            stored.conditions.end())
            stored.conditions.push_back(std::move(condition));
    }
    return stored;
}

} // namespace footfall::domain
