// SPDX-License-Identifier: GPL-3.0-or-later
// Why an item was not counted. The names appear in the ledger, in the status and in the window;
// their numbers are in the database and never change. Any thread.
#pragma once

#include <QString>
#include <array>
#include <optional>

namespace footfall::domain {

enum class Rejection {
    UnknownSite = 1,
    Malformed = 2,
    TooLarge = 3,
    RateLimited = 4,
    WrongHostname = 5,
    Bot = 6,
    PrivacySignal = 7,   ///< DNT or GPC, on a site that respects them: its protocol's own answer.
    OwnVisit = 8,        ///< The script's opt-out, where it says so.
    AddressExcluded = 9, ///< In a range that the owner typed.
    Superseded = 10,     ///< A leave report that comes after the next view.
    PathIgnored = 11,    ///< A pathname that the site's rules leave out.
    SpamReferrer = 12,   ///< A referrer known for sending itself to the lists of others.
    // What kind of bot; Bot is one of no kind known.
    BotSearch = 20,  ///< Search engines.
    BotAi = 21,      ///< Gathers for language models.
    BotSeo = 22,     ///< Searches for what sells.
    BotMonitor = 23, ///< Looks whether the site is up.
    BotPreview = 24, ///< Link previews and feed readers.
    BotArchive = 25, ///< Archives and research.
    BotScanner = 26, ///< Looks for holes.
    BotAdvertising = 27,
    BotLibrary = 28,    ///< A program's HTTP library.
    BotAutomation = 29, ///< A browser that a program drives.
    BotPrefetch = 30,   ///< Fetched before anybody asked (Sec-Purpose, X-Moz...).
    BotNameless = 31,   ///< Without a user agent.
    Unavailable = 99,   ///< Nothing wrong with it, but it cannot be kept just now: 503, and the
                        ///< ledger counts it as refused, never as rejected.
};

/// All that the ledger keeps apart, in the order in which they are shown.
inline constexpr std::array Rejections{
    Rejection::BotSearch,     Rejection::BotAi,           Rejection::BotSeo,
    Rejection::BotMonitor,    Rejection::BotPreview,      Rejection::BotArchive,
    Rejection::BotScanner,    Rejection::BotAdvertising,  Rejection::BotLibrary,
    Rejection::BotAutomation, Rejection::BotPrefetch,     Rejection::BotNameless,
    Rejection::Bot,           Rejection::AddressExcluded, Rejection::OwnVisit,
    Rejection::PathIgnored,   Rejection::SpamReferrer,    Rejection::PrivacySignal,
    Rejection::UnknownSite,   Rejection::WrongHostname,   Rejection::RateLimited,
    Rejection::Malformed,     Rejection::TooLarge,        Rejection::Superseded,
};

/// Of any kind.
[[nodiscard]] constexpr bool isBot(Rejection rejection)
{
    return rejection == Rejection::Bot ||
           (rejection >= Rejection::BotSearch && rejection <= Rejection::BotNameless);
}

/// "unknown-site": in JSON and the log.
[[nodiscard]] inline QString nameOf(Rejection rejection)
{
    switch (rejection) {
    case Rejection::UnknownSite: return QStringLiteral("unknown-site");
    case Rejection::Malformed: return QStringLiteral("malformed");
    case Rejection::TooLarge: return QStringLiteral("too-large");
    case Rejection::RateLimited: return QStringLiteral("rate-limited");
    case Rejection::WrongHostname: return QStringLiteral("wrong-hostname");
    case Rejection::Bot: return QStringLiteral("bot");
    case Rejection::PrivacySignal: return QStringLiteral("privacy-signal");
    case Rejection::OwnVisit: return QStringLiteral("own-visit");
    case Rejection::AddressExcluded: return QStringLiteral("address-excluded");
    case Rejection::Superseded: return QStringLiteral("superseded");
    case Rejection::PathIgnored: return QStringLiteral("path-ignored");
    case Rejection::SpamReferrer: return QStringLiteral("spam-referrer");
    case Rejection::BotSearch: return QStringLiteral("bot-search");
    case Rejection::BotAi: return QStringLiteral("bot-ai");
    case Rejection::BotSeo: return QStringLiteral("bot-seo");
    case Rejection::BotMonitor: return QStringLiteral("bot-monitor");
    case Rejection::BotPreview: return QStringLiteral("bot-preview");
    case Rejection::BotArchive: return QStringLiteral("bot-archive");
    case Rejection::BotScanner: return QStringLiteral("bot-scanner");
    case Rejection::BotAdvertising: return QStringLiteral("bot-advertising");
    case Rejection::BotLibrary: return QStringLiteral("bot-library");
    case Rejection::BotAutomation: return QStringLiteral("bot-automation");
    case Rejection::BotPrefetch: return QStringLiteral("bot-prefetch");
    case Rejection::BotNameless: return QStringLiteral("bot-nameless");
    case Rejection::Unavailable: return QStringLiteral("unavailable");
    }
    return {};
}

[[nodiscard]] inline std::optional<Rejection> rejectionFromName(const QString &name)
{
    for (const Rejection rejection : Rejections) {
        if (name == nameOf(rejection))
            return rejection;
    }
    if (name == nameOf(Rejection::Unavailable))
        return Rejection::Unavailable;
    return std::nullopt;
}

} // namespace footfall::domain
