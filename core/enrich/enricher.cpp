// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/enricher.h"

#include "core/domain/hostname.h"
#include "core/enrich/channel.h"
#include "core/enrich/cleanhit.h"
#include "core/enrich/countrylookup.h"
#include "core/enrich/excludedaddresses.h"
#include "core/enrich/keyedhash.h"
#include "core/enrich/language.h"
#include "core/enrich/localhour.h"
#include "core/enrich/referrers.h"
#include "core/enrich/saltbook.h"
#include "core/enrich/visitorhash.h"

#include <QDir>

#include <algorithm>

namespace footfall::enrich {

using domain::Done;
using domain::Hit;
using domain::HitKind;
using domain::Rejection;
using domain::Result;

namespace {

tl::unexpected<TurnedAway> turnedAway(Rejection reason)
{
    return tl::unexpected(TurnedAway{reason, {}});
}

/// "*.example.com" stands for all below it.
bool isSameSite(const QString &hostname, const QString &own)
{
    return own.startsWith(QLatin1String("*.")) ? hostname.endsWith(QStringView(own).sliced(1))
                                               : hostname == domain::withoutWww(own);
}

bool isOwn(const QString &referrerHostname, const QString &pageHostname, const domain::Site &site)
{
    if (referrerHostname == domain::withoutWww(pageHostname))
        return true;
    return std::any_of(site.hostnames.begin(), site.hostnames.end(),
                       [&](const QString &own) { return isSameSite(referrerHostname, own); });
}

QString languageOf(const RawHit &raw)
{
    QString language =
        raw.language.isEmpty() ? QString() : preferredLanguage(raw.language.toLatin1());
    return language.isEmpty() ? preferredLanguage(raw.acceptLanguage) : language;
}

} // namespace

struct Enricher::Private {
    Private(std::unique_ptr<SaltBook> saltBook, const EnricherOptions &options)
        : salts(std::move(saltBook))
        , countries(options.countryDatabase)
        , referrers(options.referrerTables, options.spamReferrers)
        , agents(options.userAgents)
    {
    }

    [[nodiscard]] static std::optional<TurnedAway> botIn(const RawHit &raw,
                                                         const Understood &agent);
    [[nodiscard]] tl::expected<Hit, TurnedAway> count(const RawHit &raw, const domain::Site &site,
                                                      const domain::Client &client);
    /// The site's day and hour, and the hashes that belong to them.
    [[nodiscard]] bool hash(Hit &hit, const RawHit &raw, const domain::Site &site);
    [[nodiscard]] static bool hashOccurrences(Hit &hit, const SaltSet &today,
                                              const Visitor &visitor, const domain::Site &site);
    void acquire(Hit &hit, const RawHit &raw, Referrer referrer, const domain::Site &site);

