// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filter/filterdimensions.h"

#include "app/format/names.h"
#include "app/format/valuewords.h"
#include "core/domain/country.h"
#include "core/queries/textpattern.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <unicode/locid.h>

namespace footfall::app {

using domain::Dimension;
using domain::FilterOperator;
using domain::FilterSense;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Filters)
};

/// Tags of languages have parts, which can be compared: "de-*".
bool isChosenByName(Dimension dimension)
{
    return isShownByName(dimension) && dimension != Dimension::Language;
}

bool isCalled(const QString &text, Dimension dimension, const QString &value)
{
    return valueName(dimension, value).compare(text, Qt::CaseInsensitive) == 0;
}

std::optional<QString> countryFromText(const QString &text)
{
    if (const domain::Country country = domain::Country::fromAlpha2(text); country.isKnown())
        return country.alpha2();
    // Only countries that there are: old ones may be called as their successors.
    for (const char *const *code = icu::Locale::getISOCountries(); *code; ++code) {
        const QString alpha2 = QString::fromLatin1(*code);
        if (isCalled(text, Dimension::Country, alpha2) &&
            domain::Country::fromAlpha2(alpha2).isKnown())
            return alpha2;
    }
    return std::nullopt;
}

/// "DE-at" as it is stored, "de-AT".
std::optional<QString> languageTag(const QString &text)
{
    static const QRegularExpression tag(QRegularExpression::anchoredPattern(
        QStringLiteral("([A-Za-z]{2,3})(-(?:[A-Za-z]{2}|[0-9]{3}))?")));
    const QRegularExpressionMatch match = tag.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toLower() + match.captured(2).toUpper();
}

/// Those of ISO 639, then those that have words of their own somewhere.
QStringList knownLanguages()
{
    QStringList tags;
    for (const char *const *code = icu::Locale::getISOLanguages(); *code; ++code)
        tags.append(QString::fromLatin1(*code));
    int32_t count = 0;
    const icu::Locale *locales = icu::Locale::getAvailableLocales(count);
    for (int32_t index = 0; index < count; ++index)
        if (*locales[index].getCountry())
            tags.append(
                QStringLiteral("%1-%2").arg(QString::fromLatin1(locales[index].getLanguage()),
                                            QString::fromLatin1(locales[index].getCountry())));
    return tags;
}

std::optional<QString> languageFromText(const QString &text)
{
    const std::optional<QString> tag = languageTag(text);
    const QStringList known = knownLanguages();
    if (tag && (tag->contains(QLatin1Char('-')) || known.contains(*tag)))
        return tag;
    for (const QString &language : known)
        if (isCalled(text, Dimension::Language, language))
            return language;
    return tag; // A name may be as short: "Ewe" is "ee".
}

} // namespace

std::vector<DimensionGroup> filterDimensions()
{
    return {{Words::tr("What was seen"),
             {Dimension::Page, Dimension::EntryPage, Dimension::ExitPage, Dimension::Hostname}},
            {Words::tr("Where from"), {Dimension::Source, Dimension::Referrer, Dimension::Channel}},
            {Words::tr("Campaigns"),
             {Dimension::UtmCampaign, Dimension::UtmSource, Dimension::UtmMedium,
              Dimension::UtmTerm, Dimension::UtmContent}},
            {Words::tr("Who"), {Dimension::Country, Dimension::Language}},
            {Words::tr("With what"),
             {Dimension::Browser, Dimension::BrowserVersion, Dimension::System, Dimension::Device,
              Dimension::Screen}}};
}

std::vector<NotOffered> notOffered()
{
    return {{Words::tr("Event or goal"),
             Words::tr("Nothing tells which views and events belong to one person, so views cannot "
                       "be chosen by what somebody did. The lists of goals and events show where "
                       "each happened.")},
            {Words::tr("Other pages of the visit"),
             Words::tr("Which pages a visit went on to is not kept: a row of pages would be a "
                       "person's trail. Entry page chooses the first views alone.")}};
}

std::vector<FilterVerb> verbsFor(Dimension dimension)
{
    std::vector<FilterVerb> verbs;
    for (const FilterOperator by : {FilterOperator::Is, FilterOperator::Contains,
                                    FilterOperator::Matches, FilterOperator::MatchesExpression}) {
        if (by != FilterOperator::Is && isChosenByName(dimension))
            break;
        verbs.push_back({by, FilterSense::Includes});
        verbs.push_back({by, FilterSense::Excludes});
    }
    return verbs;
}

std::optional<QString> valueFromText(Dimension dimension, const QString &text)
{
    if (!isShownByName(dimension))
        return text;
    for (const QString &value : {QString(), domain::WithheldValue.toString()})
        if (isCalled(text, dimension, value))
            return value;
    if (dimension == Dimension::Country)
        return countryFromText(text);
    if (dimension == Dimension::Language)
        return languageFromText(text);
    for (const QString &known : knownClasses(dimension))
        if (known.compare(text, Qt::CaseInsensitive) == 0 || isCalled(text, dimension, known))
            return known;
    return std::nullopt;
}

QString problemOf(FilterOperator by, const QString &text)
{
    if (text.size() > domain::LongestCondition)
        return Words::tr("That is too long: %1 characters are the most.")
            .arg(domain::LongestCondition);
    if (by != FilterOperator::MatchesExpression)
        return {};
    const QString problem = queries::TextPattern::problemOf(by, text);
    return problem.isEmpty() ? QString()
                             : Words::tr("This is not a regular expression: %1.").arg(problem);
}

QString problemOf(const domain::Filter &filter)
{
    for (const domain::Condition &condition : filter.conditions)
        if (const QString problem = problemOf(condition.by, condition.value); !problem.isEmpty())
            return problem;
    return {};
}

} // namespace footfall::app
