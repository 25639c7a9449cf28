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

FactCache::Kept FactCache::insert(const FactCacheKey &key, quint64 question,
                                  std::shared_ptr<const void> part, qint64 bytes)
{
    std::vector<std::shared_ptr<const void>> leaving; // Freed after the mutex.
    const QMutexLocker lock(&m_mutex);
    bytes += BytesOfAnEntry;
    if (m_byKey.contains(key))
        return Kept::Yes;
    while (m_bytes + bytes > m_mostBytes) {
        if (m_entries.empty() || m_entries.back().question >= question)
            return Kept::No;
        leaving.push_back(std::move(m_entries.back().part));
        m_bytes -= m_entries.back().bytes;
        m_byKey.erase(m_entries.back().key);
        m_entries.pop_back();
    }
    m_entries.push_front({key, std::move(part), bytes, question});
    m_byKey.emplace(key, m_entries.begin());
    m_bytes += bytes;
    return Kept::Yes;
}

qint64 FactCache::bytes() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytes;
}

} // namespace footfall::queries
