// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/strictcells.h"

#include <algorithm>

namespace footfall::reference {

using namespace domain;

namespace {

/// What is given up together, first what is missed least; after the last the hour.
const std::vector<std::vector<Dimension>> Turns{
    {Dimension::Browser, Dimension::BrowserVersion, Dimension::System},
    {Dimension::Device},
    {Dimension::Country},
    {Dimension::UtmSource, Dimension::UtmMedium, Dimension::UtmCampaign},
    {Dimension::Source, Dimension::Channel},
    {Dimension::Hostname}};

Crowd crowdOf(const View &view)
{
    return {view.isEntry, view.isEntry && !view.isBounce, !view.isEntry, 0};
}

} // namespace

QString withheld(Dimension dimension)
{
    return dimension == Dimension::Country ? QString() : Withheld;
}

void Crowd::add(const Crowd &other)
{
    visits += other.visits;
    wentOn += other.wentOn;
    later += other.later;
    happenings += other.happenings;
}

Cells::Cells(const DayFacts &facts, Instant start, int strictVisits, const IdOf &idOf)
    : m_views(facts.views), m_start(start), m_least(strictVisits), m_idOf(idOf)
{
    for (const View &view : facts.views) {
        const Cell cell = cellOf(view);
        m_cells[cell].add(crowdOf(view));
        m_becomes[cell] = cell;
        m_all.add(crowdOf(view));
    }
    for (const Happening &happening : facts.happenings) {
        ++m_all.happenings;
        if (const auto cell = m_cells.find(cellOf(happening)); cell != m_cells.end())
            ++cell->second.happenings;
    }
}

bool Cells::isEnough(const Crowd &crowd) const
{
    const bool isMore = crowd.later > 0 || crowd.happenings > 0;
    return crowd.visits >= m_least && (!isMore || crowd.wentOn >= m_least);
}

/// What all views of the day have is no detail of anybody.
bool Cells::isShared(Dimension dimension, const QString &value) const
{
    return std::all_of(m_views.begin(), m_views.end(), [&](const View &view) {
        return view.values.at(dimension) == value;
    });
}

void Cells::giveUp(Cell &cell, size_t turn) const
{
    if (turn == Turns.size()) {
        const bool isOneHour =
            std::all_of(m_views.begin(), m_views.end(),
                        [&cell](const View &view) { return view.hour == cell.hour; });
        cell.hour = isOneHour ? cell.hour : m_start;
        return;
    }
    for (size_t i = 0; i < Carried.size(); ++i) {
        const bool isOfTurn =
            std::find(Turns[turn].begin(), Turns[turn].end(), Carried[i]) != Turns[turn].end();
        if (isOfTurn && !isShared(Carried[i], cell.values[i]))
            cell.values[i] = withheld(Carried[i]);
    }
}

Cell Cells::givenUp(Cell cell) const
{
    for (size_t turn = 0; turn <= Turns.size(); ++turn)
        giveUp(cell, turn);
    return cell;
}

void Cells::settle()
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
void Cells::callOthers(const Cell &becomes, Crowd crowd, const std::map<Cell, Settled> &settled)
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

std::vector<qint64> Cells::numbersOf(const Cell &cell) const
{
    std::vector<qint64> numbers{toMilliseconds(cell.hour)};
    for (size_t i = 0; i < Carried.size(); ++i)
        numbers.push_back(m_idOf(Carried[i], cell.values[i]));
    return numbers;
}

} // namespace footfall::reference
