// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/visits.h"

#include <QDateTime>

#include <algorithm>
#include <numbers>

namespace footfall::demo {

using namespace std::chrono_literals;

namespace {

constexpr size_t RegularsAtMost = 400;

/// Few at night, most in the evening; the mean over a day is about 1.
constexpr double HoursOfDay[24] = {0.35, 0.22, 0.15, 0.12, 0.13, 0.22, 0.45, 0.80,
                                   1.10, 1.25, 1.30, 1.28, 1.35, 1.30, 1.25, 1.25,
                                   1.28, 1.32, 1.40, 1.62, 1.75, 1.62, 1.20, 0.70};
constexpr double DaysOfWeek[7] = {1.06, 1.08, 1.07, 1.05, 0.98, 0.84, 0.92};

QDateTime localTime(domain::Instant moment, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(moment), zone);
}

std::chrono::milliseconds seconds(double value)
{
    return std::chrono::milliseconds(static_cast<long long>(value * 1000.0));
}

} // namespace

Visits::Visits(const DemoSite &site, const AddressBook &addresses, uint64_t seed,
               std::chrono::days history, domain::Instant end)
    : m_site(site)
    , m_addresses(addresses)
    , m_random(seed)
    , m_seed(seed)
    , m_history(history)
    , m_end(end)
    , m_zone(site.timeZone.toLatin1())
{
}

bool Visits::isLinkedDay(domain::Instant hour) const
{
    const auto day = static_cast<uint64_t>(localTime(hour, m_zone).date().toJulianDay());
    return Random(m_seed ^ (day * 0x9e3779b97f4a7c15ULL)).happens(0.035);
}

double Visits::expected(domain::Instant hour) const
{
    const QDateTime local = localTime(hour, m_zone);
    const double age = std::clamp(static_cast<double>((m_end - hour) / 1h) /
                                      static_cast<double>(m_history / 1h + 1),
                                  0.0, 1.0);
    const double season =
        1.0 + 0.08 * std::sin(2 * std::numbers::pi * static_cast<double>(local.date().dayOfYear()) /
                              91.0);
    return m_site.visitsPerDay / 24.0 * HoursOfDay[local.time().hour()] *
           DaysOfWeek[local.date().dayOfWeek() - 1] * (1.0 - 0.5 * age) * season *
           (isLinkedDay(hour) ? 1.9 : 1.0);
}

void Visits::appendHour(domain::Instant hour, double scale, std::vector<Action> *actions)
{
    const int visits = m_random.arrivals(expected(hour) * scale);
    for (int visit = 0; visit < visits; ++visit)
        appendVisit(hour + seconds(3600.0 * m_random.fraction()), actions);
}

std::shared_ptr<const Person> Visits::drawPerson()
{
    if (m_regulars.size() > 20 && m_random.happens(0.24))
        return m_regulars[m_random.below(m_regulars.size())];
    const QByteArray country = m_site.countries[m_site.countryWeights.pick(m_random)];
    auto person = std::make_shared<const Person>(Person{m_addresses.draw(country, m_random),
                                                        drawBrowser(m_random),
                                                        acceptLanguage(country, m_random)});
    m_regulars.push_back(person);
    if (m_regulars.size() > RegularsAtMost)
        m_regulars.pop_front();
    return person;
}

Action Visits::drawBotView(domain::Instant moment)
{
    const QByteArray country = m_site.countries[m_site.countryWeights.pick(m_random)];
    auto bot = std::make_shared<const Person>(
        Person{m_addresses.draw(country, m_random), drawBot(m_random), {}});
    return {.time = moment,
            .site = &m_site,
            .person = std::move(bot),
            .pathname = m_site.pages[m_site.pageWeights.pick(m_random)]};
}

void Visits::appendVisit(domain::Instant start, std::vector<Action> *actions)
{
    const std::shared_ptr<const Person> person = drawPerson();
    const Origin origin = m_site.origins[m_site.originWeights.pick(m_random)];
    const double readsOn = 1.0 - 1.0 / m_site.viewsPerVisit;
    domain::Instant moment = start;
    QString pathname = m_site.pages[m_site.pageWeights.pick(m_random)];

    for (int view = 0; view < 25; ++view) {
        actions->push_back({.time = moment,
                            .site = &m_site,
                            .person = person,
                            .pathname = pathname,
                            .origin = view == 0 ? origin : Origin{}});
        const auto lookedAt =
            seconds(std::clamp(m_random.logNormal(view == 0 ? 26 : 38, 1.0), 1.2, 1500.0));
        if (m_random.happens(0.03)) {
            actions->push_back(
                {.time = moment + lookedAt / 2,
                 .kind = domain::HitKind::Event,
                 .site = &m_site,
                 .person = person,
                 .pathname = pathname,
                 .event = std::make_shared<const DrawnEvent>(drawEvent(m_site.events, m_random))});
        }
        moment += lookedAt;
        if (m_random.happens(0.85)) // The others' browsers did not get round to it.
            actions->push_back({.time = moment,
                                .kind = domain::HitKind::Leave,
                                .site = &m_site,
                                .person = person,
                                .pathname = pathname,
                                .visibleTime = lookedAt});
        // One view tells little about the next, but people do go on more than they come for one.
        if (!m_random.happens(view == 0 ? readsOn * 0.9 : readsOn))
            return;
        moment += seconds(0.2 + m_random.exponential(1.5));
        QString next;
        do
            next = m_site.pages[m_site.pageWeights.pick(m_random)];
        while (next == pathname);
        pathname = next;
    }
}

} // namespace footfall::demo
