// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/goatcounter.h"

#include "server/protocols/answers.h"
#include "server/protocols/jsonbody.h"
#include "server/protocols/page.h"

#include <algorithm>

namespace footfall::server::goatcounter {

using domain::HitKind;
using domain::Rejection;

namespace {

constexpr int FirstBotHint = 150; ///< What the script saw: 150 to 153; the server's own are below.

tl::unexpected<Refusal> malformed(const char *name, QByteArrayView what)
{
    return tl::unexpected(
        Refusal{Rejection::Malformed, 400, QByteArray(name) + ": " + what.toByteArray()});
}

bool isTrue(const QString &text)
{
    const QString lower = text.toLower();
    return lower == QLatin1String("true") || lower == QLatin1String("1") ||
           lower == QLatin1String("on") || lower == QLatin1String("yes");
}

/// Without its port, which an alias has none of.
QString hostIn(const RequestView &request)
{
    QString host = QString::fromLatin1(request.header("Host")).left(LongestHostname);
    if (!host.startsWith(u'['))
        host = host.section(u':', 0, 0);
    return isHostname(host) ? host : QString();
}

QString originIn(const RequestView &request, const char *header)
{
    const QString text = QString::fromLatin1(request.header(header)).left(LongestReferrer);
    const AddressParts parts = partsOf(text);
    return parts.scheme.isEmpty() ? QString() : parts.host.toString().left(LongestHostname);
}

struct Sent {
    QString path;
    QString pageQuery;
    QString referrer;
    bool isEvent = false;
    int bot = 0;
};

tl::expected<void, Refusal> readSent(const Sent &sent, enrich::RawHit &hit)
{
    if (sent.path.isEmpty())
        return malformed("path", "must be set");
    if (sent.path.size() > LongestPathname)
        return malformed("path", "must be no longer than 2048");
    if (hasControlCharacters(sent.path))
        return malformed("path", "holds control characters");
    if (sent.isEvent) {
        // Its path is the event's name; where it happened is not told.
        hit.kind = HitKind::Event;
        hit.eventName = sent.path.left(LongestEventName);
    } else if (const auto fault = readPage(sent.path, Fragment::Kept, hit)) {
        return malformed("path", *fault);
    }
    if (const auto fault = readReferrer(sent.referrer, hit))
        return malformed("referrer", *fault);
    // The script sends the page's query beside the path, which may have been set by hand.
    QStringView query = sent.pageQuery;
    if (query.startsWith(u'?'))
        query = query.sliced(1);
    readCampaign(query.isEmpty() ? QStringView(hit.query)
                                 : query.first(std::min(query.size(), LongestQuery)),
                 hit);
    if (sent.bot != 0 && sent.bot < FirstBotHint)
        return malformed("bot", "wrong value");
    if (sent.bot != 0)
        hit.botHint = enrich::BotHint::Automated;
    return {};
}

Reply picture(int status, const QByteArray &reason)
{
    static const QByteArray lines = "Content-Type: image/gif\r\nCache-Control: no-store\r\n"
                                    "Access-Control-Expose-Headers: X-Goatcounter\r\n" +
                                    OpenToAll.toByteArray();
    static const QByteArray gif =
        QByteArray::fromHex("47494638396101000100800100000000ffffff21f904010a0001002c000000000100"
                            "01000002024c01003b");
    Reply reply{status, lines, gif};
    if (!reason.isEmpty())
        reply.addHeader("X-Goatcounter", reason);
    return reply;
}

/// Whom one hit of a list is of: whoever the sender says, else somebody whom it keeps apart.
std::optional<QByteArray> readVisitor(const QJsonObject &hit, bool mayBeNobody, Item &item)
{
    const QString address = textOf(hit, {"ip"});
    const QString session = textOf(hit, {"session"});
    item.hit.userAgent = textOf(hit, {"user_agent"}).left(2000).toUtf8();
    if (!address.isEmpty()) {
        item.visitor = Address::parsed(address.toLatin1());
        if (!item.visitor)
            return QByteArrayLiteral("ip: must be an address");
    }
    // A session stands for an address only where there is none: the address tells the country, and
    // whether it is one that is not counted.
    if (!session.isEmpty() && !item.visitor)
        item.visitor = addressStandingFor(session);
    if (session.isEmpty() && !mayBeNobody && (!item.visitor || item.hit.userAgent.isEmpty()))
        return QByteArrayLiteral("session or browser/IP not set; use no_sessions if you don't want "
                                 "to track unique visits");
    return std::nullopt;
}

QString pathIn(const QJsonObject &hit)
{
    return textOf(hit, {"path"});
}

Item itemFrom(const QJsonObject &object, const QByteArray &tokenHash, bool mayBeNobody)
{
    Item item;
    item.site.tokenHash = tokenHash;
    const QJsonValue event = object.value(QLatin1String("event"));
    const Sent sent{pathIn(object), textOf(object, {"query"}), textOf(object, {"ref"}),
                    event.toBool() || isTrue(event.toString()),
                    object.value(QLatin1String("bot")).toInt()};
    if (const auto read = readSent(sent, item.hit); !read)
        item.fault = read.error();
    else if (const auto fault = readVisitor(object, mayBeNobody, item))
        item.fault = Refusal{Rejection::Malformed, 400, *fault};
    const QJsonValue size = object.value(QLatin1String("size"));
    item.hit.screenWidth = screenWidthFrom(size.isArray() ? size.toArray().first() : size);
    if (const QString language = textOf(object, {"language"}); !hasControlCharacters(language))
        item.hit.language = language.left(35);
    return item;
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
    item.site = {{},
                 hostIn(request),
                 originIn(request, "Origin"),
                 originIn(request, "Referer"),
                 OnlySite::Yes};
    for (const QString *origin : {&item.site.hostname, &item.site.otherHostname})
        if (item.hit.hostname.isEmpty() && isHostname(*origin))
            item.hit.hostname = *origin;

    const Sent sent{parameter("p"), parameter("q"), parameter("r"), isTrue(parameter("e")),
                    parameter("b").toInt()};
    if (const auto read = readSent(sent, item.hit); !read)
        return tl::unexpected(read.error());
    item.hit.screenWidth = screenWidthFrom(query.has("s") ? parameter("s") : parameter("w"));
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
        const QByteArray reason = domain::nameOf(*outcome.reason).toLatin1();
        return isDropped(*outcome.reason) ? picture(202, "ignored because of " + reason)
                                          : picture(400, "not valid: " + reason);
    }
    return picture(200, {});
}

Reply refused(const Refusal &refusal)
{
    return picture(refusal.status, "not valid: " + refusal.text);
}

tl::expected<Found, Refusal> understandList(const RequestView &request)
{
    const QByteArray tokenHash = bearerHash(request);
    if (tokenHash.isEmpty())
        return tl::unexpected(Refusal{Rejection::UnknownSite, 401, "no token"});
    const auto body = objectIn(request);
    if (!body)
        return tl::unexpected(body.error());
    const QJsonArray hits = body->value(QLatin1String("hits")).toArray();
    if (hits.isEmpty())
        return tl::unexpected(Refusal{Rejection::Malformed, 400, "no hits"});
    if (hits.size() > MostHits)
        return tl::unexpected(
            Refusal{Rejection::TooLarge, 400, "maximum amount of pageviews in one batch is 500"});
    const bool mayBeNobody = body->value(QLatin1String("no_sessions")).toBool();
    Found found;
    found.shape = AnswerShape::List;
    found.items.reserve(hits.size());
    for (const QJsonValue &hit : hits) {
        Item item = itemFrom(hit.toObject(), tokenHash, mayBeNobody);
        // What a back end's own library is called says nothing of the visitor.
        if (item.hit.botHint == enrich::BotHint::None)
            item.hit.botHint = enrich::BotHint::Vouched;
        found.items.append(std::move(item));
    }
    return found;
}

Reply answerList(AnswerShape, std::span<const Outcome> outcomes)
{
    QJsonObject errors;
    QByteArrayList filtered;
    bool isAnyKept = false;
    bool isAnyUnavailable = false;
    for (size_t i = 0; i < outcomes.size(); ++i) {
        const Outcome &outcome = outcomes[i];
        const QByteArray index = QByteArray::number(static_cast<qulonglong>(i));
        isAnyKept |= !outcome.reason;
        if (!outcome.reason)
            continue;
        if (outcome.reason == Rejection::UnknownSite)
            return refusedList({Rejection::UnknownSite, 401, "unknown token"});
        if (outcome.reason == Rejection::AddressExcluded)
            filtered.append(index);
        isAnyUnavailable |= outcome.reason == Rejection::Unavailable;
        if (!isDropped(*outcome.reason))
            errors.insert(QString::fromLatin1(index), QString::fromLatin1(textOf(outcome)));
    }
    if (isAnyUnavailable && !isAnyKept)
        return busyReply();
    Reply reply = errors.isEmpty()
                      ? jsonReply(202, {{QStringLiteral("status"), QStringLiteral("ok")}})
                      : jsonReply(400, {{QStringLiteral("errors"), errors}});
    if (!filtered.isEmpty())
        reply.addHeader("X-Goatcounter-Filter", filtered.join(", "));
    return reply;
}

Reply refusedList(const Refusal &refusal)
{
    return jsonReply(refusal.status,
                     {{QStringLiteral("error"), QString::fromLatin1(refusal.text)}});
}

} // namespace footfall::server::goatcounter
