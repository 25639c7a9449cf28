// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/query/clicks.h"

#include "tests/bench/query/questions.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <stdexcept>

namespace footfall::bench {

using namespace domain;

namespace {

constexpr int PanelRows = 40; // As the window's.
constexpr size_t ClickedRows = 10;

class Window : public QObject
{
public:
    Window(const QString &path, qint64 factBytes, const queries::AheadLimits &ahead)
        : m_clock(instantFromMilliseconds(
              QDateTime(WorldSize::LastDay, QTime(20, 0), Qt::UTC).toMSecsSinceEpoch()))
        , m_service(path, m_clock, nullptr, factBytes, ahead)
    {
        connect(&m_service, &queries::QueryService::answered, this, [this](const StatsResult &r) {
            if (r.percent < 100)
                return;
            m_result = r;
            m_hasAskedAhead = false; // That of the last question may come late.
            m_loop.quit();
        });
        connect(&m_service, &queries::QueryService::failed, this, [this](quint64, const Error &e) {
            m_error = e.message;
            m_loop.quit();
        });
        connect(&m_service, &queries::QueryService::askedAhead, this, [this] {
            m_hasAskedAhead = true;
            m_loop.quit();
        });
    }

    /// Milliseconds until the answer is there.
    double ask(const StatsRequest &request)
    {
        m_result.reset();
        QElapsedTimer timer;
        timer.start();
        m_service.ask(request);
        while (!m_result) {
            m_loop.exec();
            if (!m_error.isEmpty())
                throw std::runtime_error(m_error.toStdString());
        }
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    double waitForAhead()
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_hasAskedAhead)
            m_loop.exec();
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    [[nodiscard]] const StatsResult &result() const { return *m_result; }

private:
    kit::FixedClock m_clock;
    queries::QueryService m_service;
    QEventLoop m_loop;
    std::optional<StatsResult> m_result;
    QString m_error;
    bool m_hasAskedAhead = false;
};

Condition randomRow(const Breakdown &panel, FilterSense sense, demo::Random &random)
{
    const size_t row = random.below(std::min(panel.rows.size(), ClickedRows));
    return {panel.request.dimension, FilterOperator::Is, sense, panel.rows[row].value};
}

StatsRequest clicked(StatsRequest request, const StatsResult &shown, FilterSense sense,
                     demo::Random &random)
{
    for (;;) {
        const Breakdown &panel = shown.breakdowns[random.below(shown.breakdowns.size())];
        if (panel.rows.empty() || request.filter.concerns(panel.request.dimension))
            continue;
        request.filter.conditions.push_back(randomRow(panel, sense, random));
        return request;
    }
}

/// None where the list has no other row.
std::optional<StatsRequest> clickedBeside(StatsRequest request, const StatsResult &shown,
                                          demo::Random &random)
{
    const Condition first = request.filter.conditions.back();
    for (const Breakdown &panel : shown.breakdowns) {
        if (panel.request.dimension != first.dimension || panel.rows.size() < 2)
            continue;
        Condition other = first;
        while (other == first)
            other = randomRow(panel, FilterSense::Includes, random);
        request.filter.conditions.push_back(std::move(other));
        return request;
    }
    return std::nullopt;
}

} // namespace

ClickTimes clickAround(const QString &databasePath, qint64 factBytes,
                       const queries::AheadLimits &ahead, int rounds)
{
    Window window(databasePath, factBytes, ahead);
    StatsRequest dashboard = requestOf(firstPaint(), SiteId{1});
    for (BreakdownRequest &panel : dashboard.breakdowns)
        panel.limit = PanelRows;
    ClickTimes times;
    demo::Random random(1'861);
    for (int i = 0; i < rounds; ++i) {
        (void)window.ask(dashboard);
        const double took = window.waitForAhead();
        if (i == 0)
            times.aheadOfFirst = took;
        const StatsRequest first =
            clicked(dashboard, window.result(), FilterSense::Includes, random);
        const StatsRequest excluding =
            clicked(dashboard, window.result(), FilterSense::Excludes, random);
        times.first.push_back(window.ask(first));
        times.hurried.push_back(
            window.ask(clicked(first, window.result(), FilterSense::Includes, random)));
        (void)window.ask(first);
        times.aheadOfSecond.push_back(window.waitForAhead());
        const std::optional<StatsRequest> beside = clickedBeside(first, window.result(), random);
        times.second.push_back(
            window.ask(clicked(first, window.result(), FilterSense::Includes, random)));
        if (beside)
            times.adding.push_back(window.ask(*beside));
        times.excluding.push_back(window.ask(excluding));
    }
    return times;
}

} // namespace footfall::bench
