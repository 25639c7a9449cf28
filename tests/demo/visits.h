// SPDX-License-Identifier: GPL-3.0-or-later
// What made-up visitors of one site do: who they are, when they come, what they read and for how
// long. Bound to the thread that uses it; the same for the same seed.
#pragma once

#include "core/domain/hit.h"
#include "tests/demo/addresses.h"
#include "tests/demo/catalogue.h"

#include <QTimeZone>
#include <deque>
#include <memory>

namespace footfall::demo {

struct Person {
    QHostAddress address;
    DemoBrowser browser;
    QByteArray language;
};

/// One request that somebody's browser makes.
struct Action {
    domain::Instant time;
    domain::HitKind kind = domain::HitKind::PageView;
    const DemoSite *site = nullptr;
    std::shared_ptr<const Person> person;
    QString pathname;
    Origin origin{};                           ///< Of the first view; empty on later ones.
    std::shared_ptr<const DrawnEvent> event{}; ///< Events only.
    std::chrono::milliseconds visibleTime{};   ///< Leave reports only.
};

class Visits
{
public:
    /// The site and the book outlive it. end: where the growth of the history ends.
    Visits(const DemoSite &site, const AddressBook &addresses, uint64_t seed,
           std::chrono::days history, domain::Instant end);

    /// How many visits an hour that starts then should see: the site's day, week, growth and, now
    /// and then, a day on which everybody links to it.
    [[nodiscard]] double expected(domain::Instant hour) const;
    /// A bot that fetches one page.
    [[nodiscard]] Action drawBotView(domain::Instant moment);
    /// The visits that start in an hour, `scale` times as many; their actions in no order.
    void appendHour(domain::Instant hour, double scale, std::vector<Action> *actions);
    /// One visit, starting then.
    void appendVisit(domain::Instant start, std::vector<Action> *actions);

private:
    [[nodiscard]] std::shared_ptr<const Person> drawPerson();
    [[nodiscard]] bool isLinkedDay(domain::Instant hour) const;

    const DemoSite &m_site;
    const AddressBook &m_addresses;
    Random m_random;
    uint64_t m_seed;
    std::chrono::days m_history;
    domain::Instant m_end;
    QTimeZone m_zone;
    std::deque<std::shared_ptr<const Person>> m_regulars;
};

} // namespace footfall::demo
