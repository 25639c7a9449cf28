// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/dashboardpage.h"

#include "app/format/names.h"
#include "app/theme/themewatcher.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/chartcard.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/fulllist.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/livepanel.h"
#include "app/widgets/occurrenceview.h"
#include "app/widgets/periodpicker.h"
#include "app/widgets/rowlist.h"

#include <QDialog>
#include <QEvent>
#include <QGridLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace footfall::app {

using domain::Dimension;

namespace {

constexpr int WideMargin = 20;
constexpr int NarrowMargin = 16;
constexpr int LowWindow = 760;
constexpr int ChartHeight = 228;
constexpr int NarrowChartHeight = 204;
constexpr int LowChartHeight = 160;

} // namespace

DashboardPage::DashboardPage(DashboardController &controller, QWidget *parent)
    : QWidget(parent), m_controller(controller)
{
    m_header = new DashboardHeader(this);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget;
    m_content = new QVBoxLayout(inside);
    m_scroll->setWidget(inside);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(m_header);
    column->addWidget(m_scroll, 1);

    makePanels();
    m_scroll->verticalScrollBar()->installEventFilter(this);
    connectController();
    arrange();
    tellPanels();
    m_controller.setGoalsPanel(m_goals->request());
    m_header->setComparison(m_controller.comparison());
}

void DashboardPage::makePanels()
{
    const auto add = [this](const DimensionChooser::Groups &groups, ListPanel::Size size) {
        m_panels.push_back(new BreakdownPanel(groups, size, this));
    };
    add({{Dimension::Page, Dimension::Hostname}, {Dimension::EntryPage}, {Dimension::ExitPage}},
        ListPanel::Size::Full);
    add({{Dimension::Source},
         {Dimension::Referrer},
         {Dimension::Channel},
         {Dimension::UtmCampaign, Dimension::UtmSource, Dimension::UtmMedium, Dimension::UtmTerm,
          Dimension::UtmContent}},
        ListPanel::Size::Full);
    add({{Dimension::Country}, {Dimension::Language}}, ListPanel::Size::Full);
    add({{Dimension::Browser, Dimension::BrowserVersion},
         {Dimension::System},
         {Dimension::Device, Dimension::Screen}},
        ListPanel::Size::Small);
    m_goals = new GoalsPanel(this);
    makeLiveWindow();
    for (BreakdownPanel *panel : m_panels) {
        connect(panel, &BreakdownPanel::dimensionChanged, this, &DashboardPage::tellPanels);
        connect(panel, &BreakdownPanel::fullListRequested, this, &DashboardPage::openFullList);
        connect(panel, &BreakdownPanel::retryRequested, &m_controller,
                &DashboardController::refresh);
        connect(panel, &BreakdownPanel::allTimeRequested, this,
                [this] { m_controller.setChoice(domain::PeriodPreset::AllTime); });
    }
    connect(m_goals, &GoalsPanel::requestChanged, this,
            [this] { m_controller.setGoalsPanel(m_goals->request()); });
    connect(m_goals, &GoalsPanel::detailsRequested, this, &DashboardPage::openOccurrences);
    connect(m_goals, &GoalsPanel::goalSettingsRequested, this,
            &DashboardPage::goalSettingsRequested);
    connect(m_goals, &GoalsPanel::retryRequested, &m_controller, &DashboardController::refresh);
    m_grid = new QGridLayout;
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_lastColumn = new QVBoxLayout;
    m_grid->addLayout(m_lastColumn, 0, 3);
    m_numbers = new ChartCard(m_controller, this);
    m_content->addWidget(m_numbers);
    m_content->addLayout(m_grid, 1);
}

void DashboardPage::makeLiveWindow()
{
    m_liveWindow = new QDialog(this);
    m_liveWindow->setWindowTitle(tr("Here now"));
    m_liveWindow->resize(theme().px(440), theme().px(480));
    m_live = new LivePanel(m_liveWindow);
    auto *inside = new QVBoxLayout(m_liveWindow);
    inside->setContentsMargins(16, 16, 16, 16);
    inside->addWidget(m_live);
    connect(m_live, &LivePanel::retryRequested, &m_controller, &DashboardController::refresh);
    connect(m_header, &DashboardHeader::liveRequested, m_liveWindow, [this] {
        m_liveWindow->show();
        m_liveWindow->raise();
        m_liveWindow->activateWindow();
    });
}

void DashboardPage::connectController()
{
    PeriodPicker *picker = m_header->picker();
    connect(picker, &PeriodPicker::chosen, &m_controller, &DashboardController::setChoice);
    connect(picker, &PeriodPicker::backRequested, &m_controller, &DashboardController::goBack);
    connect(picker, &PeriodPicker::forwardRequested, &m_controller,
            &DashboardController::goForward);
    connect(m_header, &DashboardHeader::compareToggled, this, [this](bool on) {
        m_controller.setComparison(on ? m_wantedComparison : domain::Comparison::None);
    });
    connect(&m_controller, &DashboardController::questionChanged, this,
            &DashboardPage::showQuestion);
    connect(&m_controller, &DashboardController::answered, this, &DashboardPage::showAnswer);
    connect(&m_controller, &DashboardController::failed, this, &DashboardPage::showFailure);
}

void DashboardPage::setComparison(domain::Comparison comparison)
{
    if (comparison != domain::Comparison::None)
        m_wantedComparison = comparison;
    m_controller.setComparison(comparison);
    m_header->setComparison(comparison);
}

