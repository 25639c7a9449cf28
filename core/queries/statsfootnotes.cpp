// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/statsfootnotes.h"

#include <QCoreApplication>

namespace footfall::queries {

using namespace domain;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

QString joinedNames(const Filter &filter, bool (*isMeant)(Dimension))
{
    QStringList names;
    for (const Condition &condition : filter.conditions) {
        const QString name = dimensionName(condition.dimension);
        if (isMeant(condition.dimension) && !names.contains(name))
            names.append(name);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

QStringList footnotes(const StatsResult &result)
{
    QStringList notes;
    bool isAtMost = result.knowledge.visitors == Exactness::AtMost;
    for (const Breakdown &breakdown : result.breakdowns)
        isAtMost =
            isAtMost || breakdown.knowledge.visitors == Exactness::AtMost ||
            (breakdown.otherRows > 0 && breakdown.otherKnowledge.visitors == Exactness::AtMost);
    if (isAtMost)
        notes << Words::tr("≤: at most so many. Whoever saw several of these pages on a day is "
                           "counted with each of them.");
    for (const Occurrences &list : result.occurrences)
        if (!list.atMost.isEmpty())
            notes << Words::tr("≤: at most so many. %1").arg(list.atMost);
    const QString ofEntries = joinedNames(result.filter, isEntryOnly);
    const QString ofViews = joinedNames(
        result.filter, [](Dimension each) { return !isCarried(each) && !isEntryOnly(each); });
    if (!ofEntries.isEmpty())
        notes << Words::tr("–: not known. Only the first page view of a visit tells this: %1.")
                     .arg(ofEntries);
    else if (!ofViews.isEmpty())
        notes << Words::tr("–: not known. A visit's duration is spread over all its pages and "
                           "hostnames, and the filter selects some: %1.")
                     .arg(ofViews);
    return notes;
}

} // namespace footfall::queries
