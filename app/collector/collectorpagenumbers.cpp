// SPDX-License-Identifier: GPL-3.0-or-later
// What the page's figures and charts tell, and the problem that it names.
#include "app/charts/livechart.h"
#include "app/collector/collectorpage.h"
#include "app/collector/collectorstate.h"
#include "app/collector/figurerow.h"
#include "app/collector/livecard.h"
#include "app/collector/problemcard.h"
#include "app/format/durations.h"
#include "app/format/numbers.h"
#include "app/widgets/titledcard.h"

namespace footfall::app {

using Figure = FigureRow::Figure;

void CollectorPage::showFigures()
{
    const auto &activity = m_controller.activity();
    if (!activity || !*activity) {
        const QString why = activity ? activity->error().message : QString();
        for (const Figure figure : {Figure::Received, Figure::Stored, Figure::Waiting,
                                    Figure::Rejected, Figure::Queue, Figure::Commit})
            m_figures->cell(figure)->setContent({{}, {}, {}, &Theme::text2, why});
        return;
    }
    const CollectorFigures now = figuresOf(**activity);
    const QString aMinute = tr("/min", "a minute, after a number");
    // The sidebar's number, so that both can be told apart.
    const auto &status = m_controller.status();
    const bool hasViews = status && *status && !(*status)->collector.viewsPerMinute.empty();
    m_figures->cell(Figure::Received)
        ->setContent({numberText(now.received), aMinute,
                      hasViews ? tr("%Ln view(s)", "page views, of all that was received",
                                    (*status)->collector.viewsPerMinute.back())
                               : QString(),
                      &Theme::text2,
                      tr("All requests of trackers within the last minute: page views, events, "
                         "reports on leaving a page, and what was rejected")});
    const bool isSpooling = (*activity)->waitingInSpool > 0;
    const QString spooled = numberText(now.spooled);
    m_figures->cell(Figure::Stored)
        ->setContent({numberText(now.stored), aMinute,
                      now.spooled == 0 ? QString()
                      : isSpooling     ? tr("%1 spooled").arg(spooled)
                                       : tr("%1 via spool", "a number").arg(spooled),
                      isSpooling ? &Theme::warn : &Theme::text2,
                      tr("Kept in the database within the last minute; what waited in the spool "
                         "before is not counted here")});

    FigureCell::Content waiting;
    waiting.number = numberText((*activity)->waitingInSpool);
    if (const auto peak = m_controller.spoolPeak())
        waiting.note = tr("peak %1 at %2", "a number and a time")
                           .arg(numberText(peak->waiting), clockText(peak->time));
    waiting.noteColor = (*activity)->waitingInSpool > 0 ? &Theme::warn : &Theme::text2;
    waiting.explanation = tr("Kept on the disk while the database cannot be written");
    m_figures->cell(Figure::Waiting)->setContent(waiting);

    FigureCell::Content rejected;
    rejected.number = numberText(now.rejected);
    rejected.unit = aMinute;
    if (now.refused > 0) {
        rejected.note = tr("%1 refused").arg(numberText(now.refused));
        rejected.noteColor = &Theme::bad;
    } else if (now.received > 0) {
        rejected.note = tr("%1 of received", "a share")
                            .arg(shareText(double(now.rejected) / double(now.received)));
    }
    rejected.explanation = tr("Turned away for a reason in the request");
    m_figures->cell(Figure::Rejected)->setContent(rejected);

    m_figures->cell(Figure::Queue)
        ->setContent({numberText(now.queueDepth),
                      {},
                      (*activity)->queueCapacity > 0
                          ? tr("of %1", "a capacity").arg(numberText((*activity)->queueCapacity))
                          : QString(),
                      &Theme::text2,
                      tr("Accepted and not yet answered, within five seconds")});

    FigureCell::Content commit;
    if (now.milliseconds) {
        const WaitingTime time = waitingTime(*now.milliseconds);
        commit.number = time.number;
        commit.unit = time.unit;
    }
    if (const auto slowest = shownSeries().slowest)
        commit.note = tr("slowest %1", "a waiting time").arg(waitingText(*slowest));
    commit.explanation =
        tr("From accepting a view to its commit: on average in the last minute, and the slowest in "
           "the time that the charts show");
    m_figures->cell(Figure::Commit)->setContent(commit);
}

LiveSeries CollectorPage::shownSeries() const
{
    const auto &activity = m_controller.activity();
    if (!activity || !*activity)
        return {};
    const auto &status = m_controller.status();
    return seriesOf(**activity, m_live->span(),
                    status && *status ? (*status)->collector.since : domain::Instant{});
}

void CollectorPage::showCharts()
{
    const auto &activity = m_controller.activity();
    LiveSeries series = shownSeries();
    if (series.received.empty())
        series.end = m_controller.now(); // An axis without a line.
    m_live->setSeries(series);

    using Look = LiveChart::Line::Look;
    LiveChart::Data shown;
    shown.end = series.end;
    shown.step = ActivityStep;
    shown.room = static_cast<int>(m_live->span() / ActivityStep);
    shown.lines = {{tr("Deepest"), &Theme::s1, Look::Area, series.queue, {}}};
    m_queue->setData(shown);
    shown.lines = {
        {tr("On average"), &Theme::s1, Look::Area, series.milliseconds, tr("nothing stored")}};
    m_commit->setData(shown);
    if (!activity || !*activity)
        return;
    const qint64 capacity = (*activity)->queueCapacity;
    m_queueCard->setNote(capacity > 0 ? tr("room for %1", "a number").arg(numberText(capacity))
                                      : QString());
    m_commitCard->setNote(
        series.slowest
            ? tr("average; slowest %1", "a waiting time").arg(waitingText(*series.slowest))
            : QString());
}

void CollectorPage::showProblem()
{
    const auto &status = m_controller.status();
    const auto &activity = m_controller.activity();
    const bool isKnown = activity && *activity && !(*activity)->problems.empty();
    const CollectorState state = status && *status ? collectorStateOf(**status) : CollectorState{};
    const bool hasTrouble =
        !state.detail.isEmpty() && state.health != CollectorState::Health::Resting;
    if (isKnown && (!hasTrouble || !(*activity)->problems.front().solved))
        m_problem->showProblem((*activity)->problems.front(), m_controller.now());
    else if (hasTrouble)
        m_problem->showState(state);
    else
        m_problem->showNone();
}

} // namespace footfall::app
