// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboardcontroller.h"

#include "core/queries/queryservice.h"

#include <QDateTime>
#include <QLocale>

namespace footfall::app {

using domain::PeriodPreset;

namespace {

constexpr int PanelRows = 40; ///< More than the tallest window shows; the rest is one click away.
constexpr std::chrono::milliseconds LeastGap{500};
constexpr std::chrono::seconds IdleGap{10};

} // namespace

DashboardController::DashboardController(Questions questions, const domain::Clock &clock,
                                         QObject *parent)
    : QObject(parent), m_questions(std::move(questions)), m_clock(clock)
{
    m_throttle.setSingleShot(true);
    m_throttle.setInterval(LeastGap);
    connect(&m_throttle, &QTimer::timeout, this, [this] {
        if (m_changeWaiting && !m_pending)
            refreshByItself();
    });
    m_idle.setInterval(IdleGap);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        // An answer that takes longer than this gap would never come if it were asked for again.
        if (m_pending)
            m_questions.askSummaries();
        else
            refreshByItself();
    });
    m_idle.start();
}

DashboardController::DashboardController(queries::QueryService &service, const domain::Clock &clock,
                                         QObject *parent)
    : DashboardController(Questions{[&service](const domain::StatsRequest &request) {
                                        return service.ask(request);
                                    },
                                    [&service] { service.askSummaries(); },
                                    [&service] { service.cancel(); }},
                          clock, parent)
{
    connect(&service, &queries::QueryService::answered, this, &DashboardController::takeAnswer);
    connect(&service, &queries::QueryService::failed, this, &DashboardController::takeFailure);
    connect(&service, &queries::QueryService::summariesReady, this,
            &DashboardController::takeSummaries);
    connect(&service, &queries::QueryService::dataChanged, this, &DashboardController::noteChange);
}

void DashboardController::setSite(const domain::Site &site)
{
    const bool another = !m_site || m_site->trackingCode != site.trackingCode;
    m_site = site;
    if (!another)
        return;
    m_result.reset();
    m_firstDay = {};
    m_fullList.reset();
    m_occurrences.clear();
    m_suggestions.reset();
    m_filter = {};
    Q_EMIT siteChanged();
    Q_EMIT filterChanged();
    askAnew();
}

void DashboardController::clearSite()
{
    m_site.reset();
    m_result.reset();
    m_asked = 0;
    m_pending = false;
}

void DashboardController::setFilter(const domain::Filter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged();
    askAnew();
}

void DashboardController::setChoice(const domain::PeriodChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_interval.reset();
    askAnew();
}

void DashboardController::setComparison(domain::Comparison comparison)
{
    if (comparison == m_comparison && !m_comparedDays)
        return;
    m_comparison = comparison;
    m_comparedDays.reset();
    askAnew();
}

void DashboardController::setComparedDays(const domain::Period &days)
{
    if (m_comparedDays == days)
        return;
    m_comparedDays = days;
    askAnew();
}

void DashboardController::setInterval(std::optional<domain::Interval> interval)
{
    if (interval == m_interval)
        return;
    m_interval = interval;
    askAnew();
}

QString DashboardController::updatedText() const
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(m_updated));
    return QLocale().toString(local.time(), QStringLiteral("HH:mm:ss"));
}

void DashboardController::setPanels(const std::vector<domain::Dimension> &dimensions)
{
    if (dimensions == m_panels)
        return;
    m_panels = dimensions;
    askAnew();
}

void DashboardController::setFullList(const std::optional<domain::BreakdownRequest> &request)
{
    m_fullList = request;
    if (request)
        askAnew();
}

void DashboardController::setSuggestions(const std::optional<domain::BreakdownRequest> &request)
{
    m_suggestions = request;
    if (request)
        askLater();
}

void DashboardController::setGoalsPanel(const domain::OccurrenceRequest &request)
{
    m_goalsPanel = request;
    askAnew();
}

void DashboardController::setOccurrences(const std::vector<domain::OccurrenceRequest> &requests)
{
    m_occurrences = requests;
    if (!requests.empty())
        askAnew();
}

domain::StatsRequest DashboardController::request() const
{
    domain::StatsRequest request;
    if (m_site)
        request.site = m_site->id;
    request.period = m_choice;
    request.filter = m_filter;
    request.comparison = m_comparedDays ? domain::Comparison::None : m_comparison;
    request.comparedWith = m_comparedDays;
    request.interval = interval();
    request.collector = m_collector;
    for (const domain::Dimension dimension : m_panels) {
        domain::BreakdownRequest breakdown;
        breakdown.dimension = dimension;
        breakdown.limit = PanelRows;
        breakdown.ownConditions = domain::OwnConditions::Leave;
        request.breakdowns.push_back(breakdown);
    }
    if (m_fullList)
        request.breakdowns.push_back(*m_fullList);
    if (m_suggestions)
        request.breakdowns.push_back(*m_suggestions);
    if (m_goalsPanel)
        request.occurrences.push_back(*m_goalsPanel);
    request.occurrences.insert(request.occurrences.end(), m_occurrences.begin(),
                               m_occurrences.end());
    return request;
}

void DashboardController::setAttention(Attention attention)
{
    if (attention == m_attention)
        return;
    m_attention = attention;
    if (attention == Attention::Watched)
        refresh();
}

void DashboardController::stop()
{
    if (!m_pending)
        return;
    m_asked = 0;
    m_pending = false;
    m_stopped = true;
    m_questions.cancel();
    Q_EMIT stopped();
}

void DashboardController::askAnew()
{
    m_stopped = false;
    m_asked = 0; // Whatever comes now answers an older question.
    m_pending = false;
    m_result.reset();
    Q_EMIT questionChanged();
    askLater();
}

void DashboardController::askLater()
{
    // Several changes in one turn of the event loop are one question.
    if (m_askQueued)
        return;
    m_askQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_askQueued = false;
            refresh();
        },
        Qt::QueuedConnection);
}

void DashboardController::refreshByItself()
{
    if (m_stopped)
        m_questions.askSummaries();
    else
        refresh();
}

void DashboardController::refresh()
{
    m_stopped = false;
    m_changeWaiting = false;
    m_throttle.start();
    m_questions.askSummaries();
    if (m_site && m_attention == Attention::Watched) {
        m_pending = true;
        m_asked = m_questions.ask(request());
    }
}

void DashboardController::noteChange()
{
    // A newer question would make the service drop the one it works on: with slow answers and busy
    // sites none would ever come.
    if (m_throttle.isActive() || m_pending)
        m_changeWaiting = true;
    else
        refreshByItself();
}

void DashboardController::takeAnswer(const domain::StatsResult &result)
{
    if (result.id != m_asked || m_asked == 0)
        return;
    m_pending = result.percent < 100; // First numbers: the whole follows under the same id.
    m_result = result;
    m_site = result.site;
    m_updated = m_clock.now();
    if (result.firstDay.isValid())
        m_firstDay = result.firstDay;
    Q_EMIT answered(result); // Whoever hears it may ask anew, which gives up the one that is kept.
    if (m_changeWaiting && !m_throttle.isActive() && !m_pending)
        refreshByItself();
}

void DashboardController::takeFailure(quint64 id, const domain::Error &error)
{
    if (id != m_asked || m_asked == 0)
        return;
    m_pending = false;
    Q_EMIT failed(error);
}

void DashboardController::takeSummaries(const std::vector<domain::SiteSummary> &summaries)
{
    Q_EMIT summariesReady(summaries);
}

} // namespace footfall::app
