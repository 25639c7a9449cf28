// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/factcache.h"

#include "core/queries/facts/factengine.h"

namespace footfall::queries {

namespace {

/// Of an entry's own: list, map and the object's frame.
constexpr qint64 BytesOfAnEntry = 200;

} // namespace

std::shared_ptr<FactCache> makeFactCache(qint64 mostBytes)
{
    return std::make_shared<FactCache>(mostBytes);
}

FactCache::FactCache(qint64 mostBytes) : m_mostBytes(mostBytes) {}

quint64 FactCache::beginQuestion()
{
    const QMutexLocker lock(&m_mutex);
    return ++m_question;
}

std::shared_ptr<const void> FactCache::find(const FactCacheKey &key, quint64 question)
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return nullptr;
    Entry &entry = *found->second;
    entry.question = std::max(entry.question, question);
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return entry.part;
}

void FactCache::drop(std::list<Entry>::iterator entry, Parts *leaving)
{
    leaving->push_back(std::move(entry->part));
    m_bytes -= entry->bytes;
    if (entry->why == Why::Ahead)
        m_bytesAhead -= entry->bytes;
    m_byKey.erase(entry->key);
    m_entries.erase(entry);
}

/// Of its own kind only: what somebody has asked for is worth more.
FactCache::Kept FactCache::makeRoomForAhead(qint64 bytes, Parts *leaving)
{
    const qint64 most = m_mostBytes / ShareOfAhead;
    if (bytes > most)
        return Kept::No;
    for (auto entry = m_entries.end(); m_bytesAhead + bytes > most && entry != m_entries.begin();) {
        const auto last = std::prev(entry);
        if (last->why == Why::Ahead)
            drop(last, leaving);
        else
            entry = last;
    }
    return Kept::Yes;
}

FactCache::Kept FactCache::insert(const FactCacheKey &key, quint64 question,
                                  std::shared_ptr<const void> part, qint64 bytes, Why why)
{
    Parts leaving; // Freed after the mutex.
    const QMutexLocker lock(&m_mutex);
    bytes += BytesOfAnEntry;
    if (m_byKey.contains(key))
        return Kept::Yes;
    if (why == Why::Ahead && makeRoomForAhead(bytes, &leaving) == Kept::No)
        return Kept::No;
    while (m_bytes + bytes > m_mostBytes) {
        if (m_entries.empty() || m_entries.back().question >= question)
            return Kept::No;
        drop(std::prev(m_entries.end()), &leaving);
    }
    m_entries.push_front({key, std::move(part), bytes, question, why});
    m_byKey.emplace(key, m_entries.begin());
    m_bytes += bytes;
    if (why == Why::Ahead)
        m_bytesAhead += bytes;
    return Kept::Yes;
}

qint64 FactCache::bytes() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytes;
}

} // namespace footfall::queries
