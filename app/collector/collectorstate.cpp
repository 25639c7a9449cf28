// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/collectorstate.h"

#include "app/theme/themewatcher.h"

#include <QCoreApplication>

namespace footfall::app {

using Health = CollectorState::Health;
using State = domain::CollectorStatus::State;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CollectorState)
};

/// As many of its sentences as there is room for.
QString beginOf(const QString &text)
{
    constexpr qsizetype Most = 240;
    const QString line = text.simplified();
    return line.size() > Most ? line.left(Most) + QChar(0x2026) : line;
}

CollectorState whileOpen(const domain::StoreStatus &store)
{
    if (store.spooled > 0 || !store.wasOpened)
        return {Health::Warning, Words::tr("Spooling"),
                Words::tr("%n view(s) wait on the disk.", nullptr, static_cast<int>(store.spooled)),
                store.problem};
    if (!store.problem.isEmpty())
        return {Health::Warning, Words::tr("Collecting"), store.problem, {}};
    if (store.checkpointOverdue)
        return {Health::Warning, Words::tr("Collecting"),
                Words::tr("A long-running reader holds up the erasing of old data."),
                store.isChecking ? Words::tr("The database is being checked.") : QString()};
    if (!store.damage.isEmpty())
        return {Health::Warning, Words::tr("Collecting"), Words::tr("The database is damaged."),
                Words::tr("Views are kept, and all other facts are counted; answers that need the "
                          "damaged ones fail. Keep a copy, and restore a backup. “footfall-server "
                          "check” names all that is damaged: %1")
                    .arg(beginOf(store.damage)),
                Words::tr("The database is damaged")};
    if (store.isChecking)
        return {Health::Fine, Words::tr("Collecting"), Words::tr("The database is being checked."),
                Words::tr("The last run did not end as it should, or found damage."),
                Words::tr("The database is being checked")};
    return {Health::Fine, Words::tr("Collecting"), {}, {}};
}

} // namespace

CollectorState collectorStateOf(const domain::InstanceStatus &status)
{
    CollectorState state;
    switch (status.collector.state) {
    case State::Collecting: state = whileOpen(status.store); break;
    case State::Stopped:
        state = {Health::Bad, Words::tr("Stopped"), status.store.problem, {}};
        break;
    case State::Failed:
        state = {Health::Bad, Words::tr("Not collecting"), status.store.problem, {}};
        break;
    case State::Paused:
        state = {Health::Resting,
                 Words::tr("Paused"),
                 Words::tr("Views that arrive now are not counted."),
                 {}};
        break;
    }
    if (!status.collector.problem.isEmpty()) {
        state.detail = status.collector.problem;
        if (state.health == Health::Fine)
            state.health = Health::Warning;
    }
    return state;
}

CollectorState unreachableCollector(const QString &reason)
{
    return {Health::Bad, Words::tr("Unreachable"), reason, {}};
}

QColor healthDot(Health health)
{
    switch (health) {
    case Health::Fine: return theme().live;
    case Health::Warning: return theme().warn;
    case Health::Bad: return theme().bad;
    case Health::Resting:
    case Health::Unknown: break;
    }
    return theme().control;
}

QColor healthText(Health health)
{
    switch (health) {
    case Health::Fine: return theme().good;
    case Health::Warning: return theme().warn;
    case Health::Bad: return theme().bad;
    case Health::Resting:
    case Health::Unknown: break;
    }
    return theme().text2;
}

QColor healthGround(Health health)
{
    switch (health) {
    case Health::Fine: return theme().goodSoft;
    case Health::Warning: return theme().warnSoft;
    case Health::Bad: return theme().badSoft;
    case Health::Resting:
    case Health::Unknown: break;
    }
    return theme().pressed;
}

} // namespace footfall::app
