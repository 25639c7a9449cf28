// SPDX-License-Identifier: GPL-3.0-or-later
// Adds up a batch's events, their properties, and the goals that were met; who did so for the first
// time today is asked of the seen sets in between. The writer's thread.
#pragma once

#include "core/domain/hit.h"
#include "core/pipeline/eventnames.h"

namespace footfall::pipeline {

class EventTally
{
public:
    /// The stores outlive it.
    EventTally(storage::OccurrenceStore &occurrences, storage::NameStore &names,
               EventNames::Limits limits = {});

    /// The circumstances: all of the key but kind, target and currency. Inside the caller's
    /// transaction.
    [[nodiscard]] domain::Result<domain::Done> addEvent(const domain::Hit &hit,
                                                        const storage::OccurrenceKey &about);
    /// Those goals of the hit that the site has, for as much as the event's amount.
    [[nodiscard]] domain::Result<domain::Done> addGoals(const domain::Hit &hit,
                                                        const storage::OccurrenceKey &about,
                                                        const std::vector<domain::Goal> &goals);

    /// A visitor counts where the answer is that this hash was never seen that day.
    struct Question {
        domain::SiteDay siteDay;
        domain::Hash16 seen;
        enum class Of { Occurrence, Property } of = Of::Occurrence;
        size_t row = 0;
    };
    [[nodiscard]] const std::vector<Question> &questions() const { return m_questions; }
    void noteFirst(const Question &question);

    /// Writes what was added since, inside the caller's transaction.
    [[nodiscard]] domain::Result<domain::Done> flush();
    /// The transaction was rolled back.
    void rollback();

    /// No event is worth more; sums of such amounts are far from what a number can hold.
    static constexpr qint64 MostCents = 10'000'000'000'000;

private:
    [[nodiscard]] domain::Result<domain::NameId> currencyOf(const domain::Hit &hit);
    void ask(const domain::Hit &hit, const domain::Hash16 &seen, Question::Of of, size_t row);

    storage::OccurrenceStore &m_store;
    storage::NameStore &m_names;
    EventNames m_eventNames;
    std::vector<storage::Occurrence> m_occurrences;
    std::vector<storage::PropertyOccurrence> m_properties;
    std::vector<size_t> m_propertyFacts; ///< Of each of these, its place in m_occurrences.
    std::vector<Question> m_questions;
};

} // namespace footfall::pipeline
