// SPDX-License-Identifier: GPL-3.0-or-later
// Decoded parts of segments, as many as a bound of bytes allows. What the running question has used
// is not given up for the rest of what it needs, so that data which is larger than the bound is
// streamed past the cache instead of washing it out; and answers to questions. Safe from any
// thread.
#pragma once

#include "core/queries/facts/urgency.h"
#include "core/storage/facts/factstore.h"

#include <QMutex>
#include <list>
#include <memory>
#include <unordered_map>
#include <vector>

namespace footfall::queries {

struct FactCacheKey {
    storage::SegmentId segment; ///< Never used again for another.
    quint32 part = 0;           ///< As in segment.h, or a number that it leaves free.
    bool operator==(const FactCacheKey &) const = default;
};

class FactCache
{
public:
    explicit FactCache(qint64 mostBytes);

    /// A number for a question that begins: what it uses bears it. For one that nobody waits for,
    /// nothing is given up but what was kept as Ahead. One of these at a time.
    [[nodiscard]] quint64 beginQuestion(Urgency urgency = Urgency::Now);

    /// Null where it is not kept.
    [[nodiscard]] std::shared_ptr<const void> find(const FactCacheKey &key, quint64 question);
    enum class Kept { Yes, No };
    /// Answers that nobody waits for take at most such a part of the bound.
    static constexpr qint64 ShareOfAhead = 4;
    /// No: it does not fit.
    Kept insert(const FactCacheKey &key, quint64 question, std::shared_ptr<const void> part,
                qint64 bytes);
    /// For parts of segments, answers are not given up that take no more than such a part of the
    /// bound: else a question whose parts do not fit would leave nothing of what was found.
    static constexpr qint64 ShareOfAnswers = 16;
    /// Takes the place of what is kept under that key.
    Kept insertAnswer(const FactCacheKey &key, quint64 question, std::shared_ptr<const void> answer,
                      qint64 bytes, Urgency urgency);

    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] qint64 mostBytes() const { return m_mostBytes; }

private:
    struct Shelf;
    struct Entry {
        Shelf *shelf = nullptr;
        FactCacheKey key;
        std::shared_ptr<const void> part;
        qint64 bytes = 0;
        quint64 question = 0; ///< That used it last.
        Urgency urgency = Urgency::Now;
    };
    /// What was used last first.
    struct Shelf {
        std::list<Entry> entries;
        qint64 bytes = 0;
    };
    using Leaving = std::vector<std::shared_ptr<const void>>;
    Kept insert(Entry entry);
    void drop(std::list<Entry>::iterator entry, Leaving *leaving);
    [[nodiscard]] qint64 mostBytesOf(const Shelf &shelf) const;
    [[nodiscard]] Kept makeRoom(const Entry &entry, Leaving *leaving);
    [[nodiscard]] Kept makeRoomForAhead(qint64 bytes, Leaving *leaving);
    bool dropOldest(quint64 question, const Shelf &shelf, Leaving *leaving);
    bool dropOldestAhead(quint64 question, Leaving *leaving);

    struct Hash {
        size_t operator()(const FactCacheKey &key) const
        {
            return qHashMulti(0, key.segment.value, key.part);
        }
    };
    const qint64 m_mostBytes;
    mutable QMutex m_mutex;
    Shelf m_parts; ///< Of segments. This and all below under the mutex.
    Shelf m_answers;
    std::unordered_map<FactCacheKey, std::list<Entry>::iterator, Hash> m_byKey;
    qint64 m_bytesAhead = 0; ///< Of answers that nobody waits for.
    quint64 m_question = 0;
    quint64 m_questionAhead = 0; ///< The last that nobody waits for.
};

} // namespace footfall::queries
