// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/referreraddress.h"

#include "core/domain/hostname.h"
#include "core/enrich/pageaddress.h"

#include <algorithm>

namespace footfall::enrich {

namespace {

constexpr qsizetype LongestAddress = 500;

QStringView upToAny(QStringView text, QStringView ends)
{
    const auto end =
        std::find_if(text.begin(), text.end(), [ends](QChar c) { return ends.contains(c); });
    return text.first(end - text.begin());
}

/// Takes the prefix away if it is there, in any case.
bool take(QStringView &text, QStringView prefix)
{
    if (!text.startsWith(prefix, Qt::CaseInsensitive))
        return false;
    text = text.sliced(prefix.size());
    return true;
}

/// Package names have capitals and underscores, which hostnames have not.
std::optional<ReferrerAddress> appAddress(QStringView package)
{
    const bool plain =
        !package.isEmpty() && package.size() <= 253 &&
        std::all_of(package.begin(), package.end(), [](QChar c) {
            return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'.' || c == u'_');
        });
    if (!plain)
        return std::nullopt;
    return ReferrerAddress{ReferrerKind::App, package.toString().toLower(), {}};
}

/// "https://site-com.cdn.ampproject.org/c/s/site.com/page" shows site.com/page.
void unwrapAmp(QString &hostname, QString &path)
{
    if (hostname.endsWith(QStringLiteral(".cdn.ampproject.org"))) {
        QStringView rest(path);
        if (take(rest, u"/c/") || take(rest, u"/v/") || take(rest, u"/wp/")) {
            take(rest, u"s/"); // The page's own scheme is https.
            const QStringView wrapped = upToAny(rest, u"/");
            if (const auto inner = cleanHostname(wrapped.toString());
                inner && inner->contains(QLatin1Char('.'))) {
                path = rest.sliced(wrapped.size()).toString();
                hostname = *inner;
            }
        }
    }
    if (path.endsWith(QStringLiteral("/amp")))
        path.chop(4);
}

void chopSlashes(QString &path)
{
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
}

} // namespace

QString ReferrerAddress::text() const
{
    QString text = (hostname + path).left(LongestAddress);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

std::optional<ReferrerAddress> cleanReferrer(QStringView sent)
{
    QStringView rest = sent.trimmed();
    if (take(rest, u"android-app://"))
        return appAddress(upToAny(rest, u"/?#"));
    if (!take(rest, u"https://") && !take(rest, u"http://"))
        return std::nullopt;

    const QStringView authority = upToAny(rest, u"/?#\\");
    QStringView name = authority.sliced(authority.lastIndexOf(u'@') + 1);
    if (!name.startsWith(u'['))
        name = upToAny(name, u":");
    const std::optional<QString> hostname = cleanHostname(name.toString());
    if (!hostname)
        return std::nullopt;

    ReferrerAddress address{ReferrerKind::Website, domain::withoutWww(*hostname),
                            upToAny(rest.sliced(authority.size()), u"?#").toString()};
    if (hasUnsafeCharacters(address.path))
        address.path.clear();
    chopSlashes(address.path);
    unwrapAmp(address.hostname, address.path);
    chopSlashes(address.path);
    address.hostname = domain::withoutWww(address.hostname);
    return address;
}

} // namespace footfall::enrich
