// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format/filterwords.h"

#include "app/format/names.h"

#include <QCoreApplication>

namespace footfall::app {

using domain::Dimension;
using domain::Exactness;
using domain::FilterOperator;
using domain::FilterSense;
using domain::Metric;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Filters)
};

QString valueText(const Chip &chip, const QString &value)
{
    return chip.by == FilterOperator::Is ? valueName(chip.dimension, value) : plainName(value);
}

QString firstEntryOnly(const domain::Filter &filter)
{
    for (const domain::Condition &condition : filter.conditions)
        if (domain::isEntryOnly(condition.dimension))
            return dimensionColumn(condition.dimension);
    return {};
}

} // namespace

QString operatorWords(FilterOperator by, FilterSense sense)
{
    const bool in = sense == FilterSense::Includes;
    switch (by) {
    case FilterOperator::Is:
        return in ? Words::tr("is", "Country is Germany")
                  : Words::tr("is not", "Country is not Germany");
    case FilterOperator::Contains:
        return in ? Words::tr("contains", "Page contains docs")
                  : Words::tr("does not contain", "Page does not contain docs");
    case FilterOperator::Matches:
        return in ? Words::tr("matches", "Page matches /docs/*")
                  : Words::tr("does not match", "Page does not match /docs/*");
    case FilterOperator::MatchesExpression:
        return in ? Words::tr("matches expression", "Page matches expression ^/docs")
                  : Words::tr("does not match expression", "Page does not match expression ^/docs");
    }
    return {};
}

QString ChipWords::text() const
{
    return QStringLiteral("%1 %2 %3").arg(dimension, verb, values);
}

ChipWords chipWords(const Chip &chip)
{
    QString values;
    for (const QString &value : chip.values)
        values =
            values.isEmpty()
                ? valueText(chip, value)
                : Words::tr("%1 or %2", "values of a filter").arg(values, valueText(chip, value));
    const QString name = dimensionColumn(chip.dimension);
    return {chip.isAlternative ? Words::tr("or %1", "a dimension, as an alternative").arg(name)
                               : name,
            operatorWords(chip.by, chip.sense), values};
}

QString filterText(const domain::Filter &filter)
{
    QStringList parts;
    for (const Chip &chip : chipsOf(filter)) {
        const QString text = chipWords(chip).text();
        if (chip.isAlternative && !parts.isEmpty())
            parts.back() += QLatin1Char(' ') + text;
        else
            parts.append(text);
    }
    return parts.join(QStringLiteral(", "));
}

Exactness exactnessOf(Metric metric, const domain::Knowledge &knowledge)
{
    switch (metric) {
    case Metric::Visitors: return knowledge.visitors;
    case Metric::PageViews: return knowledge.pageViews;
    case Metric::VisitDuration: return knowledge.visitDuration;
    case Metric::TimeOnPage: return knowledge.timeOnPage;
    case Metric::Visits:
    case Metric::BounceRate:
    case Metric::Exits: break;
    }
    return Exactness::Exact;
}

QString inexactReason(Metric metric, Exactness exactness, const domain::Filter &filter)
{
    if (exactness == Exactness::Exact)
        return {};
    if (exactness == Exactness::AtMost)
        return Words::tr("At most so many: who saw several of these pages is counted with each, "
                         "because nothing tells that it was the same person.");
    if (const QString entryOnly = firstEntryOnly(filter); !entryOnly.isEmpty())
        return Words::tr("Not known under this filter: “%1” is kept only with the first view of a "
                         "visit, so that views cannot be joined to a person.")
            .arg(entryOnly);
    if (metric == Metric::VisitDuration)
        return Words::tr("Not known under this filter: a visit's length is that of all its views, "
                         "and nothing tells which of them belong together.");
    return Words::tr("Not known under this filter.");
}

QString believedText(const QString &number, Exactness exactness)
{
    switch (exactness) {
    case Exactness::Exact: return number;
    case Exactness::AtMost: return QStringLiteral("≤ ") + number;
    case Exactness::Unknown: break;
    }
    return QStringLiteral("–");
}

QString costOf(Dimension dimension)
{
    const domain::Knowledge known = domain::knowledgeUnder(
        {{{dimension, FilterOperator::Is, FilterSense::Includes, QString()}}});
    if (known.pageViews == Exactness::Unknown)
        return Words::tr("It is kept only with the first view of a visit: page views and times "
                         "will not be known.");
    if (known.visitDuration == Exactness::Unknown && known.visitorsByPage)
        return Words::tr("Visit durations will not be known, and visitors of several pages only at "
                         "most.");
    if (known.visitDuration == Exactness::Unknown)
        return Words::tr("Visit durations will not be known.");
    return {};
}

} // namespace footfall::app
