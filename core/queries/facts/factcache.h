// SPDX-License-Identifier: GPL-3.0-or-later
// Decoded parts of segments, as many as a bound of bytes allows. What the running question has used
// is not given up for the rest of what it needs, so that data which is larger than the bound is
// streamed past the cache instead of washing it out. Safe from any thread.
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
    quint32 part = 0;           ///< As in segment.h, or DecodedHead.
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
    /// No: it does not fit. urgency: of an answer; parts of segments are of use to whoever asks
    /// next.
    Kept insert(const FactCacheKey &key, quint64 question, std::shared_ptr<const void> part,
                qint64 bytes, Urgency urgency = Urgency::Now);

    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] qint64 mostBytes() const { return m_mostBytes; }

private:
    struct Entry {
        FactCacheKey key;
        std::shared_ptr<const void> part;
        qint64 bytes = 0;
        quint64 question = 0; ///< That used it last.
        Urgency urgency = Urgency::Now;
    };
    using Parts = std::vector<std::shared_ptr<const void>>;
    void drop(std::list<Entry>::iterator entry, Parts *leaving);
    [[nodiscard]] Kept makeRoom(qint64 bytes, quint64 question, Parts *leaving);
    [[nodiscard]] Kept makeRoomForAhead(qint64 bytes, Parts *leaving);
    bool dropOldestAhead(quint64 question, Parts *leaving);

    struct Hash {
        size_t operator()(const FactCacheKey &key) const
        {
            return qHashMulti(0, key.segment.value, key.part);
        }
    };
    const qint64 m_mostBytes;
    mutable QMutex m_mutex;
    std::list<Entry> m_entries; ///< What was used last first; all under the mutex.
    std::unordered_map<FactCacheKey, std::list<Entry>::iterator, Hash> m_byKey;
    qint64 m_bytes = 0;
    qint64 m_bytesAhead = 0; ///< Of these, inserted as Ahead.
    quint64 m_question = 0;
    quint64 m_questionAhead = 0; ///< The last that nobody waits for.
};

} // namespace footfall::queries