void DashboardPage::setRoom(Room room)
{
    if (room == m_room)
        return;
    m_room = room;
    m_header->setRoom(room == Room::Wide ? DashboardHeader::Room::Wide
                                         : DashboardHeader::Room::Narrow);
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
    m_grid->setSpacing(wide ? 12 : 10);

    const auto place = [this](QWidget *panel, int row, int column, int columns) {
        m_grid->addWidget(panel, row, column, 1, columns);
    };
    BreakdownPanel *devices = m_panels[3];
    for (QWidget *panel : {static_cast<QWidget *>(devices), static_cast<QWidget *>(m_goals)}) {
        m_lastColumn->removeWidget(panel);
        m_grid->removeWidget(panel);
    }
    for (int column = 0; column < 3; ++column) {
        m_grid->removeWidget(m_panels[static_cast<size_t>(column)]);
        place(m_panels[static_cast<size_t>(column)], 0, column, 1);
    }
    m_lastColumn->setSpacing(wide ? 12 : 10);
    for (ListPanel *panel : {static_cast<ListPanel *>(devices), static_cast<ListPanel *>(m_goals)})
        panel->list()->setRows(wide ? 4 : 5, 5); // Where the page scrolls there is room.
    if (wide) {
        m_lastColumn->addWidget(devices, 1);
        m_lastColumn->addWidget(m_goals, 1);
    } else {
        place(devices, 1, 0, 1);
        place(m_goals, 1, 1, 2);
    }
    const int stretches[] = {292, 294, 256, 282};
    for (int column = 0; column < 4; ++column)
        m_grid->setColumnStretch(column, wide ? stretches[column] : column < 3 ? 1 : 0);
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

void DashboardPage::tellPanels()
{
    std::vector<Dimension> dimensions;
    for (const BreakdownPanel *panel : m_panels)
        dimensions.push_back(panel->dimension());
    m_controller.setPanels(dimensions);
}

void DashboardPage::showQuestion()
{
    m_header->hideSaved();
    if (m_controller.site())
        m_header->setSite(*m_controller.site());
    m_header->picker()->setState({m_controller.choice(), m_controller.period(),
                                  m_controller.today(), m_controller.firstDay(),
                                  m_controller.canGoBack(), m_controller.canGoForward()});
    m_numbers->showQuestion();
    for (BreakdownPanel *panel : m_panels)
        panel->beginLoading();
    m_goals->beginLoading();
    Q_EMIT exportContextChanged();
}

void DashboardPage::showAnswer(const domain::StatsResult &result)
{
    m_header->setSite(result.site);
    m_header->setLive(result.live.visitors);
    m_header->picker()->setState({m_controller.choice(), result.period, result.today,
                                  result.firstDay, m_controller.canGoBack(),
                                  m_controller.canGoForward()});
    m_header->setFacts(result, m_controller.comparison(), m_controller.updatedText());
    m_numbers->showAnswer(result);
    for (BreakdownPanel *panel : m_panels)
        panel->setResult(result);
    m_goals->setResult(result);
    m_live->setLive(result.live);
    if (m_fullList)
        m_fullList->setResult(result);
    if (m_occurrences)
        m_occurrences->setResult(result);
    Q_EMIT exportContextChanged();
}

void DashboardPage::showFailure(const domain::Error &error)
{
    // Numbers that were read are kept: they are old, and the line above says how old.
    if (m_controller.result())
        return;
    m_numbers->showError(error);
    for (BreakdownPanel *panel : m_panels)
        panel->setError(error);
    m_goals->setError(error);
    m_live->setError(error);
    if (m_fullList)
        m_fullList->setError(error);
    if (m_occurrences)
        m_occurrences->setError(error);
}

void DashboardPage::openFullList(Dimension dimension)
{
    if (m_fullList)
        m_fullList->close();
    auto *list = new FullList(dimension, window());
    list->setAttribute(Qt::WA_DeleteOnClose);
    m_fullList = list;
    connect(list, &FullList::rowsRequested, &m_controller,
            [this](const domain::BreakdownRequest &request) { m_controller.setFullList(request); });
    connect(list, &FullList::exportRequested, this,
            [this](const domain::BreakdownRequest &request) {
                Q_EMIT exportPanelRequested({dimensionTitle(request.dimension), request});
            });
    connect(list, &QDialog::finished, &m_controller,
            [this] { m_controller.setFullList(std::nullopt); });
    list->open();
    m_controller.setFullList(list->request());
}

void DashboardPage::openOccurrences(domain::OccurrenceRequest::By by, const QString &name)
{
    if (m_occurrences)
        m_occurrences->close();
    auto *view = new OccurrenceView(by, name, window());
    view->setAttribute(Qt::WA_DeleteOnClose);
    m_occurrences = view;
    connect(view, &OccurrenceView::requestsChanged, &m_controller,
            [this, view] { m_controller.setOccurrences(view->requests()); });
    connect(view, &QDialog::finished, &m_controller, [this] { m_controller.setOccurrences({}); });
    view->open();
    m_controller.setOccurrences(view->requests());
}

OccurrenceView *DashboardPage::occurrences() const
{
    return m_occurrences;
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

FullList *DashboardPage::fullList() const
{
    return m_fullList;
}

std::optional<ExportContext> DashboardPage::exportContext() const
{
    if (!m_controller.site())
        return std::nullopt;
    ExportContext context;
    context.site = *m_controller.site();
    context.period = m_controller.period();
    context.request = m_controller.request();
    for (const BreakdownPanel *panel : m_panels) {
        domain::BreakdownRequest request;
        request.dimension = panel->dimension();
        request.limit = 0;
        context.panels.push_back({dimensionTitle(panel->dimension()), request});
    }
    return context;
}

} // namespace footfall::app
