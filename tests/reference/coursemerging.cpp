// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/withheld.h"
#include "tests/reference/courserun.h"

namespace footfall::reference {

using namespace domain;
using storage::Transaction;

std::vector<pipeline::SiteMerging> Course::sitesToMerge(int daysAhead)
{
    std::vector<pipeline::SiteMerging> sites;
    storage::NameStore names(*m_writing->database);
    for (size_t i = 0; i < m_sites.sites.size(); ++i) {
        const Site &site = m_sites.sites[i];
        pipeline::SiteMerging merging;
        merging.site = site.id;
        merging.openDay =
            m_account.calendar(i).dayAt(pipelineTime()).addDays(daysAhead).toJulianDay();
        merging.strictVisits = site.keeping.strictVisits;
        merging.calendar = site.calendar;
        for (const Goal &goal : site.goals)
            merging.goals.push_back(goal.id);
        if (merging.strictVisits > 0) {
            auto transaction =
                Transaction::begin(*m_writing->database, Transaction::Kind::Immediate);
            const auto withheld = storage::internWithheld(names, site.id);
            if (!withheld || !transaction->commit())
                complain({ErrorKind::Storage, QStringLiteral("no names for what is withheld")});
            else
                merging.withheld = *withheld;
        }
        sites.push_back(merging);
    }
    return sites;
}

void Course::merge(int daysAhead, const pipeline::MergeLimits &limits, Again again)
{
    const std::vector<pipeline::SiteMerging> sites = sitesToMerge(daysAhead);
    insist(
        QStringLiteral("merge%1").arg(daysAhead),
        [&] {
            return pipeline::mergeAll(*m_writing->database, sites, limits).map([&](qint64 merges) {
                m_merges += merges;
                return Done{};
            });
        },
        again);
}

void Course::merge()
{
    pipeline::MergeLimits limits;
    if (happens(m_random, 70)) {
        limits.foldSegments = 4 + size_t(below(m_random, 4));
        limits.rows = pick(m_random, std::array<qint64, 4>{10, 40, 200, 2'000'000});
        limits.yearRows = pick(m_random, std::array<qint64, 2>{20, 200'000});
        limits.latePart = 1 + below(m_random, 16);
        limits.lateSegments = size_t(below(m_random, 8));
    }
    // Whether a day is over or goes on, its facts are merged; far in the future, months and years.
    const int daysAhead = pick(m_random, std::array{0, 0, 1, 40, 800});
    merge(daysAhead, limits, happens(m_random, 50) ? Again::Yes : Again::No);
}

void Course::mergeAll()
{
    merge(pick(m_random, std::array{5, 40, 800}), {}, Again::Yes);
}

} // namespace footfall::reference
