// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/pageaddress.h"

#include "core/domain/hostname.h"

#include <algorithm>

namespace footfall::enrich {

namespace {

QStringView upTo(QStringView text, QChar end)
{
    const qsizetype position = text.indexOf(end);
    return position < 0 ? text : text.first(position);
}

bool isLetter(QChar c)
{
    return c >= u'a' && c <= u'z';
}

bool isPlain(QChar c)
{
    return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-';
}

/// "#/settings", "#!/settings": a route. Other fragments name a place within the page.
bool isRoute(QStringView fragment)
{
    return fragment.startsWith(u"#/") || fragment.startsWith(u"#!/");
}

} // namespace

bool hasUnsafeCharacters(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c < 0x20 || (c >= 0x7f && c < 0xa0))
            return true;
        if (c < 0xd800 || c > 0xdfff)
            continue;
        if (!text[i].isHighSurrogate() || i + 1 == text.size() || !text[i + 1].isLowSurrogate())
            return true;
        ++i;
    }
    return false;
}

std::optional<QString> cleanHostname(const QString &sent)
{
    QStringView name(sent);
    for (const QStringView scheme : {QStringView(u"https://"), QStringView(u"http://")})
        if (name.startsWith(scheme))
            name = name.sliced(scheme.size());
    // Nearly all hostnames come in their kept form; parsing them as an address takes microseconds.
    const bool plain = !name.isEmpty() && name.size() <= 253 && name.front() != u'.' &&
                       isLetter(name.back()) && !name.contains(u"..") &&
                       std::all_of(name.begin(), name.end(), isPlain);
    if (plain)
        return name.size() == sent.size() ? sent : name.toString();
    domain::Result<QString> parsed = domain::normalisedHostname(sent);
    if (!parsed || hasUnsafeCharacters(*parsed))
        return std::nullopt;
    return std::move(*parsed);
}

std::optional<QString> cleanPathname(QStringView sent)
{
    const qsizetype hash = sent.indexOf(u'#');
    const QStringView path = upTo(hash < 0 ? sent : sent.first(hash), u'?');
    const QStringView fragment = hash < 0 ? QStringView() : sent.sliced(hash);
    const QStringView route = isRoute(fragment) ? upTo(fragment, u'?') : QStringView();

    if (!path.startsWith(u'/'))
        return std::nullopt;
    qsizetype slashes = 1;
    while (slashes < path.size() && path[slashes] == u'/')
        ++slashes;
    const QStringView rest = path.sliced(slashes - 1);
    if (rest.size() + route.size() > LongestPathname || hasUnsafeCharacters(rest) ||
        hasUnsafeCharacters(route))
        return std::nullopt;
    if (route.isEmpty() && rest.size() == sent.size())
        return sent.toString();
    return rest.toString().append(route);
}

} // namespace footfall::enrich
