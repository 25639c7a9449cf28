// SPDX-License-Identifier: GPL-3.0-or-later
// A site: what is measured, its public tracking code, its hostnames and its calendar. Any thread.
#pragma once

#include "core/domain/calendar.h"
#include "core/domain/filter.h"
#include "core/domain/ids.h"
#include "core/domain/occurrence.h"
#include "core/domain/pathrules.h"
#include "core/domain/result.h"

#include <QByteArray>
#include <QStringList>
#include <optional>
#include <vector>

namespace footfall::domain {

/// What to do with a view whose browser asks not to be tracked (DNT: 1, Sec-GPC: 1).
enum class PrivacySignals { Ignore, Respect };

/// Which hostnames' views are counted.
enum class HostnameRule { Any, Listed };
/// Whether what bots looked at is kept for looking at; they are never counted as visitors.
enum class BotViews { Discarded, Shown };

/// Lets a back end or an app send for a site. The token itself is shown once and not kept.
struct ApiToken {
    TokenId id;
    QString name;    ///< For whom: "shop back end".
    QByteArray hash; ///< SHA-256 of the token, 32 bytes.
    Instant createdAt{};
    bool operator==(const ApiToken &) const = default;
};

/// A filter that was given a name; people call it a segment.
struct SavedFilter {
    QString name; ///< Of its site's, each has another.
    Filter filter;
    bool operator==(const SavedFilter &) const = default;
};

/// How much of a site's past is kept, and how finely.
struct Keeping {
    /// Strict (design section 4, "Inference"): where fewer visits than this share all that is known
    /// of them, details are given up when the day is closed. 0: not strict.
    int strictVisits = 0;
    int days = 0;       ///< Days before these are deleted. 0: nothing is.
    int hourlyDays = 0; ///< Of days before these, the hour is given up. 0: of none.
    /// No day and no hour that is there already goes before then, so that it can be taken back.
    Instant appliesFrom{};
    /// Days that are over take no harm from strictVisits before then, for the same reason. Days
    /// that end meanwhile are closed strictly nevertheless.
    Instant strictAppliesFrom{};
    /// With how many visits days that are over are closed until then; 0: they are not.
    int strictBefore = 0;
    bool operator==(const Keeping &) const = default;
};
inline constexpr int UsualStrictVisits = 5;
inline constexpr int FewestKeptDays = 30;
/// How long a setting by which something is deleted can be taken back.
inline constexpr std::chrono::hours KeepingGrace{24};
/// The first day, Julian, that has its hours where the days from that one on are to have them: a
/// large segment is not written anew each day, so that hours go when a month of them does.
[[nodiscard]] qint64 hoursKeptFrom(qint64 day);

/// Instants that are further ahead were set by a clock that was ahead itself: they count as if set
/// now, so that nothing waits for years.
[[nodiscard]] Keeping boundedKeeping(Keeping keeping, Instant now);
/// What is asked for, with the instants from which it applies: each begins anew only where its own
/// part becomes less, so that shorter keeping does not put strict closing off, nor the other way
/// round; what is taken back in time does not wait any more. Does not check what is asked.
[[nodiscard]] Keeping keepingAfter(const Keeping &earlier, Keeping asked, Instant now);
/// Whether a strict site becomes stricter: days that were closed with fewer visits are closed anew.
[[nodiscard]] constexpr bool raisesStrict(const Keeping &before, const Keeping &after)
{
    return before.strictVisits > 0 && after.strictVisits > before.strictVisits;
}
/// Whether a strict site becomes less strict but stays so: what was given up does not come back.
[[nodiscard]] constexpr bool lowersStrict(const Keeping &before, const Keeping &after)
{
    return after.strictVisits > 0 && after.strictVisits < before.strictVisits;
}

struct Site {
    SiteId id;
    QString trackingCode; ///< Public: it stands in the snippet. 8 capital letters unless chosen.
    QString name;
    QStringList hostnames; ///< The first is the main one. Lower case, no port, no scheme; a later
                           ///< one may begin with "*." for all below it.
    SiteCalendar calendar;
    PrivacySignals privacySignals = PrivacySignals::Ignore;
    Instant createdAt{};
    QStringList aliases; ///< Other products' site ids, UUIDs or domains that it answers to.
    HostnameRule hostnameRule = HostnameRule::Any;
    BotViews botViews = BotViews::Discarded;
    PathRules pathRules;
    QStringList excludedRanges; ///< CIDR; views from there are not counted.
    std::vector<Goal> goals;    ///< In the order in which they were added.
    std::vector<ApiToken> tokens;
    std::vector<SavedFilter> savedFilters; ///< By name.
    Keeping keeping;

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
    QStringList addAliases;
    QStringList removeAliases;
    std::optional<HostnameRule> hostnameRule;
    std::optional<BotViews> botViews;
    std::optional<PathRules> pathRules;
    std::optional<QStringList> excludedRanges;
    std::vector<Goal> addGoals; ///< Their ids are given by the database.
    QStringList removeGoals;    ///< By name.
    std::vector<ApiToken> addTokens;
    std::vector<TokenId> removeTokens;
    std::vector<SavedFilter> saveFilters; ///< Replaces one of the same name.
    QStringList removeFilters;            ///< By name.
    std::optional<Keeping> keeping;
};

/// Checks a draft and fills in what was left out, but for the id.
[[nodiscard]] Result<Site> siteFromDraft(const SiteDraft &draft, Instant now);

/// What a site becomes by an edit. hasViews: without any, a new time zone is in force at once.
enum class SiteHistory { Empty, HasViews };
[[nodiscard]] Result<Site> siteAfterEdit(const Site &site, const SiteEdit &edit,
                                         SiteHistory history, Instant now);

/// 3 to 64 of A-Z a-z 0-9 . _ -
[[nodiscard]] bool isValidTrackingCode(QStringView code);
/// As it is kept and compared: 1 to 120 characters without spaces; domains and UUIDs in lower case.
[[nodiscard]] Result<QString> normalisedAlias(const QString &text);
/// Whether views of that hostname (normalised) may be counted for the site.
[[nodiscard]] bool accepts(const Site &site, const QString &hostname);
[[nodiscard]] Result<QTimeZone> timeZoneFromName(const QString &name);

} // namespace footfall::domain
