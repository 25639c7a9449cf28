// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/pixel.h"

#include "server/protocols/answers.h"
#include "server/protocols/page.h"

namespace footfall::server::pixel {

using domain::Rejection;

namespace {

tl::unexpected<Refusal> malformed(const char *name, QByteArrayView what)
{
    return tl::unexpected(
        Refusal{Rejection::Malformed, 400,
                QByteArrayLiteral("Not counted: ") + name + ' ' + what.toByteArray()});
}

Reply picture(int status, const QByteArray &reason)
{
    static const QByteArray lines =
        "Content-Type: image/gif\r\nCache-Control: no-store\r\n" + OpenToAll.toByteArray();
    // One transparent pixel.
    static const QByteArray gif =
        QByteArray::fromHex("47494638396101000100800000000000ffffff21f90401000000002c000000000100"
                            "01000002024401003b");
    Reply reply{status, lines, gif};
    if (!reason.isEmpty())
        reply.addHeader("X-Footfall", reason);
    return reply;
}

} // namespace

tl::expected<Found, Refusal> understand(const RequestView &request)
{
    const QueryString query(request.query);
    Found found;
    found.shape = AnswerShape::Image;
    found.items.resize(1);
    Item &item = found.items.front();
    item.site.key = query.value("site").value_or(QString());
    if (item.site.key.isEmpty())
        return malformed("site", "is missing.");
    if (item.site.key.size() > LongestSiteKey || hasControlCharacters(item.site.key))
        return malformed("site", "is not a tracking code.");

    if (const QByteArrayView from = request.header("Referer"); !from.isEmpty())
        if (const auto fault = readPage(QString::fromUtf8(from), Fragment::Ignored, item.hit))
            return malformed("Referer", *fault);
    if (const auto path = query.value("p"); path && !path->isEmpty()) {
        if (!path->startsWith(u'/'))
            return malformed("p", "does not begin with a slash.");
        if (const auto fault = readPage(*path, Fragment::Kept, item.hit))
            return malformed("p", *fault);
    }
    if (item.hit.pathname.isEmpty())
        return malformed("p", "is missing, and the browser does not say where it comes from.");
    if (const auto referrer = query.value("r"))
        if (const auto fault = readReferrer(*referrer, item.hit))
            return malformed("r", *fault);
    readCampaign(item.hit.query, item.hit);
    readSender(request, item.hit);
    return found;
}

Reply answer(AnswerShape, std::span<const Outcome> outcomes)
{
    for (const Outcome &outcome : outcomes) {
        if (!outcome.reason)
            continue;
        if (*outcome.reason == Rejection::Unavailable)
            return busyReply();
        if (!isDropped(*outcome.reason))
            return refused({*outcome.reason, outcome.reason == Rejection::UnknownSite ? 404 : 400,
                            textOf(outcome)});
    }
    return picture(200, {});
}

Reply refused(const Refusal &refusal)
{
    return picture(refusal.status, refusal.text);
}

} // namespace footfall::server::pixel
