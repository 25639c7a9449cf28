// SPDX-License-Identifier: GPL-3.0-or-later
// Which views of a strict site's day are among enough visits to hide in, and what the others give
// up until they are (design section 4, "Inference"). Any thread.
#pragma once

#include "tests/reference/strictday.h"

namespace footfall::reference {

/// What all views of a visit have, in the order of what is told apart first where sizes are the
/// same; the hour comes before them.
inline const std::vector<domain::Dimension> Carried{
    domain::Dimension::Hostname,       domain::Dimension::Source,
    domain::Dimension::Channel,        domain::Dimension::UtmSource,
    domain::Dimension::UtmMedium,      domain::Dimension::UtmCampaign,
    domain::Dimension::Country,        domain::Dimension::Browser,
    domain::Dimension::BrowserVersion, domain::Dimension::System,
    domain::Dimension::Device};

/// What stands in the place of a value.
[[nodiscard]] QString withheld(domain::Dimension dimension);

/// The hour and what all views of a visit have. Later what became of it.
struct Cell {
    domain::Instant hour;
    std::vector<QString> values; ///< Of Carried.
    auto operator<=>(const Cell &) const = default;
};

/// Of a view or of what happened.
template <typename Fact>
[[nodiscard]] Cell cellOf(const Fact &fact)
{
    Cell cell{fact.hour, {}};
    for (const domain::Dimension dimension : Carried)
        cell.values.push_back(fact.values.at(dimension));
    return cell;
}

struct Crowd {
    int visits = 0;
    int wentOn = 0;     ///< Visits that did not bounce: only these can have more than a view.
    int later = 0;      ///< Views that are not entries.
    int happenings = 0; ///< Events, and goals that were met.
    void add(const Crowd &other);
};

class Cells
{
public:
    /// All of it outlives them.
    Cells(const DayFacts &facts, domain::Instant start, int strictVisits, const IdOf &idOf);

    /// The whole day is too small to hide in.
    [[nodiscard]] bool isTooSmall() const { return !isEnough(m_all); }
    /// REQUIRES: it is not. Before what follows.
    void settle();
    /// Whether there are views of it.
    [[nodiscard]] bool has(const Cell &cell) const { return m_becomes.contains(cell); }
    /// REQUIRES: has it.
    [[nodiscard]] const Cell &become(const Cell &cell) const { return m_becomes.at(cell); }
    /// All that can be.
    [[nodiscard]] Cell givenUp(Cell cell) const;

private:
    struct Settled {
        Crowd crowd;
        size_t turns = 0; ///< So many were taken until then.
        std::vector<Cell> cells;
    };

    [[nodiscard]] bool isEnough(const Crowd &crowd) const;
    [[nodiscard]] bool isShared(domain::Dimension dimension, const QString &value) const;
    void giveUp(Cell &cell, size_t turn) const;
    void callOthers(const Cell &becomes, Crowd crowd, const std::map<Cell, Settled> &settled);
    [[nodiscard]] std::vector<qint64> numbersOf(const Cell &cell) const;

    const std::vector<View> &m_views;
    const domain::Instant m_start;
    const int m_least;
    const IdOf &m_idOf;
    Crowd m_all;
    std::map<Cell, Crowd> m_cells;
    std::map<Cell, Cell> m_becomes;
};

} // namespace footfall::reference
