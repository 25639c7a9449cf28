// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/snippet.h"

#include "core/domain/hostname.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUuid>

#include <algorithm>

namespace footfall::domain {

namespace {

bool isUuid(const QString &alias)
{
    return alias.size() == 36 && !QUuid::fromString(alias).isNull();
}

bool isDomain(const QString &alias)
{
    const Result<QString> hostname = normalisedHostname(alias);
    return hostname && *hostname == alias && alias.contains(u'.');
}

/// The first alias that fits, else the tracking code.
template <typename Fits>
QString nameFor(const Site &site, Fits fits)
{
    const auto found = std::find_if(site.aliases.begin(), site.aliases.end(), fits);
    return found == site.aliases.end() ? site.trackingCode : *found;
}

/// A text between single quotes of a script that stands in a page.
QString scriptText(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
                             (c >= u'0' && c <= u'9') || QStringView(u" -._:/%?=~+[]").contains(c);
        if (isPlain)
            escaped += c;
        else
            escaped += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
    return escaped;
}

QString fathomLiteSnippet(const QString &trackingCode, const QString &publicUrl)
{
    return QStringLiteral("<script>\n"
                          "window.fathom = window.fathom || function () { (fathom.q = fathom.q || "
                          "[]).push(arguments); };\n"
                          "fathom('set', 'siteId', '%1');\n"
                          "fathom('trackPageview');\n"
                          "</script>\n"
                          "<script id=\"fathom-script\" src=\"%2/tracker.js\" async></script>")
        .arg(scriptText(trackingCode), publicUrl.toHtmlEscaped());
}

} // namespace

Result<QString> normalisedPublicUrl(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
    if (!url.isValid() || !isWeb || url.host().isEmpty() || url.hasQuery() || url.hasFragment() ||
        !url.userInfo().isEmpty())
        return failure(
            ErrorKind::Invalid,
            QCoreApplication::translate(
                "Domain",
                "“%1” is not an address of a web server. Write it like https://stats.example.com.")
                .arg(text.trimmed().left(80)));
    QString address = url.toString(QUrl::FullyEncoded);
    while (address.endsWith(QLatin1Char('/')))
        address.chop(1);
    return address;
}

QString trackingSnippet(const QString &trackingCode, const QString &publicUrl)
{
    return QStringLiteral("<script src=\"%1/script.js\" data-site=\"%2\" defer></script>")
        .arg(publicUrl.toHtmlEscaped(), trackingCode.toHtmlEscaped());
}

QString snippetFor(Tracker tracker, const Site &site, const QString &publicUrl)
{
    const QString url = publicUrl.toHtmlEscaped();
    const QString code = site.trackingCode.toHtmlEscaped();
    switch (tracker) {
    case Tracker::Footfall: break;
    case Tracker::FootfallPlus:
        return QStringLiteral("<script src=\"%1/script.plus.js\" data-site=\"%2\" "
                              "data-track=\"outbound,downloads,404,forms\" defer></script>")
            .arg(url, code);
    case Tracker::FathomLite: return fathomLiteSnippet(site.trackingCode, publicUrl);
    case Tracker::Plausible:
        return QStringLiteral("<script defer data-domain=\"%2\" src=\"%1/js/script.js\"></script>")
            .arg(url, nameFor(site, isDomain).toHtmlEscaped());
    case Tracker::Umami:
        return QStringLiteral("<script defer src=\"%1/script.js\" data-website-id=\"%2\"></script>")
            .arg(url, nameFor(site, isUuid).toHtmlEscaped());
    case Tracker::GoatCounter:
        return QStringLiteral("<script data-goatcounter=\"%1/count\" async "
                              "src=\"%1/count.js\"></script>")
            .arg(url);
    case Tracker::Pixel:
        // Without the policy, browsers would tell the site but not the page.
        return QStringLiteral("<img src=\"%1/pixel.gif?site=%2\" "
                              "referrerpolicy=\"no-referrer-when-downgrade\" width=\"1\" "
                              "height=\"1\" alt=\"\">")
            .arg(url, code);
    }
    return trackingSnippet(site.trackingCode, publicUrl);
}

QString addressFor(OwnVisits visits, const Site &site)
{
    QUrl address;
    address.setScheme(QStringLiteral("https"));
    address.setHost(site.hostnames.value(0));
    address.setPath(QStringLiteral("/"));
    address.setFragment(visits == OwnVisits::Excluded ? QStringLiteral("footfall=off")
                                                      : QStringLiteral("footfall=on"));
    return address.toString(QUrl::FullyEncoded);
}

} // namespace footfall::domain
