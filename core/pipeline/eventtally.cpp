// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/eventtally.h"

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

namespace {

constexpr size_t RememberedDays = 256;

} // namespace

EventTally::EventTally(storage::EventStore &events, storage::NameStore &names,
                       qsizetype namesPerDay)
    : m_events(events), m_names(names), m_namesPerDay(namesPerDay)
{
}

QString EventTally::otherName()
{
    return QStringLiteral("(other)");
}

Result<Done> EventTally::add(const domain::Hit &hit)
{
    const domain::SiteDay siteDay{hit.site, hit.day};
    auto known = m_known.find(siteDay);
    if (known == m_known.end()) {
        Result<QSet<QString>> names = m_events.namesOfDay(hit.site, hit.day);
        if (!names)
            return tl::unexpected(names.error());
        if (m_known.size() >= RememberedDays)
            m_known.clear();
        names->remove(otherName());
        known = m_known.emplace(siteDay, *std::move(names)).first;
    }
    QSet<QString> &names = known->second;
    if (!names.contains(hit.event.name)) {
        if (names.size() >= m_namesPerDay || hit.event.name == otherName()) {
            ++m_counts[siteDay][otherName()];
            return Done{};
        }
        names.insert(hit.event.name);
    }
    ++m_counts[siteDay][hit.event.name];
    return Done{};
}

Result<Done> EventTally::flush()
{
    // m_counts may hold names that m_known dropped meanwhile; they are in the transaction all the
    // same.
    for (const auto &[siteDay, counts] : m_counts) {
        for (const auto &[name, count] : counts) {
            const auto id = m_names.intern(siteDay.site, storage::NameKind::Event, name);
            if (!id)
                return tl::unexpected(id.error());
            const Result<Done> added = m_events.add(siteDay.site, siteDay.day, *id, count);
            if (!added)
                return added;
        }
    }
    m_counts.clear();
    return Done{};
}

void EventTally::rollback()
{
    m_known.clear();
    m_counts.clear();
}

} // namespace footfall::pipeline
