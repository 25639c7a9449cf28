// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/selection.h"

#include <QRegularExpression>
#include <map>
#include <set>

namespace footfall::reference {

using namespace domain;

namespace {

/// Each once: reading them takes longer than all else.
const QRegularExpression &expression(const QString &pattern,
                                     QRegularExpression::PatternOptions options)
{
    static std::map<QString, QRegularExpression> known;
    return known.try_emplace(pattern, pattern, options).first->second;
}

/// The whole value, with "*" for any text.
const QRegularExpression &wholePattern(const QString &wanted)
{
    static std::map<QString, QString> known;
    QString &pattern = known[wanted];
    if (pattern.isEmpty()) {
        for (const QChar c : wanted)
            pattern += c == QLatin1Char('*') ? QStringLiteral(".*") : QRegularExpression::escape(c);
        pattern = QRegularExpression::anchoredPattern(pattern);
    }
    return expression(pattern, QRegularExpression::DotMatchesEverythingOption);
}

bool holds(const Condition &condition, const QString &value)
{
    const QString &wanted = condition.value;
    // What is direct or not set is no text: "*" finds whatever has a value.
    if (value.isEmpty() && condition.by != FilterOperator::Is)
        return false;
    switch (condition.by) {
    case FilterOperator::Is: return value == wanted;
    case FilterOperator::Contains: return value.toCaseFolded().contains(wanted.toCaseFolded());
    case FilterOperator::Matches: return wholePattern(wanted).match(value).hasMatch();
    case FilterOperator::MatchesExpression:
        return expression(wanted, QRegularExpression::NoPatternOption).match(value).hasMatch();
    }
    return false;
}

/// Positive conditions on one dimension are alternatives, negative ones hold all, as do
/// dimensions. What has no value of a dimension at all is not selected by any condition on it.
bool selects(const Filter &filter, const Values &values)
{
    std::set<Dimension> including;
    std::set<Dimension> included;
    for (const Condition &condition : filter.conditions) {
        const auto value = values.find(condition.dimension);
        if (value == values.end())
            return false;
        const bool isHeld = holds(condition, value->second);
        if (condition.sense == FilterSense::Excludes) {
            if (isHeld)
                return false;
            continue;
        }
        including.insert(condition.dimension);
        if (isHeld)
            included.insert(condition.dimension);
    }
    return including == included;
}

/// Whether the conditions on that dimension leave one value that they name.
bool namesOne(const Filter &filter, Dimension dimension)
{
    std::set<QString> names;
    for (const Condition &condition : filter.conditions) {
        if (condition.dimension != dimension || condition.sense == FilterSense::Excludes)
            continue;
        const bool isName =
            condition.by == FilterOperator::Is ||
            (condition.by == FilterOperator::Matches && !condition.value.contains(QChar(u'*')));
        if (!isName)
            return false;
        names.insert(condition.value);
    }
    return names.size() == 1;
}

} // namespace

bool selects(const Filter &filter, const View &view, bool isExit)
{
    if (!isExit)
        return selects(filter, view.values);
    Values values = view.values;
    values[Dimension::ExitPage] = view.values.at(Dimension::Page);
    return selects(filter, values);
}

bool selects(const Filter &filter, const Happening &happening)
{
    return selects(filter, happening.values);
}

bool isOfEntries(Dimension dimension)
{
    static const std::set<Dimension> Those{Dimension::EntryPage, Dimension::Referrer,
                                           Dimension::Language,  Dimension::Screen,
                                           Dimension::UtmTerm,   Dimension::UtmContent};
    return Those.contains(dimension);
}

bool isOfVisits(Dimension dimension)
{
    return !isOfEntries(dimension) && !isOfPages(dimension) && dimension != Dimension::Hostname;
}

bool isOfPages(Dimension dimension)
{
    return dimension == Dimension::Page || dimension == Dimension::ExitPage;
}

bool isOfHappenings(Dimension dimension)
{
    return isOfVisits(dimension) || dimension == Dimension::Page ||
           dimension == Dimension::Hostname;
}

Knowledge knowledge(const Filter &filter)
{
    Knowledge known;
    for (const Condition &condition : filter.conditions) {
        if (isOfEntries(condition.dimension))
            known.pageViews = known.timeOnPage = known.visitDuration = Exactness::Unknown;
        if (!isOfVisits(condition.dimension))
            known.visitDuration = Exactness::Unknown;
        if (isOfPages(condition.dimension))
            known.visitorsByPage = true;
    }
    // A view has one pathname, whatever it is the page of.
    const bool isOnePage = namesOne(filter, Dimension::Page) ||
                           namesOne(filter, Dimension::EntryPage) ||
                           namesOne(filter, Dimension::ExitPage);
    if (known.visitorsByPage && !isOnePage)
        known.visitors = Exactness::AtMost;
    return known;
}

Knowledge knowledge(const Filter &filter, Dimension rowsOf)
{
    Filter ofRow = filter;
    std::erase_if(ofRow.conditions,
                  [rowsOf](const Condition &condition) { return condition.dimension == rowsOf; });
    ofRow.conditions.push_back(
        {rowsOf, FilterOperator::Is, FilterSense::Includes, QStringLiteral("the row's")});
    return knowledge(ofRow);
}

} // namespace footfall::reference
