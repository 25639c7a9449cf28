// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/sweeper.h"

#include "core/storage/maintenance.h"

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using std::chrono::milliseconds;

namespace {

constexpr int PauseForEachMoment = 200;

} // namespace

Sweeper::Sweeper(storage::Database &database) : m_database(database) {}

bool Sweeper::isDue(Haste haste) const
{
    const bool isCheap = !m_sinceLast.isValid() || milliseconds(m_sinceLast.elapsed()) >= m_pause;
    return m_hasFolded && (haste == Haste::Now || isCheap);
}

Result<Done> Sweeper::run()
{
    QElapsedTimer spent;
    spent.start();
    Result<Done> done = storage::rewritePageViews(m_database);
    m_hasFolded = !done;
    m_pause = milliseconds(spent.elapsed()) * PauseForEachMoment;
    m_sinceLast.start();
    return done;
}

} // namespace footfall::pipeline
