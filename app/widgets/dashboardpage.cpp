// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/dashboardpage.h"

#include "app/format/names.h"
#include "app/theme/themewatcher.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/chartcard.h"
#include "app/widgets/chiprow.h"
#include "app/widgets/comparemenu.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/dashboardwindows.h"
#include "app/widgets/donenote.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/panelgrid.h"
#include "app/widgets/periodpicker.h"
#include "app/widgets/progressnote.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace footfall::app {

namespace {

constexpr int WideMargin = 20;
constexpr int NarrowMargin = 16;
constexpr int LowWindow = 760;
constexpr int ChartHeight = 228;
constexpr int NarrowChartHeight = 204;
constexpr int LowChartHeight = 160;

} // namespace

DashboardPage::DashboardPage(DashboardController &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_history(new FilterHistory(controller, this))
    , m_header(new DashboardHeader(this))
    , m_scroll(new QScrollArea(this))
    , m_numbers(new ChartCard(controller, this))
    , m_grid(new PanelGrid(this))
    , m_windows(new DashboardWindows(controller, *m_history, *this))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget;
    m_content = new QVBoxLayout(inside);
    m_content->addWidget(m_numbers);
    m_content->addWidget(m_grid, 1);
    m_scroll->setWidget(inside);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(m_header);
    column->addWidget(m_scroll, 1);

    m_scroll->verticalScrollBar()->installEventFilter(this);
    connectHeader();
    connectPanels();
    connectController();
    arrange();
    m_controller.setPanels(m_grid->dimensions());
    m_controller.setGoalsPanel(goals()->request());
}

void DashboardPage::connectHeader()
{
    PeriodPicker *picker = m_header->picker();
    connect(picker, &PeriodPicker::chosen, &m_controller, &DashboardController::setChoice);
    connect(picker, &PeriodPicker::backRequested, &m_controller, &DashboardController::goBack);
    connect(picker, &PeriodPicker::forwardRequested, &m_controller,
            &DashboardController::goForward);
    connect(m_header, &DashboardHeader::compareToggled, this, [this](bool on) {
        m_controller.setComparison(on ? m_wantedComparison : domain::Comparison::None);
    });
    connect(m_header, &DashboardHeader::liveRequested, m_windows, &DashboardWindows::openLive);
    auto *compare = new CompareMenu(m_controller, m_header);
    connect(compare, &CompareMenu::comparisonChosen, this, &DashboardPage::setComparison);
    m_header->setCompareMenu(compare);
    m_header->setCompares(m_controller.compares() ? DashboardHeader::Compares::Yes
                                                  : DashboardHeader::Compares::No);

    m_header->chips()->setHistory(*m_history);
    connect(m_header->chips(), &ChipRow::suggestionsWanted, &m_controller,
            &DashboardController::setSuggestions);
    connect(m_header->progress(), &ProgressNote::stopRequested, &m_controller,
            &DashboardController::stop);
    connect(m_header->progress(), &ProgressNote::goOnRequested, &m_controller,
            &DashboardController::refresh);
}

void DashboardPage::connectPanels()
{
    connect(m_grid, &PanelGrid::dimensionsChanged, this,
            [this] { m_controller.setPanels(m_grid->dimensions()); });
    connect(m_grid, &PanelGrid::pointed, m_history, &FilterHistory::point);
    connect(m_grid, &PanelGrid::clearRequested, m_history,
            [this](domain::Dimension dimension) { m_history->clear(dimension); });
    connect(m_grid, &PanelGrid::clearAllRequested, m_history, [this] { m_history->clear(); });
    connect(m_grid, &PanelGrid::fullListRequested, m_windows, &DashboardWindows::openFullList);
    connect(m_grid, &PanelGrid::retryRequested, &m_controller, &DashboardController::refresh);
    connect(m_grid, &PanelGrid::allTimeRequested, this,
            [this] { m_controller.setChoice(domain::PeriodPreset::AllTime); });
    connect(goals(), &GoalsPanel::requestChanged, this,
            [this] { m_controller.setGoalsPanel(goals()->request()); });
    connect(goals(), &GoalsPanel::detailsRequested, m_windows, &DashboardWindows::openOccurrences);
    connect(goals(), &GoalsPanel::goalSettingsRequested, this,
            &DashboardPage::goalSettingsRequested);
    connect(m_numbers, &ChartCard::daysOpened, m_history, &FilterHistory::openDays);
    connect(m_windows, &DashboardWindows::exportPanelRequested, this,
            &DashboardPage::exportPanelRequested);
}

void DashboardPage::connectController()
{
    connect(&m_controller, &DashboardController::questionChanged, this,
            &DashboardPage::showQuestion);
    connect(&m_controller, &DashboardController::answered, this, &DashboardPage::showAnswer);
    connect(&m_controller, &DashboardController::failed, this, &DashboardPage::showFailure);
    connect(&m_controller, &DashboardController::filterChanged, this,
            [this] { m_header->setFilter(m_controller.filter()); });
    connect(&m_controller, &DashboardController::stopped, m_header, &DashboardHeader::setStopped);
}

