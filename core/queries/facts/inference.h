// SPDX-License-Identifier: GPL-3.0-or-later
// How many visits could be put together again from facts (design section 4, "Inference"). Any
// thread; a value that facts are added to.
#pragma once

#include "core/domain/keepingreport.h"
#include "core/storage/facts/facttable.h"

#include <vector>

namespace footfall::queries {

/// A visit that is the only one of its hour with its hostname, source, channel, campaign, country,
/// browser, system and device stands alone: all views there are its own. (What is known of entry
/// views only does not tell later views apart.) Which views are a visit's is not in the facts, so
/// this counts cells with one entry view that is no bounce, and more views or an event behind it. A
/// visit that goes on into the next hour is counted by what is in its first; a later view in a cell
/// may be another visit's, of the hour before, which makes this an upper bound of what can be told
/// by the hour alone.
class Inference
{
public:
    /// Of page views, in any number of parts; of that day (Julian) and later. Eight bytes are kept
    /// of a visit.
    void add(const storage::FactTable &views, qint64 fromDay = 0);
    [[nodiscard]] domain::InferenceShare share();

private:
    std::vector<quint64> m_cells; ///< A hash of all that makes it, for each visit that goes on.
};

} // namespace footfall::queries
