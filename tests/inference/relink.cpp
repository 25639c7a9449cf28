// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/inference/relink.h"

#include "core/domain/dimension.h"
#include "core/storage/facts/strictcells.h"
#include "core/storage/facts/withheld.h"
#include "tests/kit/storedfacts.h"
#include "tests/kit/testdatabase.h"

#include <limits>
#include <map>
#include <set>

namespace footfall::inference {

using kit::StoredFact;
using storage::FactColumn;

namespace {

using Look = storage::CellKey; // Its Time is always 0: hours are apart.
/// Pathnames, which say whose an entry view is.
using Candidates = std::vector<quint32>;

Look lookOf(const StoredFact &fact)
{
    Look look{};
    for (size_t i = 0; i < look.size(); ++i)
        look[i] = fact[storage::CarriedColumns[i]];
    return look;
}

struct Day {
    std::vector<StoredFact> later;
    std::map<std::pair<qint64, Look>, Candidates> visits; ///< By hour.
    Candidates all;
};

const Candidates &candidatesOf(const Day &day, const StoredFact &view)
{
    constexpr qint64 Hour = 3'600;
    const Look look = lookOf(view);
    for (const qint64 hour : {view.time.hour, view.time.hour - Hour})
        if (const auto found = day.visits.find({hour, look}); found != day.visits.end())
            return found->second;
    return day.all;
}

void attack(const Day &day, quint32 withheld, Outcome &outcome)
{
    const bool keepsPathnames = std::none_of(
        day.all.begin(), day.all.end(), [&](quint32 pathname) { return pathname == withheld; });
    if (!keepsPathnames)
        ++outcome.smallDays;
    std::map<quint32, bool> together;
    for (const StoredFact &view : day.later) {
        const quint32 its = view[FactColumn::Pathname];
        const Candidates &candidates = candidatesOf(day, view);
        if (candidates.empty())
            continue; // Its visit began on another day.
        ++outcome.views;
        outcome.guessed += 1.0 / double(day.all.size());
        const auto count = static_cast<qint64>(candidates.size());
        const bool isThere = !keepsPathnames || std::find(candidates.begin(), candidates.end(),
                                                          its) != candidates.end();
        if (isThere)
            outcome.right += 1.0 / double(count);
        if (!keepsPathnames)
            continue;
        outcome.smallestCell = std::min(outcome.smallestCell, count);
        outcome.alone += count == 1 ? 1 : 0;
        const auto visit = together.emplace(its, true).first;
        visit->second = visit->second && isThere && count == 1;
    }
    outcome.visits += static_cast<qint64>(together.size());
    for (const auto &[visit, isTogether] : together)
        outcome.together += isTogether ? 1 : 0;
}

} // namespace

Outcome relink(const QString &databasePath)
{
    std::map<qint64, Day> days;
    for (const StoredFact &fact : kit::storedFacts(databasePath)) {
        if (fact.kind != storage::FactKind::PageViews)
            continue;
        Day &day = days[fact.time.day];
        const quint32 flags = fact[FactColumn::Flags];
        if ((flags & storage::IsEntry) == 0) {
            day.later.push_back(fact);
        } else if ((flags & storage::IsBounce) == 0) {
            day.visits[{fact.time.hour, lookOf(fact)}].push_back(fact[FactColumn::Pathname]);
            day.all.push_back(fact[FactColumn::Pathname]);
        }
    }
    const auto names = kit::rowsOf(
        databasePath, QStringLiteral("SELECT id FROM name WHERE kind = 1 AND text = '%1'")
                          .arg(domain::WithheldValue));
    const quint32 withheld = names.isEmpty() ? 0 : names.front().front().toUInt();
    Outcome outcome;
    outcome.smallestCell = std::numeric_limits<qint64>::max();
    for (const auto &[number, day] : days)
        attack(day, withheld, outcome);
    return outcome;
}

} // namespace footfall::inference
