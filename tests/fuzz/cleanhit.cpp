// SPDX-License-Identifier: GPL-3.0-or-later
// All texts of a hit under an owner's rules: what is kept is clean and short, and what is turned
// away has a reason.
#include "core/enrich/cleanhit.h"

#include "core/enrich/eventdetails.h"
#include "core/enrich/kepttext.h"
#include "core/enrich/pageaddress.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;

namespace {

/// Fields are parted by new lines.
enrich::RawHit rawHitOf(const QString &text)
{
    const QStringList fields = text.split(u'\n');
    const auto field = [&fields](qsizetype index) { return fields.value(index); };
    enrich::RawHit raw;
    raw.kind = static_cast<domain::HitKind>(field(0).size() % 3);
    raw.hostname = field(1);
    raw.pathname = field(2);
    raw.query = field(3);
    raw.eventName = field(4);
    raw.utm = {field(5), field(6), field(7), field(8), field(9)};
    raw.amount = domain::Money{field(10), field(11).toLongLong()};
    for (qsizetype i = 12; i + 1 < fields.size(); i += 2)
        raw.properties.push_back({fields[i], fields[i + 1]});
    return raw;
}

domain::Site someSite()
{
    domain::Site site;
    site.id = domain::SiteId{1};
    site.hostnames = {QStringLiteral("example.com"), QStringLiteral("*.example.net")};
    site.pathRules = {{QStringLiteral("id"), QStringLiteral("p*")},
                      {QStringLiteral("/users/*"), QStringLiteral("*.pdf")},
                      {QStringLiteral("/admin*")}};
    site.goals = {
        {domain::GoalId{1}, QStringLiteral("a"), domain::GoalKind::Page, QStringLiteral("/t*s")},
        {domain::GoalId{2}, QStringLiteral("b"), domain::GoalKind::Event,
         QStringLiteral("Signup")}};
    return site;
}

void check(const QString &kept, qsizetype longest)
{
    FUZZ_CHECK(kept.size() <= longest);
    FUZZ_CHECK(!enrich::hasUnsafeCharacters(kept));
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const domain::Site anyHostname = someSite();
    static const domain::Site listed = [] {
        domain::Site site = someSite();
        site.hostnameRule = domain::HostnameRule::Listed;
        return site;
    }();
    for (const QString &text : fuzz::textsOf(data, size)) {
        const enrich::RawHit raw = rawHitOf(text);
        for (const domain::Utm &utm : {enrich::cleanUtm(raw.utm)})
            for (const QString &kept :
                 {utm.source, utm.medium, utm.campaign, utm.term, utm.content})
                check(kept, 3 * enrich::LongestKept); // Small letters may take more room.
        for (const domain::Site *site : {&anyHostname, &listed}) {
            const auto hit = enrich::cleanHit(raw, *site);
            if (!hit) {
                const domain::Rejection reason = hit.error().reason;
                FUZZ_CHECK(reason == domain::Rejection::Malformed ||
                           reason == domain::Rejection::PathIgnored ||
                           (reason == domain::Rejection::WrongHostname && site == &listed));
                continue;
            }
            check(hit->hostname, 253);
            check(hit->pathname, enrich::LongestPathname);
            FUZZ_CHECK(!hit->pathname.startsWith(QLatin1String("/admin")));
            check(hit->event.name, enrich::LongestEventName);
            FUZZ_CHECK(hit->event.properties.size() <= enrich::MostProperties);
            for (const domain::Property &property : hit->event.properties) {
                FUZZ_CHECK(!property.key.isEmpty() && !property.value.isEmpty());
                check(property.key, enrich::LongestKept);
                check(property.value, enrich::LongestKept);
            }
            FUZZ_CHECK(hit->goals.size() <= 1);
        }
    }
    return 0;
}
