// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/eventunit.h"
#include "core/queries/facts/factanswer.h"

#include <algorithm>

namespace footfall::queries {

using domain::Done;
using domain::Result;

Result<std::vector<EventRow>> answerEvents(const EventQuestion &question,
                                           const FactSources &sources, FactCache &cache,
                                           FactWorkers &workers, const Asking &asking)
{
    const AskedEvents asked(question);
    const quint64 id = cache.beginQuestion(asking.urgency);
    EventSums all;
    auto segment = sources.segments.begin();
    UnitRunner runner(workers, sources.readBytes, asking.urgency);
    const Result<Done> ran = runner.run(
        [&]() -> std::unique_ptr<FactUnit> {
            if (segment == sources.segments.end())
                return nullptr;
            return std::make_unique<EventUnit>(asked, SegmentParts(*segment++, cache, id));
        },
        asking.stop,
        [&](FactUnit &unit) {
            for (const auto &entry : static_cast<EventUnit &>(unit).sums().entries())
                all[entry.value] += entry.sum;
        });
    if (!ran)
        return tl::unexpected(ran.error());
    std::vector<EventRow> rows;
    for (const auto &entry : all.entries())
        rows.push_back({.value = static_cast<quint32>(entry.value >> 32),
                        .currency = static_cast<quint32>(entry.value & 0xffff'ffff),
                        .hasMoney = entry.sum.hasMoney,
                        .events = entry.sum.events,
                        .conversions = entry.sum.conversions,
                        .amount = entry.sum.amount});
    std::sort(rows.begin(), rows.end(), [](const EventRow &a, const EventRow &b) {
        return std::pair(a.value, a.currency) < std::pair(b.value, b.currency);
    });
    return rows;
}

} // namespace footfall::queries
