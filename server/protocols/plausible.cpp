// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/plausible.h"

#include "server/protocols/answers.h"
#include "server/protocols/jsonbody.h"
#include "server/protocols/occurrences.h"
#include "server/protocols/page.h"

#include <algorithm>

namespace footfall::server::plausible {

using domain::HitKind;
using domain::Rejection;

namespace {

constexpr qsizetype LongestName = 120;
constexpr qsizetype LongestUrl = 2000;
constexpr qsizetype LongestReferrerHere = 2000;

tl::unexpected<Refusal> malformed(const char *key, QByteArrayView what)
{
    return tl::unexpected(
        Refusal{Rejection::Malformed, 400, QByteArray(key) + ' ' + what.toByteArray()});
}

/// An error page's script may send the number as its event's name.
QString nameIn(const QJsonObject &body)
{
    const QJsonValue name = valueOf(body, {"n", "name"});
    return name.isDouble() ? QString::number(name.toInt()) : name.toString();
}

bool isTrue(const QJsonValue &value)
{
    return value.toBool() || value.toInt() == 1 || value.toString() == QLatin1String("1");
}

bool isScrollDepth(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    double depth = value.toDouble();
    if (value.isString())
        depth = value.toString().toDouble(&isNumber);
    return isNumber && depth >= 0;
}

/// Each once; no more than one too many, however many are sent.
QStringList domainsIn(const QJsonObject &body)
{
    QStringList domains;
    const QString sent = textOf(body, {"d", "domain"});
    for (const QStringView domain : QStringView(sent).split(u',')) {
        const QStringView trimmed = domain.trimmed();
        if (!trimmed.isEmpty() && !domains.contains(trimmed))
            domains.append(trimmed.toString());
        if (domains.size() > MostDomains)
            break;
    }
    return domains;
}

void readEvent(const QJsonObject &body, const QString &name, enrich::RawHit &hit)
{
    hit.kind = HitKind::Event;
    hit.eventName = name;
    if (valueOf(body, {"i", "interactive"}) == QJsonValue(false))
        hit.interactivity = domain::Interactivity::Passive;
    hit.properties = propertiesFrom(objectOrText(valueOf(body, {"p", "props", "m", "meta"})));
    const QJsonObject revenue = objectOrText(valueOf(body, {"$", "revenue"}));
    hit.amount = moneyFrom(revenue.value(QLatin1String("amount")),
                           revenue.value(QLatin1String("currency")).toString());
}

/// Whether there is something to keep: a page that was only scrolled is not.
tl::expected<bool, Refusal> readEngagement(const QJsonObject &body, enrich::RawHit &hit)
{
    hit.kind = HitKind::Leave;
    hit.visibleTimeIs = domain::VisibleTime::Added;
    const auto visibleTime = visibleTimeFrom(valueOf(body, {"e"}));
    const bool wasVisible = visibleTime && visibleTime->count() > 0;
    if (!wasVisible && !isScrollDepth(valueOf(body, {"sd"})))
        return malformed("engagement", "needs sd or e.");
    if (wasVisible)
        hit.visibleTime = visibleTime;
    return wasVisible;
}

} // namespace

tl::expected<Found, Refusal> understand(const RequestView &request)
{
    const auto body = objectIn(request);
    if (!body)
        return tl::unexpected(body.error());
    const QString name = nameIn(*body);
    if (name.isEmpty())
        return malformed("event_name", "can't be blank");
    if (name.size() > LongestName)
        return malformed("event_name", "should be at most 120 character(s)");
    if (hasControlCharacters(name))
        return malformed("event_name", "is invalid");

    Found found;
    found.shape = AnswerShape::Text;
    Item item;
    enrich::RawHit &hit = item.hit;
    const QString url = textOf(*body, {"u", "url"});
    if (url.isEmpty())
        return malformed("url", "is required");
    if (url.toUtf8().size() > LongestUrl)
        return malformed("url", "must be at most 2000 bytes");
    const QStringView scheme = partsOf(url).scheme;
    if (scheme.isEmpty() || scheme.compare(u"data", Qt::CaseInsensitive) == 0)
        return malformed("url", "is invalid");
    const auto fragment =
        isTrue(valueOf(*body, {"h", "hashMode"})) ? Fragment::Kept : Fragment::Ignored;
    if (const auto fault = readPage(url.trimmed(), fragment, hit))
        return malformed("url", *fault);
    if (const auto fault =
            readReferrer(textOf(*body, {"r", "referrer"}).left(LongestReferrerHere), hit))
        return malformed("referrer", *fault);

    if (name == QLatin1String("engagement")) {
        const auto isKept = readEngagement(*body, hit);
        if (!isKept)
            return tl::unexpected(isKept.error());
        if (!*isKept)
            return found;
    } else if (name == QLatin1String("pageleave")) {
        hit.kind = HitKind::Leave;
    } else if (name != QLatin1String("pageview")) {
        readEvent(*body, name, hit);
    }
    readCampaign(hit.query, hit);
    hit.screenWidth = screenWidthFrom(valueOf(*body, {"w", "screen_width"}));
    readSender(request, hit);

    QStringList domains = domainsIn(*body);
    if (domains.isEmpty())
        domains.append(hit.hostname.section(u':', 0, 0).toLower());
    if (domains.size() > MostDomains)
        return malformed("domain", "names too many domains");
    for (const QString &domain : std::as_const(domains)) {
        if (domain.size() > LongestSiteKey || hasControlCharacters(domain))
            return malformed("domain", "is invalid");
        item.site.key = domain;
        item.site.hostname = domain; // Compared without "www.".
        found.items.append(item);
    }
    return found;
}

Reply answer(AnswerShape, std::span<const Outcome> outcomes)
{
    const auto kept = std::count_if(outcomes.begin(), outcomes.end(),
                                    [](const Outcome &outcome) { return !outcome.reason; });
    const auto dropped = static_cast<qlonglong>(outcomes.size()) - kept;
    if (kept == 0) {
        for (const Outcome &outcome : outcomes) {
            if (outcome.reason == Rejection::Unavailable)
                return busyReply();
            if (outcome.reason == Rejection::Malformed)
                return refused({Rejection::Malformed, 400, QByteArrayLiteral("url is invalid")});
        }
    }
    static const Reply accepted{202,
                                "Content-Type: text/plain; charset=utf-8\r\n"
                                "Cache-Control: must-revalidate, max-age=0, private\r\n"
                                "Access-Control-Expose-Headers: x-plausible-dropped\r\n" +
                                    OpenToAll.toByteArray(),
                                "ok"};
    Reply reply = accepted;
    if (dropped > 0)
        reply.addHeader("x-plausible-dropped", QByteArray::number(dropped));
    return reply;
}

Reply refused(const Refusal &refusal)
{
    // "url is required": the key comes first.
    const QString text = QString::fromLatin1(refusal.text);
    const bool hasKey = refusal.reason == Rejection::Malformed && !text.startsWith(u"Not ");
    const QString key = hasKey ? text.section(u' ', 0, 0) : QStringLiteral("request");
    const QString what = hasKey ? text.section(u' ', 1) : text;
    return jsonReply(refusal.status,
                     {{QStringLiteral("errors"), QJsonObject{{key, QJsonArray{what}}}}});
}

} // namespace footfall::server::plausible
