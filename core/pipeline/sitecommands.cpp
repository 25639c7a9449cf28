// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/sitecommands.h"

#include <QCoreApplication>
#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::ErrorKind;
using domain::Result;
using domain::Site;
using domain::SiteId;
using storage::Transaction;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Pipeline)
};

} // namespace

SiteCommands::SiteCommands(storage::Database &database, PublishedSites &published,
                           const domain::Clock &clock)
    : m_database(database), m_sites(database), m_published(published), m_clock(clock)
{
}

Result<Done> SiteCommands::load()
{
    return m_sites.all().map([this](std::vector<Site> sites) {
        m_published.publish(std::move(sites));
        return Done{};
    });
}

Result<Site> SiteCommands::add(const domain::SiteDraft &draft)
{
    const auto snapshot = m_published.snapshot();
    Result<Site> site = domain::siteFromDraft(draft, m_clock.now());
    // Two of 26^8 drawn codes were the same; another draw will do.
    if (site && draft.trackingCode.isEmpty() && snapshot->byKey(site->trackingCode))
        site = domain::siteFromDraft(draft, m_clock.now());
    if (!site)
        return site;

    auto transaction = Transaction::begin(m_database, Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<SiteId> id = m_sites.insert(*site);
    if (!id)
        return tl::unexpected(id.error());
    if (const Result<Done> done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    site->id = *id;
    std::vector<Site> sites = snapshot->sites;
    sites.push_back(*site);
    m_published.publish(std::move(sites));
    return site;
}

Result<Site> SiteCommands::edit(const QString &trackingCode, const domain::SiteEdit &edit)
{
    const Result<Site> site = siteWithCode(trackingCode);
    if (!site)
        return site;
    auto transaction = Transaction::begin(m_database, Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<domain::SiteHistory> history = m_sites.history(site->id);
    if (!history)
        return tl::unexpected(history.error());
    const Result<Site> changed =
        domain::siteAfterEdit(*site, edit, *history, m_clock.now())
            .and_then([this](const Site &after) { return m_sites.update(after); });
    if (!changed)
        return changed;
    if (const Result<Done> done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    std::vector<Site> sites = m_published.snapshot()->sites;
    std::replace_if(
        sites.begin(), sites.end(), [&](const Site &other) { return other.id == changed->id; },
        *changed);
    m_published.publish(std::move(sites));
    return changed;
}

Result<Done> SiteCommands::boundKeeping()
{
    std::vector<Site> sites = m_published.snapshot()->sites;
    const domain::Instant now = m_clock.now();
    std::vector<const Site *> changed;
    for (Site &site : sites) {
        const domain::Keeping bounded = domain::boundedKeeping(site.keeping, now);
        if (bounded == site.keeping)
            continue;
        site.keeping = bounded;
        changed.push_back(&site);
    }
    if (changed.empty())
        return Done{};
    auto transaction = Transaction::begin(m_database, Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const Site *site : changed)
        if (const Result<Site> done = m_sites.update(*site); !done)
            return tl::unexpected(done.error());
    if (const Result<Done> done = transaction->commit(); !done)
        return done;
    m_published.publish(std::move(sites));
    return Done{};
}

Result<SiteId> SiteCommands::beginRemoval(const QString &trackingCode)
{
    const Result<Site> site = siteWithCode(trackingCode);
    if (!site)
        return tl::unexpected(site.error());
    auto transaction = Transaction::begin(m_database, Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Done> done = m_sites.markRemoved(site->id);
    if (done)
        done = transaction->commit();
    if (!done)
        return tl::unexpected(done.error());
    std::vector<Site> sites = m_published.snapshot()->sites;
    std::erase_if(sites, [&](const Site &other) { return other.id == site->id; });
    m_published.publish(std::move(sites));
    return site->id;
}

Result<std::vector<SiteId>> SiteCommands::unfinishedRemovals()
{
    return m_sites.removed();
}

Result<SiteCommands::Progress> SiteCommands::removeSome(SiteId site, qint64 rows)
{
    auto transaction = Transaction::begin(m_database, Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<qint64> removed = m_sites.removeData(site, rows);
    if (!removed)
        return tl::unexpected(removed.error());
    const Progress progress = *removed > 0 ? Progress::More : Progress::Complete;
    Result<Done> done = progress == Progress::Complete ? m_sites.remove(site) : Done{};
    if (done)
        done = transaction->commit();
    return done.map([&](Done) { return progress; });
}

Result<Site> SiteCommands::siteWithCode(const QString &trackingCode) const
{
    const auto snapshot = m_published.snapshot();
    if (const Site *site = snapshot->byCode(trackingCode))
        return *site;
    return domain::failure(
        ErrorKind::NotFound,
        Words::tr("There is no site with the tracking code “%1”.").arg(trackingCode.left(80)));
}

} // namespace footfall::pipeline
