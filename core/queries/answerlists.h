// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of one answer: which panels of the facts they need, what their shares are of, and how
// they come out of what the facts answered. The connection's thread, inside its transaction.
#pragma once

#include "core/queries/answersources.h"
#include "core/queries/breakdown.h"

#include <map>

namespace footfall::queries {

class AnswerLists
{
public:
    /// What is in it outlives it.
    explicit AnswerLists(const AnswerContext &context) : m_context(context) {}

    /// Lists of events and goals, but for their rates.
    [[nodiscard]] domain::Result<domain::Done> readOccurrences();
    /// Adds the panels of the breakdowns that are asked for.
    [[nodiscard]] domain::Result<domain::Done> addPanels(FactQuestion &question);
    /// Adds those that tell the visitors of an occurrence's values. Call readOccurrences() before.
    void addRatePanels(FactQuestion &question);
    /// Asks what some shares are of, and no panel tells. Until then they are not known.
    [[nodiscard]] domain::Result<domain::Done> readWholes();

    /// answer: to the question that panels were added to. result: with its totals.
    [[nodiscard]] domain::Result<domain::Done> fill(const FactAnswer &answer,
                                                    domain::StatsResult &result) const;

    /// Of the first breakdown.
    [[nodiscard]] const PanelAnswer &rowsOfFirst(const FactAnswer &answer) const;
    [[nodiscard]] std::optional<qint64> visitorsOfFirst(const FactAnswer &answer,
                                                        const domain::Counters &totals) const;

private:
    /// Where a panel of the question belongs.
    struct Place {
        size_t panel = 0;
        std::optional<size_t> whole; ///< One without its search, where shares are of that.
    };

    [[nodiscard]] BreakdownContext contextOf(size_t breakdown, const FactAnswer &answer,
                                             const domain::Counters &totals) const;
    [[nodiscard]] domain::Result<domain::Done> fillBreakdowns(const FactAnswer &answer,
                                                              domain::StatsResult &result) const;
    void fillOccurrences(const FactAnswer &answer, domain::StatsResult &result) const;

    const AnswerContext m_context;
    std::vector<OccurrenceList> m_lists;
    std::vector<Place> m_places;                ///< By breakdown.
    std::vector<std::optional<size_t>> m_rates; ///< By list: the panel of its values' visitors.
    /// Totals without the conditions on a dimension, where its panel does not tell them.
    std::map<domain::Dimension, domain::Counters> m_wholes;
};

} // namespace footfall::queries