    std::unique_ptr<SaltBook> salts;
    CountryLookup countries;
    Referrers referrers;
    UserAgents agents;
};

std::optional<TurnedAway> Enricher::Private::botIn(const RawHit &raw, const Understood &agent)
{
    const bool isProgram = agent.bot && (agent.bot->reason == Rejection::BotLibrary ||
                                         agent.bot->reason == Rejection::BotNameless);
    if (agent.bot && !(isProgram && raw.botHint == BotHint::Vouched))
        return agent.bot;
    switch (raw.botHint) {
    case BotHint::None:
    case BotHint::Vouched: break;
    case BotHint::Prefetch: return TurnedAway{Rejection::BotPrefetch, {}};
    case BotHint::Automated: return TurnedAway{Rejection::BotAutomation, {}};
    }
    return std::nullopt;
}

bool Enricher::Private::hash(Hit &hit, const RawHit &raw, const domain::Site &site)
{
    const LocalHour local = localHour(site, raw.time);
    hit.day = local.day;
    hit.hour = local.hour;
    const Visitor visitor{hit.site, raw.address, raw.userAgent};
    const Result<std::shared_ptr<const SaltSet>> today = salts->salts({hit.site, hit.day});
    if (!today)
        return false;
    const auto visit = visitorHash(HashLabel::Visit, **today, visitor);
    const auto seen = visitorHash(HashLabel::Seen, **today, visitor);
    const auto page = visitorHash(HashLabel::Page, **today, visitor, {hit.pathname.toUtf8()});
    if (!visit || !seen || !page)
        return false;
    hit.visit = *visit;
    hit.seen = *seen;
    hit.page = *page;
    if (raw.time < local.dayStart + domain::DayGrace)
        if (const auto yesterday = salts->existing({site.id, local.dayBefore}))
            hit.previousVisit = visitorHash(HashLabel::Visit, *yesterday, visitor);
    return hashOccurrences(hit, **today, visitor, site);
}

bool Enricher::Private::hashOccurrences(Hit &hit, const SaltSet &today, const Visitor &visitor,
                                        const domain::Site &site)
{
    bool ok = true;
    const auto keep = [&ok](domain::Hash16 &into, const std::optional<domain::Hash16> &hash) {
        ok = ok && hash;
        into = hash.value_or(domain::Hash16{});
    };
    if (hit.kind == HitKind::Event) {
        const QByteArray name = hit.event.name.toUtf8();
        keep(hit.event.seen, visitorHash(HashLabel::Event, today, visitor, {name}));
        for (domain::Property &property : hit.event.properties)
            keep(property.seen,
                 visitorHash(HashLabel::Property, today, visitor,
                             {name, property.key.toUtf8(), property.value.toUtf8()}));
    }
    for (domain::GoalMet &met : hit.goals) {
        // The number alone could be another goal's, later on the day that this one was removed.
        const auto goal = std::find_if(site.goals.begin(), site.goals.end(),
                                       [&met](const domain::Goal &g) { return g.id == met.goal; });
        keep(met.seen, visitorHash(HashLabel::Goal, today, visitor,
                                   {QByteArray::number(met.goal.value), goal->name.toUtf8()}));
    }
    return ok;
}

void Enricher::Private::acquire(Hit &hit, const RawHit &raw, Referrer referrer,
                                const domain::Site &site)
{
    hit.utm = cleanUtm(raw.utm);
    Way way;
    way.isPaidClick = raw.isPaidClick;
    way.medium = hit.utm.medium;
    way.hasReferrer = !referrer.address.isEmpty();
    way.isInternal = way.hasReferrer && isOwn(referrer.hostname, hit.hostname, site);
    if (way.hasReferrer && !way.isInternal) {
        hit.referrer = std::move(referrer.address);
        hit.source = std::move(referrer.source.name);
        way.referrerChannel = referrer.source.channel;
    }
    if (!raw.campaignSource.isEmpty()) {
        Source campaign = referrers.campaignSource(raw.campaignSource);
        way.hasCampaignSource = !campaign.name.isEmpty();
        way.campaignChannel = campaign.channel;
        if (way.hasCampaignSource)
            hit.source = std::move(campaign.name);
    }
    hit.channel = channelOf(way);
}

tl::expected<Hit, TurnedAway> Enricher::Private::count(const RawHit &raw, const domain::Site &site,
                                                       const domain::Client &client)
{
    // A hit is large: there is one, and all ways out return it.
    tl::expected<Hit, TurnedAway> hit = cleanHit(raw, site);
    if (!hit)
        return hit;
    const bool isLeave = raw.kind == HitKind::Leave;
    Referrer referrer = isLeave ? Referrer{} : referrers.understand(raw.referrer);
    if (referrer.isSpam) {
        hit = turnedAway(Rejection::SpamReferrer);
        return hit;
    }
    if (!hash(*hit, raw, site)) {
        hit = turnedAway(Rejection::Unavailable);
        return hit;
    }
    if (isLeave)
        return hit;
    acquire(*hit, raw, std::move(referrer), site);
    hit->country = countries.countryOf(raw.address);
    hit->client = client;
    hit->language = languageOf(raw);
    hit->screen = raw.screenWidth ? domain::screenClass(*raw.screenWidth) : QString();
    return hit;
}

EnricherOptions EnricherOptions::standard(const QString &dataDirectory,
                                          const QString &shareDirectory)
{
    const QDir share(shareDirectory);
    return {QDir(dataDirectory).filePath(QStringLiteral("salts")),
            share.filePath(QStringLiteral("dbip-country.mmdb")),
            {share.filePath(QStringLiteral("referrers.json")),
             share.filePath(QStringLiteral("referrers-supplement.json"))},
            share.filePath(QStringLiteral("referrer-spam.txt")),
            {share.filePath(QStringLiteral("uap-core.yaml")),
             share.filePath(QStringLiteral("clients.json")),
             {share.filePath(QStringLiteral("crawler-user-agents.json")),
              share.filePath(QStringLiteral("bots-supplement.json"))}}};
}

Enricher::Enricher(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

Enricher::~Enricher() = default;

Result<std::unique_ptr<Enricher>> Enricher::open(const EnricherOptions &options)
{
    Result<std::unique_ptr<SaltBook>> salts = SaltBook::open(options.saltFile);
    if (!salts)
        return tl::unexpected(std::move(salts.error()));
    return std::unique_ptr<Enricher>(
        new Enricher(std::make_unique<Private>(std::move(*salts), options)));
}

tl::expected<Hit, TurnedAway> Enricher::enrich(const RawHit &raw, const domain::Site &site)
{
    if (isExcluded(raw.address, site))
        return turnedAway(Rejection::AddressExcluded);
    const std::shared_ptr<const Understood> agent = d->agents.understand(raw.userAgent);
    if (std::optional<TurnedAway> bot = Private::botIn(raw, *agent))
        return tl::unexpected(*std::move(bot));
    return d->count(raw, site, agent->client);
}

Result<Done> Enricher::expireSalts(const domain::SiteSnapshot &sites, domain::Instant now)
{
    return d->salts->expire(sites, now);
}

void Enricher::releaseThread()
{
    releaseThreadKeyedHashing();
    releaseThreadHashing();
}

QString Enricher::problem() const
{
    return d->salts->problem();
}

domain::Country Enricher::countryOf(const std::array<quint8, 16> &address) const
{
    return d->countries.countryOf(address);
}

QString Enricher::countryDataDescription() const
{
    return d->countries.description();
}

} // namespace footfall::enrich
