// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/occurrencequestion.h"

#include <QCoreApplication>

namespace footfall::queries {

using namespace domain;
using By = OccurrenceRequest::By;
using storage::NameKind;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

Result<std::optional<quint32>> idOf(storage::NameReader &names, const Site &site, NameKind kind,
                                    const QString &name)
{
    const Result<NameId> id = names.find(site.id, kind, name);
    return id.map([](NameId found) {
        return found.isValid() ? std::optional(static_cast<quint32>(found.value)) : std::nullopt;
    });
}

Result<GoalId> goalOf(const Site &site, const QString &name)
{
    for (const Goal &known : site.goals)
        if (known.name == name)
            return known.id;
    return failure(ErrorKind::NotFound,
                   Words::tr("There is no goal with the name “%1”.").arg(name.left(80)));
}

} // namespace

QString whyUnknown(const Filter &filter)
{
    QStringList missing;
    for (const Condition &condition : filter.conditions) {
        const QString name = dimensionName(condition.dimension);
        if (!isOfEvents(condition.dimension) && !missing.contains(name))
            missing.append(name);
    }
    if (missing.isEmpty())
        return {};
    return Words::tr("Not known of events and goals: %1. It is kept of the first or the last page "
                     "view of a visit only, and nothing tells which events belong to that visit.")
        .arg(missing.join(QStringLiteral(", ")));
}

QString whyFactsAreLacking()
{
    return Words::tr("Not known under a filter: of some of these events only the sums of their "
                     "days were kept, as of all before release 0.4. Choose later days, or leave "
                     "the filter out.");
}

void tellExactness(Occurrences &list)
{
    list.conversions = conversionsOf(list.request, 1);
    list.otherConversions = conversionsOf(list.request, list.otherRows);
    if (list.conversions == Exactness::AtMost)
        list.atMost = Words::tr("Whoever had several values or events on a day is counted with "
                                "each of them.");
    else if (list.otherConversions == Exactness::AtMost)
        list.atMost =
            Words::tr("Whoever did several of these on a day is counted with each of them.");
}

Result<std::optional<EventQuestion>> questionOf(storage::NameReader &names,
                                                const OccurrenceContext &context,
                                                const OccurrenceRequest &request)
{
    EventQuestion question;
    question.site = context.site.id;
    question.period = context.period;
    question.filter = context.values;
    question.dimension = request.dimension;
    switch (request.by) {
    case By::Event: question.by = EventQuestion::By::Event; break;
    case By::Goal: question.by = EventQuestion::By::Goal; break;
    case By::PropertyKey: question.by = EventQuestion::By::PropertyKey; break;
    case By::PropertyValue: question.by = EventQuestion::By::PropertyValue; break;
    case By::Dimension: question.by = EventQuestion::By::Dimension; break;
    }
    if (request.by == By::Dimension) {
        if (!isOfEvents(request.dimension))
            return failure(ErrorKind::Invalid, Words::tr("“%1” is not known of events and goals.")
                                                   .arg(dimensionName(request.dimension)));
        if (!request.goal && !request.event)
            return failure(ErrorKind::Invalid, Words::tr("Choose an event or a goal."));
        if (request.goal) {
            const Result<GoalId> id = goalOf(context.site, *request.goal);
            if (!id)
                return tl::unexpected(id.error());
            question.goal = static_cast<quint32>(id->value);
        }
    }
    if (request.by == By::PropertyValue) {
        const Result<std::optional<quint32>> key =
            idOf(names, context.site, NameKind::PropertyKey, request.property);
        if (!key || !*key)
            return key.map([](auto) { return std::optional<EventQuestion>(); });
        question.property = **key;
    }
    if (request.event && !question.goal && request.by != By::Goal) {
        const Result<std::optional<quint32>> event =
            idOf(names, context.site, NameKind::Event, *request.event);
        if (!event || !*event)
            return event.map([](auto) { return std::optional<EventQuestion>(); });
        question.event = **event;
    }
    return question;
}

} // namespace footfall::queries
