// SPDX-License-Identifier: GPL-3.0-or-later
// What goes through the pipeline in the order of its sequence: a hit, or what the door decided
// about items by itself. Any thread; values.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/ledger.h"
#include "core/domain/site.h"
#include "core/pipeline/hitsink.h"

#include <functional>
#include <optional>
#include <variant>

namespace footfall::pipeline {

using LedgerEntries = std::vector<domain::LedgerEntry>;

/// What bots looked at, of a site that wants to see that; its decisions count it.
struct BotSighting {
    domain::SiteId site;
    QDate day; ///< Of the site.
    domain::Rejection reason = domain::Rejection::Bot;
    QString bot; ///< Its name in the data files; empty: none.
    QString pathname;
    qint64 pageViews = 0;
    bool operator==(const BotSighting &) const = default;
};
using BotSightings = std::vector<BotSighting>;

/// What the database and the spool keep of an item. Applied once: the database knows the highest
/// sequence that it has applied, of its epoch.
struct Record {
    quint64 sequence = 0; ///< Rising.
    std::variant<domain::Hit, LedgerEntries> content;
    BotSightings sightings{}; ///< Beside decisions only.

    [[nodiscard]] const domain::Hit *hit() const { return std::get_if<domain::Hit>(&content); }
    [[nodiscard]] const LedgerEntries *entries() const
    {
        return std::get_if<LedgerEntries>(&content);
    }
};

struct Item {
    Record record;
    std::shared_ptr<ReceiptPort> port; ///< Null: nobody waits.
    quint64 token = 0;
};

/// How the ids of one database become those of another; nothing where it has no such site or goal.
struct IdMove {
    std::function<std::optional<domain::SiteId>(domain::SiteId)> site;
    std::function<std::optional<domain::GoalId>(domain::GoalId)> goal;
};
/// The same database.
[[nodiscard]] IdMove sameIds();
/// By the sites' tracking codes, and by what their goals are.
[[nodiscard]] IdMove idMove(const std::vector<domain::Site> &before,
                            const std::vector<domain::Site> &now);
/// False where nothing is left of it: its site is gone. Decisions of sites that are gone are those
/// of the nameless one, which is the same in every database.
[[nodiscard]] bool move(Record &record, const IdMove &ids);

/// Memory that it takes, about: what a visitor sent, and what it is kept in.
[[nodiscard]] qsizetype heldBytes(const Item &item);

} // namespace footfall::pipeline
