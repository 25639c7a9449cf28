// SPDX-License-Identifier: GPL-3.0-or-later
// A site whose facts do not change any more, and questions about it as the window asks them. One
// thread asks; throws nothing.
#pragma once

#include "tests/queries/factmaker.h"
#include "tests/queries/factmodel.h"
#include "tests/queries/shelf.h"

namespace footfall::model {

using Values = std::vector<quint32>;

/// The values that FactMaker makes most of, by their number.
inline quint32 valueOf(domain::Dimension dimension, quint32 number)
{
    using storage::FactGroup;
    switch (queries::placeOf(dimension).group) {
    case FactGroup::Pathname: return number;
    case FactGroup::Referrer:
    case FactGroup::Language:
    case FactGroup::Screen:
    case FactGroup::Terms: return (number - 1) * 7;
    default: return (number - 1) * 3;
    }
}
inline Values valuesOf(domain::Dimension dimension, const Values &numbers)
{
    Values values;
    for (const quint32 number : numbers)
        values.push_back(valueOf(dimension, number));
    return values;
}

/// Three segments.
class SettledSite
{
public:
    /// Of few values.
    explicit SettledSite(quint64 seed, size_t rows = 60'000)
        : SettledSite(FactShape{.rows = rows, .pages = 40, .values = 3}, seed)
    {
    }
    SettledSite(const FactShape &theShape, quint64 seed) : shape(theShape), m_maker(seed)
    {
        for (int i = 0; i < 3; ++i) {
            tables.push_back(m_maker.views(shape));
            shelf.add(tables.back(), Shelf::Place::Settled);
        }
    }

    /// Lists, each without what is asked of its own dimension, by days.
    [[nodiscard]] queries::FactQuestion dashboard(const std::set<domain::Dimension> &shown) const
    {
        queries::FactQuestion question;
        question.period = {QDate::fromJulianDay(shape.firstDay + 1),
                           QDate::fromJulianDay(shape.firstDay + shape.days)};
        question.times = queries::Times::Days;
        for (const domain::Dimension dimension : shown) {
            question.panels.push_back(panelOf(dimension));
            question.panels.back().ownConditions = domain::OwnConditions::Leave;
        }
        // This one counts what is asked for only.
        question.panels.push_back(panelOf(domain::Dimension::Page));
        return question;
    }
    /// Empty where the answer is that of counting row by row.
    [[nodiscard]] QString mistakeIn(const queries::FactQuestion &question,
                                    queries::FactCache &cache)
    {
        return difference(question,
                          queries::answerViews(question, shelf.sources, cache, m_workers, {}),
                          answerBySight(question, tables));
    }

    const FactShape shape;
    std::vector<storage::FactTable> tables;
    Shelf shelf;

private:
    FactMaker m_maker;
    queries::FactWorkers m_workers;
};

} // namespace footfall::model
