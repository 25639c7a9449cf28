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
    std::list<Entry> &entries = entry.shelf->entries;
    entries.splice(entries.begin(), entries, found->second);
    return entry.part;
}

void FactCache::drop(std::list<Entry>::iterator entry, Leaving *leaving)
{
    Shelf *shelf = entry->shelf;
    leaving->push_back(std::move(entry->part));
    shelf->bytes -= entry->bytes;
    if (entry->urgency == Urgency::Ahead)
        m_bytesAhead -= entry->bytes;
    m_byKey.erase(entry->key);
    shelf->entries.erase(entry);
}

/// Of those that the question has not used. shelf: for which there is to be room. False: there is
/// none.
bool FactCache::dropOldest(quint64 question, const Shelf &shelf, Leaving *leaving)
{
    const bool areAnswersLeft =
        &shelf == &m_parts && m_answers.bytes <= m_mostBytes / ShareOfAnswers;
    Shelf *oldest = nullptr;
    for (Shelf *other : {&m_parts, &m_answers}) {
        if (other->entries.empty() || (areAnswersLeft && other == &m_answers))
            continue;
        if (!oldest || other->entries.back().question < oldest->entries.back().question)
            oldest = other;
    }
    if (!oldest || oldest->entries.back().question >= question)
        return false;
    drop(std::prev(oldest->entries.end()), leaving);
    return true;
}

/// The same, of answers that nobody waits for.
bool FactCache::dropOldestAhead(quint64 question, Leaving *leaving)
{
    std::list<Entry> &answers = m_answers.entries;
    const auto oldest =
        std::find_if(answers.rbegin(), answers.rend(), [question](const Entry &entry) {
            return entry.urgency == Urgency::Ahead && entry.question < question;
        });
    if (oldest == answers.rend())
        return false;
    drop(std::prev(oldest.base()), leaving);
    return true;
}

FactCache::Kept FactCache::makeRoomForAhead(qint64 bytes, Leaving *leaving)
{
    const qint64 most = m_mostBytes / ShareOfAhead;
    if (bytes > most)
        return Kept::No;
    while (m_bytesAhead + bytes > most && dropOldestAhead(m_question + 1, leaving)) {
    }
    return Kept::Yes;
}

qint64 FactCache::mostBytesOf(const Shelf &shelf) const
{
    return &shelf == &m_answers
               ? m_mostBytes - m_parts.bytes
               : m_mostBytes - std::max(m_answers.bytes, m_mostBytes / ShareOfAnswers);
}

FactCache::Kept FactCache::makeRoom(const Entry &entry, Leaving *leaving)
{
    const Shelf &shelf = *entry.shelf;
    while (shelf.bytes + entry.bytes > mostBytesOf(shelf)) {
        if (entry.question != m_questionAhead) {
            if (!dropOldest(entry.question, shelf, leaving))
                return Kept::No;
            continue;
        }
        // Answers that leave their share to parts make no room for these.
        const bool isOfUse = &shelf == &m_answers || m_answers.bytes > m_mostBytes / ShareOfAnswers;
        if (!isOfUse || !dropOldestAhead(entry.question, leaving))
            return Kept::No;
    }
    return Kept::Yes;
}

FactCache::Kept FactCache::insert(const FactCacheKey &key, quint64 question,
                                  std::shared_ptr<const void> part, qint64 bytes)
{
    return insert({&m_parts, key, std::move(part), bytes, question, Urgency::Now});
}

FactCache::Kept FactCache::insertAnswer(const FactCacheKey &key, quint64 question,
                                        std::shared_ptr<const void> answer, qint64 bytes,
                                        Urgency urgency)
{
    return insert({&m_answers, key, std::move(answer), bytes, question, urgency});
}

FactCache::Kept FactCache::insert(Entry entry)
{
    Leaving leaving; // Freed after the mutex.
    const QMutexLocker lock(&m_mutex);
    entry.bytes += BytesOfAnEntry;
    Shelf *shelf = entry.shelf;
    const bool isAnswer = shelf == &m_answers;
    const qint64 most = isAnswer ? m_mostBytes : m_mostBytes - m_mostBytes / ShareOfAnswers;
    if (entry.bytes > most)
        return Kept::No;
    if (const auto known = m_byKey.find(entry.key); known != m_byKey.end()) {
        if (!isAnswer)
            return Kept::Yes;
        drop(known->second, &leaving);
    }
    if (entry.urgency == Urgency::Ahead && makeRoomForAhead(entry.bytes, &leaving) == Kept::No)
        return Kept::No;
    if (makeRoom(entry, &leaving) == Kept::No)
        return Kept::No;
    shelf->bytes += entry.bytes;
    if (entry.urgency == Urgency::Ahead)
        m_bytesAhead += entry.bytes;
    shelf->entries.push_front(std::move(entry));
    m_byKey.emplace(shelf->entries.front().key, shelf->entries.begin());
    return Kept::Yes;
}

qint64 FactCache::bytes() const
{
    const QMutexLocker lock(&m_mutex);
    return m_parts.bytes + m_answers.bytes;
}

} // namespace footfall::queries
