// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/strictcells.h"

#include <algorithm>

namespace footfall::reference {

using namespace domain;

namespace {

const std::vector<Dimension> OfEntries{Dimension::Referrer, Dimension::Language, Dimension::Screen,
                                       Dimension::UtmTerm, Dimension::UtmContent};

class Day
{
public:
    Day(const DayFacts &facts, Instant start, int strictVisits, const IdOf &idOf)
        : m_facts(facts)
        , m_start(start)
        , m_least(strictVisits)
        , m_idOf(idOf)
        , m_cells(facts, start, strictVisits, idOf)
    {
    }

    [[nodiscard]] DayFacts closed()
    {
        DayFacts after = m_facts;
        if (m_cells.isTooSmall()) {
            for (View &view : after.views)
                giveUpAll(view);
            for (Happening &happening : after.happenings)
                giveUpAll(happening);
            return after;
        }
        m_cells.settle();
        settleEntries();
        for (View &view : after.views)
            become(view);
        for (Happening &happening : after.happenings)
            become(happening);
        return after;
    }

private:
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
            for (const View &view : m_facts.views)
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
        for (const View &view : m_facts.views) {
            if (!view.isEntry)
                continue;
            const Cell &becomes = m_cells.become(cellOf(view));
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
        const Cell cell = cellOf(view);
        const Cell &becomes = m_cells.become(cell);
        if (view.isEntry) {
            const auto kept = m_keptEntries.find(cell);
            const bool isKept = becomes == cell && kept != m_keptEntries.end() &&
                                kept->second.contains(entryOf(view));
            const Entry entry = isKept ? entryOf(view) : withheldEntry();
            for (size_t i = 0; i < OfEntries.size(); ++i)
                view.values[OfEntries[i]] = entry[i];
        }
        take(becomes, view);
    }
    /// What the views around it became. Where there were none, nothing is told of it.
    void become(Happening &happening) const
    {
        const Cell cell = cellOf(happening);
        if (m_cells.has(cell)) {
            take(m_cells.become(cell), happening);
            return;
        }
        take(m_cells.givenUp(cell), happening);
        happening.values[Dimension::Page] = Withheld;
    }
    template <typename Fact>
    static void take(const Cell &cell, Fact &fact)
    {
        fact.hour = cell.hour;
        for (size_t i = 0; i < Carried.size(); ++i)
            fact.values[Carried[i]] = cell.values[i];
    }
    template <typename Fact>
    void giveUpAll(Fact &fact) const
    {
        fact.hour = m_start;
        for (auto &[dimension, value] : fact.values)
            value = withheld(dimension);
    }

    const DayFacts &m_facts;
    const Instant m_start;
    const int m_least;
    const IdOf &m_idOf;
    Cells m_cells;
    std::map<Cell, std::set<Entry>> m_keptEntries;
};

} // namespace

DayFacts closedStrictly(const DayFacts &facts, Instant start, int strictVisits, const IdOf &idOf)
{
    return Day(facts, start, strictVisits, idOf).closed();
}

} // namespace footfall::reference
