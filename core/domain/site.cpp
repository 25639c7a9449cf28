// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/site.h"

#include "core/domain/hostname.h"

#include <QCoreApplication>

#include <algorithm>

namespace footfall::domain {

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Domain)
};

constexpr qsizetype LongestAlias = 120;

} // namespace

Result<QString> normalisedAlias(const QString &text)
{
    QString alias = text.trimmed().toLower();
    // Whoever copies the host of another product's address copies its port too.
    if (const qsizetype colon = alias.indexOf(u':'); colon > 0 && alias.count(u':') == 1) {
        bool isPort = false;
        alias.mid(colon + 1).toUShort(&isPort);
        if (isPort)
            alias.truncate(colon);
    }
    const bool isPlain = std::all_of(alias.begin(), alias.end(),
                                     [](QChar c) { return c.isPrint() && !c.isSpace(); });
    if (alias.isEmpty() || alias.size() > LongestAlias || !isPlain)
        return failure(ErrorKind::Invalid,
                       Words::tr("An alias is another product's site id, UUID or domain: 1 to %1 "
                                 "characters without spaces.")
                           .arg(LongestAlias));
    return alias;
}

bool accepts(const Site &site, const QString &hostname)
{
    if (site.hostnameRule == HostnameRule::Any)
        return true;
    const QString plain = withoutWww(hostname);
    return std::any_of(site.hostnames.begin(), site.hostnames.end(), [&](const QString &own) {
        return own.startsWith(QLatin1String("*.")) ? hostname.endsWith(QStringView(own).mid(1))
                                                   : withoutWww(own) == plain;
    });
}

bool isValidTrackingCode(QStringView code)
{
    const auto isAllowed = [](QChar c) {
        return (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) ||
               (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
               (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('.') ||
               c == QLatin1Char('_') || c == QLatin1Char('-');
    };
    return code.size() >= 3 && code.size() <= 64 &&
           std::all_of(code.begin(), code.end(), isAllowed);
}

Result<QTimeZone> timeZoneFromName(const QString &name)
{
    if (name.isEmpty())
        return QTimeZone::utc();
    const QTimeZone zone(name.toUtf8());
    if (!zone.isValid())
        return failure(ErrorKind::Invalid,
                       Words::tr("There is no time zone “%1”. Write it like Europe/Berlin.")
                           .arg(name.left(80)));
    return zone;
}

} // namespace footfall::domain
