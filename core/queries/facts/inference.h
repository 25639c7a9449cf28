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
    /// Of page views, in any number of parts. All but entry views that are no bounces may be left
    /// out: nothing else is counted.
    void add(const storage::FactTable &views);
    [[nodiscard]] domain::InferenceShare share();

    [[nodiscard]] static bool counts(quint32 flags)
    {
        return (flags & (storage::IsEntry | storage::IsBounce)) == storage::IsEntry;
    }

private:
    std::vector<quint64> m_cells; ///< Of each visit; a hash of all that makes it.
};

} // namespace footfall::queries
