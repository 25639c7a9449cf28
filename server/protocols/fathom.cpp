// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/fathom.h"

#include "core/domain/hostname.h"
#include "core/domain/site.h"
#include "server/querystring.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace footfall::server::fathom {

using domain::HitKind;
using domain::Rejection;

namespace {

constexpr qsizetype LongestHostname = 300; // 253 characters, a scheme and a port.
constexpr qsizetype LongestPathname = 2048;
constexpr qsizetype LongestReferrer = 4096; // Browsers send no longer one.
constexpr qsizetype LongestEventName = 200;
constexpr qsizetype LongestCampaignSource = 500;
constexpr qsizetype LongestNumber = 15;

enum class Presence { Optional, Required };

/// Any page may send to us, and may show our picture.
constexpr QByteArrayView OpenToAll =
    "Access-Control-Allow-Origin: *\r\nCross-Origin-Resource-Policy: cross-origin\r\n";

tl::unexpected<Refusal> malformed(const char *name, const char *what)
{
    return tl::unexpected(
        Refusal{Rejection::Malformed, 400,
                QByteArrayLiteral("Not counted: the parameter ") + name + ' ' + what});
}

bool hasControlCharacters(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c < u' ' || c == QChar(0x7f); });
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

/// Most hostnames can be told without QUrl, which takes longer than all the rest: "https://" or
/// "http://", and names of small letters, digits and inner hyphens, the last of them no number.
bool isPlainHostname(QStringView text)
{
    for (const QLatin1String scheme : {QLatin1String("https://"), QLatin1String("http://")})
        if (text.startsWith(scheme)) {
            text = text.sliced(scheme.size());
            break;
        }
    if (text.size() > 253 || text.contains(QLatin1String("xn--")))
        return false;
    qsizetype length = 0;
    bool hasLetter = false;
    QChar before;
    for (const QChar c : text) {
        if (c == u'.') {
            if (length == 0 || before == u'-')
                return false;
            length = 0;
            hasLetter = false;
        } else {
            const bool isLetter = c >= u'a' && c <= u'z';
            const bool isOther = (c >= u'0' && c <= u'9') || (c == u'-' && length > 0);
            if ((!isLetter && !isOther) || ++length > 63)
                return false;
            hasLetter |= isLetter;
        }
        before = c;
    }
    return length > 0 && hasLetter && before != u'-';
}

/// The first of Fathom's names for where a campaign's visitors come from.
QString campaignSource(const QJsonObject &pageQuery)
{
    for (const char *name : {"utm_source", "ref", "source", "via"}) {
        const QString value = pageQuery.value(QLatin1String(name)).toString();
        if (!value.isEmpty())
            return value.left(LongestCampaignSource);
    }
    return {};
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

tl::expected<void, Refusal> readPage(const QueryString &query, enrich::RawHit &hit)
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
    if (!hostname->isEmpty() && !isPlainHostname(*hostname) &&
        !domain::normalisedHostname(*hostname))
        return malformed("h", "is not a hostname.");
    if (!pathname->isEmpty() && !pathname->startsWith(QLatin1Char('/')))
        return malformed("p", "does not begin with a slash.");
    hit.hostname = std::move(*hostname);
    hit.pathname = std::move(*pathname);
    hit.referrer = std::move(*referrer);
    return {};
}

tl::expected<void, Refusal> readEvent(const QueryString &query, const char *nameParameter,
                                      Found &found)
{
    const auto name = parameter(query, nameParameter, LongestEventName, Presence::Required);
    if (!name)
        return tl::unexpected(name.error());
    const auto payload = object(query, "payload");
    if (!payload)
        return tl::unexpected(payload.error());
    found.hit.eventName = *name;
    if (const QString site = payload->value(QLatin1String("_site_id")).toString(); !site.isEmpty())
        found.trackingCode = site;
    return {};
}

} // namespace

tl::expected<Found, Refusal> understand(const RequestView &request)
{
    if (request.query.size() > LongestQuery)
        return tl::unexpected(
            Refusal{Rejection::TooLarge, 414,
                    QByteArrayLiteral("Not counted: the query is longer than 8 KiB.")});
    if (request.bodySize > LongestBody)
        return tl::unexpected(
            Refusal{Rejection::TooLarge, 413,
                    QByteArrayLiteral("Not counted: the body is longer than 8 KiB.")});

    const QueryString query(request.query);
    Found found;
    found.hit.kind = HitKind::PageView;
    const char *nameParameter = query.has("name") ? "name" : "gcode";
    if (query.has("dp"))
        found.hit.kind = HitKind::Leave;
    else if (query.has(nameParameter))
        found.hit.kind = HitKind::Event;

    found.trackingCode = query.value("sid").value_or(QString());
    if (found.hit.kind == HitKind::Event)
        if (const auto read = readEvent(query, nameParameter, found); !read)
            return tl::unexpected(read.error());
    if (found.trackingCode.isEmpty())
        return malformed("sid", "is missing.");
    if (!domain::isValidTrackingCode(found.trackingCode))
        return malformed("sid", "is not a tracking code.");
    if (const auto read = readPage(query, found.hit); !read)
        return tl::unexpected(read.error());

    if (found.hit.kind == HitKind::Leave) {
        if (const auto read = readVisibleTime(query, found.hit); !read)
            return tl::unexpected(read.error());
    } else {
        const auto pageQuery = object(query, "qs");
        if (!pageQuery)
            return tl::unexpected(pageQuery.error());
        found.hit.campaignSource = campaignSource(*pageQuery);
    }
    found.hit.userAgent = request.header("User-Agent").toByteArray();
    found.hit.acceptLanguage = request.header("Accept-Language").toByteArray();
    return found;
}

bool asksNotToBeTracked(const RequestView &request)
{
    return request.header("DNT") == "1" || request.header("Sec-GPC") == "1";
}

AnswerShape answerShape(const RequestView &request)
{
    return request.method == Method::Get ? AnswerShape::Image : AnswerShape::Nothing;
}

Reply accepted(AnswerShape shape)
{
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
    Reply reply = textReply(refusal.status, refusal.text);
    reply.headerLines.append(OpenToAll);
    return reply;
}

Refusal unknownSite()
{
    return {Rejection::UnknownSite, 404,
            QByteArrayLiteral("Not counted: no site here has this tracking code. Compare data-site "
                              "with the snippet.")};
}

Reply busy()
{
    Reply reply = refused(
        {Rejection::Unavailable, 503,
         QByteArrayLiteral("Not counted: the collector cannot write just now. Try again soon.")});
    reply.addHeader("Retry-After", "10");
    return reply;
}

Reply tooMany(std::chrono::seconds wait)
{
    Reply reply = refused({Rejection::RateLimited, 429,
                           QByteArrayLiteral("Not counted: too many requests from this address.")});
    reply.addHeader("Retry-After", QByteArray::number(static_cast<qlonglong>(wait.count())));
    return reply;
}

Reply preflight()
{
    static const Reply reply{204,
                             "Access-Control-Allow-Methods: GET, POST, OPTIONS\r\n"
                             "Access-Control-Allow-Headers: Content-Type\r\n"
                             "Access-Control-Max-Age: 86400\r\n"
                             "Cache-Control: no-store\r\n" +
                                 OpenToAll.toByteArray(),
                             {}};
    return reply;
}

} // namespace footfall::server::fathom
