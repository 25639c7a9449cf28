// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/openfacts.h"

#include "core/storage/facts/segmentcodec.h"

namespace footfall::queries {

using namespace storage;
using domain::Result;

namespace {

/// A dashboard asks for two periods of page views and of events.
constexpr size_t MostMade = 8;

} // namespace

Result<std::shared_ptr<const EncodedSegment>> OpenFacts::of(domain::SiteId site, FactKind kind,
                                                            const domain::Period &period)
{
    const Result<qint64> version = m_database.pragma("data_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version != m_version || m_made.size() >= MostMade)
        m_made.clear();
    m_version = *version;
    for (const Made &made : m_made)
        if (made.site == site && made.kind == kind && made.period == period)
            return made.segment;
    FactStore store(m_database);
    const Result<FactTable> table = kind == FactKind::PageViews ? store.openViews(site, period)
                                                                : store.waitingEvents(site, period);
    if (!table)
        return tl::unexpected(table.error());
    auto segment = std::make_shared<const EncodedSegment>(encode(*table));
    m_made.push_back({site, kind, period, segment});
    return segment;
}

} // namespace footfall::queries
