// SPDX-License-Identifier: GPL-3.0-or-later
// A site: what is measured, its public tracking code, its hostnames and its calendar. Any thread.
#pragma once

#include "core/domain/calendar.h"
#include "core/domain/ids.h"
#include "core/domain/result.h"

#include <QStringList>
#include <optional>

namespace footfall::domain {

/// What to do with a view whose browser asks not to be tracked (DNT: 1, Sec-GPC: 1).
enum class PrivacySignals { Ignore, Respect };

struct Site {
    SiteId id;
    QString trackingCode; ///< Public: it stands in the snippet. 8 capital letters unless chosen.
    QString name;
    QStringList hostnames; ///< The first is the main one. Lower case, no port, no scheme.
    SiteCalendar calendar;
    PrivacySignals privacySignals = PrivacySignals::Ignore;
    Instant createdAt{};

    /// The zone that will be in force once recorded changes are.
    [[nodiscard]] QTimeZone timeZone() const { return calendar.spans().back().zone; }
    bool operator==(const Site &) const = default;
};

/// A site as its owner asks for it.
struct SiteDraft {
    QString hostname;
    QString name;         ///< Empty: the hostname.
    QString timeZone;     ///< IANA name; empty: UTC.
    QString trackingCode; ///< Empty: one is drawn.
};

/// Only what is set changes.
struct SiteEdit {
    std::optional<QString> name;
    std::optional<QString> timeZone;
    QStringList addHostnames;
    QStringList removeHostnames;
    std::optional<PrivacySignals> privacySignals;
};

/// Checks a draft and fills in what was left out, but for the id.
[[nodiscard]] Result<Site> siteFromDraft(const SiteDraft &draft, Instant now);

/// What a site becomes by an edit. hasViews: without any, a new time zone is in force at once.
enum class SiteHistory { Empty, HasViews };
[[nodiscard]] Result<Site> siteAfterEdit(const Site &site, const SiteEdit &edit,
                                         SiteHistory history, Instant now);

/// 3 to 64 of A-Z a-z 0-9 . _ -
[[nodiscard]] bool isValidTrackingCode(QStringView code);
[[nodiscard]] Result<QTimeZone> timeZoneFromName(const QString &name);

} // namespace footfall::domain
