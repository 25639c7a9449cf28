// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/typedvalue.h"

#include "core/domain/acquisition.h"
#include "core/domain/client.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
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
constexpr std::array ScreenClasses{
    ValueClass{u"phone", QT_TRANSLATE_NOOP("Names", "Phone, below 576 px")},
    ValueClass{u"tablet", QT_TRANSLATE_NOOP("Names", "Tablet, below 992 px")},
    ValueClass{u"laptop", QT_TRANSLATE_NOOP("Names", "Laptop, below 1440 px")},
    ValueClass{u"desktop", QT_TRANSLATE_NOOP("Names", "Desktop, below 2560 px")},
    ValueClass{u"large", QT_TRANSLATE_NOOP("Names", "Large, from 2560 px")},
};

bool isSame(const QString &typed, QStringView known)
{
    return known.compare(typed, Qt::CaseInsensitive) == 0;
}

Result<QString> storedClass(Dimension dimension, const QString &typed)
{
    QStringList values;
    for (const ValueClass &known : valueClasses(dimension)) {
        if (isSame(typed, known.value) || isSame(typed, QString::fromLatin1(known.words)))
            return known.value.toString();
        values.append(known.value.toString());
    }
    return failure(ErrorKind::Invalid, Words::tr("There is no %1 “%2”. There are: %3.")
                                           .arg(dimensionName(dimension), typed.left(40),
                                                values.join(QStringLiteral(", "))));
}

Result<QString> storedCountry(const QString &typed)
{
    const Country country = countryFromText(typed);
    if (country.isKnown() && QLocale::codeToTerritory(country.alpha2()) != QLocale::AnyTerritory)
        return country.alpha2();
    return failure(ErrorKind::Invalid,
                   Words::tr("There is no country “%1”. Write its two letters, country=DE, or its "
                             "English name, country=Germany.")
                       .arg(typed.left(40)));
}

std::optional<QString> codeOfLanguage(const QString &name)
{
    for (int i = QLocale::C + 1; i <= QLocale::LastLanguage; ++i) {
        const auto language = static_cast<QLocale::Language>(i);
        if (isSame(name, QLocale::languageToString(language)))
            return QLocale::languageToCode(language);
    }
    return std::nullopt;
}

/// A tag as the collector keeps it, a primary and perhaps a region subtag; or "German (Germany)".
Result<QString> storedLanguage(const QString &typed)
{
    static const QRegularExpression tag(
        QStringLiteral("^([a-z]{2,3})(?:[-_]([a-z]{2}|[0-9]{3}))?$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(QStringLiteral("^(.+?)(?: \\((.+)\\))?$"));
    if (const auto match = tag.match(typed); match.hasMatch()) {
        const QString region = match.captured(2).toUpper();
        return match.captured(1).toLower() + (region.isEmpty() ? region : u'-' + region);
    }
    const auto match = named.match(typed);
    const std::optional<QString> language = codeOfLanguage(match.captured(1));
    const QString region = match.captured(2);
    const Country country = countryFromText(region);
    if (!language || (!region.isEmpty() && !country.isKnown()))
        return failure(ErrorKind::Invalid,
                       Words::tr("There is no language “%1”. Write it as browsers do, "
                                 "language=de-DE, or by its English name, language=German; all "
                                 "kinds of German are language@de*.")
                           .arg(typed.left(40)));
    return region.isEmpty() ? *language : *language + u'-' + country.alpha2();
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

Country countryFromText(const QString &text)
{
    if (const Country country = Country::fromAlpha2(text); country.isKnown())
        return country;
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = static_cast<QLocale::Territory>(i);
        // Groups of countries, such as Europe, have numbers.
        const Country country = Country::fromAlpha2(QLocale::territoryToCode(territory));
        if (country.isKnown() && isSame(text, QLocale::territoryToString(territory)))
            return country;
    }
    return {};
}

Result<QString> storedValue(Dimension dimension, const QString &typed)
{
    if (typed.isEmpty())
        return typed;
    if (dimension != Dimension::Country && isSame(typed, WithheldValue))
        return WithheldValue.toString();
    if (!valueClasses(dimension).empty())
        return storedClass(dimension, typed);
    switch (dimension) {
    case Dimension::Country: return storedCountry(typed);
    case Dimension::Language: return storedLanguage(typed);
    default: return typed;
    }
}

Result<Filter> withStoredValues(Filter filter)
{
    for (Condition &condition : filter.conditions) {
        if (condition.by != FilterOperator::Is)
            continue;
        Result<QString> stored = storedValue(condition.dimension, condition.value);
        if (!stored)
            return tl::unexpected(stored.error());
        condition.value = *std::move(stored);
    }
    return filter;
}

} // namespace footfall::domain
