// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/traffic.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

#include <algorithm>

namespace footfall::demo {

using namespace std::chrono_literals;

namespace {

/// QNetworkAccessManager keeps six connections to a host alive; more requests than this wait for
/// nothing but the collector.
constexpr int OutstandingAtMost = 256;
constexpr std::chrono::milliseconds StepInterval = 50ms;
constexpr double BotsAVisit = 0.15;

bool happensLater(const Action &left, const Action &right)
{
    return left.time > right.time;
}

QList<QByteArray> countriesOf(const std::vector<DemoSite> &sites)
{
    QList<QByteArray> countries;
    for (const DemoSite &site : sites)
        for (const QByteArray &country : site.countries)
            if (!countries.contains(country))
                countries.append(country);
    return countries;
}

/// Like encodeURIComponent: QUrlQuery leaves characters alone that a browser's script encodes.
void addParameter(QByteArray *query, const char *name, const QString &value)
{
    *query += query->isEmpty() ? "?" : "&";
    *query += name;
    *query += '=';
    *query += QUrl::toPercentEncoding(value, "!*'()");
}

/// What the page's address carried behind its "?", as the script sends it.
QString pageQuery(const Origin &origin)
{
    QJsonObject parameters;
    const auto add = [&parameters](const char *name, const QString &value) {
        if (!value.isEmpty())
            parameters.insert(QString::fromLatin1(name), value);
    };
    add("utm_source", origin.utm.source);
    add("utm_medium", origin.utm.medium);
    add("utm_campaign", origin.utm.campaign);
    return QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact));
}

/// What trackEvent() was given.
QString payload(const DrawnEvent &event)
{
    QJsonObject options;
    for (const auto &[key, value] : event.properties)
        options.insert(key, value);
    if (event.amount) {
        options.insert(QStringLiteral("_value"), event.amount->cents);
        options.insert(QStringLiteral("_currency"), event.amount->currency);
    }
    return QString::fromUtf8(QJsonDocument(options).toJson(QJsonDocument::Compact));
}

} // namespace

Traffic::Traffic(const TrafficOptions &options, const std::vector<DemoSite> &sites,
                 const domain::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_sites(sites)
    , m_clock(clock)
    , m_addresses(options.countryDatabase, countriesOf(sites), options.seed)
    , m_random(options.seed)
{
    for (size_t index = 0; index < sites.size(); ++index)
        m_visits.emplace_back(sites[index], m_addresses, options.seed * 1000 + index,
                              std::chrono::days(1), clock.now());
    m_network.setAutoDeleteReplies(true);
    connect(&m_network, &QNetworkAccessManager::finished, this, &Traffic::answered);
    connect(&m_timer, &QTimer::timeout, this, &Traffic::step);
}

void Traffic::start()
{
    m_plannedUntil = m_clock.now();
    m_timer.start(StepInterval);
}

void Traffic::stop()
{
    m_stopping = true;
    m_timer.stop();
    m_waiting.clear();
    if (m_outstanding == 0)
        Q_EMIT finished();
}

void Traffic::planArrivals(domain::Instant now)
{
    const double seconds = std::chrono::duration<double>(now - m_plannedUntil).count();
    m_plannedUntil = now;
    // Sites share the rate by what each would see at this hour of its day.
    double viewsExpected = 0;
    double viewsOnAverage = 0;
    for (size_t index = 0; index < m_sites.size(); ++index) {
        viewsExpected += m_visits[index].expected(now) * m_sites[index].viewsPerVisit;
        viewsOnAverage += m_sites[index].visitsPerDay / 24.0 * m_sites[index].viewsPerVisit;
    }
    const double base = m_options.rhythm == Rhythm::Level ? viewsExpected : viewsOnAverage;
    for (size_t index = 0; index < m_sites.size(); ++index) {
        const double visits =
            m_options.viewsPerSecond * seconds * m_visits[index].expected(now) / base;
        for (int count = m_random.arrivals(visits); count > 0; --count) {
            std::vector<Action> actions;
            m_visits[index].appendVisit(now, &actions);
            if (m_random.happens(BotsAVisit))
                actions.push_back(m_visits[index].drawBotView(now));
            for (Action &action : actions) {
                m_waiting.push_back(std::move(action));
                std::push_heap(m_waiting.begin(), m_waiting.end(), happensLater);
            }
        }
    }
}

void Traffic::step()
{
    const domain::Instant now = m_clock.now();
    planArrivals(now);
    while (!m_waiting.empty() && m_waiting.front().time <= now) {
        std::pop_heap(m_waiting.begin(), m_waiting.end(), happensLater);
        if (m_outstanding < OutstandingAtMost)
            send(m_waiting.back());
        else
            ++m_report.skipped;
        m_waiting.pop_back();
    }
}

void Traffic::send(const Action &action)
{
    const QString origin = QStringLiteral("https://") + action.site->hostname;
    QByteArray query;
    if (action.kind == domain::HitKind::Event) {
        addParameter(&query, "name", action.event->name);
        addParameter(&query, "payload", payload(*action.event));
    } else if (action.kind == domain::HitKind::Leave) {
        addParameter(&query, "dp", QStringLiteral("1"));
        addParameter(&query, "vt", QString::number(action.visibleTime.count()));
    }
    addParameter(&query, "h", origin);
    addParameter(&query, "p", action.pathname);
    addParameter(&query, "r", action.origin.referrer);
    addParameter(&query, "sid", action.site->trackingCode);
    if (action.kind != domain::HitKind::Leave)
        addParameter(&query, "qs", pageQuery(action.origin));
    addParameter(&query, "cid", QString::number(1 + m_random.below(100'000'000)));

    QNetworkRequest request(
        QUrl::fromEncoded(m_options.collector.toEncoded(QUrl::RemovePath) + "/" + query));
    request.setRawHeader("X-Forwarded-For", action.person->address.toString().toLatin1());
    request.setRawHeader("User-Agent", action.person->browser.userAgent);
    request.setRawHeader("Accept-Language", action.person->language);
    request.setRawHeader("Referer", (origin + QLatin1Char('/')).toLatin1());
    ++m_outstanding;
    ++m_report.requests;
    if (action.kind == domain::HitKind::PageView) {
        ++m_report.pageViews;
        request.setRawHeader(
            "Accept", "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5");
        m_network.get(request);
    } else {
        request.setRawHeader("Origin", origin.toLatin1());
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArrayLiteral("text/plain;charset=UTF-8"));
        m_network.post(request, QByteArray());
    }
}

void Traffic::answered(QNetworkReply *reply)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200 && status < 300)
        ++m_report.kept;
    else
        ++m_report.turnedAway;
    if (--m_outstanding == 0 && m_stopping)
        Q_EMIT finished();
}

} // namespace footfall::demo
