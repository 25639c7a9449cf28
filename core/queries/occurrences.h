// SPDX-License-Identifier: GPL-3.0-or-later
// One list of events, goals or properties, or where one of them happened: unfiltered lists from
// daily sums, the others from the facts of events. The thread of the stores' connection, inside its
// transaction.
#pragma once

#include "core/queries/facts/factengine.h"
#include "core/queries/filterresolver.h"
#include "core/storage/occurrencestats.h"

#include <QHash>

namespace footfall::queries {

struct OccurrenceSources {
    storage::OccurrenceStats &sums;
    FactEngine &engine;
    FilterResolver &resolver;
    storage::NameReader &names;
};

struct OccurrenceContext {
    const domain::Site &site;
    domain::Period period;
    const domain::Filter &filter;
    const ValueFilter &values; ///< The filter, resolved.
    Asking asking;
};

/// All of a list but the rates, which need the visitors that conversions are compared with.
struct OccurrenceList {
    domain::Occurrences found;
    std::vector<quint32> values; ///< Of its rows, by a dimension: whose visitors are needed.
};
[[nodiscard]] domain::Result<OccurrenceList>
readOccurrences(OccurrenceSources sources, const OccurrenceContext &context,
                const domain::OccurrenceRequest &request);

/// site: those of the totals; byValue: by a dimension, of each value. None, or not there: nothing
/// exact is known to compare with.
struct ComparedVisitors {
    std::optional<qint64> site;
    QHash<quint32, qint64> byValue;
};
void addRates(OccurrenceList &list, const ComparedVisitors &visitors);

} // namespace footfall::queries
