// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/strictday.h"

namespace footfall::storage {

VisitCounts VisitCounts::of(const FactTable &table, size_t row)
{
    if (table.kind == FactKind::Events)
        return {0, 0, 0, 1};
    const quint32 flags = table.value(FactColumn::Flags, row);
    if ((flags & IsEntry) == 0)
        return {0, 0, 1, 0};
    return {1, (flags & IsBounce) == 0 ? 1 : 0, 0, 0};
}

VisitCounts &VisitCounts::operator+=(const VisitCounts &other)
{
    visits += other.visits;
    wentOn += other.wentOn;
    later += other.later;
    events += other.events;
    return *this;
}

bool VisitCounts::areEnough(qint64 strictVisits) const
{
    const bool isMore = later > 0 || events > 0;
    return visits >= strictVisits && (!isMore || wentOn >= strictVisits);
}

void StrictDay::Shared::add(quint32 next)
{
    if (isSeen && next != value)
        isOne = false;
    isSeen = true;
    value = next;
}

void StrictDay::add(const FactTable &table, size_t row)
{
    const VisitCounts one = VisitCounts::of(table, row);
    m_counts += one;
    if (one.events > 0)
        return;
    for (size_t i = 0; i < CarriedColumns.size(); ++i)
        m_shared[i].add(table.value(CarriedColumns[i], row));
    if (one.visits == 0)
        return;
    for (size_t i = 0; i < EntryOnlyColumns.size(); ++i)
        m_sharedEntry[i].add(table.value(EntryOnlyColumns[i], row));
}

bool StrictDay::isShared(size_t place, quint32 value) const
{
    return m_shared[place].isOnly(value);
}

EntryKey StrictDay::sharedOr(EntryKey key) const
{
    for (size_t i = 0; i < key.size(); ++i)
        if (m_sharedEntry[i].isSeen && m_sharedEntry[i].isOne)
            key[i] = m_sharedEntry[i].value;
    return key;
}

} // namespace footfall::storage
