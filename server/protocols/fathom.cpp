// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/fathom.h"

#include "core/domain/site.h"
#include "server/protocols/answers.h"
#include "server/protocols/jsonbody.h"
#include "server/protocols/occurrences.h"
#include "server/protocols/page.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace footfall::server::fathom {

using domain::HitKind;
using domain::Rejection;

namespace {

constexpr qsizetype LongestNumber = 15;

enum class Presence { Optional, Required };

tl::unexpected<Refusal> malformed(const char *name, const char *what)
{
    return tl::unexpected(
        Refusal{Rejection::Malformed, 400,
                QByteArrayLiteral("Not counted: the parameter ") + name + ' ' + what});
}

/// Empty where an optional parameter is missing.
tl::expected<QString, Refusal> parameter(const QueryString &query, const char *name,
                                         qsizetype longest, Presence presence)
{
    const std::optional<QString> value = query.value(name);
    if (presence == Presence::Required && (!value || value->isEmpty()))
        return malformed(name, "is missing.");
    if (!value)
        return QString();
    if (value->size() > longest)
        return malformed(name, "is too long.");
    if (hasControlCharacters(*value))
        return malformed(name, "holds control characters.");
    return *value;
}

/// The object in a JSON parameter; empty where it is missing or empty.
tl::expected<QJsonObject, Refusal> object(const QueryString &query, const char *name)
{
    // What our own tracker sends from a page without a campaign.
    if (query.encodedValue(name) == "%7B%7D")
        return QJsonObject();
    const std::optional<QString> text = query.value(name);
    if (!text || text->isEmpty())
        return QJsonObject();
    const QJsonDocument document = QJsonDocument::fromJson(text->toUtf8());
    if (!document.isObject())
        return malformed(name, "is not a JSON object.");
    return document.object();
}

tl::expected<void, Refusal> readVisibleTime(const QueryString &query, enrich::RawHit &hit)
{
    // Fathom's own script names its duration in a way that is not published: then there is none.
    const tl::expected<QString, Refusal> text =
        parameter(query, "vt", LongestNumber, Presence::Optional);
    if (!text)
        return tl::unexpected(text.error());
    if (text->isEmpty())
        return {};
    bool isNumber = false;
    const qint64 milliseconds = text->toLongLong(&isNumber);
    if (!isNumber || milliseconds < 0)
        return malformed("vt", "is not a number of milliseconds.");
    hit.visibleTime = std::min<std::chrono::milliseconds>(std::chrono::milliseconds(milliseconds),
                                                          domain::VisitTimeout);
    return {};
}

tl::expected<void, Refusal> readPlace(const QueryString &query, enrich::RawHit &hit)
{
    // Servers report events with the hostname alone; a page view without its page is none.
    const Presence presence =
        hit.kind == HitKind::PageView ? Presence::Required : Presence::Optional;
    auto hostname = parameter(query, "h", LongestHostname, presence);
    auto pathname = parameter(query, "p", LongestPathname, presence);
    auto referrer = parameter(query, "r", LongestReferrer, Presence::Optional);
    for (const auto *part : {&hostname, &pathname, &referrer})
        if (!part->has_value())
            return tl::unexpected(part->error());
    if (!hostname->isEmpty() && !isHostname(*hostname))
        return malformed("h", "is not a hostname.");
    if (!pathname->isEmpty() && !pathname->startsWith(QLatin1Char('/')))
        return malformed("p", "does not begin with a slash.");
    hit.hostname = std::move(*hostname);
    hit.pathname = std::move(*pathname);
    hit.referrer = std::move(*referrer);
    return {};
}

tl::expected<void, Refusal> readEvent(const QueryString &query, const char *nameParameter,
                                      Item &item)
{
    auto name = parameter(query, nameParameter, LongestEventName, Presence::Required);
    if (!name)
        return tl::unexpected(name.error());
    auto payload = object(query, "payload");
    if (!payload)
        return tl::unexpected(payload.error());
    item.hit.eventName = std::move(*name);
    if (const QString site = payload->take(QLatin1String("_site_id")).toString(); !site.isEmpty())
        item.site.key = site;
    const QString currency = payload->take(QLatin1String("_currency")).toString();
    item.hit.amount = centsFrom(payload->take(QLatin1String("_value")), currency);
    if (!item.hit.amount && query.has("gval"))
        item.hit.amount = centsFrom(query.value("gval").value_or(QString()), {});
    if (payload->take(QLatin1String("_interactive")) == QJsonValue(false))
        item.hit.interactivity = domain::Interactivity::Passive;
    item.hit.properties = propertiesFrom(*payload);
    return {};
}

/// Fathom's script: of the page's query, what tells where visitors come from.
void readPageQuery(const QJsonObject &pageQuery, enrich::RawHit &hit)
{
    if (pageQuery.isEmpty())
        return;
    readCampaign(
        [&pageQuery](const char *name) { return pageQuery.value(QLatin1String(name)).toString(); },
        hit);
    for (auto at = pageQuery.begin(); at != pageQuery.end(); ++at) {
        if (!at.value().isString())
            continue;
        if (!hit.query.isEmpty())
            hit.query += u'&';
        hit.query += QString::fromLatin1(at.key().toUtf8().toPercentEncoding()) + u'=' +
                     QString::fromLatin1(at.value().toString().toUtf8().toPercentEncoding());
    }
    if (hit.query.size() > LongestQuery)
        hit.query.clear();
}

tl::expected<void, Refusal> readPageQuery(const QueryString &query, enrich::RawHit &hit)
{
    constexpr QByteArrayView queryMark = "%3F";
    if (!query.encodedValue("qs").startsWith(queryMark)) {
        const auto pageQuery = object(query, "qs");
        if (!pageQuery)
            return tl::unexpected(pageQuery.error());
        readPageQuery(*pageQuery, hit);
        return {};
    }
    // Our own script: all of it, as it is.
    auto text = parameter(query, "qs", LongestQuery, Presence::Optional);
    if (!text)
        return tl::unexpected(text.error());
    hit.query = text->sliced(1);
    readCampaign(hit.query, hit);
    return {};
}

} // namespace

