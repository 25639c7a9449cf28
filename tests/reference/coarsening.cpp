// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/coarsening.h"

#include <algorithm>

namespace footfall::reference {

using namespace domain;

namespace {

/// In the order of what is told apart first where sizes are the same; the hour comes before them.
const std::vector<Dimension> Carried{
    Dimension::Hostname,       Dimension::Source,      Dimension::Channel, Dimension::UtmSource,
    Dimension::UtmMedium,      Dimension::UtmCampaign, Dimension::Country, Dimension::Browser,
    Dimension::BrowserVersion, Dimension::System,      Dimension::Device};
const std::vector<Dimension> OfEntries{Dimension::Referrer, Dimension::Language, Dimension::Screen,
                                       Dimension::UtmTerm, Dimension::UtmContent};

/// What is given up together, first what is missed least; after the last the hour.
const std::vector<std::vector<Dimension>> Turns{
    {Dimension::Browser, Dimension::BrowserVersion, Dimension::System},
    {Dimension::Device},
    {Dimension::Country},
    {Dimension::UtmSource, Dimension::UtmMedium, Dimension::UtmCampaign},
    {Dimension::Source, Dimension::Channel},
    {Dimension::Hostname}};

/// A cell: the hour and what all views of a visit have. Later what became of it.
struct Cell {
    Instant hour;
    std::vector<QString> values; ///< Of Carried.
    auto operator<=>(const Cell &) const = default;
};

struct Crowd {
    int visits = 0;
    int wentOn = 0; ///< Visits that did not bounce: only these can have later views.
    int later = 0;  ///< Views that are not entries.
    void add(const Crowd &other)
    {
        visits += other.visits;
        wentOn += other.wentOn;
        later += other.later;
    }
};

class Day
{
public:
    Day(std::vector<View> views, Instant start, int strictVisits, const IdOf &idOf)
        : m_views(std::move(views)), m_start(start), m_least(strictVisits), m_idOf(idOf)
    {
    }

    /// The same views in their order.
    [[nodiscard]] std::vector<View> closed()
    {
        std::vector<View> after = m_views;
        Crowd all;
        for (const View &view : m_views)
            all.add(crowdOf(view));
        if (!isEnough(all)) { // The whole day is too small to hide in.
            for (View &view : after)
                giveUpAll(view);
            return after;
        }
        for (const View &view : m_views) {
            m_cells[cellOf(view)].add(crowdOf(view));
            m_becomes[cellOf(view)] = cellOf(view);
        }
        settle();
        settleEntries();
        for (View &view : after)
            become(view);
        return after;
    }

private:
    static Cell cellOf(const View &view)
    {
        Cell cell{view.hour, {}};
        for (const Dimension dimension : Carried)
            cell.values.push_back(view.values.at(dimension));
        return cell;
    }
    static Crowd crowdOf(const View &view)
    {
        return {view.isEntry, view.isEntry && !view.isBounce, !view.isEntry};
    }
    static QString withheld(Dimension dimension)
    {
        return dimension == Dimension::Country ? QString() : Withheld;
    }
    [[nodiscard]] bool isEnough(const Crowd &crowd) const
    {
        return crowd.visits >= m_least && (crowd.later == 0 || crowd.wentOn >= m_least);
    }
    /// What all of the day have is no detail of anybody.
    [[nodiscard]] bool isShared(Dimension dimension) const
    {
        return std::all_of(m_views.begin(), m_views.end(), [&](const View &view) {
            return view.values.at(dimension) == m_views.front().values.at(dimension);
        });
    }
    void giveUp(Cell &cell, size_t turn) const
    {
        if (turn == Turns.size()) {
            const bool isOneHour =
                std::all_of(m_views.begin(), m_views.end(),
                            [this](const View &view) { return view.hour == m_views.front().hour; });
            cell.hour = isOneHour ? cell.hour : m_start;
            return;
        }
        for (size_t i = 0; i < Carried.size(); ++i) {
            const bool isOfTurn =
                std::find(Turns[turn].begin(), Turns[turn].end(), Carried[i]) != Turns[turn].end();
            if (isOfTurn && !isShared(Carried[i]))
                cell.values[i] = withheld(Carried[i]);
        }
    }

    struct Settled {
        Crowd crowd;
        size_t turns = 0; ///< So many were taken until then.
        std::vector<Cell> cells;
    };

    void settle()
    {
        std::map<Cell, Settled> settled;
        std::vector<Cell> rest;
        for (const auto &[cell, crowd] : m_cells)
            rest.push_back(cell);
        for (size_t turns = 0; turns <= Turns.size() + 1 && !rest.empty(); ++turns) {
            std::map<Cell, Settled> groups;
            for (const Cell &cell : rest) {
                Cell &becomes = m_becomes[cell];
                if (turns > 0)
                    giveUp(becomes, turns - 1);
                Settled &group = groups[becomes];
                group.crowd.add(m_cells[cell]);
                group.turns = turns;
                group.cells.push_back(cell);
            }
            rest.clear();
            for (auto &[becomes, group] : groups) {
                const auto same = settled.find(becomes);
                if (same != settled.end()) { // Together they may be too few again.
                    group.crowd.add(same->second.crowd);
                    group.cells.insert(group.cells.end(), same->second.cells.begin(),
                                       same->second.cells.end());
                    settled.erase(same);
                }
                if (isEnough(group.crowd)) {
                    settled[becomes] = group;
                } else if (turns <= Turns.size()) {
                    rest.insert(rest.end(), group.cells.begin(), group.cells.end());
                } else {
                    callOthers(becomes, group.crowd, settled);
                }
            }
        }
    }

