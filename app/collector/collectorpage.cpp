// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/collectorpage.h"

#include "app/charts/livechart.h"
#include "app/collector/botspage.h"
#include "app/collector/collectorheader.h"
#include "app/collector/figurerow.h"
#include "app/collector/livecard.h"
#include "app/collector/problemcard.h"
#include "app/collector/recordscard.h"
#include "app/collector/rejectedcard.h"
#include "app/collector/seenascard.h"
#include "app/dialogs/messagebox.h"
#include "app/theme/buttonlook.h"
#include "app/theme/themewatcher.h"
#include "app/widgets/stateview.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

namespace footfall::app {

using domain::CollectorControl;

namespace {
constexpr int WideMargin = 20;
constexpr int NarrowMargin = 16;
constexpr int LiveHeight = 284;
constexpr int SmallHeight = 148;
} // namespace

CollectorPage::CollectorPage(const Backend &backend, QWidget *parent)
    : QWidget(parent), m_controller(backend)
{
    setAccessibleName(tr("Collector"));
    m_header = new CollectorHeader(this);
    m_stack = new QStackedWidget(this);
    m_state = new StateView(m_stack);
    m_scroll = new QScrollArea(m_stack);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget;
    m_content = new QVBoxLayout(inside);
    m_scroll->setWidget(inside);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_scroll);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);

    makeCards(backend);
    m_scroll->verticalScrollBar()->installEventFilter(this);
    connectController();
    arrange();
    showStatus();
}

void CollectorPage::makeCards(const Backend &backend)
{
    m_figures = new FigureRow(this);
    m_live = new LiveCard(this);
    m_queueCard = new TitledCard(tr("Queue depth"), this);
    m_queue = new LiveChart(LiveChart::Unit::Count, tr("Queue depth"), this);
    m_queueCard->body()->addWidget(m_queue);
    m_commitCard = new TitledCard(tr("Commit time"), this);
    m_commit = new LiveChart(LiveChart::Unit::Milliseconds, tr("Commit time"), this);
    m_commitCard->body()->addWidget(m_commit);
    m_rejected = new RejectedCard(this);
    m_records = new RecordsCard(backend, this);
    m_seenAs = new SeenAsCard(this);
    m_problem = new ProblemCard(this);
    m_grid = new QGridLayout;
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_content->addWidget(m_figures);
    m_content->addLayout(m_grid, 1);
    m_live->setFixedHeight(theme().px(LiveHeight));
    m_rejected->setFixedHeight(theme().px(LiveHeight));
    m_queueCard->setFixedHeight(theme().px(SmallHeight));
    m_commitCard->setFixedHeight(theme().px(SmallHeight));
}

void CollectorPage::setRoom(Room room)
{
    if (room == m_room)
        return;
    m_room = room;
    arrange();
}

void CollectorPage::arrange()
{
    const bool wide = m_room == Room::Wide;
    const int margin = wide ? WideMargin : NarrowMargin;
    m_header->setRoom(wide ? CollectorHeader::Room::Wide : CollectorHeader::Room::Narrow);
    m_figures->setRoom(wide ? FigureRow::Room::Wide : FigureRow::Room::Narrow);
    layout()->setContentsMargins(margin, 0, 0, 0);
    m_header->setContentsMargins(0, 0, margin, 0);
    // The scroll bar stands in the margin, so that cards end where the header does.
    const int bar =
        m_scroll->verticalScrollBar()->isVisible() ? m_scroll->verticalScrollBar()->width() : 0;
    m_content->setContentsMargins(0, 0, margin - bar, margin - 4);
    m_content->setSpacing(wide ? 12 : 10);
    m_grid->setSpacing(wide ? 12 : 10);

    for (QWidget *card : {static_cast<QWidget *>(m_live), static_cast<QWidget *>(m_queueCard),
                          static_cast<QWidget *>(m_commitCard), static_cast<QWidget *>(m_rejected),
                          static_cast<QWidget *>(m_records), static_cast<QWidget *>(m_seenAs),
                          static_cast<QWidget *>(m_problem)})
        m_grid->removeWidget(card);
    if (wide) {
        // At the right the heights are those of what they tell.
        auto *left = m_grid;
        left->addWidget(m_live, 0, 0, 1, 2);
        left->addWidget(m_queueCard, 1, 0);
        left->addWidget(m_commitCard, 1, 1);
        left->addWidget(m_records, 2, 0, 2, 2);
        left->addWidget(m_rejected, 0, 2);
        left->addWidget(m_seenAs, 1, 2, 2, 1);
        left->addWidget(m_problem, 3, 2);
    } else {
        m_grid->addWidget(m_live, 0, 0, 1, 2);
        m_grid->addWidget(m_queueCard, 1, 0);
        m_grid->addWidget(m_commitCard, 1, 1);
        m_grid->addWidget(m_rejected, 2, 0);
        m_grid->addWidget(m_seenAs, 2, 1);
        m_grid->addWidget(m_problem, 3, 0, 1, 2);
        m_grid->addWidget(m_records, 4, 0, 1, 2);
    }
    const int stretches[] = {357, wide ? 357 : 357, wide ? 382 : 0};
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, stretches[column]);
    for (int row = 0; row < 5; ++row)
        m_grid->setRowStretch(row, row == (wide ? 3 : 4) ? 1 : 0);
}

