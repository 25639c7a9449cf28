// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/housekeeping.h"

#include "core/pipeline/bottally.h"

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using storage::SeenSet;

Housekeeping::Housekeeping(storage::Database &database, qint64 chunk)
    : m_database(database)
    , m_seen(database)
    , m_bots(database)
    , m_sites(database)
    , m_kept(database)
    , m_chunk(chunk)
{
}

Result<qint64> Housekeeping::forgetOld(const domain::Site &site, domain::Instant now, qint64 limit)
{
    const domain::Keeping &keeping = site.keeping;
    if (keeping.days == 0 || now < keeping.appliesFrom)
        return 0;
    const QDate kept = site.calendar.dayOf(now).addDays(-keeping.days);
    const auto done = m_forgottenBefore.find(site.id);
    if (done != m_forgottenBefore.end() && done->second >= kept)
        return 0;
    const Result<qint64> removed = m_kept.removeBefore(site.id, kept, limit);
    if (removed && *removed == 0)
        m_forgottenBefore[site.id] = kept;
    return removed;
}

Result<qint64> Housekeeping::forgetSome(const domain::SiteSnapshot &sites, domain::Instant now,
                                        domain::Instant over)
{
    auto transaction =
        storage::Transaction::begin(m_database, storage::Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    qint64 forgotten = 0;
    for (const domain::Site &site : sites.sites) {
        // The day of half an hour ago may still go on, or has its grace; all before are over.
        const QDate kept = site.calendar.dayOf(over - domain::DayGrace);
        for (const SeenSet set : storage::SeenSets) {
            if (forgotten >= m_chunk)
                break;
            const Result<qint64> removed =
                m_seen.removeBefore(set, site.id, kept, m_chunk - forgotten);
            if (!removed)
                return removed;
            forgotten += *removed;
        }
        if (forgotten >= m_chunk)
            break;
        const Result<qint64> removed = m_bots.removeBefore(
            site.id, site.calendar.dayOf(now).addDays(-BotTally::DaysKept), m_chunk - forgotten);
        if (!removed)
            return removed;
        forgotten += *removed;
        if (forgotten >= m_chunk)
            break;
        const Result<qint64> old = forgetOld(site, now, m_chunk - forgotten);
        if (!old)
            return old;
        forgotten += *old;
    }
    if (forgotten < m_chunk) {
        const Result<qint64> removed = m_sites.removeGoalData(m_chunk - forgotten);
        if (!removed)
            return removed;
        forgotten += *removed;
    }
    if (forgotten == 0)
        return 0;
    return transaction->commit().map([&](Done) { return forgotten; });
}

} // namespace footfall::pipeline
