// SPDX-License-Identifier: GPL-3.0-or-later
// The changes of sites that people ask for; a removal goes on in small steps.
#include "core/pipeline/writerloop.h"

#include "core/storage/maintenance.h"

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

void WriterLoop::addSite(const domain::SiteDraft &draft, const Promise<domain::Site> &promise)
{
    if (!canTry(promise))
        return;
    const Result<domain::Site> added = committed(m_engine->sites.add(draft));
    noteSites();
    resolve(promise, added);
}

void WriterLoop::editSite(const QString &trackingCode, const domain::SiteEdit &edit,
                          const Promise<domain::Site> &promise)
{
    if (!canTry(promise))
        return;
    const Result<domain::Site> edited = committed(m_engine->sites.edit(trackingCode, edit));
    noteSites();
    resolve(promise, edited);
    if (!edit.removeGoals.isEmpty())
        post(&WriterLoop::forgetStep);
}

void WriterLoop::removeSite(const QString &trackingCode, const Promise<Done> &promise)
{
    if (!canTry(promise))
        return;
    const Result<domain::SiteId> site = committed(m_engine->sites.beginRemoval(trackingCode));
    if (!site) {
        resolve<Done>(promise, tl::unexpected(site.error()));
        return;
    }
    noteSites();
    m_engine->writer.forgetSite(*site);
    if (m_engine->merges.isOf(*site)) {
        m_engine->merges.abandon();
        endMergeStep(domain::failure(domain::ErrorKind::NotFound, {})); // Nobody is told.
    }
    m_book.forget(*site);
    m_removals.push_back({*site, promise});
    if (m_removals.size() == 1)
        post(&WriterLoop::removalStep);
}

void WriterLoop::removalStep()
{
    if (m_removals.empty())
        return;
    const auto progress = m_engine->sites.removeSome(m_removals.front().site, rowsToRemove());
    if (!progress) {
        m_engine->checkpointer.makeRoom();
        m_board.noteProblem(progress.error());
        endRemoval(tl::unexpected(progress.error()));
    } else {
        noteCommit();
        if (*progress == SiteCommands::Progress::Complete) {
            post(&WriterLoop::shrinkStep);
            return;
        }
    }
    if (!m_removals.empty())
        post(&WriterLoop::removalStep);
}

/// The pages that a removed site filled go back to the disk.
void WriterLoop::shrinkStep()
{
    if (m_removals.empty())
        return;
    storage::Database &database = *m_engine->database;
    const Result<qint64> before = database.pragma("freelist_count");
    const Result<Done> vacuumed = storage::vacuum(database, PagesPerVacuum);
    m_engine->checkpointer.noteWritten();
    const Result<qint64> after = database.pragma("freelist_count");
    if (before && vacuumed && after && *after > 0 && *after < *before) {
        post(&WriterLoop::shrinkStep);
        return;
    }
    // Its names and sums shared pages with those of other sites.
    const Result<Done> rebuilt = storage::rebuild(database, LargestRebuild);
    m_engine->checkpointer.run();
    endRemoval(rebuilt);
    if (!m_removals.empty())
        post(&WriterLoop::removalStep);
}

void WriterLoop::endRemoval(const Result<Done> &result)
{
    const Removal removal = m_removals.front();
    m_removals.pop_front();
    if (removal.promise)
        resolve(removal.promise, result);
}

} // namespace footfall::pipeline
