// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filter.h"

#include "core/domain/typedvalue.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace footfall::domain {

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Domain)
};

struct Sign {
    QStringView text;
    FilterOperator by;
    FilterSense sense;
};

/// Longer ones first: "!=" is not "=" behind a "!".
constexpr std::array Signs{
    Sign{u"!=", FilterOperator::Is, FilterSense::Excludes},
    Sign{u"!~", FilterOperator::Contains, FilterSense::Excludes},
    Sign{u"!@", FilterOperator::Matches, FilterSense::Excludes},
    Sign{u"=", FilterOperator::Is, FilterSense::Includes},
    Sign{u"~", FilterOperator::Contains, FilterSense::Includes},
    Sign{u"@", FilterOperator::Matches, FilterSense::Includes},
};

bool hasStar(const QString &pattern)
{
    return pattern.contains(QLatin1Char('*'));
}

constexpr qsizetype ShortestExpression = 3; // "/a/"; "/" and "//" are pathnames.

bool looksLikeExpression(const QString &pattern)
{
    return pattern.size() >= ShortestExpression && pattern.startsWith(QLatin1Char('/')) &&
           pattern.endsWith(QLatin1Char('/'));
}

/// The expression that finds what the pattern matches.
QString expressionOf(const QString &pattern)
{
    static const QString special = QStringLiteral("\\.+*?()|[]{}^$");
    QString expression = QStringLiteral("^");
    for (const QChar c : pattern) {
        if (c == QLatin1Char('*')) {
            expression += QStringLiteral(".*");
            continue;
        }
        if (special.contains(c))
            expression += QLatin1Char('\\');
        expression += c;
    }
    return expression + QLatin1Char('$');
}

/// How many letters must be added, left out or changed to make one word of the other.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), qsizetype{0});
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row.front(), i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const qsizetype changed = diagonal + (a.at(i) == b.at(j) ? 0 : 1);
            diagonal = row[at + 1];
            row[at + 1] = std::min({changed, row[at] + 1, row[at + 1] + 1});
        }
    }
    return row.back();
}

/// What other programs call it, or what was mistyped; none where nothing is near.
std::optional<Dimension> nearestDimension(const QString &typed)
{
    constexpr std::array Known{
        std::pair{u"path", Dimension::Page},       std::pair{u"pathname", Dimension::Page},
        std::pair{u"url", Dimension::Page},        std::pair{u"os", Dimension::System},
        std::pair{u"ref", Dimension::Referrer},    std::pair{u"landing-page", Dimension::EntryPage},
        std::pair{u"domain", Dimension::Hostname}, std::pair{u"campaign", Dimension::UtmCampaign},
    };
    const QString name =
        typed.trimmed().toLower().replace(QLatin1Char('_'), QLatin1Char('-')).left(40);
    for (const auto &[known, dimension] : Known)
        if (name == known)
            return dimension;
    std::optional<Dimension> nearest;
    // Half of a short word changed is another word.
    qsizetype least = std::min<qsizetype>(3, name.size() / 2 + 1);
    for (const Dimension dimension : AllDimensions) {
        const qsizetype away = distance(name, dimensionName(dimension));
        if (away < least) {
            least = away;
            nearest = dimension;
        }
    }
    return nearest;
}

tl::unexpected<Error> noSuchDimension(const QString &name)
{
    if (name == QLatin1String("event") || name == QLatin1String("goal"))
        return failure(ErrorKind::Invalid,
                       Words::tr("Page views cannot be filtered by “%1”: nothing tells which views "
                                 "and events belong to one person.")
                           .arg(name));
    const QString typed = name.trimmed().left(40);
    if (const std::optional<Dimension> nearest = nearestDimension(name))
        return failure(ErrorKind::Invalid,
                       Words::tr("There is no dimension “%1” to filter by. Do you mean “%2”?")
                           .arg(typed, dimensionName(*nearest)));
    QStringList names;
    for (const Dimension dimension : AllDimensions)
        names.append(dimensionName(dimension));
    return failure(ErrorKind::Invalid,
                   Words::tr("There is no dimension “%1” to filter by. There are: %2.")
                       .arg(typed, names.join(QStringLiteral(", "))));
}

