// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/inference/visitors.h"

#include "tests/pipeline/hitbuilder.h"

#include <algorithm>
#include <cmath>

namespace footfall::inference {

namespace {

constexpr double BounceRate = 0.45;
constexpr double ViewsOfOthers = 2.2; // On average, behind the first.
constexpr double ViewsPerVisit = 1 + (1 - BounceRate) * (1 + ViewsOfOthers);

demo::Weights hoursOfADay()
{
    std::vector<double> weights;
    for (int hour = 0; hour < 24; ++hour)
        weights.push_back(1.2 + std::sin((hour - 9) * 3.14159 / 12)); // Least at three at night.
    return demo::Weights(weights);
}

QString numbered(const char *name, size_t number)
{
    return QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(number);
}

} // namespace

Visitors::Visitors(const domain::Site &site, int viewsPerDay, quint64 seed)
    : m_site(site), m_viewsPerDay(viewsPerDay), m_random(seed), m_hours(hoursOfADay())
{
}

std::vector<domain::Hit> Visitors::day(QDate day)
{
    std::vector<domain::Hit> hits;
    for (int left = m_random.arrivals(m_viewsPerDay / ViewsPerVisit); left > 0; --left) {
        std::vector<domain::Hit> views = visit(day);
        std::move(views.begin(), views.end(), std::back_inserter(hits));
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const domain::Hit &a, const domain::Hit &b) { return a.time < b.time; });
    return hits;
}

std::vector<domain::Hit> Visitors::visit(QDate day)
{
    using std::chrono::milliseconds;
    const int number = ++m_visits;
    const QString visitor = QString::number(number);
    const QString page = QStringLiteral("/%1").arg(number);
    const auto seconds = double(m_hours.pick(m_random)) * 3'600 + m_random.fraction() * 3'600;
    domain::Instant time =
        m_site.calendar.startOfDay(day) + milliseconds(static_cast<qint64>(seconds * 1'000));

    const size_t country = m_countries.pick(m_random);
    const size_t client = m_clients.pick(m_random);
    const bool isDirect = m_random.happens(0.45);
    const size_t source = m_sources.pick(m_random);
    const bool isCampaign = !isDirect && m_random.happens(0.08);
    const size_t language = country % 30 + 30 * m_languages.pick(m_random);
    int length = 1;
    if (!m_random.happens(BounceRate))
        length += 1 + static_cast<int>(m_random.exponential(ViewsOfOthers) + 0.5);

    std::vector<domain::Hit> views;
    for (int i = 0; i < length; ++i) {
        if (i > 0)
            time += milliseconds(
                static_cast<qint64>(std::min(m_random.logNormal(40, 1.0), 1'700.0) * 1'000));
        if (m_site.calendar.dayOf(time) != day)
            break; // What goes on over midnight is another question.
        domain::Hit hit = kit::hitOf(m_site, visitor, time, page);
        hit.country = domain::Country::fromAlpha2(QString(QChar(u'A' + char16_t(country / 26))) +
                                                  QChar(u'A' + char16_t(country % 26)));
        hit.client.browser = numbered("Browser", client % 7);
        hit.client.browserVersion = numbered("Browser version", client % 20);
        hit.client.system = numbered("System", client % 5);
        hit.client.device =
            (client % 3 == 0 ? domain::DevicePhone : domain::DeviceDesktop).toString();
        hit.channel = (isDirect ? domain::ChannelDirect : domain::ChannelReferral).toString();
        if (!isDirect) {
            hit.source = numbered("Source", source);
            hit.referrer = QStringLiteral("source%1.example/%2").arg(source).arg(number % 9);
        }
        if (isCampaign)
            hit.utm.source = hit.utm.campaign = numbered("Campaign", source % 4);
        hit.language = QStringLiteral("l%1").arg(language);
        hit.screen = domain::screenClass(client % 3 == 0 ? 400 : 1'500 + int(client % 2) * 1'100);
        views.push_back(hit);
    }
    return views;
}

} // namespace footfall::inference
