// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/serverapi.h"

#include "server/protocols/answers.h"
#include "server/protocols/jsonbody.h"
#include "server/protocols/occurrences.h"
#include "server/protocols/page.h"

namespace footfall::server::serverapi {

using domain::HitKind;
using domain::Rejection;

namespace {

constexpr qsizetype LongestUserAgent = 2000;
constexpr qsizetype LongestVisitor = 200;
constexpr qsizetype LongestLanguage = 35;

using Fault = std::optional<QByteArray>;

Refusal unknownToken()
{
    return {Rejection::UnknownSite, 401,
            "No site here has this token. Send it as \"Authorization: Bearer TOKEN\"."};
}

Fault wrong(const char *field, QByteArrayView what)
{
    return QByteArray(field) + ' ' + what.toByteArray();
}

/// A field that may be missing, but is a text where it is there.
Fault readText(const QJsonObject &object, const char *field, qsizetype longest, QString &text)
{
    const QJsonValue value = object.value(QLatin1String(field));
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    if (!value.isString())
        return wrong(field, "is not a text.");
    text = value.toString();
    if (text.size() > longest)
        return wrong(field, "is too long.");
    if (hasControlCharacters(text))
        return wrong(field, "holds control characters.");
    return std::nullopt;
}

Fault readVisitor(const QJsonObject &object, Item &item)
{
    QString address;
    QString visitor;
    QString userAgent;
    if (Fault fault = readText(object, "ip", 60, address))
        return fault;
    if (Fault fault = readText(object, "visitor", LongestVisitor, visitor))
        return fault;
    if (Fault fault = readText(object, "userAgent", LongestUserAgent, userAgent))
        return fault;
    if (!address.isEmpty()) {
        item.visitor = Address::parsed(address.toLatin1());
        if (!item.visitor)
            return wrong("ip", "is not an address.");
    } else if (!visitor.isEmpty()) {
        item.visitor = addressStandingFor(visitor);
    } else {
        return wrong("ip", "or visitor is needed: else all views would be of one visitor.");
    }
    if (userAgent.isEmpty())
        return wrong("userAgent", "is missing.");
    item.hit.userAgent = userAgent.toUtf8();
    // An app may be no browser; whoever has a token says that a person is behind it.
    item.hit.botHint = enrich::BotHint::Vouched;
    if (Fault fault = readText(object, "language", LongestLanguage, item.hit.language))
        return fault;
    if (object.value(QLatin1String("doNotTrack")).toBool())
        item.privacySignal = PrivacySignal::Sent;
    return std::nullopt;
}

Fault readEvent(const QJsonObject &object, enrich::RawHit &hit)
{
    hit.kind = HitKind::Event;
    if (Fault fault = readText(object, "name", LongestEventName, hit.eventName))
        return fault;
    if (hit.eventName.trimmed().isEmpty())
        return wrong("name", "is missing.");
    const QJsonValue properties = object.value(QLatin1String("properties"));
    if (!properties.isUndefined() && !properties.isObject())
        return wrong("properties", "is not an object.");
    hit.properties = propertiesFrom(properties.toObject());
    if (object.value(QLatin1String("interactive")) == QJsonValue(false))
        hit.interactivity = domain::Interactivity::Passive;
    const QJsonValue amount = object.value(QLatin1String("amount"));
    if (amount.isUndefined())
        return std::nullopt;
    const QString currency = currencyFrom(textOf(amount.toObject(), {"currency"}));
    if (currency.isEmpty())
        return wrong("amount.currency", "is not three letters.");
    hit.amount = moneyFrom(amount.toObject().value(QLatin1String("value")), currency);
    return hit.amount ? std::nullopt : wrong("amount.value", "is not a number.");
}

Fault readItem(const QJsonObject &object, Item &item)
{
    const QString type = textOf(object, {"type"});
    if (type != QLatin1String("view") && type != QLatin1String("event"))
        return wrong("type", "is neither \"view\" nor \"event\".");
    QString url;
    if (Fault fault = readText(object, "url", LongestPathname + LongestQuery, url))
        return fault;
    if (!url.isEmpty()) {
        const QStringView scheme = partsOf(url).scheme;
        if (scheme.isEmpty() && !url.startsWith(u'/'))
            return wrong("url", "is neither an address nor a path.");
        if (const Fault fault = readPage(url, Fragment::Kept, item.hit))
            return wrong("url", *fault);
    } else if (type == QLatin1String("view")) {
        return wrong("url", "is missing.");
    }
    QString referrer;
    if (Fault fault = readText(object, "referrer", LongestReferrer, referrer))
        return fault;
    if (const Fault fault = readReferrer(referrer, item.hit))
        return wrong("referrer", *fault);
    if (type == QLatin1String("event"))
        if (Fault fault = readEvent(object, item.hit))
            return fault;
    readCampaign(item.hit.query, item.hit);
    item.hit.screenWidth = screenWidthFrom(object.value(QLatin1String("screenWidth")));
    return readVisitor(object, item);
}

QJsonObject errorObject(Rejection reason, const QByteArray &message)
{
    return {{QStringLiteral("reason"), domain::nameOf(reason)},
            {QStringLiteral("message"), QString::fromUtf8(message)}};
}

} // namespace

tl::expected<Found, Refusal> understand(const RequestView &request)
{
    const QByteArray tokenHash = bearerHash(request);
    if (tokenHash.isEmpty())
        return tl::unexpected(unknownToken());
    const auto body = objectIn(request);
    if (!body)
        return tl::unexpected(body.error());
    const QJsonValue items = body->value(QLatin1String("items"));
    if (!items.isArray() || items.toArray().isEmpty())
        return tl::unexpected(
            Refusal{Rejection::Malformed, 400, "items is not a list of views and events."});
    if (items.toArray().size() > MostItems)
        return tl::unexpected(Refusal{Rejection::TooLarge, 413, "There are more than 500 items."});
    Found found;
    found.shape = AnswerShape::List;
    const QJsonArray list = items.toArray();
    found.items.reserve(list.size());
    for (const QJsonValue &value : list) {
        Item item;
        if (const Fault fault = readItem(value.toObject(), item))
            item.fault = Refusal{Rejection::Malformed, 400, *fault};
        item.site.tokenHash = tokenHash;
        found.items.append(std::move(item));
    }
    return found;
}

Reply answer(AnswerShape, std::span<const Outcome> outcomes)
{
    QJsonArray errors;
    int accepted = 0;
    bool isAllMalformed = true;
    bool isAnyUnavailable = false;
    for (size_t i = 0; i < outcomes.size(); ++i) {
        const Outcome &outcome = outcomes[i];
        if (outcome.reason == Rejection::UnknownSite)
            return refused(unknownToken());
        isAllMalformed &= outcome.reason == Rejection::Malformed;
        isAnyUnavailable |= outcome.reason == Rejection::Unavailable;
        if (!outcome.reason) {
            ++accepted;
            continue;
        }
        QJsonObject error = errorObject(*outcome.reason, textOf(outcome));
        error.insert(QStringLiteral("index"), static_cast<int>(i));
        errors.append(error);
    }
    const QJsonObject body{{QStringLiteral("accepted"), accepted},
                           {QStringLiteral("errors"), errors}};
    if (isAnyUnavailable && accepted == 0) {
        Reply reply = jsonReply(503, body);
        reply.addHeader("Retry-After", "10");
        return reply;
    }
    return jsonReply(isAllMalformed && !outcomes.empty() ? 400 : 200, body);
}

Reply refused(const Refusal &refusal)
{
    Reply reply = jsonReply(refusal.status,
                            {{QStringLiteral("error"), errorObject(refusal.reason, refusal.text)}});
    if (refusal.status == 401)
        reply.addHeader("WWW-Authenticate", "Bearer");
    return reply;
}

} // namespace footfall::server::serverapi
