// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/seenstore.h"

#include "core/storage/seenblock.h"

#include <algorithm>

namespace footfall::storage {

using domain::Done;
using domain::Hash16;
using domain::Result;

namespace {

/// Fewer new hashes are written one by one: a block of them would tell who came together.
constexpr size_t FewestInBlock = 16;

/// The statements of a set's table of single hashes.
struct Statements {
    const char *insert;
    const char *hashes;
    const char *deleteBefore;
};

Statements statementsOf(SeenSet set)
{
    switch (set) {
    case SeenSet::Visitor:
        return {"seen_visitor_insert", "seen_visitor_hashes", "seen_visitor_delete_before"};
    case SeenSet::Page: return {"seen_page_insert", "seen_page_hashes", "seen_page_delete_before"};
    case SeenSet::Goal: return {"seen_goal_insert", "seen_goal_hashes", "seen_goal_delete_before"};
    }
    Q_UNREACHABLE();
}

/// The day first, so that days hardly share a page of the file: what is unused of a page may hold
/// copies of rows that SQLite moved, and goes only with the whole page.
qint64 blockId(QDate day, const Hash16 &least)
{
    qint64 id = day.toJulianDay();
    for (size_t i = 0; i < 5; ++i)
        id = id << 8 | least.bytes.at(i);
    return id;
}

} // namespace

SeenStore::SeenStore(Database &database, size_t capacity)
    : m_database(database), m_capacity(capacity)
{
}

Result<std::vector<Sighting>> SeenStore::insert(const std::vector<SeenMark> &marks)
{
    Q_ASSERT(std::is_sorted(marks.begin(), marks.end()));
    std::vector<Sighting> sightings;
    sightings.reserve(marks.size());
    for (auto from = marks.begin(); from != marks.end();) {
        const auto to = std::find_if(from, marks.end(), [&](const SeenMark &mark) {
            return mark.set != from->set || mark.siteDay != from->siteDay;
        });
        if (const Result<Done> done = insertOfSet(from, to, sightings); !done)
            return tl::unexpected(done.error());
        from = to;
    }
    return sightings;
}

Result<Done> SeenStore::insertOfSet(Marks from, Marks to, std::vector<Sighting> &sightings)
{
    const Key key{from->set, from->siteDay};
    const Result<Known *> found = known(key);
    if (!found)
        return tl::unexpected(found.error());
    Known &set = **found;
    std::vector<Hash16> added;
    for (auto mark = from; mark != to; ++mark) {
        if (set.hashes.contains(mark->hash)) {
            sightings.push_back(Sighting::Again);
        } else if (set.isComplete) {
            sightings.push_back(Sighting::First);
            added.push_back(mark->hash);
        } else {
            const Result<bool> isNew = insertSingle(key, mark->hash);
            if (!isNew)
                return tl::unexpected(isNew.error());
            sightings.push_back(*isNew ? Sighting::First : Sighting::Again);
        }
    }
    if (added.empty())
        return Done{};
    m_touched.push_back(key);
    for (const Hash16 &hash : added)
        set.hashes.insert(hash);
    m_remembered += added.size();
    if (m_remembered >= m_capacity)
        set.isComplete = false;
    return insertAll(key, added);
}

Result<Done> SeenStore::insertAll(const Key &key, const std::vector<Hash16> &hashes)
{
    if (hashes.size() >= FewestInBlock) {
        const Result<bool> isDone = insertBlock(key, hashes);
        if (!isDone)
            return tl::unexpected(isDone.error());
        if (*isDone)
            return Done{};
    }
    for (const Hash16 &hash : hashes) {
        if (const Result<bool> isNew = insertSingle(key, hash); !isNew)
            return tl::unexpected(isNew.error());
    }
    return Done{};
}

Result<bool> SeenStore::insertSingle(const Key &key, const Hash16 &hash)
{
    const Result<Statement *> statement = m_database.statement(statementsOf(key.first).insert);
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, key.second.site.value)
        .bind(1, key.second.day.toJulianDay())
        .bind(2, hash);
    return (*statement)->run().map([&](Done) { return (*statement)->rowsChanged() > 0; });
}