/// Neither a terminal nor a file of lines is to meet them, and no name has them.
bool hasControl(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

Result<Done> normaliseCountry(Condition &condition)
{
    if (condition.by != FilterOperator::Is || condition.value.isEmpty())
        return Done{};
    Country country = Country::fromAlpha2(QStringView(condition.value).trimmed());
    if (!country.isKnown())
        country = countryNamed(condition.value);
    if (!country.isKnown())
        return noSuchCountry(condition.value);
    condition.value = country.alpha2();
    return Done{};
}

} // namespace

bool Filter::concerns(Dimension dimension) const
{
    return std::any_of(conditions.begin(), conditions.end(),
                       [dimension](const Condition &each) { return each.dimension == dimension; });
}

Filter Filter::without(Dimension dimension) const
{
    Filter rest;
    for (const Condition &condition : conditions)
        if (condition.dimension != dimension)
            rest.conditions.push_back(condition);
    return rest;
}

Result<Condition> conditionFromText(const QString &text)
{
    if (text.size() > LongestCondition)
        return failure(ErrorKind::Invalid,
                       Words::tr("A filter has at most %1 characters.").arg(LongestCondition));
    if (hasControl(text))
        return failure(ErrorKind::Invalid,
                       Words::tr("A filter is one line without control characters."));
    const auto isOfSign = [](QChar c) { return QStringView(u"!=~@").contains(c); };
    const auto nameLength = std::find_if(text.begin(), text.end(), isOfSign) - text.begin();
    const QString name = text.left(nameLength);
    const QStringView rest = QStringView(text).mid(nameLength);
    const auto *const sign = std::find_if(Signs.begin(), Signs.end(), [rest](const Sign &each) {
        return rest.startsWith(each.text);
    });
    if (sign == Signs.end() || name.isEmpty())
        return failure(ErrorKind::Invalid,
                       Words::tr("“%1” is not a filter. Write it like source=Google, page!=/about, "
                                 "page~docs, page@/docs/* or page@/^\\/docs/.")
                           .arg(text.left(80)));
    const std::optional<Dimension> dimension = dimensionFromName(name);
    if (!dimension)
        return noSuchDimension(name);
    Condition condition{*dimension, sign->by, sign->sense, rest.mid(sign->text.size()).toString()};
    QString &value = condition.value;
    if (condition.by == FilterOperator::Matches && looksLikeExpression(value)) {
        condition.by = FilterOperator::MatchesExpression;
        value = value.mid(1, value.size() - 2);
    }
    if (value.isEmpty() && condition.by != FilterOperator::Is)
        return failure(ErrorKind::Invalid,
                       Words::tr("The filter “%1” has no text to look for. What is not set is "
                                 "written %2=.")
                           .arg(text, name));
    if (*dimension == Dimension::Country)
        if (const Result<Done> normal = normaliseCountry(condition); !normal)
            return tl::unexpected(normal.error());
    return condition;
}

QString toText(const Condition &condition)
{
    FilterOperator by = condition.by;
    QString value = condition.value;
    // What would be read as an expression is written in another way that means the same.
    if (by == FilterOperator::Matches && looksLikeExpression(value)) {
        by = hasStar(value) ? FilterOperator::MatchesExpression : FilterOperator::Is;
        value = hasStar(value) ? expressionOf(value) : value;
    }
    if (by == FilterOperator::MatchesExpression) {
        by = FilterOperator::Matches;
        value = QLatin1Char('/') + value + QLatin1Char('/');
    }
    const auto *const sign = std::find_if(Signs.begin(), Signs.end(), [&](const Sign &each) {
        return each.by == by && each.sense == condition.sense;
    });
    return dimensionName(condition.dimension) + sign->text.toString() + value;
}

Result<Filter> filterFromTexts(const QStringList &texts)
{
    if (static_cast<size_t>(texts.size()) > MostConditions)
        return failure(ErrorKind::Invalid,
                       Words::tr("At most %1 filters can be combined.").arg(MostConditions));
    Filter filter;
    for (const QString &text : texts) {
        Result<Condition> condition = conditionFromText(text);
        if (!condition)
            return tl::unexpected(condition.error());
        if (std::find(filter.conditions.begin(), filter.conditions.end(), *condition) ==
            filter.conditions.end())
            filter.conditions.push_back(*std::move(condition));
    }
    return filter;
}

QStringList toTexts(const Filter &filter)
{
    QStringList texts;
    for (const Condition &condition : filter.conditions)
        texts.append(toText(condition));
    return texts;
}

} // namespace footfall::domain
