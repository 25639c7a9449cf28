// SPDX-License-Identifier: GPL-3.0-or-later
// All facts that are in force in a database, row by row, whatever segments they are in. Any thread.
#pragma once

#include "core/storage/facts/factstore.h"
#include "core/storage/facts/segmentcodec.h"

#include <algorithm>

namespace footfall::kit {

struct StoredFact {
    qint64 site = 0;
    storage::FactKind kind = storage::FactKind::PageViews;
    storage::FactHour time;
    std::array<quint32, storage::FactColumns> values{}; ///< Of Time: 0.
    qint64 amount = 0;
    auto operator<=>(const StoredFact &) const = default;

    [[nodiscard]] quint32 operator[](storage::FactColumn column) const
    {
        return values[static_cast<size_t>(column)];
    }
    /// Of a page view.
    [[nodiscard]] domain::Counters counters() const
    {
        const quint32 flags = (*this)[storage::FactColumn::Flags];
        domain::Counters counters;
        counters.visitors = (flags & storage::IsVisitor) != 0;
        counters.pageVisitors = (flags & storage::IsPageVisitor) != 0;
        counters.pageViews = 1;
        counters.visits = (flags & storage::IsEntry) != 0;
        counters.bounces = (flags & storage::IsBounce) != 0;
        counters.exits = (flags & storage::IsExit) != 0;
        counters.durationMs = (*this)[storage::FactColumn::Duration];
        counters.durationViews = (flags & storage::HasDuration) != 0;
        return counters;
    }
};

inline void addFacts(std::vector<StoredFact> &facts, qint64 site, const storage::FactTable &table)
{
    for (size_t row = 0; row < table.rows; ++row) {
        StoredFact fact;
        fact.site = site;
        fact.kind = table.kind;
        fact.time = table.hours.at(table.value(storage::FactColumn::Time, row));
        for (size_t column = 0; column < storage::FactColumns; ++column)
            fact.values[column] = table.value(static_cast<storage::FactColumn>(column), row);
        fact.values[static_cast<size_t>(storage::FactColumn::Time)] = 0;
        fact.amount = table.amounts.empty() ? 0 : table.amounts.at(row);
        facts.push_back(fact);
    }
}

/// Sorted. What is not folded yet is not among them.
[[nodiscard]] inline std::vector<StoredFact> storedFacts(const QString &databasePath)
{
    const auto database = storage::Database::open(databasePath, storage::OpenMode::ReadOnly);
    if (!database)
        qFatal("%s", qPrintable(database.error().message));
    storage::FactStore store(**database);
    const auto segments = store.allSegments();
    if (!segments)
        qFatal("%s", qPrintable(segments.error().message));
    std::vector<StoredFact> facts;
    for (const storage::SegmentInfo &segment : *segments) {
        const auto read = store.read(segment.id).and_then(storage::decodeTable);
        if (!read)
            qFatal("%s", qPrintable(read.error().message));
        if (read->rows != size_t(segment.rows) || read->kind != segment.kind)
            qFatal("a segment is not what it says");
        addFacts(facts, segment.site.value, *read);
    }
    std::sort(facts.begin(), facts.end());
    return facts;
}

} // namespace footfall::kit