/// False where another block has that id, which hardly ever happens.
Result<bool> SeenStore::insertBlock(const Key &key, const std::vector<Hash16> &hashes)
{
    const Result<Statement *> statement = m_database.statement("seen_block_insert");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, blockId(key.second.day, hashes.front()))
        .bind(1, key.second.site.value)
        .bind(2, key.second.day.toJulianDay())
        .bind(3, static_cast<qint64>(key.first))
        .bind(4, bytesOf(hashes.data(), hashes.size()));
    return (*statement)->run().map([&](Done) { return (*statement)->rowsChanged() > 0; });
}

Result<SeenStore::Known *> SeenStore::known(const Key &key)
{
    if (const auto found = m_known.find(key); found != m_known.end())
        return &found->second;
    // A site writes about a day, and in its first minutes about the one before.
    std::erase_if(m_known, [&](const auto &entry) {
        const bool isOver = entry.first.first == key.first &&
                            entry.first.second.site == key.second.site &&
                            entry.first.second.day < key.second.day.addDays(-1);
        if (isOver)
            m_remembered -= entry.second.hashes.size();
        return isOver;
    });

    Known read;
    const Result<Statement *> blocks = m_database.statement("seen_block_hashes");
    const Result<Statement *> singles = m_database.statement(statementsOf(key.first).hashes);
    if (!blocks || !singles)
        return tl::unexpected(blocks ? singles.error() : blocks.error());
    Statement &block = **blocks;
    block.bind(0, key.second.site.value)
        .bind(1, key.second.day.toJulianDay())
        .bind(2, static_cast<qint64>(key.first));
    if (const Result<Done> started = block.start(); !started)
        return tl::unexpected(started.error());
    // All of these, whatever the capacity: nothing else can tell that they are there.
    std::vector<Hash16> hashes;
    while (block.next()) {
        hashes.clear();
        appendHashes(block.bytes(0), hashes);
        for (const Hash16 &hash : hashes)
            read.hashes.insert(hash);
    }
    if (const Result<Done> outcome = block.outcome(); !outcome)
        return tl::unexpected(outcome.error());

    Statement &single = **singles;
    single.bind(0, key.second.site.value).bind(1, key.second.day.toJulianDay());
    if (const Result<Done> started = single.start(); !started)
        return tl::unexpected(started.error());
    while (read.isComplete && single.next()) {
        if (const auto hash = single.hash(0))
            read.hashes.insert(*hash);
        read.isComplete = m_remembered + read.hashes.size() < m_capacity;
    }
    single.finish();
    if (const Result<Done> outcome = single.outcome(); !outcome)
        return tl::unexpected(outcome.error());
    m_remembered += read.hashes.size();
    return &m_known.emplace(key, std::move(read)).first->second;
}

void SeenStore::keep()
{
    m_touched.clear();
}

void SeenStore::forget()
{
    // They are read anew when they are asked for.
    for (const Key &key : m_touched) {
        if (const auto found = m_known.find(key); found != m_known.end()) {
            m_remembered -= found->second.hashes.size();
            m_known.erase(found);
        }
    }
    m_touched.clear();
}

void SeenStore::forgetSite(domain::SiteId site)
{
    std::erase_if(m_known, [&](const auto &entry) {
        const bool isIt = entry.first.second.site == site;
        if (isIt)
            m_remembered -= entry.second.hashes.size();
        return isIt;
    });
}

Result<qint64> SeenStore::removeBefore(SeenSet set, domain::SiteId site, QDate day, qint64 limit)
{
    const Result<Statement *> blocks = m_database.statement("seen_block_delete_before");
    if (!blocks)
        return tl::unexpected(blocks.error());
    (*blocks)
        ->bind(0, site.value)
        .bind(1, static_cast<qint64>(set))
        .bind(2, day.toJulianDay())
        .bind(3, std::max<qint64>(1, limit / qint64(MostInBlock)));
    if (const Result<Done> done = (*blocks)->run(); !done)
        return tl::unexpected(done.error());
    if (const qint64 removed = (*blocks)->rowsChanged(); removed > 0)
        return removed;
    const Result<Statement *> singles = m_database.statement(statementsOf(set).deleteBefore);
    if (!singles)
        return tl::unexpected(singles.error());
    (*singles)->bind(0, site.value).bind(1, day.toJulianDay()).bind(2, limit);
    return (*singles)->run().map([&](Done) { return (*singles)->rowsChanged(); });
}

} // namespace footfall::storage
