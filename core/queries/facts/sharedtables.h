// SPDX-License-Identifier: GPL-3.0-or-later
// Tables in which the rows of many segments are added up by common places, each used by one worker
// at a time. What they hold becomes a part of the answer when they are full, or at the end.
#pragma once

#include "core/queries/facts/commonplaces.h"
#include "core/queries/facts/runtasks.h"

#include <map>
#include <mutex>

namespace footfall::queries {

/// What a table adds up.
struct SharedKey {
    storage::FactGroup group = storage::FactGroup::Country;
    Concerns concerns = Concerns::AllViews;
    RowSet set;
    auto operator<=>(const SharedKey &) const = default;
};

class SharedTables
{
public:
    /// Its address holds until it is taken.
    [[nodiscard]] ViewSums *table(const SharedKey &key, size_t places);
    /// Of a table of hot values, which is there: that those values of the dictionary occur whose
    /// places are 1 in seen.
    void noteSeen(const SharedKey &key, const HotValues &hot,
                  const storage::FactDictionary &dictionary, const std::vector<quint8> &seen);
    /// Keeps what else a unit has found until they are taken. rows: that it has looked through.
    /// added: so many of them at most were added to one table.
    void add(size_t rows, size_t added, ViewPart part);
    /// In one table, at most.
    [[nodiscard]] size_t added() const { return m_added; }
    /// All that they hold is these' too, afterwards. REQUIRES: no table has more than
    /// MostViewsInSums by that.
    void absorb(std::unique_ptr<SharedTables> others);
    /// Empty again.
    [[nodiscard]] std::vector<ViewPart> take(const ViewQuestion &question,
                                             const CommonPlaces &common, const RunTasks &run);

private:
    struct Table {
        SharedKey key;
        std::vector<ViewSums> sums;
        ValueBits seen; ///< Of hot values.
        /// What is to be added to the sums: absorb().
        std::vector<std::vector<ViewSums>> absorbed;
    };
    [[nodiscard]] static SumList takeList(Table *table);
    /// Null: there is none yet.
    [[nodiscard]] Table *find(const SharedKey &key) const;

    std::vector<std::unique_ptr<Table>> m_tables;
    std::vector<ViewPart> m_parts;
    size_t m_added = 0;
};

/// Of one question. Any thread.
class SharedPool
{
public:
    /// Both outlive it.
    SharedPool(const ViewQuestion &question, const CommonPlaces &common)
        : m_question(question), m_common(common)
    {
    }
    [[nodiscard]] const CommonPlaces &common() const { return m_common; }

    /// With room for so many rows.
    [[nodiscard]] std::unique_ptr<SharedTables> acquire(size_t rows);
    void release(std::unique_ptr<SharedTables> tables);

    /// How many of the rows that were looked at belonged to a set.
    void noteShare(const RowSet &set, size_t rows, size_t selected);
    /// The part of the rows that belong to it, as far as units have ended; 0 before.
    [[nodiscard]] double shareOf(const RowSet &set);

    /// From now on, what a unit has found is a part at once.
    void holdNothingBack();
    [[nodiscard]] bool holdsBack();
    /// What is ready.
    [[nodiscard]] std::vector<ViewPart> takeParts();
    /// Whatever is held; after the last unit.
    void flushAll(const RunTasks &run);

private:
    void flush(SharedTables *tables, const RunTasks &run);

    const ViewQuestion &m_question;
    const CommonPlaces &m_common;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<SharedTables>> m_free; ///< This and the next ones under the mutex.
    struct Share {
        size_t rows = 0;
        size_t selected = 0;
    };
    std::map<RowSet, Share> m_shares;
    std::vector<ViewPart> m_parts;
    bool m_holdsBack = true;
};

} // namespace footfall::queries