void CollectorPage::connectController()
{
    connect(&m_controller, &CollectorController::statusChanged, this, &CollectorPage::showStatus);
    connect(&m_controller, &CollectorController::activityChanged, this,
            &CollectorPage::showActivity);
    connect(&m_controller, &CollectorController::sitesChanged, this, [this] {
        m_records->setSiteNames(m_controller.siteNames());
        m_records->bots()->setSites(m_controller.sites());
    });
    connect(m_records->bots(), &BotsPage::switchOnRequested, this,
            &CollectorPage::botSettingsRequested);
    connect(&m_controller, &CollectorController::probeStarted, this, [this] {
        m_header->setProbing(true);
        m_seenAs->showTesting();
    });
    connect(&m_controller, &CollectorController::probed, this,
            [this](const domain::Result<domain::AddressExplanation> &answer) {
                m_header->setProbing(false);
                if (answer)
                    m_seenAs->showAnswer(*answer, m_controller.publicUrl());
                else
                    m_seenAs->showFailure(answer.error());
                m_scroll->ensureWidgetVisible(m_seenAs);
            });
    connect(&m_controller, &CollectorController::flowChanged, this,
            [this] { m_header->setChangingFlow(m_controller.isChangingFlow()); });
    connect(&m_controller, &CollectorController::flowFailed, this, &CollectorPage::showFailure);
    connect(m_header, &CollectorHeader::testRequested, &m_controller, &CollectorController::probe);
    connect(m_header, &CollectorHeader::pauseRequested, this, &CollectorPage::askToPause);
    connect(m_header, &CollectorHeader::resumeRequested, this, &CollectorPage::resume);
    connect(m_header, &CollectorHeader::settingsRequested, this, &CollectorPage::settingsRequested);
    connect(m_seenAs, &SeenAsCard::testRequested, &m_controller, &CollectorController::probe);
    connect(m_seenAs, &SeenAsCard::proxiesRequested, this, &CollectorPage::proxiesRequested);
    connect(m_state, &StateView::actionRequested, &m_controller, &CollectorController::refresh);
    connect(m_live, &LiveCard::spanChanged, this, [this] {
        showFigures();
        showCharts();
    });
}

bool CollectorPage::showsNumbers() const
{
    return m_stack->currentWidget() == m_scroll;
}

void CollectorPage::showStatus()
{
    const auto &status = m_controller.status();
    if (!status) {
        m_state->showEmpty(QStringLiteral("radio-tower"), tr("Asking the collector…"), {});
        m_stack->setCurrentWidget(m_state);
        return;
    }
    if (!*status) {
        m_header->setUnreachable(status->error().message);
        m_state->showError(tr("The collector does not answer"), status->error().message);
        m_stack->setCurrentWidget(m_state);
        return;
    }
    m_header->setStatus(**status, m_controller.now());
    m_records->setLedger((*status)->ledger);
    m_rejected->setHour(rejectedHourOf((*status)->ledger, m_controller.now()));
    showFigures();
    showProblem();
    m_stack->setCurrentWidget(m_scroll);
}

void CollectorPage::showActivity()
{
    const auto &activity = m_controller.activity();
    if (activity && *activity)
        m_records->setActivity(**activity, m_controller.now());
    showFigures();
    showCharts();
    showProblem();
}

void CollectorPage::showFailure(const domain::Error &error)
{
    QMessageBox *box = makeMessageBox(MessageKind::Warning, tr("The collector could not do that"),
                                      error.message, window());
    box->addButton(QMessageBox::Close);
    box->open();
}

void CollectorPage::askToPause()
{
    QMessageBox *box = makeMessageBox(
        MessageKind::Warning, tr("Pause collecting?"),
        tr("Views that arrive while the collector is paused are lost: they are neither stored nor "
           "waiting. Charts mark the time as “collector off”, so that it is not mistaken for no "
           "visitors."),
        window());
    box->setObjectName(QStringLiteral("confirmPause"));
    box->addButton(QMessageBox::Cancel);
    QPushButton *pause = box->addButton(tr("&Pause"), QMessageBox::AcceptRole);
    setButtonLook(pause, ButtonLook::Danger);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(pause, &QPushButton::clicked, this,
            [this] { m_controller.setFlow(CollectorControl::Flow::Paused); });
    box->open();
}

void CollectorPage::resume()
{
    m_controller.setFlow(CollectorControl::Flow::Open);
}

void CollectorPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_controller.setAttention(CollectorController::Attention::Watched);
}

void CollectorPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_controller.setAttention(CollectorController::Attention::Unwatched);
}

void CollectorPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveRequested();
    else
        QWidget::keyPressEvent(event);
}

bool CollectorPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scroll->verticalScrollBar() &&
        (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        QMetaObject::invokeMethod(this, &CollectorPage::arrange, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

} // namespace footfall::app
