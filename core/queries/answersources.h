// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer is put together from: the stores of one connection, the engine beside them, and
// how whoever asked is heard. The connection's thread, inside its transaction; references.
#pragma once

#include "core/queries/occurrences.h"
#include "core/queries/statsreader.h"
#include "core/storage/runstore.h"
#include "core/storage/statsstore.h"

namespace footfall::queries {

struct Sources {
    storage::StatsStore &store;
    storage::OccurrenceStats &occurrences;
    storage::RunStore &runs;
    storage::NameReader &names;
    FilterResolver &resolver;
    FactEngine &engine;
    std::function<domain::Result<domain::Done>()> beforeRead; ///< Asking::beforeRead.
};

/// The question, what is known of its answer before any fact is read (site, days, filter,
/// knowledge), and the filter in ids. All of it outlives whoever holds it.
struct AnswerContext {
    const Sources &sources;
    const domain::StatsRequest &request;
    const AnswerControl &control;
    const domain::StatsResult &about;
    const ValueFilter &values;

    [[nodiscard]] Asking asking() const
    {
        return {control.stop, {}, sources.beforeRead, control.urgency};
    }
};

} // namespace footfall::queries
