// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/goalspanel.h"

#include "app/dialogs/pieces.h"
#include "app/format/numbers.h"
#include "app/models/occurrencemodel.h"
#include "app/theme/buttonlook.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/columnheads.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QTabBar>
#include <QToolButton>

namespace footfall::app {

using By = domain::OccurrenceRequest::By;

namespace {
constexpr int PanelRows = 40; ///< As other panels ask for.
}

GoalsPanel::GoalsPanel(QWidget *parent)
    : ListPanel(new OccurrenceModel, RowDelegate::Columns::VisitorsAndShare, Size::Small, parent)
    , m_model(qobject_cast<OccurrenceModel *>(list()->model()))
    , m_all(makeAllButton(this))
    , m_add(new QToolButton(this))
{
    m_model->setParent(this);
    tabs()->addTab(tr("Goals"));
    tabs()->addTab(tr("Events"));
    m_add->setObjectName(QStringLiteral("addGoal"));
    m_add->setToolTip(tr("Add or change goals"));
    m_add->setAccessibleName(m_add->toolTip());
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_add->setFixedSize(theme().px(26), theme().px(26));
    setButtonLook(m_add, ButtonLook::Flat);
    setThemedIcon(m_add, QStringLiteral("plus"));
    addToHead(m_add);
    footer()->addWidget(m_all);
    footer()->addStretch();

    connect(m_add, &QToolButton::clicked, this, &GoalsPanel::goalSettingsRequested);
    connect(m_all, &QPushButton::clicked, this,
            [this] { Q_EMIT detailsRequested(request().by, {}); });
    connect(list(), &RowList::opened, this, [this](const QModelIndex &index) {
        Q_EMIT detailsRequested(request().by, index.data(RowRole::Value).toString());
    });
    connect(tabs(), &QTabBar::currentChanged, this, [this] {
        showTab();
        beginLoading();
        Q_EMIT requestChanged();
    });
    connect(state(), &StateView::actionRequested, this, [this] {
        if (m_failed)
            Q_EMIT retryRequested();
        else
            Q_EMIT goalSettingsRequested();
    });
    showTab();
}

domain::OccurrenceRequest GoalsPanel::request() const
{
    domain::OccurrenceRequest request;
    request.by = tabs()->currentIndex() == 1 ? By::Event : By::Goal;
    request.limit = PanelRows;
    return request;
}

void GoalsPanel::showTab()
{
    const bool events = request().by == By::Event;
    heads()->setTexts(events ? tr("Event") : tr("Goal"), tr("Visitors"), tr("Rate"));
    list()->setAccessibleName(events ? tr("Events") : tr("Goals"));
    m_all->hide();
}

void GoalsPanel::setResult(const domain::StatsResult &result)
{
    const domain::OccurrenceRequest wanted = request();
    for (const domain::Occurrences &occurrences : result.occurrences) {
        const bool ours = occurrences.request.by == wanted.by &&
                          occurrences.request.limit == wanted.limit &&
                          occurrences.request.search.isEmpty();
        if (!ours)
            continue;
        m_failed = false;
        m_model->setOccurrences(occurrences, result.site);
        const int count = static_cast<int>(m_model->total());
        m_all->setText(wanted.by == By::Event ? tr("All %Ln event(s)", nullptr, count)
                                              : tr("All %Ln goal(s)", nullptr, count));
        m_all->setVisible(count > 0);
        if (!occurrences.unknown.isEmpty())
            showUnknown(occurrences.unknown);
        else if (m_model->rowCount() > 0)
            showRows();
        else
            showEmpty(result);
        return;
    }
}

void GoalsPanel::showUnknown(const QString &reason)
{
    m_all->hide();
    state()->showEmpty(QStringLiteral("eye-off"), tr("Not known under this filter"), reason);
    showState();
}

void GoalsPanel::showEmpty(const domain::StatsResult &result)
{
    if (request().by == By::Event && !result.filter.isEmpty())
        state()->showEmpty(QStringLiteral("list-filter"), tr("No events pass the filters"), {});
    else if (request().by == By::Goal)
        state()->showEmpty(QStringLiteral("target"), tr("No goals yet"),
                           tr("A goal is a page or an event that you hope for."), tr("Add one"));
    else
        state()->showEmpty(QStringLiteral("zap"),
                           result.period.days() == 1 ? tr("No events on this day")
                                                     : tr("No events in these %n days", nullptr,
                                                          static_cast<int>(result.period.days())),
                           tr("Send one from a page: fathom.trackEvent('signup')"));
    showState();
}

void GoalsPanel::setError(const domain::Error &error)
{
    m_failed = true;
    m_all->hide();
    state()->showError(
        BreakdownPanel::tr("%1 could not be read").arg(tabs()->tabText(tabs()->currentIndex())),
        error.message);
    showState();
}

} // namespace footfall::app
