// SPDX-License-Identifier: GPL-3.0-or-later
// How the collector is, in a word, a colour and a sentence: the same in the sidebar and on its
// page. GUI thread.
#pragma once

#include "app/theme/theme.h"
#include "core/domain/commands.h"

namespace footfall::app {

struct CollectorState {
    enum class Health {
        Unknown,
        Fine,
        Warning, ///< Views are kept, but not where they belong, or something needs care.
        Resting, ///< Somebody wanted it so.
        Bad,
    };
    Health health = Health::Unknown;
    QString word;    ///< "Collecting"
    QString detail;  ///< What a person should know; empty where all is well.
    QString reason;  ///< Why it is so, where the detail does not say it.
    QString title{}; ///< Of a card about the detail; empty: the word.
};

[[nodiscard]] CollectorState collectorStateOf(const domain::InstanceStatus &status);
/// The holder of the data directory does not answer.
[[nodiscard]] CollectorState unreachableCollector(const QString &reason);

/// Of the dot, of words on the window, and of the ground of a pill.
[[nodiscard]] QColor healthDot(CollectorState::Health health);
[[nodiscard]] QColor healthText(CollectorState::Health health);
[[nodiscard]] QColor healthGround(CollectorState::Health health);

} // namespace footfall::app
