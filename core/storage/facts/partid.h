// SPDX-License-Identifier: GPL-3.0-or-later
// The ids under which the parts of a segment are in the database. Pure functions.
#pragma once

#include "core/storage/facts/factstore.h"

namespace footfall::storage {

// The id of a part: the segment's, and 24 bits of which part. removed_fact_*.sql know them too.
inline constexpr int PartBits = 24;

inline qint64 partId(SegmentId id, quint32 part)
{
    return id.value << PartBits | qint64{part};
}
inline qint64 lastPartId(SegmentId id)
{
    return partId({id.value + 1}, 0) - 1;
}

} // namespace footfall::storage
