// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/enricher.h"

#include "core/domain/hostname.h"
#include "core/enrich/countrylookup.h"
#include "core/enrich/language.h"
#include "core/enrich/localhour.h"
#include "core/enrich/pageaddress.h"
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

constexpr qsizetype LongestEventName = 200;

tl::unexpected<TurnedAway> malformed()
{
    return tl::unexpected(TurnedAway{Rejection::Malformed, {}});
}

bool isOwn(const QString &referrerHostname, const QString &pageHostname, const domain::Site &site)
{
    if (referrerHostname == domain::withoutWww(pageHostname))
        return true;
    return std::any_of(site.hostnames.begin(), site.hostnames.end(), [&](const QString &own) {
        return referrerHostname == domain::withoutWww(own);
    });
}

/// Where and what: all of the hit that the visitor's words decide and that may be refused.
tl::expected<Hit, TurnedAway> understand(const RawHit &raw)
{
    Hit hit;
    hit.kind = raw.kind;
    hit.time = raw.time;
    const bool isPageView = raw.kind == HitKind::PageView;
    // Events and leave reports may come without the page that they belong to.
    if (isPageView || !raw.hostname.isEmpty()) {
        std::optional<QString> hostname = cleanHostname(raw.hostname);
        if (!hostname)
            return malformed();
        hit.hostname = std::move(*hostname);
    }
    if (isPageView || !raw.pathname.isEmpty()) {
        std::optional<QString> pathname = cleanPathname(raw.pathname);
        if (!pathname)
            return malformed();
        hit.pathname = std::move(*pathname);
    }
    if (raw.kind == HitKind::Event) {
        hit.event.name = raw.eventName.trimmed();
        if (hit.event.name.isEmpty() || hit.event.name.size() > LongestEventName ||
            hasUnsafeCharacters(hit.event.name))
            return malformed();
    }
    if (raw.kind == HitKind::Leave && raw.visibleTime)
        hit.visibleTime = std::clamp<std::chrono::milliseconds>(
            *raw.visibleTime, std::chrono::milliseconds(0), domain::VisitTimeout);
    return hit;
}

} // namespace

struct Enricher::Private {
    Private(std::unique_ptr<SaltBook> saltBook, const EnricherOptions &options)
        : salts(std::move(saltBook))
        , countries(options.countryDatabase)
        , referrers(options.referrerTables)
    {
    }

    [[nodiscard]] bool hash(Hit &hit, const RawHit &raw);
    void describe(Hit &hit, const RawHit &raw, const domain::Site &site);

    std::unique_ptr<SaltBook> salts;
    CountryLookup countries;
    Referrers referrers;
};

bool Enricher::Private::hash(Hit &hit, const RawHit &raw)
{
    const Visitor visitor{hit.site, raw.address, raw.userAgent};
    const Result<std::shared_ptr<const SaltSet>> today = salts->salts({hit.site, hit.day});
    if (!today)
        return false;
    const auto visit = visitorHash(HashLabel::Visit, **today, visitor);
    const auto seen = visitorHash(HashLabel::Seen, **today, visitor);
    const auto page = visitorHash(HashLabel::Page, **today, visitor, hit.pathname.toUtf8());
    if (!visit || !seen || !page)
        return false;
    hit.visit = *visit;
    hit.seen = *seen;
    hit.page = *page;
    return true;
}

void Enricher::Private::describe(Hit &hit, const RawHit &raw, const domain::Site &site)
{
    Referrer referrer = referrers.understand(raw.referrer);
    if (!referrer.address.isEmpty() && !isOwn(referrer.hostname, hit.hostname, site)) {
        hit.referrer = std::move(referrer.address);
        hit.source = std::move(referrer.source);
    }
    if (!raw.campaignSource.isEmpty())
        if (QString campaign = referrers.campaignSource(raw.campaignSource); !campaign.isEmpty())
            hit.source = std::move(campaign);
    hit.country = countries.countryOf(raw.address);
    hit.language = preferredLanguage(raw.acceptLanguage);
    hit.screen = raw.screenWidth ? domain::screenClass(*raw.screenWidth) : QString();
}

EnricherOptions EnricherOptions::standard(const QString &dataDirectory,
                                          const QString &shareDirectory)
{
    const QDir share(shareDirectory);
    return {QDir(dataDirectory).filePath(QStringLiteral("salts")),
            share.filePath(QStringLiteral("dbip-country.mmdb")),
            {share.filePath(QStringLiteral("referrers.json")),
             share.filePath(QStringLiteral("referrers-supplement.json"))}};
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
    tl::expected<Hit, TurnedAway> hit = understand(raw);
    if (!hit)
        return hit;
    const LocalHour local = localHour(site, raw.time);
    hit->site = site.id;
    hit->day = local.day;
    hit->hour = local.hour;
    if (!d->hash(*hit, raw))
        return tl::unexpected(TurnedAway{Rejection::Unavailable, {}});
    if (raw.time < local.dayStart + domain::DayGrace)
        if (const auto yesterday = d->salts->existing({site.id, local.dayBefore}))
            hit->previousVisit =
                visitorHash(HashLabel::Visit, *yesterday, {site.id, raw.address, raw.userAgent});
    if (raw.kind != HitKind::Leave)
        d->describe(*hit, raw, site);
    return hit;
}

Result<Done> Enricher::expireSalts(const domain::SiteSnapshot &sites, domain::Instant now)
{
    return d->salts->expire(sites, now);
}

void Enricher::releaseThread()
{
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
