// SPDX-License-Identifier: GPL-3.0-or-later
// What happens on the made-up sites besides being read: orders, sign-ups, downloads; and which of
// it their owners watch. Any thread; values.
#pragma once

#include "core/domain/occurrence.h"
#include "tests/demo/random.h"

namespace footfall::demo {

struct DemoEvent {
    QString name;
    double weight = 1;
    struct Choice {
        QString key;
        std::vector<QString> values; ///< The most frequent first.
    };
    std::vector<Choice> properties{};
    QString currency{}; ///< Empty: no money.
    int leastCents = 0;
    int mostCents = 0;
};

/// One of them, as a page sends it.
struct DrawnEvent {
    QString name;
    std::vector<std::pair<QString, QString>> properties{};
    std::optional<domain::Money> amount{};
};

/// Of the site with that tracking code.
[[nodiscard]] std::vector<DemoEvent> demoEvents(const QString &trackingCode);
[[nodiscard]] std::vector<domain::Goal> demoGoals(const QString &trackingCode);

[[nodiscard]] DrawnEvent drawEvent(const std::vector<DemoEvent> &events, Random &random);

} // namespace footfall::demo
