// SPDX-License-Identifier: GPL-3.0-or-later
// What every tracker's protocol is: pure functions from a request to what was found in it, and from
// what became of that to the answer that its client needs. They know no socket, no database and no
// clock. Any thread; values.
#pragma once

#include "core/domain/rejection.h"
#include "core/enrich/rawhit.h"
#include "server/reply.h"
#include "server/requestview.h"

#include <QVarLengthArray>

#include <tl/expected.hpp>

#include <optional>
#include <span>

namespace footfall::server {

/// Whether an item may be for the only site there is, where nothing names another.
enum class OnlySite { No, Yes };

/// How a request says which site it is for. What is first here is asked first.
struct SiteNames {
    QByteArray tokenHash{}; ///< SHA-256 of a site's token; where it is set, nothing else is asked.
    QString key{};          ///< A tracking code or an alias.
    QString hostname{};     ///< One of the site's hostnames, as sent.
    QString otherHostname{};
    OnlySite onlySite = OnlySite::No;
};

/// Why a request, or an item of it, is not counted.
struct Refusal {
    domain::Rejection reason = domain::Rejection::Malformed;
    int status = 400;
    QByteArray text{}; ///< For the person who looks at the request. Holds nothing that was sent.
    bool operator==(const Refusal &) const = default;
};

enum class PrivacySignal { None, Sent };

/// One view, event or leave report for one site. The hit's time and address are filled in by
/// whoever knows them.
struct Item {
    SiteNames site{};
    enrich::RawHit hit{};
    std::optional<Address> visitor{}; ///< Where the sender speaks for somebody else.
    PrivacySignal privacySignal = PrivacySignal::None; ///< Of that somebody.
    std::optional<Refusal> fault{}; ///< This one cannot be understood; the others may be.
    bool isIgnored = false;         ///< Understood, but nothing that is kept or counted.
};

/// What the client of a request can read. Which of them there are is each protocol's own affair.
enum class AnswerShape { Nothing, Image, Text, Json, List };

struct Found {
    QVarLengthArray<Item, 1> items{}; ///< None: the same of the whole request.
    AnswerShape shape = AnswerShape::Nothing;
};

/// What became of an item.
struct Outcome {
    std::optional<domain::Rejection> reason{}; ///< None: it is kept.
    QByteArray text{};                         ///< Of its fault, if it had one.
};

struct Protocol {
    const char *name = nullptr;
    tl::expected<Found, Refusal> (*understand)(const RequestView &request) = nullptr;
    /// One outcome for each item, in their order.
    Reply (*answer)(AnswerShape shape, std::span<const Outcome> outcomes) = nullptr;
    /// Of a request in which nothing was found.
    Reply (*refused)(const Refusal &refusal) = nullptr;
};

/// Nothing is wrong with what was sent, but it is not counted: a bot, a privacy signal, a page that
/// the site's rules leave out...
[[nodiscard]] constexpr bool isDropped(domain::Rejection reason)
{
    switch (reason) {
    case domain::Rejection::Malformed:
    case domain::Rejection::TooLarge:
    case domain::Rejection::UnknownSite:
    case domain::Rejection::RateLimited:
    case domain::Rejection::Unavailable: return false;
    default: return true;
    }
}

} // namespace footfall::server
