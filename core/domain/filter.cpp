// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/filter.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

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

bool isOfPages(Dimension dimension)
{
    return dimension == Dimension::Page || dimension == Dimension::ExitPage;
}

/// Exactly one page: then who saw it is known. "*" alone makes a pattern of a match.
bool selectsOne(const Filter &filter, Dimension dimension)
{
    size_t including = 0;
    for (const Condition &condition : filter.conditions) {
        if (condition.dimension != dimension || condition.sense == FilterSense::Excludes)
            continue;
        const bool isOne =
            condition.by == FilterOperator::Is || (condition.by == FilterOperator::Matches &&
                                                   !condition.value.contains(QLatin1Char('*')));
        if (!isOne)
            return false;
        ++including;
    }
    return including == 1;
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
                       Words::tr("A filter may have %1 characters.").arg(LongestCondition));
    const auto isOfName = [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || c == QLatin1Char('-');
    };
    const auto end = std::find_if_not(text.begin(), text.end(), isOfName);
    const auto nameLength = end - text.begin();
    const QString name = text.left(nameLength);
    const QStringView rest = QStringView(text).mid(nameLength);
    const auto *const sign = std::find_if(Signs.begin(), Signs.end(), [rest](const Sign &each) {
        return rest.startsWith(each.text);
    });
    if (sign == Signs.end())
        return failure(ErrorKind::Invalid,
                       Words::tr("“%1” is not a filter. Write it like source=Google, page!=/about, "
                                 "page~docs, page@/docs/* or page@/^\\/docs/.")
                           .arg(text.left(80)));
    const std::optional<Dimension> dimension = dimensionFromName(name);
    if (!dimension) {
        if (name == QLatin1String("event") || name == QLatin1String("goal"))
            return failure(
                ErrorKind::Invalid,
                Words::tr("Page views cannot be filtered by “%1”: nothing tells which views and "
                          "events belong to one person.")
                    .arg(name));
        return failure(ErrorKind::Invalid,
                       Words::tr("There is no dimension “%1” to filter by.").arg(name.left(80)));
    }
    Condition condition{*dimension, sign->by, sign->sense, rest.mid(sign->text.size()).toString()};
    QString &value = condition.value;
    constexpr int ShortestExpression = 3;
    if (condition.by == FilterOperator::Matches && value.size() >= ShortestExpression &&
        value.startsWith(QLatin1Char('/')) && value.endsWith(QLatin1Char('/'))) {
        condition.by = FilterOperator::MatchesExpression;
        value = value.mid(1, value.size() - 2);
    }
    if (value.isEmpty() && condition.by != FilterOperator::Is)
        return failure(ErrorKind::Invalid,
                       Words::tr("The filter “%1” has no text to look for.").arg(text));
    if (*dimension == Dimension::Country && condition.by == FilterOperator::Is)
        value = value.toUpper();
    return condition;
}

QString toText(const Condition &condition)
{
    const bool isExpression = condition.by == FilterOperator::MatchesExpression;
    const FilterOperator by = isExpression ? FilterOperator::Matches : condition.by;
    const auto *const sign = std::find_if(Signs.begin(), Signs.end(), [&](const Sign &each) {
        return each.by == by && each.sense == condition.sense;
    });
    const QString value =
        isExpression ? QLatin1Char('/') + condition.value + QLatin1Char('/') : condition.value;
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

Knowledge knowledgeUnder(const Filter &filter)
{
    Knowledge known;
    for (const Condition &condition : filter.conditions) {
        if (isEntryOnly(condition.dimension)) {
            known.pageViews = Exactness::Unknown;
            known.timeOnPage = Exactness::Unknown;
            known.visitDuration = Exactness::Unknown;
        }
        if (!isCarried(condition.dimension))
            known.visitDuration = Exactness::Unknown;
        if (isOfPages(condition.dimension))
            known.visitorsByPage = true;
    }
    if (known.visitorsByPage && !selectsOne(filter, Dimension::Page) &&
        !selectsOne(filter, Dimension::ExitPage))
        known.visitors = Exactness::AtMost;
    return known;
}

Knowledge knowledgeUnder(const Filter &filter, Dimension rowsOf)
{
    // A row is one more condition: that its value is this.
    Filter ofRow = isOfPages(rowsOf) ? filter.without(rowsOf) : filter;
    ofRow.conditions.push_back({rowsOf, FilterOperator::Is, FilterSense::Includes, QString()});
    return knowledgeUnder(ofRow);
}

} // namespace footfall::domain
