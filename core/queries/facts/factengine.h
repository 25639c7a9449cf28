// SPDX-License-Identifier: GPL-3.0-or-later
// Answers any combination of filters from segments of facts and the page views that are still open,
// in one pass over the columns that it needs, on all cores. Bound to the thread of the connection,
// inside its transaction; workers of its own touch no connection. Needs a read-only Database.
#pragma once

#include "core/domain/result.h"
#include "core/queries/facts/factquestion.h"
#include "core/storage/database.h"

#include <memory>

namespace footfall::queries {

/// Bytes of decoded columns that are kept for the next question.
inline constexpr qint64 UsualCacheBytes = qint64(512) << 20;

/// Decoded columns of segments, which never change; shared by the engines of one program. Safe from
/// any thread.
class FactCache;
[[nodiscard]] std::shared_ptr<FactCache> makeFactCache(qint64 mostBytes = UsualCacheBytes);

class FactEngine
{
public:
    /// The database outlives it.
    FactEngine(storage::Database &database, std::shared_ptr<FactCache> cache);
    ~FactEngine();

    /// Stopped: ErrorKind::Unavailable with an empty message.
    [[nodiscard]] domain::Result<FactAnswer> answer(const FactQuestion &question,
                                                    const Asking &asking = {});
    [[nodiscard]] domain::Result<std::vector<EventRow>> answer(const EventQuestion &question,
                                                               const Asking &asking = {});

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace footfall::queries
