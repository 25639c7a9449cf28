// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/umami.h"

#include "server/protocols/answers.h"
#include "server/protocols/jsonbody.h"
#include "server/protocols/occurrences.h"
#include "server/protocols/page.h"

#include <algorithm>
#include <array>

namespace footfall::server::umami {

using domain::HitKind;
using domain::Rejection;

namespace {

constexpr qsizetype LongestLanguage = 35;
constexpr qsizetype LongestUserAgent = 2000;
/// A number: whoever reads it as text keeps it, and whoever reads it as JSON finds no fault in it.
constexpr char Token[] = "1";

Refusal malformed(const char *key, QByteArrayView what)
{
    return {Rejection::Malformed, 400, QByteArray(key) + ' ' + what.toByteArray()};
}

bool isIgnored(const QString &type)
{
    static constexpr std::array ignored{QLatin1String("identify"), QLatin1String("performance"),
                                        QLatin1String("error")};
    return std::find(ignored.begin(), ignored.end(), type) != ignored.end();
}

void readEvent(const QJsonObject &payload, const QString &name, enrich::RawHit &hit)
{
    hit.kind = HitKind::Event;
    hit.eventName = name;
    QJsonObject data = objectOrText(valueOf(payload, {"data", "event_data"}));
    const QString currency = data.value(QLatin1String("currency")).toString();
    hit.amount = moneyFrom(data.value(QLatin1String("revenue")), currency);
    if (hit.amount) {
        data.remove(QLatin1String("revenue"));
        data.remove(QLatin1String("currency"));
    }
    hit.properties = propertiesFrom(data);
}

/// Who was there, where a back end tells it. Umami believes an address from anybody; here it takes
/// a token of the site, or else everybody could be as many visitors as they like.
void readVisitor(const RequestView &request, const QJsonObject &payload, Item &item)
{
    if (const QByteArray tokenHash = bearerHash(request); !tokenHash.isEmpty()) {
        item.site.tokenHash = tokenHash;
        item.hit.botHint = enrich::BotHint::Vouched;
        item.visitor = Address::parsed(textOf(payload, {"ip"}).toLatin1());
    }
    if (const QString agent = textOf(payload, {"userAgent"}); !agent.isEmpty())
        item.hit.userAgent = agent.left(LongestUserAgent).toUtf8();
}

/// False where there is nothing to keep.
tl::expected<bool, Refusal> read(const RequestView &request, const QJsonObject &body, Item &item)
{
    const QString type = textOf(body, {"type"});
    const QJsonObject payload = body.value(QLatin1String("payload")).toObject();
    if (payload.isEmpty())
        return tl::unexpected(malformed("payload", "is missing."));
    item.site.key = textOf(payload, {"website"});
    if (item.site.key.isEmpty())
        return tl::unexpected(malformed("website", "is missing."));
    if (item.site.key.size() > LongestSiteKey || hasControlCharacters(item.site.key))
        return tl::unexpected(malformed("website", "is not an id."));
    if (isIgnored(type))
        return false;
    if (type != QLatin1String("event") && type != QLatin1String("pageview"))
        return tl::unexpected(malformed("type", "is not known."));

    enrich::RawHit &hit = item.hit;
    hit.hostname = textOf(payload, {"hostname"}).left(LongestHostname);
    const QString url = textOf(payload, {"url"});
    if (!url.isEmpty()) {
        if (const auto fault = readPage(url, Fragment::Kept, hit))
            return tl::unexpected(malformed("url", *fault));
    } else if (!hit.hostname.isEmpty() && !isHostname(hit.hostname)) {
        return tl::unexpected(malformed("hostname", "is not a hostname."));
    }
    if (const auto fault = readReferrer(textOf(payload, {"referrer"}), hit))
        return tl::unexpected(malformed("referrer", *fault));
    const QString name = textOf(payload, {"name", "event_name"});
    if (name.size() > LongestEventName || hasControlCharacters(name))
        return tl::unexpected(malformed("name", "is too long, or holds control characters."));
    if (!name.isEmpty())
        readEvent(payload, name, hit);
    else if (url.isEmpty())
        return tl::unexpected(malformed("url", "is missing."));
    readCampaign(hit.query, hit);
    hit.screenWidth = screenWidthFrom(valueOf(payload, {"screen"}));
    if (const QString language = textOf(payload, {"language"});
        language.size() <= LongestLanguage && !hasControlCharacters(language))
        hit.language = language;
    readSender(request, hit);
    readVisitor(request, payload, item);
    return true;
}

tl::expected<Found, Refusal> readOne(const RequestView &request, const QJsonObject &body,
                                     AnswerShape shape)
{
    Found found;
    found.shape = shape;
    Item item;
    const auto isKept = read(request, body, item);
    if (!isKept)
        return tl::unexpected(isKept.error());
    if (*isKept)
        found.items.append(std::move(item));
    return found;
}

AnswerShape shapeFor(const QJsonObject &body)
{
    const QString url =
        body.value(QLatin1String("payload")).toObject().value(QLatin1String("url")).toString();
    return url.startsWith(u'/') ? AnswerShape::Text : AnswerShape::Json;
}

QJsonObject errorObject(const QByteArray &message, int status)
{
    const QString code =
        status == 400 ? QStringLiteral("bad-request") : QStringLiteral("server-error");
    return {{QStringLiteral("error"),
             QJsonObject{{QStringLiteral("message"), QString::fromLatin1(message)},
                         {QStringLiteral("code"), code},
                         {QStringLiteral("status"), status}}}};
}

QByteArray messageOf(const Outcome &outcome)
{
    return outcome.reason == Rejection::UnknownSite ? QByteArrayLiteral("Website not found.")
                                                    : textOf(outcome);
}

int statusOf(Rejection reason)
{
    return reason == Rejection::Unavailable ? 503 : 400;
}

Reply answerToBatch(std::span<const Outcome> outcomes)
{
    QJsonArray details;
    bool isAnyKept = false;
    bool isAnyUnavailable = false;
    for (size_t i = 0; i < outcomes.size(); ++i) {
        const Outcome &outcome = outcomes[i];
        isAnyKept |= !outcome.reason;
        if (!outcome.reason || isDropped(*outcome.reason))
            continue;
        isAnyUnavailable |= outcome.reason == Rejection::Unavailable;
        details.append(QJsonObject{{QStringLiteral("index"), static_cast<int>(i)},
                                   {QStringLiteral("response"),
                                    errorObject(messageOf(outcome), statusOf(*outcome.reason))}});
    }
    if (isAnyUnavailable && !isAnyKept)
        return busyReply();
    const auto size = static_cast<int>(outcomes.size());
    const auto errors = static_cast<int>(details.size());
    return jsonReply(200, {{QStringLiteral("size"), size},
                           {QStringLiteral("processed"), size - errors},
                           {QStringLiteral("errors"), errors},
                           {QStringLiteral("details"), details},
                           {QStringLiteral("cache"), QLatin1String(Token)}});
}

} // namespace

tl::expected<Found, Refusal> understand(const RequestView &request)
{
    const auto body = objectIn(request);
    if (!body)
        return tl::unexpected(body.error());
    return readOne(request, *body, shapeFor(*body));
}

tl::expected<Found, Refusal> understandFirst(const RequestView &request)
{
    const auto body = objectIn(request);
    if (!body)
        return tl::unexpected(body.error());
    return readOne(request, *body, AnswerShape::Text);
}

tl::expected<Found, Refusal> understandBatch(const RequestView &request)
{
    const auto bodies = arrayIn(request);
    if (!bodies)
        return tl::unexpected(bodies.error());
    if (bodies->size() > MostInBatch)
        return tl::unexpected(Refusal{Rejection::TooLarge, 400, "A batch has at most 100 events."});
    Found found;
    found.shape = AnswerShape::List;
    for (const QJsonValue &body : *bodies) {
        Item item;
        const auto isKept = read(request, body.toObject(), item);
        if (!isKept)
            item.fault = isKept.error();
        item.isIgnored = isKept && !*isKept;
        found.items.append(std::move(item));
    }
    return found;
}

Reply answer(AnswerShape shape, std::span<const Outcome> outcomes)
{
    if (shape == AnswerShape::List)
        return answerToBatch(outcomes);
    for (const Outcome &outcome : outcomes) {
        if (!outcome.reason)
            continue;
        if (isDropped(*outcome.reason))
            return jsonReply(200, {{QStringLiteral("beep"), QStringLiteral("boop")}});
        if (*outcome.reason == Rejection::Unavailable)
            return busyReply();
        return refused({*outcome.reason, 400, messageOf(outcome)});
    }
    if (shape == AnswerShape::Text) {
        static const Reply text{200,
                                "Content-Type: text/plain; charset=utf-8\r\n"
                                "Cache-Control: no-store\r\n" +
                                    OpenToAll.toByteArray(),
                                Token};
        return text;
    }
    const QString nobody = QStringLiteral("00000000-0000-0000-0000-000000000000");
    static const Reply json = jsonReply(200, {{QStringLiteral("cache"), QLatin1String(Token)},
                                              {QStringLiteral("sessionId"), nobody},
                                              {QStringLiteral("visitId"), nobody}});
    return json;
}

Reply refused(const Refusal &refusal)
{
    return jsonReply(refusal.status, errorObject(refusal.text, refusal.status));
}

} // namespace footfall::server::umami
