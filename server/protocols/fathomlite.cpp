// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/fathomlite.h"

#include "server/protocols/answers.h"
#include "server/protocols/page.h"

namespace footfall::server::fathomlite {

using domain::Rejection;

namespace {

constexpr char HeaderLines[] = "Content-Type: image/gif\r\n"
                               "Tk: N\r\n"
                               "Expires: Mon, 01 Jan 1990 00:00:00 GMT\r\n"
                               "Cache-Control: no-store\r\n"
                               "Pragma: no-cache\r\n";

tl::unexpected<Refusal> malformed(const char *name, QByteArrayView what)
{
    return tl::unexpected(
        Refusal{Rejection::Malformed, 200, QByteArray(name) + ' ' + what.toByteArray()});
}

} // namespace

tl::expected<Found, Refusal> understand(const RequestView &request)
{
    const QueryString query(request.query);
    const auto parameter = [&query](const char *name) {
        return query.value(name).value_or(QString());
    };
    Found found;
    found.shape = AnswerShape::Image;
    found.items.resize(1);
    Item &item = found.items.front();
    enrich::RawHit &hit = item.hit;

    hit.hostname = parameter("h");
    if (hit.hostname.isEmpty())
        return malformed("h", "is missing.");
    const QString hostname = hit.hostname;
    // With its query, for the site's rules to keep parts of.
    const QString path = parameter("p");
    if (path.isEmpty())
        return malformed("p", "is missing.");
    if (!path.startsWith(u'/'))
        return malformed("p", "does not begin with a slash.");
    if (const auto fault = readPage(path, Fragment::Kept, hit))
        return malformed("p", *fault);
    if (const auto fault = readReferrer(parameter("r"), hit))
        return malformed("r", *fault);
    readCampaign(hit.query, hit);
    readSender(request, hit);

    item.site.key = parameter("sid");
    if (item.site.key.size() > LongestSiteKey || hasControlCharacters(item.site.key))
        return malformed("sid", "is not a site's id.");
    if (item.site.key.isEmpty()) {
        // Version 1.0 knew only one site.
        item.site.hostname = hostname;
        item.site.onlySite = OnlySite::Yes;
    }
    return found;
}

Reply answer(AnswerShape, std::span<const Outcome> outcomes)
{
    static const Reply image{
        200, HeaderLines,
        QByteArray::fromHex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001"
                            "0000020144003b")};
    for (const Outcome &outcome : outcomes) {
        if (outcome.reason == Rejection::Unavailable)
            return busyReply();
        if (outcome.reason)
            return refused({*outcome.reason, 200, {}});
    }
    return image;
}

Reply refused(const Refusal &)
{
    static const Reply nothing{200, HeaderLines, {}};
    return nothing;
}

} // namespace footfall::server::fathomlite
