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
    Unavailable = 99,    ///< Nothing wrong with it, but it cannot be kept just now: 503, and the
                         ///< ledger counts it as refused, never as rejected.
};

/// All that the ledger keeps apart, in the order in which they are shown.
inline constexpr std::array Rejections{
    Rejection::Bot,           Rejection::AddressExcluded, Rejection::OwnVisit,
    Rejection::PrivacySignal, Rejection::UnknownSite,     Rejection::WrongHostname,
    Rejection::RateLimited,   Rejection::Malformed,       Rejection::TooLarge,
    Rejection::Superseded,
};

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
