// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/chartcard.h"

#include "app/charts/timeserieschart.h"
#include "app/format/dates.h"
#include "app/format/numbers.h"
#include "app/theme/buttonlook.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/chartlegend.h"
#include "app/widgets/metricrow.h"
#include "app/widgets/stateview.h"
#include "core/domain/samehours.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace footfall::app {

ChartCard::ChartCard(DashboardController &controller, QWidget *parent)
    : Card(parent)
    , m_controller(controller)
    , m_metrics(new MetricRow(this))
    , m_chart(new TimeSeriesChart(this))
    , m_state(new StateView(this))
    , m_legend(new ChartLegend(m_chart))
    , m_interval(new QPushButton(m_chart))
{
    m_state->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_metrics);
    column->addWidget(m_chart);
    column->addWidget(m_state);

    // In the chart's lane above the plot, at its right end.
    setButtonLook(m_interval, ButtonLook::Flat);
    m_interval->setFont(app::font(Type::Small, QFont::DemiBold));
    m_interval->setFixedHeight(theme().px(26));
    m_interval->setMenu(new QMenu(m_interval));
    m_interval->setToolTip(tr("Points of the chart"));
    auto *lane = new QVBoxLayout(m_chart);
    lane->setContentsMargins(0, 7, 7, 0);
    auto *laneRow = new QHBoxLayout;
    laneRow->setSpacing(6);
    laneRow->addStretch();
    laneRow->addWidget(m_legend);
    laneRow->addWidget(m_interval);
    lane->addLayout(laneRow);
    lane->addStretch();

    connect(m_interval->menu(), &QMenu::aboutToShow, this, &ChartCard::fillIntervalMenu);
    connect(m_metrics, &MetricRow::metricChosen, this, [this](domain::Metric metric) {
        m_metric = metric;
        showChart();
    });
    connect(m_chart, &TimeSeriesChart::daysOpened, this, &ChartCard::daysOpened);
    connect(m_state, &StateView::actionRequested, &m_controller, &DashboardController::refresh);
}

void ChartCard::setChartHeight(int pixels)
{
    m_chart->setFixedHeight(pixels);
    m_state->setFixedHeight(pixels);
}

void ChartCard::showQuestion()
{
    m_interval->setText(intervalTitle(m_controller.interval()));
}

void ChartCard::showAnswer(const domain::StatsResult &result)
{
    showQuestion();
    m_metrics->setNumbers({result.totals, domain::comparableBefore(result), coverageOf(result),
                           result.knowledge, result.filter});
    showChart();
}

void ChartCard::showChart()
{
    const std::optional<domain::StatsResult> &result = m_controller.result();
    if (!result)
        return;
    m_state->hide();
    m_chart->show();
    m_chart->setData(chartDataOf(*result, m_metric, m_controller.now()));
    const ChartData &drawn = m_chart->data();
    // The wish is kept for the time when its numbers are known again.
    m_metrics->setDrawn(drawn.main.metric,
                        drawn.second ? MetricRow::Second::Drawn : MetricRow::Second::NotDrawn);
    m_legend->setText(drawn.before.empty() ? QString()
                                           : tr("%1 before").arg(metricName(drawn.main.metric)));
}

void ChartCard::showError(const domain::Error &error)
{
    m_metrics->clear();
    m_chart->hide();
    m_state->showError(tr("The numbers could not be read"), error.message);
    m_state->show();
}

void ChartCard::fillIntervalMenu()
{
    QMenu *menu = m_interval->menu();
    menu->clear();
    const qint64 days = m_controller.period().days();
    for (const domain::Interval interval : {domain::Interval::Hour, domain::Interval::Day,
                                            domain::Interval::Week, domain::Interval::Month}) {
        // Points that nobody could tell apart, or a single one, are not offered.
        const bool useful = interval == domain::Interval::Hour   ? days <= 92
                            : interval == domain::Interval::Day  ? days > 1 && days <= 3660
                            : interval == domain::Interval::Week ? days > 7
                                                                 : days > 28;
        if (!useful)
            continue;
        QAction *action = menu->addAction(intervalTitle(interval), this,
                                          [this, interval] { m_controller.setInterval(interval); });
        action->setCheckable(true);
        action->setChecked(interval == m_controller.interval());
    }
}

} // namespace footfall::app
