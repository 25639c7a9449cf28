// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/closingparts.h"

#include <algorithm>

namespace footfall::pipeline {

using storage::FactColumn;
using storage::FactTable;
using storage::VisitCounts;

namespace {

/// A bucket's number is of what is given up last, then the country, then what is given up first, so
/// that those who may meet are in neighbouring buckets: in one part, mostly. Whatever its hour is,
/// all that carries the same is in one bucket.
constexpr size_t LastBuckets = 32;
constexpr size_t CountryBuckets = 32;
constexpr size_t FirstBuckets = 64;
constexpr size_t Buckets = LastBuckets * CountryBuckets * FirstBuckets;

size_t bucketOf(const FactTable &table, size_t row)
{
    const auto hashOf = [&](std::initializer_list<FactColumn> columns) {
        quint64 hash = 0;
        for (const FactColumn column : columns)
            hash = (hash ^ table.value(column, row)) * 0x9e3779b97f4a7c15;
        return hash >> 32;
    };
    const size_t last =
        hashOf({FactColumn::Hostname, FactColumn::Source, FactColumn::Channel,
                FactColumn::UtmSource, FactColumn::UtmMedium, FactColumn::UtmCampaign});
    const size_t country = hashOf({FactColumn::Country});
    const size_t first = hashOf(
        {FactColumn::Device, FactColumn::Browser, FactColumn::BrowserVersion, FactColumn::System});
    return ((last % LastBuckets) * CountryBuckets + country % CountryBuckets) * FirstBuckets +
           first % FirstBuckets;
}

qint64 rowsIn(const VisitCounts &counts)
{
    return counts.views() + counts.events;
}

} // namespace

ClosingParts::ClosingParts(qint64 rowsAtOnce, int strictVisits)
    : m_rowsAtOnce(rowsAtOnce), m_strictVisits(strictVisits), m_buckets(Buckets)
{
}

void ClosingParts::add(const FactTable &table)
{
    for (size_t row = 0; row < table.rows; ++row)
        m_buckets[bucketOf(table, row)] += VisitCounts::of(table, row);
}

void ClosingParts::settle()
{
    m_parts.assign(1, {});
    m_partOf.clear();
    for (const VisitCounts &bucket : m_buckets) {
        const VisitCounts &last = m_parts.back();
        if (last.areEnough(m_strictVisits) && rowsIn(last) + rowsIn(bucket) > m_rowsAtOnce)
            m_parts.emplace_back();
        m_parts.back() += bucket;
        m_partOf.push_back(m_parts.size() - 1);
    }
    // A part of bounces is enough as long as nothing later comes to it.
    while (m_parts.size() > 1 && !m_parts.back().areEnough(m_strictVisits)) {
        const VisitCounts rest = m_parts.back();
        m_parts.pop_back();
        m_parts.back() += rest;
    }
    for (size_t &part : m_partOf)
        part = std::min(part, m_parts.size() - 1);
}

qint64 ClosingParts::rowsOf(size_t part, storage::FactKind kind) const
{
    return kind == storage::FactKind::PageViews ? m_parts[part].views() : m_parts[part].events;
}

std::vector<quint32> ClosingParts::placesOf(size_t part, const FactTable &table) const
{
    std::vector<quint32> places;
    for (size_t row = 0; row < table.rows; ++row)
        if (m_partOf[bucketOf(table, row)] == part)
            places.push_back(static_cast<quint32>(row));
    return places;
}

std::vector<storage::FactGroup> ClosingParts::groups()
{
    std::vector<storage::FactGroup> groups;
    for (const FactColumn column : storage::CarriedColumns)
        groups.push_back(storage::groupOf(column));
    return groups;
}

} // namespace footfall::pipeline
