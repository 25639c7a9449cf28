// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of single batches become larger ones, sorted anew.
#include "core/storage/seenblock.h"
#include "core/storage/seenstore.h"

#include <algorithm>

namespace footfall::storage {

using domain::Done;
using domain::Hash16;
using domain::Result;

Result<SeenStore::Progress> SeenStore::mergeSome(size_t limit)
{
    const Result<Statement *> statement = m_database.statement("seen_block_small");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    if (const Result<Done> started = rows.bind(0, qint64(SmallBlockBytes)).start(); !started)
        return tl::unexpected(started.error());
    Key key;
    std::vector<Block> blocks;
    for (size_t hashes = 0; hashes < limit && rows.next();) {
        const domain::SiteDay siteDay{domain::SiteId{rows.integer(1)},
                                      QDate::fromJulianDay(rows.integer(2))};
        key = {static_cast<SeenSet>(rows.integer(3)), siteDay};
        Block block{rows.integer(0), {}};
        appendHashes(rows.bytes(4), block.hashes);
        hashes += block.hashes.size();
        blocks.push_back(std::move(block));
    }
    rows.finish();
    if (const Result<Done> outcome = rows.outcome(); !outcome)
        return tl::unexpected(outcome.error());
    if (blocks.size() < 2)
        return Progress::Complete;
    return merge(key, blocks).map([](Done) { return Progress::More; });
}

Result<Done> SeenStore::merge(const Key &key, const std::vector<Block> &blocks)
{
    const Result<Statement *> remove = m_database.statement("seen_block_delete");
    if (!remove)
        return tl::unexpected(remove.error());
    std::vector<Hash16> all;
    for (const Block &block : blocks) {
        all.insert(all.end(), block.hashes.begin(), block.hashes.end());
        if (const Result<Done> done = (*remove)->bind(0, block.id).run(); !done)
            return done;
    }
    std::sort(all.begin(), all.end());
    for (size_t from = 0; from < all.size(); from += MostInBlock) {
        const auto first = all.begin() + std::ptrdiff_t(from);
        const auto count = std::ptrdiff_t(std::min(MostInBlock, all.size() - from));
        if (const Result<Done> done = insertAll(key, {first, first + count}); !done)
            return done;
    }
    return Done{};
}

} // namespace footfall::storage
