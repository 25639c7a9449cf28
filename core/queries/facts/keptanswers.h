// SPDX-License-Identifier: GPL-3.0-or-later
// What segments that do not change any more have answered to a question, so that a dashboard that
// is shown again, because somebody looks at a page somewhere, asks what is new and nothing else.
// Any thread.
#pragma once

#include "core/queries/facts/factcache.h"
#include "core/queries/facts/runtasks.h"
#include "core/queries/facts/viewquestion.h"

namespace footfall::queries {

class KeptAnswer
{
public:
    /// The cache outlives it. segments: all of them, at least partly in the question's period.
    KeptAnswer(const ViewQuestion &question, const std::vector<SegmentSource> &segments,
               FactCache &cache, quint64 id);

    /// False: nobody is asked.
    [[nodiscard]] bool canBeKept() const { return !m_question.isEmpty(); }
    /// Null where there is none.
    [[nodiscard]] std::shared_ptr<const ViewPart> find() const;
    /// Keeps it, unless it is large; makes it smaller before.
    void keep(ViewPart part, Urgency urgency, const RunTasks &run);

private:
    FactCache &m_cache;
    quint64 m_id;
    FactCacheKey m_key;
    QByteArray m_question; ///< All that makes a difference; empty: not to be kept.
};

} // namespace footfall::queries
