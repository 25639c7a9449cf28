// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/collectorcontroller.h"

#include "core/instance/futures.h"

namespace footfall::app {

namespace {
constexpr std::chrono::seconds Gap{1};
}

CollectorController::CollectorController(const Backend &backend, QObject *parent)
    : QObject(parent), m_backend(backend)
{
    m_timer.setInterval(Gap);
    connect(&m_timer, &QTimer::timeout, this, &CollectorController::refresh);
}

void CollectorController::setAttention(Attention attention)
{
    if (attention == m_attention)
        return;
    m_attention = attention;
    if (attention == Attention::Watched) {
        m_timer.start();
        refresh();
    } else {
        m_timer.stop();
    }
}

void CollectorController::setSites(const std::vector<domain::SiteSummary> &summaries)
{
    QHash<QString, QString> names;
    std::vector<domain::Site> sites;
    for (const domain::SiteSummary &summary : summaries) {
        names.insert(summary.site.trackingCode, summary.site.name);
        sites.push_back(summary.site);
    }
    if (sites == m_sites)
        return;
    m_sites = std::move(sites);
    m_siteNames = std::move(names);
    Q_EMIT sitesChanged();
}

QString CollectorController::publicUrl() const
{
    return instance::publicUrlOf(m_backend.settings());
}

void CollectorController::refresh()
{
    askStatus();
    askActivity();
}

void CollectorController::askStatus()
{
    if (m_statusAsked)
        return; // A holder that does not answer is not asked twice at a time.
    m_statusAsked = true;
    instance::whenDone(m_backend.commands->status(), this,
                       [this](const domain::Result<domain::InstanceStatus> &status) {
                           m_statusAsked = false;
                           takeStatus(status);
                       });
}

void CollectorController::askActivity()
{
    if (m_activityAsked)
        return;
    m_activityAsked = true;
    instance::whenDone(m_backend.commands->activity(), this,
                       [this](const domain::Result<domain::CollectorActivity> &activity) {
                           m_activityAsked = false;
                           m_activity = activity;
                           if (activity)
                               m_peak.note(now(), activity->waitingInSpool);
                           Q_EMIT activityChanged();
                       });
}

void CollectorController::takeStatus(const domain::Result<domain::InstanceStatus> &status)
{
    m_status = status;
    if (status)
        m_peak.note(now(), status->store.spooled);
    Q_EMIT statusChanged();
}

void CollectorController::probe()
{
    if (m_isProbing)
        return;
    m_isProbing = true;
    Q_EMIT probeStarted();
    instance::whenDone(m_backend.commands->probe(publicUrl()), this,
                       [this](const domain::Result<domain::AddressExplanation> &answer) {
                           m_isProbing = false;
                           Q_EMIT probed(answer);
                       });
}

void CollectorController::setFlow(domain::CollectorControl::Flow flow)
{
    if (m_isChangingFlow)
        return;
    m_isChangingFlow = true;
    Q_EMIT flowChanged();
    instance::whenDone(m_backend.commands->setFlow(flow), this,
                       [this](const domain::Result<domain::CollectorStatus> &outcome) {
                           m_isChangingFlow = false;
                           if (outcome && m_status && *m_status) {
                               (*m_status)->collector = *outcome;
                               Q_EMIT statusChanged();
                           }
                           Q_EMIT flowChanged();
                           if (!outcome)
                               Q_EMIT flowFailed(outcome.error());
                           refresh();
                       });
}

} // namespace footfall::app
