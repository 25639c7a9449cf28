// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/recordscard.h"

#include "app/collector/botspage.h"
#include "app/collector/ledgermodel.h"
#include "app/collector/plaintable.h"
#include "app/collector/problemsmodel.h"
#include "app/collector/requestsmodel.h"
#include "app/dialogs/pieces.h"
#include "app/format/durations.h"
#include "app/format/numbers.h"
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/widgets/stateview.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace footfall::app {

RecordsCard::RecordsCard(const Backend &backend, QWidget *parent)
    : TitledCard(tr("Last requests"), parent)
    , m_requests(new RequestsModel(this))
    , m_ledger(new LedgerModel(this))
    , m_problems(new ProblemsModel(this))
    , m_pages(new QStackedWidget(this))
{
    addTab(tr("Ledger"));
    addTab(tr("Bots"));
    addTab(tr("Problems"));
    tabs()->setAccessibleName(tr("Requests, ledger, bots and problems"));
    m_hold = new QToolButton(this);
    m_hold->setObjectName(QStringLiteral("hold"));
    m_hold->setCheckable(true);
    m_hold->setFocusPolicy(Qt::StrongFocus);
    setButtonLook(m_hold, ButtonLook::Flat);
    addToHead(m_hold);
    body()->addWidget(m_pages);

    m_made[Tab::Requests] = addPage(
        tr("Last requests"), m_requests, QStringLiteral("radio-tower"), tr("No request yet"),
        tr("The newest requests stand here as they come, without addresses."));
    m_made[Tab::Ledger] =
        addPage(tr("Ledger"), m_ledger, QStringLiteral("list"), tr("Nothing received yet"),
                tr("For each site: what was received, and what became of it."));
    m_bots = new BotsPage(backend, m_pages);
    m_pages->addWidget(m_bots);
    addToHead(m_bots->siteButton());
    connect(m_bots, &BotsPage::sitesChanged, this, &RecordsCard::showHead);
    m_made[Tab::Problems] =
        addPage(tr("Problems"), m_problems, QStringLiteral("circle-check"),
                tr("No problem since the start"), tr("What hinders keeping views is listed here."));
    const QString time = QStringLiteral("00:00:00");
    const QString site = QStringLiteral("tidewater-press.example ");
    m_made[Tab::Requests].table->setColumns(RequestsModel::Page,
                                            {time,
                                             site,
                                             {},
                                             RequestsModel::tr("Rejected") + QStringLiteral("mmm"),
                                             QStringLiteral("Too many at once"),
                                             QStringLiteral("000 ms")});
    const QString number = QStringLiteral("0,000,000");
    m_made[Tab::Ledger].table->setColumns(LedgerModel::Site,
                                          {{}, number, number, number, number, number});
    const QString lasted = ProblemsModel::tr("%1 so far");
    m_made[Tab::Problems].table->setColumns(
        ProblemsModel::Text, {QStringLiteral("00 Nov., 00:00"),
                              lasted.arg(durationText(std::chrono::minutes(59))),
                              QStringLiteral("The database could not be written for 00 s"),
                              {}});

    m_sum = new ThemedLabel(QString(), Type::Small, &Theme::text2, this);
    m_sum->setContentsMargins(14, 0, 14, 8);
    m_sum->setMinimumHeight(theme().px(26));
    body()->addWidget(m_sum);

    connect(tabs(), &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        showHead();
    });
    connect(m_hold, &QToolButton::toggled, this, [this](bool isHeld) {
        if (!isHeld)
            m_requests->setRequests(m_newest.recent);
        showHold();
    });
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this, &RecordsCard::showHold);
    showHold();
    showHead();
}

RecordsCard::Page RecordsCard::addPage(const QString &title, QAbstractItemModel *model,
                                       const QString &icon, const QString &missing,
                                       const QString &advice)
{
    Page page;
    page.stack = new QStackedWidget(m_pages);
    page.table = new PlainTable(page.stack);
    page.table->setModel(model);
    page.table->setAccessibleName(title);
    page.empty = new StateView(page.stack);
    page.empty->showEmpty(icon, missing, advice);
    page.stack->addWidget(page.empty);
    page.stack->addWidget(page.table);
    m_pages->addWidget(page.stack);
    const auto choose = [page, model] {
        page.stack->setCurrentIndex(model->rowCount() > 0 ? 1 : 0);
    };
    connect(model, &QAbstractItemModel::rowsInserted, page.stack, choose);
    connect(model, &QAbstractItemModel::rowsRemoved, page.stack, choose);
    return page;
}

PlainTable *RecordsCard::table(Tab tab) const
{
    return m_made.at(tab).table;
}

void RecordsCard::showTab(Tab tab)
{
    tabs()->setCurrentIndex(static_cast<int>(tab));
}

void RecordsCard::showHold()
{
    const bool isHeld = m_hold->isChecked();
    const QString words =
        isHeld ? tr("Show new requests as they come") : tr("Hold the list still to read it");
    m_hold->setIcon(icon(isHeld ? QStringLiteral("play") : QStringLiteral("pause"), theme().text2));
    m_hold->setToolTip(words);
    m_hold->setAccessibleName(words);
    showHead();
}

void RecordsCard::showHead()
{
    const auto tab = static_cast<Tab>(tabs()->currentIndex());
    m_hold->setVisible(tab == Tab::Requests);
    m_bots->siteButton()->setVisible(tab == Tab::Bots && m_bots->hasSeveralSites());
    m_sum->setVisible(tab == Tab::Ledger && !m_sum->text().isEmpty());
    switch (tab) {
    case Tab::Requests:
        setNote(m_hold->isChecked() ? tr("held still") : tr("addresses are never listed"));
        break;
    case Tab::Ledger: setNote(tr("of all that is recorded")); break;
    case Tab::Bots: setNote(tr("last 30 days")); break;
    case Tab::Problems: setNote({}); break;
    }
}

void RecordsCard::setActivity(const domain::CollectorActivity &activity, domain::Instant now)
{
    m_newest = activity;
    if (!m_hold->isChecked())
        m_requests->setRequests(activity.recent);
    m_problems->setProblems(activity.problems, now);
}

void RecordsCard::setLedger(const domain::Ledger &ledger)
{
    m_ledger->setLedger(ledger);
    m_sum->setText(ledger.sites.empty() ? QString() : ledgerSentence(ledger.total()));
    showHead();
}

void RecordsCard::setSiteNames(const QHash<QString, QString> &names)
{
    m_requests->setSiteNames(names);
    m_ledger->setSiteNames(names);
}

QString RecordsCard::sumText() const
{
    return m_sum->text();
}

} // namespace footfall::app
