// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/page.h"

#include "core/domain/hostname.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace footfall::server {

namespace {

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

/// Where the text begins with "scheme://", the scheme's length.
qsizetype schemeLength(QStringView text)
{
    const qsizetype colon = text.indexOf(QLatin1String("://"));
    const bool isScheme =
        colon > 0 && colon <= 30 && std::all_of(text.begin(), text.begin() + colon, [](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
                   (c >= u'0' && c <= u'9') || c == u'-' || c == u'+' || c == u'.';
        });
    return isScheme ? colon : 0;
}

/// Ids that advertisers put into the links that they are paid for. Facebook's is on every link.
constexpr std::array ClickIds{"gclid",  "gbraid", "wbraid", "dclid",     "gad_source", "msclkid",
                              "ttclid", "twclid", "yclid",  "li_fat_id", "rdt_cid"};

bool saysPrefetch(QByteArrayView value)
{
    for (const QByteArrayView word : {"prefetch", "prerender", "preview"})
        if (value.size() >= word.size() && isSame(value.first(word.size()), word))
            return true;
    return false;
}

} // namespace

bool hasControlCharacters(QStringView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c < u' ' || c == QChar(0x7f); });
}

bool isHostname(const QString &text)
{
    return isPlainHostname(text) ||
           (text.size() <= LongestHostname && !hasControlCharacters(text) &&
            domain::normalisedHostname(text));
}

AddressParts partsOf(QStringView address)
{
    AddressParts parts;
    if (const qsizetype hash = address.indexOf(u'#'); hash >= 0) {
        parts.fragment = address.sliced(hash + 1);
        address = address.first(hash);
    }
    if (const qsizetype mark = address.indexOf(u'?'); mark >= 0) {
        parts.query = address.sliced(mark + 1);
        address = address.first(mark);
    }
    if (const qsizetype length = schemeLength(address); length > 0) {
        parts.scheme = address.first(length);
        address = address.sliced(length + 3);
        const qsizetype slash = address.indexOf(u'/');
        parts.host = slash < 0 ? address : address.first(slash);
        if (const qsizetype user = parts.host.lastIndexOf(u'@'); user >= 0)
            parts.host = parts.host.sliced(user + 1);
        address = slash < 0 ? QStringView() : address.sliced(slash);
    }
    parts.pathname = address;
    return parts;
}

std::optional<QByteArray> readPage(QStringView address, Fragment fragment, enrich::RawHit &hit)
{
    if (hasControlCharacters(address))
        return QByteArrayLiteral("holds control characters.");
    const AddressParts parts = partsOf(address);
    if (parts.pathname.size() + parts.fragment.size() > LongestPathname ||
        parts.query.size() > LongestQuery)
        return QByteArrayLiteral("is too long.");
    if (!parts.host.isEmpty())
        hit.hostname = parts.host.toString();
    const bool hasToHave = !hit.hostname.isEmpty() || !parts.scheme.isEmpty();
    if (hasToHave && !isHostname(hit.hostname))
        return QByteArrayLiteral("has no hostname that can be understood.");
    hit.pathname = parts.pathname.toString();
    if (!hit.pathname.startsWith(u'/'))
        hit.pathname.prepend(u'/');
    if (fragment == Fragment::Kept && !parts.fragment.isEmpty())
        hit.pathname += u'#' + parts.fragment.toString();
    hit.query = parts.query.toString();
    return std::nullopt;
}

std::optional<QByteArray> readReferrer(const QString &referrer, enrich::RawHit &hit)
{
    if (hasControlCharacters(referrer))
        return QByteArrayLiteral("holds control characters.");
    // Cut, it still tells where from.
    if (!referrer.startsWith(u'/'))
        hit.referrer = referrer.left(LongestReferrer);
    return std::nullopt;
}

void readCampaign(const QueryValue &value, enrich::RawHit &hit)
{
    const auto text = [&value](const char *name) {
        QString found = value(name).left(LongestCampaignText);
        return hasControlCharacters(found) ? QString() : found;
    };
    hit.utm = {text("utm_source"), text("utm_medium"), text("utm_campaign"), text("utm_term"),
               text("utm_content")};
    hit.campaignSource = hit.utm.source;
    for (const char *name : {"ref", "source", "via"})
        if (hit.campaignSource.isEmpty())
            hit.campaignSource = text(name);
    hit.isPaidClick = std::any_of(ClickIds.begin(), ClickIds.end(),
                                  [&value](const char *name) { return !value(name).isEmpty(); });
}

void readCampaign(QStringView pageQuery, enrich::RawHit &hit)
{
    if (pageQuery.isEmpty())
        return;
    const QByteArray encoded = pageQuery.toUtf8();
    const QueryString query(encoded);
    readCampaign([&query](const char *name) { return query.value(name).value_or(QString()); }, hit);
}

void readSender(const RequestView &request, enrich::RawHit &hit)
{
    hit.userAgent = request.header("User-Agent").toByteArray();
    hit.acceptLanguage = request.header("Accept-Language").toByteArray();
}

Signs signsOf(const RequestView &request)
{
    Signs signs;
    for (const HeaderField &field : request.headers) {
        switch (field.name.size()) {
        case 3:
            if (field.value == "1" && isSame(field.name, "DNT"))
                signs.asksNotToBeTracked = true;
            break;
        case 5:
            if (isSame(field.name, "X-Moz"))
                signs.isPrefetch |= saysPrefetch(field.value);
            break;
        case 7:
            if (field.value == "1" && isSame(field.name, "Sec-GPC"))
                signs.asksNotToBeTracked = true;
            else if (isSame(field.name, "Purpose"))
                signs.isPrefetch |= saysPrefetch(field.value);
            break;
        case 9:
            if (isSame(field.name, "X-Purpose"))
                signs.isPrefetch |= saysPrefetch(field.value);
            break;
        case 11:
            if (isSame(field.name, "Sec-Purpose"))
                signs.isPrefetch |= saysPrefetch(field.value);
            break;
        default: break;
        }
    }
    return signs;
}

QByteArray bearerHash(const RequestView &request)
{
    constexpr QByteArrayView scheme = "bearer ";
    const QByteArrayView value = request.header("Authorization");
    if (value.size() <= scheme.size() || !isSame(value.first(scheme.size()), scheme))
        return {};
    const QByteArrayView token = value.sliced(scheme.size()).trimmed();
    return token.isEmpty()
               ? QByteArray()
               : QCryptographicHash::hash(token.toByteArray(), QCryptographicHash::Sha256);
}

Address addressStandingFor(const QString &name)
{
    // fd00::/8: addresses of one's own network (RFC 4193).
    std::array<quint8, 16> bytes{0xfd};
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    std::copy_n(hash.begin(), bytes.size() - 1, bytes.begin() + 1);
    return Address(bytes);
}

} // namespace footfall::server
