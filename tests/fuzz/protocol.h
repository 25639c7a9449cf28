// SPDX-License-Identifier: GPL-3.0-or-later
// A request of one protocol, as the recorded ones of tests/server/fixtures are written: request
// line, header lines, an empty line, the body; from a line "=====" on it is not looked at. What is
// found keeps the promises that the desk and the enricher build on, and no answer can be broken by
// what was sent.
#pragma once

#include "core/domain/hostname.h"
#include "server/protocols/occurrences.h"
#include "server/protocols/page.h"
#include "server/protocols/protocol.h"
#include "tests/fuzz/fuzz.h"

#include <vector>

namespace footfall::fuzz {

inline void checkText(const QString &text, qsizetype longest)
{
    FUZZ_CHECK(text.size() <= longest && !server::hasControlCharacters(text));
}

inline void checkHit(const enrich::RawHit &hit)
{
    using namespace server;
    checkText(hit.hostname, LongestHostname);
    FUZZ_CHECK(hit.hostname.isEmpty() || domain::normalisedHostname(hit.hostname));
    checkText(hit.pathname, LongestPathname + 2);
    FUZZ_CHECK(hit.pathname.isEmpty() || hit.pathname.startsWith(u'/'));
    FUZZ_CHECK(hit.kind != domain::HitKind::PageView || !hit.pathname.isEmpty());
    checkText(hit.query, LongestQuery);
    checkText(hit.referrer, LongestReferrer);
    for (const QString *text : {&hit.campaignSource, &hit.utm.source, &hit.utm.medium,
                                &hit.utm.campaign, &hit.utm.term, &hit.utm.content})
        checkText(*text, LongestCampaignText);
    checkText(hit.eventName, LongestEventName);
    FUZZ_CHECK((hit.kind == domain::HitKind::Event) == !hit.eventName.isEmpty());
    FUZZ_CHECK(hit.properties.size() <= MostProperties);
    for (const enrich::RawProperty &property : hit.properties) {
        checkText(property.key, LongestPropertyKey);
        checkText(property.value, LongestPropertyValue);
        FUZZ_CHECK(!property.key.isEmpty() && !property.value.isEmpty());
    }
    if (hit.amount) {
        FUZZ_CHECK(std::abs(hit.amount->cents) <= 1'000'000'000'000);
        FUZZ_CHECK(hit.amount->currency.isEmpty() || hit.amount->currency.size() == 3);
    }
    if (hit.visibleTime)
        FUZZ_CHECK(hit.visibleTime->count() >= 0 && *hit.visibleTime <= domain::VisitTimeout);
    FUZZ_CHECK(!hit.screenWidth || *hit.screenWidth > 0);
    checkText(hit.language, 35);
}

inline void checkReply(const server::Reply &reply)
{
    FUZZ_CHECK(reply.status >= 200 && reply.status < 600);
    FUZZ_CHECK(server::reasonPhrase(reply.status) != QByteArrayView("Unknown"));
    QByteArrayView lines = reply.headerLines;
    while (!lines.isEmpty()) {
        const qsizetype end = lines.indexOf("\r\n");
        FUZZ_CHECK(end > 0);
        const QByteArrayView line = lines.first(end);
        FUZZ_CHECK(line.indexOf(": ") > 0);
        for (const char c : line)
            FUZZ_CHECK(c >= ' ' && c < '\x7f');
        lines = lines.sliced(end + 2);
    }
}

inline void checkAnswers(const server::Protocol &protocol, const server::Found &found)
{
    using domain::Rejection;
    for (const std::optional<Rejection> &reason :
         {std::optional<Rejection>(), std::optional(Rejection::BotSearch),
          std::optional(Rejection::Unavailable), std::optional(Rejection::UnknownSite),
          std::optional(Rejection::Malformed), std::optional(Rejection::AddressExcluded)}) {
        std::vector<server::Outcome> outcomes;
        for (const server::Item &item : found.items) {
            if (item.fault)
                outcomes.push_back({item.fault->reason, item.fault->text});
            else
                outcomes.push_back({item.isIgnored ? std::nullopt : reason, {}});
        }
        const server::Reply reply = protocol.answer(found.shape, outcomes);
        checkReply(reply);
        if (!reason)
            FUZZ_CHECK(reply.status < 500);
    }
}

inline int run(const server::Protocol &protocol, const unsigned char *data, size_t size)
{
    QByteArrayView rest = view(data, size);
    const auto line = [&rest] {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView first = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        return first;
    };
    server::RequestView request;
    const QByteArrayView first = line();
    request.method = first.startsWith("GET") ? server::Method::Get : server::Method::Post;
    const qsizetype space = first.indexOf(' ');
    QByteArrayView target = space < 0 ? QByteArrayView() : first.sliced(space + 1);
    if (const qsizetype end = target.indexOf(' '); end >= 0)
        target = target.first(end);
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.first(mark);
    request.query = mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
    request.peer = *server::Address::parsed("203.0.113.7");
    std::vector<server::HeaderField> headers;
    while (!rest.isEmpty()) {
        const QByteArrayView field = line();
        if (field.isEmpty())
            break;
        const qsizetype colon = field.indexOf(':');
        if (colon > 0)
            headers.push_back({field.first(colon), field.sliced(colon + 1).trimmed()});
    }
    request.headers = headers;
    const qsizetype rule = rest.indexOf("\n=====\n");
    request.body = rule < 0 ? rest : rest.first(rule);

    const auto found = protocol.understand(request);
    if (!found) {
        FUZZ_CHECK(!found.error().text.isEmpty());
        const server::Reply reply = protocol.refused(found.error());
        checkReply(reply);
        FUZZ_CHECK(reply.status < 500);
        return 0;
    }
    FUZZ_CHECK(found->items.size() <= 500);
    for (const server::Item &item : found->items) {
        if (item.fault || item.isIgnored)
            continue;
        checkText(item.site.key, server::LongestHostname);
        FUZZ_CHECK(!item.site.key.isEmpty() || item.site.tokenHash.size() == 32 ||
                   item.site.onlySite == server::OnlySite::Yes);
        checkHit(item.hit);
    }
    checkAnswers(protocol, *found);
    return 0;
}

} // namespace footfall::fuzz
