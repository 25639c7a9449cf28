// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/site.h"

#include "core/domain/hostname.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <algorithm>

namespace footfall::domain {

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Domain)
};

constexpr int MaximumNameLength = 100;

QString drawTrackingCode()
{
    QString code;
    for (int i = 0; i < 8; ++i)
        code += QChar(static_cast<char16_t>(u'A' + QRandomGenerator::system()->bounded(26)));
    return code;
}

} // namespace

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

Result<Site> siteFromDraft(const SiteDraft &draft, Instant now)
{
    const Result<QString> hostname = normalisedHostname(draft.hostname);
    if (!hostname)
        return tl::unexpected(hostname.error());
    const Result<QTimeZone> zone = timeZoneFromName(draft.timeZone);
    if (!zone)
        return tl::unexpected(zone.error());
    if (!draft.trackingCode.isEmpty() && !isValidTrackingCode(draft.trackingCode))
        return failure(
            ErrorKind::Invalid,
            Words::tr(
                "A tracking code has 3 to 64 letters, digits, dots, hyphens or underscores."));
    Site site;
    site.name =
        draft.name.trimmed().isEmpty() ? *hostname : draft.name.trimmed().left(MaximumNameLength);
    site.hostnames = {*hostname};
    site.calendar = SiteCalendar(*zone);
    site.trackingCode = draft.trackingCode.isEmpty() ? drawTrackingCode() : draft.trackingCode;
    site.createdAt = now;
    return site;
}

Result<Site> siteAfterEdit(const Site &site, const SiteEdit &edit, SiteHistory history, Instant now)
{
    Site changed = site;
    if (edit.name) {
        if (edit.name->trimmed().isEmpty())
            return failure(ErrorKind::Invalid, Words::tr("A site needs a name."));
        changed.name = edit.name->trimmed().left(MaximumNameLength);
    }
    for (const QString &typed : edit.addHostnames) {
        const Result<QString> hostname = normalisedHostname(typed);
        if (!hostname)
            return tl::unexpected(hostname.error());
        if (!changed.hostnames.contains(*hostname))
            changed.hostnames.append(*hostname);
    }
    for (const QString &typed : edit.removeHostnames) {
        const Result<QString> hostname = normalisedHostname(typed);
        if (!hostname || !changed.hostnames.contains(*hostname))
            return failure(ErrorKind::NotFound,
                           Words::tr("“%1” is not a hostname of this site.").arg(typed.left(80)));
        changed.hostnames.removeAll(*hostname);
    }
    if (changed.hostnames.isEmpty())
        return failure(ErrorKind::Invalid, Words::tr("A site keeps at least one hostname."));
    if (edit.timeZone) {
        const Result<QTimeZone> zone = timeZoneFromName(*edit.timeZone);
        if (!zone)
            return tl::unexpected(zone.error());
        changed.calendar = history == SiteHistory::Empty ? SiteCalendar(*zone)
                                                         : site.calendar.changedTo(*zone, now);
    }
    if (edit.privacySignals)
        changed.privacySignals = *edit.privacySignals;
    return changed;
}

} // namespace footfall::domain
