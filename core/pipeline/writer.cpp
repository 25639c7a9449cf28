// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/writer.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Hit;
using domain::PageViewId;
using domain::Result;
using storage::PageViewRow;
using storage::SeenSet;

Writer::Writer(storage::Database &database, VisitTracker &tracker)
    : m_database(database)
    , m_tracker(tracker)
    , m_names(database)
    , m_views(database)
    , m_seen(database)
    , m_occurrences(database)
    , m_instance(database)
    , m_ledger(database)
    , m_botStore(database)
    , m_events(m_occurrences, m_names)
    , m_bots(m_botStore, m_names)
    , m_hitNames(m_names)
{
}

Result<Done> Writer::load()
{
    const auto open = m_views.open();
    if (!open)
        return tl::unexpected(open.error());
    for (const storage::OpenPageView &view : *open) {
        if (view.state.visitorHash)
            m_tracker.open(view);
    }
    m_tracker.commit();
    const Result<PageViewId> last = m_views.lastId();
    if (!last)
        return tl::unexpected(last.error());
    m_lastId = *last;
    return Done{};
}

Result<std::vector<Receipt>> Writer::write(const std::vector<Item> &items,
                                           const domain::SiteSnapshot &sites,
                                           storage::Database::Sync sync)
{
    const PageViewId lastId = m_lastId;
    Result<std::vector<Receipt>> receipts = attempt(items, sites, sync);
    if (receipts) {
        m_tracker.commit();
        m_names.keep();
        m_seen.keep();
    } else {
        m_tracker.rollback();
        m_names.forget();
        m_seen.forget();
        m_events.rollback();
        m_bots.rollback();
        m_hitNames.forget();
        m_lastId = lastId;
    }
    return receipts;
}

Result<Done> Writer::probe()
{
    auto transaction =
        storage::Transaction::begin(m_database, storage::Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return m_instance.appliedSequence()
        .and_then([this](quint64 sequence) { return m_instance.setAppliedSequence(sequence); })
        .and_then([&](Done) { return transaction->commit(); });
}

void Writer::forgetSite(domain::SiteId site)
{
    m_tracker.forgetSite(site);
    m_names.forgetSite(site);
    m_seen.forgetSite(site);
    m_hitNames.forget();
}

Result<std::vector<Receipt>> Writer::attempt(const std::vector<Item> &items,
                                             const domain::SiteSnapshot &sites,
                                             storage::Database::Sync sync)
{
    auto transaction =
        storage::Transaction::begin(m_database, storage::Transaction::Kind::Immediate, sync);
    if (!transaction)
        return tl::unexpected(transaction.error());
    std::vector<Receipt> receipts;
    receipts.reserve(items.size());
    Batch batch;
    for (const Item &item : items) {
        const Hit *hit = item.record.hit();
        if (!hit) {
            if (const Result<Done> done = m_bots.add(item.record.sightings, sites); !done)
                return tl::unexpected(done.error());
            receipts.push_back(Receipt::Stored);
            continue;
        }
        const domain::Site *site = sites.byId(hit->site);
        if (!site) {
            receipts.push_back(Receipt::SiteGone);
            continue;
        }
        const Result<Receipt> receipt = apply(*hit, *site, batch);
        if (!receipt)
            return tl::unexpected(receipt.error());
        receipts.push_back(*receipt);
    }
    Result<Done> done = writeMarks(batch);
    if (done)
        done = writeViews(batch);
    if (done)
        done = m_events.flush();
    if (done)
        done = m_ledger.add(ledgerRows(items, receipts, sites));
    if (done && !items.empty())
        done = m_instance.setAppliedSequence(items.back().record.sequence);
    if (done)
        done = transaction->commit();
    if (!done)
        return tl::unexpected(done.error());
    return receipts;
}

Result<Done> Writer::writeMarks(Batch &batch)
{
    const std::vector<EventTally::Question> &questions = m_events.questions();
    for (size_t i = 0; i < questions.size(); ++i)
        batch.marks.push_back({{SeenSet::Goal, questions[i].siteDay, questions[i].seen}, i});
    // By hash, so that the order in the file tells nothing; of equal ones the first asks.
    std::sort(batch.marks.begin(), batch.marks.end());
    const auto isSame = [](const Mark &a, const Mark &b) { return a.seen == b.seen; };
    batch.marks.erase(std::unique(batch.marks.begin(), batch.marks.end(), isSame),
                      batch.marks.end());
    std::vector<storage::SeenMark> seen;
    seen.reserve(batch.marks.size());
    for (const Mark &mark : batch.marks)
        seen.push_back(mark.seen);
    const auto sightings = m_seen.insert(seen);
    if (!sightings)
        return tl::unexpected(sightings.error());
    for (size_t i = 0; i < seen.size(); ++i) {
        if (sightings->at(i) == storage::Sighting::Again)
            continue;
        const size_t asker = batch.marks.at(i).asker;
        switch (seen[i].set) {
        case SeenSet::Visitor: batch.rows.at(asker).isVisitor = true; break;
        case SeenSet::Page: batch.rows.at(asker).isPageVisitor = true; break;
        case SeenSet::Goal: m_events.noteFirst(questions.at(asker)); break;
        }
    }
    return Done{};
}

Result<Done> Writer::writeViews(const Batch &batch)
{
    for (const auto &[id, state] : batch.changes) {
        if (const Result<Done> done = m_views.update(id, state); !done)
            return done;
    }
    for (const PageViewRow &row : batch.rows) {
        if (const Result<Done> done = m_views.insert(row); !done)
            return done;
    }
    return Done{};
}

} // namespace footfall::pipeline