void DashboardPage::setComparison(domain::Comparison comparison)
{
    if (comparison != domain::Comparison::None)
        m_wantedComparison = comparison;
    m_controller.setComparison(comparison);
}

void DashboardPage::setRoom(Room room)
{
    if (room == m_room)
        return;
    m_room = room;
    m_header->setRoom(room == Room::Wide ? DashboardHeader::Room::Wide
                                         : DashboardHeader::Room::Narrow);
    m_grid->setRoom(room == Room::Wide ? PanelGrid::Room::Wide : PanelGrid::Room::Narrow);
    arrange();
}

void DashboardPage::arrange()
{
    const bool wide = m_room == Room::Wide;
    const int margin = wide ? WideMargin : NarrowMargin;
    layout()->setContentsMargins(margin, 0, 0, 0);
    m_header->setContentsMargins(0, 0, margin, 0);
    // The scroll bar stands in the margin, so that cards end where the header does.
    const int bar =
        m_scroll->verticalScrollBar()->isVisible() ? m_scroll->verticalScrollBar()->width() : 0;
    m_content->setContentsMargins(0, 0, margin - bar, wide ? 16 : NarrowMargin);
    m_content->setSpacing(wide ? 12 : 10);
    fitChart();
}

void DashboardPage::resizeEvent(QResizeEvent *)
{
    fitChart();
}

void DashboardPage::fitChart()
{
    const bool low = window()->height() < LowWindow;
    const int height = low                    ? LowChartHeight
                       : m_room == Room::Wide ? ChartHeight
                                              : NarrowChartHeight;
    m_numbers->setChartHeight(theme().px(height));
}

bool DashboardPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scroll->verticalScrollBar() &&
        (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        QMetaObject::invokeMethod(this, &DashboardPage::arrange, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void DashboardPage::showQuestion()
{
    m_header->done()->clear();
    if (m_controller.site())
        m_header->setSite(*m_controller.site());
    m_header->picker()->setState({m_controller.choice(), m_controller.period(),
                                  m_controller.today(), m_controller.firstDay(),
                                  m_controller.canGoBack(), m_controller.canGoForward()});
    m_header->setCompares(m_controller.compares() ? DashboardHeader::Compares::Yes
                                                  : DashboardHeader::Compares::No);
    m_numbers->showQuestion();
    m_grid->beginLoading();
    Q_EMIT exportContextChanged();
}

void DashboardPage::showAnswer(const domain::StatsResult &result)
{
    m_header->setSite(result.site);
    m_header->setLive(result.live.visitors);
    m_header->picker()->setState({m_controller.choice(), result.period, result.today,
                                  result.firstDay, m_controller.canGoBack(),
                                  m_controller.canGoForward()});
    m_header->setFacts(
        result, m_controller.comparedDays() ? domain::Comparison::None : m_controller.comparison(),
        m_controller.updatedText());
    m_header->chips()->setResult(result);
    m_numbers->showAnswer(result);
    m_grid->setResult(result);
    m_windows->setResult(result);
    Q_EMIT exportContextChanged();
}

void DashboardPage::showFailure(const domain::Error &error)
{
    // Numbers that were read are kept: they are old, and the line above says how old.
    if (m_controller.result())
        return;
    m_numbers->showError(error);
    m_grid->setError(error);
    m_windows->setError(error);
}

MetricRow *DashboardPage::metrics() const
{
    return m_numbers->metrics();
}

TimeSeriesChart *DashboardPage::chart() const
{
    return m_numbers->chart();
}

QPushButton *DashboardPage::intervalButton() const
{
    return m_numbers->intervalButton();
}

const std::vector<BreakdownPanel *> &DashboardPage::panels() const
{
    return m_grid->panels();
}

GoalsPanel *DashboardPage::goals() const
{
    return m_grid->goals();
}

LivePanel *DashboardPage::live() const
{
    return m_windows->live();
}

FullList *DashboardPage::fullList() const
{
    return m_windows->fullList();
}

OccurrenceView *DashboardPage::occurrences() const
{
    return m_windows->occurrences();
}

std::optional<ExportContext> DashboardPage::exportContext() const
{
    if (!m_controller.site())
        return std::nullopt;
    ExportContext context;
    context.site = *m_controller.site();
    context.period = m_controller.period();
    context.request = m_controller.request();
    for (const domain::Dimension dimension : m_grid->dimensions()) {
        domain::BreakdownRequest request;
        request.dimension = dimension;
        request.limit = 0;
        context.panels.push_back({dimensionTitle(dimension), request});
    }
    return context;
}

} // namespace footfall::app
