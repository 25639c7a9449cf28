// SPDX-License-Identifier: GPL-3.0-or-later
// Which visitors were seen on a site's day, which of its pages by them, and what they did: hashes
// and nothing else. The thread of the connection.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/siteday.h"
#include "core/storage/database.h"
#include "core/storage/hashset.h"

#include <array>
#include <map>

namespace footfall::storage {

/// The numbers are stored (seen_block.kind): never change them.
enum class SeenSet {
    Visitor = 1,
    Page = 2,
    Goal = 3, ///< Who met a goal, did an event, or did it with a property.
};
inline constexpr std::array SeenSets{SeenSet::Visitor, SeenSet::Page, SeenSet::Goal};
enum class Sighting { First, Again };

struct SeenMark {
    SeenSet set = SeenSet::Visitor;
    domain::SiteDay siteDay;
    domain::Hash16 hash;
    auto operator<=>(const SeenMark &) const = default;
    bool operator==(const SeenMark &) const = default;
};

class SeenStore
{
public:
    /// The database outlives it. capacity: how many hashes are remembered, so that they need no
    /// look-up; beyond that each takes one.
    explicit SeenStore(Database &database, size_t capacity = 2'000'000);

    /// One answer for each mark. Inside the caller's transaction, which ends with keep() or
    /// forget(). REQUIRES: sorted, each once: the order of writing must not tell the order of
    /// arrival.
    [[nodiscard]] domain::Result<std::vector<Sighting>> insert(const std::vector<SeenMark> &marks);
    void keep();   ///< The transaction was committed.
    void forget(); ///< It was rolled back: its hashes are not there.
    void forgetSite(domain::SiteId site);

    /// Removes at most limit hashes, or some thousands together, of the days before; returns zero
    /// when none are left.
    [[nodiscard]] domain::Result<qint64> removeBefore(SeenSet set, domain::SiteId site, QDate day,
                                                      qint64 limit);

    enum class Progress { More, Complete };
    /// Merges the blocks that single batches left, so that nothing tells any more which hashes came
    /// together. Inside the caller's transaction; of one set, at most so many hashes.
    static constexpr size_t MostMerged = 100'000;
    [[nodiscard]] domain::Result<Progress> mergeSome(size_t limit = MostMerged);

private:
    using Key = std::pair<SeenSet, domain::SiteDay>;
    /// What is remembered of a set.
    struct Known {
        HashSet hashes;
        bool isComplete = true; ///< What is not here is new. Else the database knows.
    };
    struct Block {
        qint64 id = 0;
        std::vector<domain::Hash16> hashes;
    };
    using Marks = std::vector<SeenMark>::const_iterator;

    [[nodiscard]] domain::Result<Known *> known(const Key &key);
    [[nodiscard]] domain::Result<domain::Done> insertOfSet(Marks from, Marks to,
                                                           std::vector<Sighting> &sightings);
    [[nodiscard]] domain::Result<bool> insertSingle(const Key &key, const domain::Hash16 &hash);
    [[nodiscard]] domain::Result<bool> insertBlock(const Key &key,
                                                   const std::vector<domain::Hash16> &hashes);
    [[nodiscard]] domain::Result<domain::Done> insertAll(const Key &key,
                                                         const std::vector<domain::Hash16> &hashes);
    [[nodiscard]] domain::Result<domain::Done> merge(const Key &key,
                                                     const std::vector<Block> &blocks);

    Database &m_database;
    size_t m_capacity;
    size_t m_remembered = 0;
    std::map<Key, Known> m_known;
    std::vector<Key> m_touched; ///< Since the transaction began.
};

} // namespace footfall::storage
