// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/dashboardwindows.h"

#include "app/format/names.h"
#include "app/theme/themewatcher.h"
#include "app/widgets/fulllist.h"
#include "app/widgets/livepanel.h"
#include "app/widgets/occurrenceview.h"

#include <QVBoxLayout>

namespace footfall::app {

DashboardWindows::DashboardWindows(DashboardController &controller, FilterHistory &history,
                                   QWidget &page)
    : QObject(&page), m_controller(controller), m_history(history), m_page(page)
{
    m_liveWindow = new QDialog(&page);
    m_liveWindow->setWindowTitle(tr("Here now"));
    m_liveWindow->resize(theme().px(440), theme().px(480));
    m_live = new LivePanel(m_liveWindow);
    auto *inside = new QVBoxLayout(m_liveWindow);
    inside->setContentsMargins(16, 16, 16, 16);
    inside->addWidget(m_live);
    connect(m_live, &LivePanel::retryRequested, &controller, &DashboardController::refresh);
}

void DashboardWindows::openLive()
{
    m_liveWindow->show();
    m_liveWindow->raise();
    m_liveWindow->activateWindow();
}

void DashboardWindows::openFullList(domain::Dimension dimension)
{
    if (m_fullList)
        m_fullList->close();
    auto *list = new FullList(dimension, m_page.window());
    list->setAttribute(Qt::WA_DeleteOnClose);
    m_fullList = list;
    connect(list, &FullList::rowsRequested, &m_controller,
            [this](const domain::BreakdownRequest &request) { m_controller.setFullList(request); });
    connect(list, &FullList::pointed, &m_history, &FilterHistory::point);
    connect(list, &FullList::clearRequested, &m_history,
            [this](domain::Dimension filtered) { m_history.clear(filtered); });
    connect(list, &FullList::exportRequested, this, [this, list](domain::BreakdownRequest request) {
        // A file holds what the filter lets pass, as the other exports do.
        request.ownConditions = domain::OwnConditions::Apply;
        Q_EMIT exportPanelRequested(
            {dimensionTitle(request.dimension), request, list->foundValues(), list->searchText()});
    });
    connect(list, &QDialog::finished, &m_controller,
            [this] { m_controller.setFullList(std::nullopt); });
    list->open();
    m_controller.setFullList(list->request());
}

void DashboardWindows::openOccurrences(domain::OccurrenceRequest::By by, const QString &name)
{
    if (m_occurrences)
        m_occurrences->close();
    auto *view = new OccurrenceView(by, name, m_page.window());
    view->setAttribute(Qt::WA_DeleteOnClose);
    m_occurrences = view;
    connect(view, &OccurrenceView::requestsChanged, &m_controller,
            [this, view] { m_controller.setOccurrences(view->requests()); });
    connect(view, &QDialog::finished, &m_controller, [this] { m_controller.setOccurrences({}); });
    view->open();
    m_controller.setOccurrences(view->requests());
}

FullList *DashboardWindows::fullList() const
{
    return m_fullList;
}

OccurrenceView *DashboardWindows::occurrences() const
{
    return m_occurrences;
}

void DashboardWindows::setResult(const domain::StatsResult &result)
{
    m_live->setLive(result.live);
    if (m_fullList)
        m_fullList->setResult(result);
    if (m_occurrences)
        m_occurrences->setResult(result);
}

void DashboardWindows::setError(const domain::Error &error)
{
    m_live->setError(error);
    if (m_fullList)
        m_fullList->setError(error);
    if (m_occurrences)
        m_occurrences->setError(error);
}

} // namespace footfall::app
