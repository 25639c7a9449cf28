// SPDX-License-Identifier: GPL-3.0-or-later
// What the dashboard asks and what came back: one site, one period, one filter, the panels in
// view. GUI thread.
// Old answers are dropped; changes of the data are asked for at most twice a second.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/statsresult.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

namespace footfall::queries {
class QueryService;
}

namespace footfall::app {

/// The questions of the query service, so that a test can answer instead.
struct Questions {
    std::function<quint64(const domain::StatsRequest &)> ask; ///< Returns the id of the answer.
    std::function<void()> askSummaries;
    std::function<void()> cancel = [] {}; ///< Gives up the question that is being answered.
};

class DashboardController : public QObject
{
    Q_OBJECT
public:
    /// The clock outlives the controller.
    DashboardController(Questions questions, const domain::Clock &clock, QObject *parent = nullptr);
    /// Asks the service and listens to it. Both outlive the controller.
    DashboardController(queries::QueryService &service, const domain::Clock &clock,
                        QObject *parent = nullptr);

    void setSite(const domain::Site &site);
    void clearSite();
    [[nodiscard]] const std::optional<domain::Site> &site() const { return m_site; }

    /// Which views are asked about; another site begins without a filter.
    void setFilter(const domain::Filter &filter);
    [[nodiscard]] const domain::Filter &filter() const { return m_filter; }
    void setChoice(const domain::PeriodChoice &choice);
    [[nodiscard]] const domain::PeriodChoice &choice() const { return m_choice; }
    /// Gives up days that were chosen to compare with.
    void setComparison(domain::Comparison comparison);
    [[nodiscard]] domain::Comparison comparison() const { return m_comparison; }
    /// Any days, which win over the rule.
    void setComparedDays(const domain::Period &days);
    [[nodiscard]] const std::optional<domain::Period> &comparedDays() const
    {
        return m_comparedDays;
    }
    [[nodiscard]] bool compares() const
    {
        return m_comparedDays || m_comparison != domain::Comparison::None;
    }
    /// None: the natural one of the period.
    void setInterval(std::optional<domain::Interval> interval);
    [[nodiscard]] domain::Interval interval() const;

    /// The days of the choice, as of now.
    [[nodiscard]] domain::Period period() const;
    [[nodiscard]] QDate today() const;
    [[nodiscard]] domain::Instant now() const { return m_clock.now(); }
    /// When the result in force came, by this computer's clock and the reader's locale.
    [[nodiscard]] QString updatedText() const;
    [[nodiscard]] QDate firstDay() const { return m_firstDay; }
    /// By the length of the period, months by months.
    void goBack();
    void goForward();
    [[nodiscard]] bool canGoBack() const;
    [[nodiscard]] bool canGoForward() const;

    /// The dimensions of the panels' open tabs, in the panels' order.
    void setPanels(const std::vector<domain::Dimension> &dimensions);
    /// All rows of one dimension, searched; none closes the list.
    void setFullList(const std::optional<domain::BreakdownRequest> &request);

    /// Values to choose from while a filter is edited. The question stays the same one: what is
    /// shown stays until this is answered.
    void setSuggestions(const std::optional<domain::BreakdownRequest> &request);

    /// What the goals' panel lists, and what the view of all goals and events asks besides.
    void setGoalsPanel(const domain::OccurrenceRequest &request);
    void setOccurrences(const std::vector<domain::OccurrenceRequest> &requests);

    /// Whether the last minutes can be off times; in force with the next question.
    void setCollector(domain::CollectorIs collector) { m_collector = collector; }

    [[nodiscard]] domain::StatsRequest request() const;
    /// Of the question that is in force, once it was answered.
    [[nodiscard]] const std::optional<domain::StatsResult> &result() const { return m_result; }

    /// Gives up what is still being looked through and keeps the first numbers, until a person asks
    /// for something.
    void stop();
    [[nodiscard]] bool isStopped() const { return m_stopped; }

    /// While nobody sees the dashboard nothing is asked.
    enum class Attention { Watched, Unwatched };
    void setAttention(Attention attention);

public Q_SLOTS:
    void refresh();
    void takeAnswer(const footfall::domain::StatsResult &result);
    void takeFailure(quint64 id, const footfall::domain::Error &error);
    void takeSummaries(const std::vector<footfall::domain::SiteSummary> &summaries);
    void noteChange();

Q_SIGNALS:
    void siteChanged();
    void filterChanged();
    /// The numbers that came so far are all that will come.
    void stopped();
    /// The question is another one: old numbers do not answer it. Panels whose breakdown stays keep
    /// theirs.
    void questionChanged();
    void answered(const footfall::domain::StatsResult &result);
    void failed(const footfall::domain::Error &error);
    void summariesReady(const std::vector<footfall::domain::SiteSummary> &summaries);

private:
    void askAnew();
    void askLater();
    void refreshByItself();
    void step(int direction);

    Questions m_questions;
    const domain::Clock &m_clock;
    std::optional<domain::Site> m_site;
    domain::Filter m_filter;
    domain::PeriodChoice m_choice = domain::PeriodPreset::Last30Days;
    domain::Comparison m_comparison = domain::Comparison::Previous;
    std::optional<domain::Period> m_comparedDays;
    std::optional<domain::Interval> m_interval;
    std::vector<domain::Dimension> m_panels;
    std::optional<domain::BreakdownRequest> m_fullList;
    std::optional<domain::BreakdownRequest> m_suggestions;
    std::optional<domain::OccurrenceRequest> m_goalsPanel;
    std::vector<domain::OccurrenceRequest> m_occurrences;
    std::optional<domain::StatsResult> m_result;
    QDate m_firstDay;
    domain::Instant m_updated{};
    quint64 m_asked = 0; ///< The only answer that is welcome.
    Attention m_attention = Attention::Watched;
    domain::CollectorIs m_collector = domain::CollectorIs::Unknown;
    QTimer m_throttle;      ///< Runs for half a second after each refresh.
    QTimer m_idle;          ///< Live numbers fade although nothing is written.
    bool m_pending = false; ///< An answer is on its way.
    bool m_changeWaiting = false;
    bool m_askQueued = false;
    bool m_stopped = false; ///< First numbers are enough until a person asks.
};

} // namespace footfall::app
