// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/cleanhit.h"

#include "core/enrich/eventdetails.h"
#include "core/enrich/kepttext.h"
#include "core/enrich/pageaddress.h"

#include <algorithm>

namespace footfall::enrich {

using domain::Hit;
using domain::HitKind;
using domain::Rejection;

namespace {

/// What rules keep of a query is shown: it is as clean as the pathname.
QStringView safeQuery(const QString &sent)
{
    const QStringView query = QStringView(sent).first(std::min(sent.size(), LongestPathname));
    const qsizetype fragment = query.indexOf(u'#');
    const QStringView kept = fragment < 0 ? query : query.first(fragment);
    return hasUnsafeCharacters(kept) ? QStringView() : kept;
}

/// Nothing where the site leaves it out.
std::optional<QString> byRules(const QString &pathname, const RawHit &raw,
                               const domain::PathRules &rules)
{
    const QStringView query = rules.keptQuery.isEmpty() ? QStringView() : safeQuery(raw.query);
    std::optional<QString> counted = domain::applyPathRules(pathname, query, rules);
    if (counted && counted->size() > LongestPathname) {
        counted->truncate(LongestPathname);
        if (counted->back().isHighSurrogate())
            counted->chop(1);
    }
    return counted;
}

std::vector<domain::GoalMet> goalsMet(const Hit &hit, const QString &pathname,
                                      const domain::Site &site)
{
    std::vector<domain::GoalMet> met;
    for (const domain::Goal &goal : site.goals) {
        const bool isMet = goal.kind == domain::GoalKind::Event
                               ? hit.kind == HitKind::Event && hit.event.name == goal.pattern
                               : hit.kind == HitKind::PageView &&
                                     (domain::matchesPattern(pathname, goal.pattern) ||
                                      (hit.pathname != pathname &&
                                       domain::matchesPattern(hit.pathname, goal.pattern)));
        if (isMet)
            met.push_back({goal.id, {}});
    }
    return met;
}

/// Why it is none, if so.
std::optional<Rejection> fill(Hit &hit, const RawHit &raw, const domain::Site &site)
{
    hit.kind = raw.kind;
    hit.time = raw.time;
    hit.site = site.id;
    const bool isPageView = raw.kind == HitKind::PageView;
    // Events and leave reports may come without the page that they belong to.
    if (isPageView || !raw.hostname.isEmpty()) {
        std::optional<QString> hostname = cleanHostname(raw.hostname);
        if (!hostname)
            return Rejection::Malformed;
        hit.hostname = std::move(*hostname);
    }
    std::optional<QString> pathname;
    if (isPageView || !raw.pathname.isEmpty()) {
        pathname = cleanPathname(raw.pathname);
        if (!pathname)
            return Rejection::Malformed;
    }
    if (raw.kind == HitKind::Event) {
        std::optional<domain::Event> event = cleanEvent(raw);
        if (!event)
            return Rejection::Malformed;
        hit.event = std::move(*event);
    }
    if (!hit.hostname.isEmpty() && !domain::accepts(site, hit.hostname))
        return Rejection::WrongHostname;
    if (pathname) {
        std::optional<QString> counted = byRules(*pathname, raw, site.pathRules);
        if (!counted)
            return Rejection::PathIgnored;
        hit.pathname = std::move(*counted);
    }
    if (raw.kind == HitKind::Leave && raw.visibleTime) {
        hit.visibleTime = std::clamp<std::chrono::milliseconds>(
            *raw.visibleTime, std::chrono::milliseconds(0), domain::VisitTimeout);
        hit.visibleTimeIs = raw.visibleTimeIs;
    }
    if (!site.goals.empty())
        hit.goals = goalsMet(hit, pathname.value_or(QString()), site);
    return std::nullopt;
}

} // namespace

tl::expected<Hit, TurnedAway> cleanHit(const RawHit &raw, const domain::Site &site)
{
    // Large, and made for each hit: built where it is handed over.
    tl::expected<Hit, TurnedAway> clean;
    if (const std::optional<Rejection> reason = fill(*clean, raw, site))
        clean = tl::unexpected(TurnedAway{*reason, {}});
    return clean;
}

std::optional<QString> countedPathname(const RawHit &raw, const domain::Site &site)
{
    const std::optional<QString> pathname = cleanPathname(raw.pathname);
    return pathname ? byRules(*pathname, raw, site.pathRules) : std::nullopt;
}

domain::Utm cleanUtm(const domain::Utm &sent)
{
    return {keptText(sent.source).toLower(), keptText(sent.medium).toLower(),
            keptText(sent.campaign), keptText(sent.term), keptText(sent.content)};
}

} // namespace footfall::enrich
