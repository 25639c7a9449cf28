// SPDX-License-Identifier: GPL-3.0-or-later
// What the collector page asks and what came back: status and activity once a second while somebody
// looks, a test request, pausing. GUI thread; never waits. The backend's commands may be those of
// another process.
#pragma once

#include "app/collector/collectorfigures.h"
#include "app/dialogs/backend.h"
#include "core/domain/statsresult.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace footfall::app {

class CollectorController : public QObject
{
    Q_OBJECT
public:
    explicit CollectorController(const Backend &backend, QObject *parent = nullptr);

    enum class Attention { Watched, Unwatched };
    void setAttention(Attention attention);
    [[nodiscard]] Attention attention() const { return m_attention; }

    /// Tracking codes are shown as these.
    void setSites(const std::vector<domain::SiteSummary> &summaries);
    [[nodiscard]] const std::vector<domain::Site> &sites() const { return m_sites; }
    [[nodiscard]] const QHash<QString, QString> &siteNames() const { return m_siteNames; }

    /// None until the first answer has come.
    [[nodiscard]] const std::optional<domain::Result<domain::InstanceStatus>> &status() const
    {
        return m_status;
    }
    [[nodiscard]] const std::optional<domain::Result<domain::CollectorActivity>> &activity() const
    {
        return m_activity;
    }
    [[nodiscard]] std::optional<SpoolPeak::Entry> spoolPeak() const { return m_peak.peak(); }
    [[nodiscard]] domain::Instant now() const { return m_backend.clock->now(); }
    [[nodiscard]] QString publicUrl() const;

    /// One at a time; another call while it runs does nothing.
    void probe();
    [[nodiscard]] bool isProbing() const { return m_isProbing; }
    void setFlow(domain::CollectorControl::Flow flow);
    [[nodiscard]] bool isChangingFlow() const { return m_isChangingFlow; }

    /// Of whoever asked for another reason.
    void takeStatus(const domain::Result<domain::InstanceStatus> &status);

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void statusChanged();
    void activityChanged();
    void sitesChanged();
    void probeStarted();
    void probed(const footfall::domain::Result<footfall::domain::AddressExplanation> &answer);
    /// Pausing began or ended.
    void flowChanged();
    void flowFailed(const footfall::domain::Error &error);

private:
    void askStatus();
    void askActivity();

    Backend m_backend;
    Attention m_attention = Attention::Unwatched;
    QTimer m_timer;
    std::vector<domain::Site> m_sites;
    QHash<QString, QString> m_siteNames;
    std::optional<domain::Result<domain::InstanceStatus>> m_status;
    std::optional<domain::Result<domain::CollectorActivity>> m_activity;
    SpoolPeak m_peak;
    bool m_statusAsked = false;
    bool m_activityAsked = false;
    bool m_isProbing = false;
    bool m_isChangingFlow = false;
};

} // namespace footfall::app
