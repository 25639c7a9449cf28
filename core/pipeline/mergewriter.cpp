// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/mergewriter.h"

#include <algorithm>
#include <set>
#include <utility>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using storage::Database;
using storage::Transaction;

namespace {

/// A millisecond or two of writing.
constexpr qint64 BytesAtOnce = 128 * 1024;

} // namespace

MergeWriter::MergeWriter(Database &database) : m_database(database), m_facts(database) {}

void MergeWriter::begin(MergedFacts merged)
{
    m_merged = std::move(merged);
    m_step = Step::Begin;
    m_begun.clear();
    m_written = 0;
}

bool MergeWriter::isOf(domain::SiteId site) const
{
    return !isIdle() && m_merged.job.site == site;
}

void MergeWriter::abandon()
{
    m_mayHaveUnfinished = m_mayHaveUnfinished || !m_begun.empty();
    m_begun.clear();
    m_merged = {};
    m_step = Step::None;
}

/// Nothing waits for the disk: nobody was told of it, and what a power cut takes is merged again.
Result<MergeWriter::Progress> MergeWriter::writeSome()
{
    if (m_step == Step::None)
        return Progress::Complete;
    auto transaction =
        Transaction::begin(m_database, Transaction::Kind::Immediate, Database::Sync::Later);
    if (!transaction) {
        abandon();
        return tl::unexpected(transaction.error());
    }
    const Result<Step> next = write();
    const bool isGone = !next && next.error().kind == domain::ErrorKind::NotFound;
    const Result<Done> done =
        next ? transaction->commit() : Result<Done>(tl::unexpected(next.error()));
    if (isGone || !done) {
        abandon();
        return isGone ? Result<Progress>(Progress::Complete) : tl::unexpected(done.error());
    }
    m_step = *next;
    if (m_step == Step::Delete) {
        // Not its own any more: it is in force.
        m_begun.clear();
        m_merged = {};
    }
    return m_step == Step::None ? Progress::Complete : Progress::More;
}

Result<MergeWriter::Step> MergeWriter::write()
{
    switch (m_step) {
    case Step::None: return Step::None;
    case Step::Begin: return beginNext();
    case Step::Put: return put();
    case Step::Replace: return replace();
    case Step::Delete:
        return m_facts.deleteSome(BytesAtOnce).map([](qint64 deleted) {
            return deleted > 0 ? Step::Delete : Step::None;
        });
    }
    Q_UNREACHABLE();
}

Result<MergeWriter::Step> MergeWriter::beginNext()
{
    if (m_begun.size() == m_merged.segments.size())
        return Step::Replace;
    storage::SegmentInfo about;
    about.site = m_merged.job.site;
    about.level = m_merged.job.level;
    about.closedVisits = m_merged.job.closedVisits;
    about.hourlyFrom = m_merged.job.hourlyFrom;
    return m_facts.begin(about, m_merged.segments[m_begun.size()])
        .map([this](storage::SegmentId id) {
            m_begun.push_back(id);
            m_written = 0;
            return Step::Put;
        });
}

Result<MergeWriter::Step> MergeWriter::put()
{
    const size_t last = m_begun.size() - 1;
    const std::vector<storage::EncodedSegment::Blob> &blobs = m_merged.segments[last].blobs;
    for (qint64 bytes = 0; m_written < blobs.size() && bytes < BytesAtOnce; ++m_written) {
        bytes += blobs[m_written].data.size();
        if (const Result<Done> done = m_facts.put(m_begun[last], blobs[m_written]); !done)
            return tl::unexpected(done.error());
    }
    return m_written < blobs.size() ? Step::Put : Step::Begin;
}

Result<MergeWriter::Step> MergeWriter::replace()
{
    std::vector<storage::SegmentId> old;
    for (const storage::SegmentInfo &source : m_merged.job.sources)
        old.push_back(source.id);
    return m_facts.replace(old, m_begun).map([](Done) { return Step::Delete; });
}

Result<MergeWriter::Progress> MergeWriter::deleteSome()
{
    auto transaction =
        Transaction::begin(m_database, Transaction::Kind::Immediate, Database::Sync::Later);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (m_mayHaveUnfinished && isIdle()) {
        if (const Result<Done> done = m_facts.deleteUnfinished(); !done)
            return tl::unexpected(done.error());
    }
    const Result<qint64> deleted = m_facts.deleteSome(BytesAtOnce);
    if (!deleted)
        return tl::unexpected(deleted.error());
    if (const Result<Done> done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    m_mayHaveUnfinished = m_mayHaveUnfinished && !isIdle();
    return *deleted > 0 ? Progress::More : Progress::Complete;
}

} // namespace footfall::pipeline
