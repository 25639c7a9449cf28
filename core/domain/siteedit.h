// SPDX-License-Identifier: GPL-3.0-or-later
// What an owner asks a site to be, and the site that it becomes by that. Any thread; values.
#pragma once

#include "core/domain/site.h"

namespace footfall::domain {

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

} // namespace footfall::domain
