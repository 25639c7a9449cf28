// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/factcache.h"

#include "core/queries/facts/factengine.h"

#include <algorithm>

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

quint64 FactCache::beginQuestion(Urgency urgency)
{
    const QMutexLocker lock(&m_mutex);
    ++m_question;
    if (urgency == Urgency::Ahead)
        m_questionAhead = m_question;
    return m_question;
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
    if (entry->urgency == Urgency::Ahead)
        m_bytesAhead -= entry->bytes;
    m_byKey.erase(entry->key);
    m_entries.erase(entry);
}

/// Of those that the question has not used. False: there is none.
bool FactCache::dropOldestAhead(quint64 question, Parts *leaving)
{
    const auto oldest =
        std::find_if(m_entries.rbegin(), m_entries.rend(), [question](const Entry &entry) {
            return entry.urgency == Urgency::Ahead && entry.question < question;
        });
    if (oldest == m_entries.rend())
        return false;
    drop(std::prev(oldest.base()), leaving);
    return true;
}

FactCache::Kept FactCache::makeRoomForAhead(qint64 bytes, Parts *leaving)
{
    const qint64 most = m_mostBytes / ShareOfAhead;
    if (bytes > most)
        return Kept::No;
    while (m_bytesAhead + bytes > most && dropOldestAhead(m_question + 1, leaving)) {
    }
    return Kept::Yes;
}

FactCache::Kept FactCache::makeRoom(qint64 bytes, quint64 question, Parts *leaving)
{
    while (m_bytes + bytes > m_mostBytes) {
        if (question == m_questionAhead) {
            if (!dropOldestAhead(question, leaving))
                return Kept::No;
        } else if (m_entries.empty() || m_entries.back().question >= question) {
            return Kept::No;
        } else {
            drop(std::prev(m_entries.end()), leaving);
        }
    }
    return Kept::Yes;
}

FactCache::Kept FactCache::insert(const FactCacheKey &key, quint64 question,
                                  std::shared_ptr<const void> part, qint64 bytes, Urgency urgency)
{
    Parts leaving; // Freed after the mutex.
    const QMutexLocker lock(&m_mutex);
    bytes += BytesOfAnEntry;
    if (m_byKey.contains(key))
        return Kept::Yes;
    if (urgency == Urgency::Ahead && makeRoomForAhead(bytes, &leaving) == Kept::No)
        return Kept::No;
    if (makeRoom(bytes, question, &leaving) == Kept::No)
        return Kept::No;
    m_entries.push_front({key, std::move(part), bytes, question, urgency});
    m_byKey.emplace(key, m_entries.begin());
    m_bytes += bytes;
    if (urgency == Urgency::Ahead)
        m_bytesAhead += bytes;
    return Kept::Yes;
}

qint64 FactCache::bytes() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytes;
}

} // namespace footfall::queries