    /// Too few that have given up everything: others do so, those that have least to lose first.
    void callOthers(const Cell &becomes, Crowd crowd, const std::map<Cell, Settled> &settled)
    {
        using Rank = std::tuple<qint64, int, std::vector<qint64>>;
        std::vector<std::pair<Rank, const Settled *>> order;
        for (const auto &[cell, group] : settled)
            order.emplace_back(
                Rank(-qint64(group.turns), group.crowd.visits + group.crowd.later, numbersOf(cell)),
                &group);
        std::sort(order.begin(), order.end());
        for (const auto &[rank, group] : order) {
            if (isEnough(crowd))
                break;
            crowd.add(group->crowd);
            for (const Cell &cell : group->cells)
                m_becomes[cell] = becomes;
        }
    }
    [[nodiscard]] std::vector<qint64> numbersOf(const Cell &cell) const
    {
        std::vector<qint64> numbers{toMilliseconds(cell.hour)};
        for (size_t i = 0; i < Carried.size(); ++i)
            numbers.push_back(m_idOf(Carried[i], cell.values[i]));
        return numbers;
    }

    using Entry = std::vector<QString>; ///< Of OfEntries.
    static Entry entryOf(const View &view)
    {
        Entry entry;
        for (const Dimension dimension : OfEntries)
            entry.push_back(view.values.at(dimension));
        return entry;
    }
    /// What all entry views of the day have stays.
    [[nodiscard]] Entry withheldEntry() const
    {
        Entry entry;
        for (const Dimension dimension : OfEntries) {
            std::set<QString> values;
            for (const View &view : m_views)
                if (view.isEntry)
                    values.insert(view.values.at(dimension));
            entry.push_back(values.size() == 1 ? *values.begin() : Withheld);
        }
        return entry;
    }

    void settleEntries()
    {
        const Entry none = withheldEntry();
        std::map<Cell, std::map<Entry, int>> visits;
        for (const View &view : m_views) {
            if (!view.isEntry)
                continue;
            const Cell &becomes = m_becomes.at(cellOf(view));
            ++visits[becomes][becomes == cellOf(view) ? entryOf(view) : none];
        }
        for (const auto &[cell, entries] : visits) {
            int rest = 0;
            std::vector<std::tuple<int, std::vector<qint64>, Entry>> large;
            for (const auto &[entry, count] : entries) {
                if (entry == none || count < m_least) {
                    rest += count;
                    continue;
                }
                std::vector<qint64> numbers;
                for (size_t i = 0; i < OfEntries.size(); ++i)
                    numbers.push_back(m_idOf(OfEntries[i], entry[i]));
                large.emplace_back(count, numbers, entry);
            }
            std::sort(large.begin(), large.end());
            for (const auto &[count, numbers, entry] : large) {
                // Those without details are too few: the next smallest go with them.
                if (rest > 0 && rest < m_least)
                    rest += count;
                else
                    m_keptEntries[cell].insert(entry);
            }
        }
    }

    void become(View &view) const
    {
        const Cell &cell = m_becomes.at(cellOf(view));
        const bool isWhole = cell == cellOf(view);
        if (view.isEntry) {
            const auto kept = m_keptEntries.find(cell);
            const bool isKept =
                isWhole && kept != m_keptEntries.end() && kept->second.contains(entryOf(view));
            const Entry entry = isKept ? entryOf(view) : withheldEntry();
            for (size_t i = 0; i < OfEntries.size(); ++i)
                view.values[OfEntries[i]] = entry[i];
        }
        view.hour = cell.hour;
        for (size_t i = 0; i < Carried.size(); ++i)
            view.values[Carried[i]] = cell.values[i];
    }
    void giveUpAll(View &view) const
    {
        view.hour = m_start;
        for (auto &[dimension, value] : view.values)
            value = withheld(dimension);
    }

    const std::vector<View> m_views;
    const Instant m_start;
    const int m_least;
    const IdOf &m_idOf;
    std::map<Cell, Crowd> m_cells;
    std::map<Cell, Cell> m_becomes;
    std::map<Cell, std::set<Entry>> m_keptEntries;
};

} // namespace

std::vector<View> coarsened(const Account &account, size_t site, int strictVisits, const IdOf &idOf)
{
    std::vector<View> after = account.views();
    std::map<QDate, std::vector<size_t>> days;
    for (size_t place = 0; place < after.size(); ++place)
        if (after[place].site == site)
            days[after[place].day].push_back(place);
    for (const auto &[day, places] : days) {
        std::vector<View> views;
        for (const size_t place : places)
            views.push_back(account.views()[place]);
        const std::vector<View> closed =
            Day(views, account.calendar(site).startOf(day), strictVisits, idOf).closed();
        for (size_t i = 0; i < places.size(); ++i)
            after[places[i]] = closed[i];
    }
    return after;
}

} // namespace footfall::reference