tl::expected<Found, Refusal> understand(const RequestView &request)
{
    if (request.query.size() > LongestRequestQuery)
        return tl::unexpected(
            Refusal{Rejection::TooLarge, 414,
                    QByteArrayLiteral("Not counted: the query is longer than 8 KiB.")});
    if (request.body.size() > LongestBody)
        return tl::unexpected(
            Refusal{Rejection::TooLarge, 413,
                    QByteArrayLiteral("Not counted: the body is longer than 8 KiB.")});

    const QueryString query(request.query);
    Found found;
    found.shape = request.method == Method::Get ? AnswerShape::Image : AnswerShape::Nothing;
    found.items.resize(1);
    Item &item = found.items.front();
    const char *nameParameter = query.has("name") ? "name" : "gcode";
    if (query.has("dp"))
        item.hit.kind = HitKind::Leave;
    else if (query.has(nameParameter))
        item.hit.kind = HitKind::Event;

    item.site.key = query.value("sid").value_or(QString());
    if (item.hit.kind == HitKind::Event)
        if (const auto read = readEvent(query, nameParameter, item); !read)
            return tl::unexpected(read.error());
    if (item.site.key.isEmpty())
        return malformed("sid", "is missing.");
    if (!domain::isValidTrackingCode(item.site.key))
        return malformed("sid", "is not a tracking code.");
    if (const auto read = readPlace(query, item.hit); !read)
        return tl::unexpected(read.error());

    if (item.hit.kind == HitKind::Leave) {
        if (const auto read = readVisibleTime(query, item.hit); !read)
            return tl::unexpected(read.error());
    } else {
        if (const auto read = readPageQuery(query, item.hit); !read)
            return tl::unexpected(read.error());
        if (query.has("w"))
            item.hit.screenWidth = screenWidthFrom(query.value("w").value_or(QString()));
    }
    readSender(request, item.hit);
    return found;
}

Reply answer(AnswerShape shape, std::span<const Outcome> outcomes)
{
    for (const Outcome &outcome : outcomes) {
        if (!outcome.reason || isDropped(*outcome.reason))
            continue;
        if (*outcome.reason == Rejection::Unavailable)
            return busyReply();
        const int status = *outcome.reason == Rejection::UnknownSite ? 404 : 400;
        return refusalReply({*outcome.reason, status, textOf(outcome)});
    }
    static const Reply nothing{204, "Cache-Control: no-store\r\n" + OpenToAll.toByteArray(), {}};
    // One transparent pixel.
    static const Reply image{
        200, "Cache-Control: no-store\r\nContent-Type: image/gif\r\n" + OpenToAll.toByteArray(),
        QByteArray::fromHex("47494638396101000100800000000000ffffff21f90401000000002c000000000100"
                            "01000002024401003b")};
    return shape == AnswerShape::Image ? image : nothing;
}

Reply refused(const Refusal &refusal)
{
    return refusalReply(refusal);
}

} // namespace footfall::server::fathom
