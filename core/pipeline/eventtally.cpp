// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/eventtally.h"

#include <algorithm>
#include <utility>

namespace footfall::pipeline {

using domain::Done;
using domain::Hit;
using domain::NameId;
using domain::Result;
using storage::OccurrenceKey;
using storage::OccurrenceKind;
using storage::OccurrenceSums;

namespace {

/// Once, and for how much.
OccurrenceSums onceFor(const Hit &hit)
{
    const qint64 cents = hit.event.amount ? hit.event.amount->cents : 0;
    return {1, 0, std::clamp(cents, -EventTally::MostCents, EventTally::MostCents)};
}

} // namespace

EventTally::EventTally(storage::OccurrenceStore &occurrences, storage::NameStore &names,
                       EventNames::Limits limits)
    : m_store(occurrences), m_names(names), m_eventNames(occurrences, names, limits)
{
}

Result<Done> EventTally::addEvent(const Hit &hit, const OccurrenceKey &about)
{
    const domain::SiteDay siteDay{hit.site, hit.day};
    const Result<NameId> name = m_eventNames.event(siteDay, hit.event.name);
    if (!name)
        return tl::unexpected(name.error());
    const Result<NameId> currency = currencyOf(hit);
    if (!currency)
        return tl::unexpected(currency.error());
    OccurrenceKey key = about;
    key.kind = qint64(OccurrenceKind::Event);
    key.target = name->value;
    key.currency = currency->value;
    ask(hit, hit.event.seen, Question::Of::Occurrence, m_occurrences.size());
    m_occurrences.push_back({key, onceFor(hit)});
    for (const domain::Property &property : hit.event.properties) {
        if (property.key.isEmpty())
            continue;
        const auto ids = m_eventNames.property(siteDay, property.key, property.value);
        if (!ids)
            return tl::unexpected(ids.error());
        ask(hit, property.seen, Question::Of::Property, m_properties.size());
        m_properties.push_back(
            {{key.site, ids->key.value, key.day, key.target, ids->value.value, key.currency},
             onceFor(hit)});
        m_propertyFacts.push_back(m_occurrences.size());
        key.kind = qint64(OccurrenceKind::Property);
        key.propertyKey = ids->key.value;
        key.propertyValue = ids->value.value;
        m_occurrences.push_back({key, onceFor(hit)});
    }
    return Done{};
}

Result<Done> EventTally::addGoals(const Hit &hit, const OccurrenceKey &about,
                                  const std::vector<domain::Goal> &goals)
{
    for (const domain::GoalMet &met : hit.goals) {
        // Removed meanwhile, perhaps: nobody could ask for its sums, and nobody would delete them.
        if (std::none_of(goals.begin(), goals.end(),
                         [&](const domain::Goal &goal) { return goal.id == met.goal; }))
            continue;
        const Result<NameId> currency = currencyOf(hit);
        if (!currency)
            return tl::unexpected(currency.error());
        OccurrenceKey key = about;
        key.kind = qint64(OccurrenceKind::Goal);
        key.target = met.goal.value;
        key.currency = currency->value;
        ask(hit, met.seen, Question::Of::Occurrence, m_occurrences.size());
        m_occurrences.push_back({key, onceFor(hit)});
    }
    return Done{};
}

/// None where there is no amount; where an amount has none, it is nameless.
Result<NameId> EventTally::currencyOf(const Hit &hit)
{
    if (!hit.event.amount)
        return NameId{};
    return m_names.intern(hit.site, storage::NameKind::Currency, hit.event.amount->currency);
}

/// What waited in the spool for this version has no hash: it happened, to nobody that could be
/// told.
void EventTally::ask(const Hit &hit, const domain::Hash16 &seen, Question::Of of, size_t row)
{
    if (seen != domain::Hash16{})
        m_questions.push_back({{hit.site, hit.day}, seen, of, row});
}

void EventTally::noteFirst(const Question &question)
{
    if (question.of == Question::Of::Occurrence) {
        m_occurrences.at(question.row).sums.conversions = 1;
    } else {
        m_properties.at(question.row).sums.conversions = 1;
        m_occurrences.at(m_propertyFacts.at(question.row)).sums.conversions = 1;
    }
}

Result<Done> EventTally::flush()
{
    m_questions.clear();
    m_propertyFacts.clear();
    return m_store.add(std::exchange(m_occurrences, {})).and_then([this](Done) {
        return m_store.add(std::exchange(m_properties, {}));
    });
}

void EventTally::rollback()
{
    m_eventNames.rollback();
    m_occurrences.clear();
    m_properties.clear();
    m_propertyFacts.clear();
    m_questions.clear();
}

} // namespace footfall::pipeline
