// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/botspage.h"

#include "app/collector/botsmodel.h"
#include "app/collector/plaintable.h"
#include "app/dialogs/pieces.h"
#include "app/format/names.h"
#include "app/theme/buttonlook.h"
#include "app/widgets/stateview.h"

#include <QActionGroup>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace footfall::app {

using domain::Site;

namespace {

constexpr int MostRows = 200;
constexpr std::chrono::seconds Gap{5};

QString menuText(const QString &name)
{
    return plainName(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

BotsPage::BotsPage(const Backend &backend, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_model(new BotsModel(this))
    , m_siteButton(new QPushButton(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new PlainTable(m_stack))
    , m_state(new StateView(m_stack))
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("What bots looked at"));
    m_table->setColumns(BotsModel::Page, {QStringLiteral("Preview or feed readermmm"),
                                          QStringLiteral("Googlebot-Imagemm"),
                                          {},
                                          QStringLiteral("00,000")});
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_table);
    setButtonLook(m_siteButton, ButtonLook::Link);
    m_siteButton->setFont(app::font(Type::Small));
    auto *menu = new QMenu(m_siteButton);
    m_siteButton->setMenu(menu);
    m_siteButton->hide();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_stack, 1);

    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        auto *exclusive = new QActionGroup(menu);
        for (const Site &site : m_sites) {
            QAction *action =
                menu->addAction(menuText(site.name), this, [this, id = site.id] { choose(id); });
            action->setCheckable(true);
            action->setChecked(site.id == m_site);
            exclusive->addAction(action);
        }
    });
    connect(m_state, &StateView::actionRequested, this, [this] {
        if (m_site.isValid())
            ask();
        else
            Q_EMIT switchOnRequested();
    });
    m_timer.setInterval(Gap);
    connect(&m_timer, &QTimer::timeout, this, &BotsPage::ask);
    showOffState();
}

bool BotsPage::showsRows() const
{
    return m_stack->currentWidget() == m_table;
}

void BotsPage::setSites(const std::vector<Site> &sites)
{
    m_sites.clear();
    std::copy_if(sites.begin(), sites.end(), std::back_inserter(m_sites),
                 [](const Site &site) { return site.botViews == domain::BotViews::Shown; });
    const auto found = std::find_if(m_sites.begin(), m_sites.end(),
                                    [this](const Site &site) { return site.id == m_site; });
    if (found == m_sites.end())
        choose(m_sites.empty() ? domain::SiteId{} : m_sites.front().id);
    else
        m_siteButton->setText(menuText(found->name));
    Q_EMIT sitesChanged();
}

void BotsPage::choose(domain::SiteId wanted)
{
    const bool another = wanted != m_site;
    m_site = wanted;
    if (!m_site.isValid()) {
        showOffState();
        return;
    }
    for (const Site &site : m_sites)
        if (site.id == m_site)
            m_siteButton->setText(menuText(site.name));
    if (!another)
        return;
    m_asked = false;
    m_state->showLoading();
    m_stack->setCurrentWidget(m_state);
    if (isVisible())
        ask();
}

void BotsPage::showOffState()
{
    m_model->setBots({});
    m_state->showEmpty(QStringLiteral("bot"), tr("No site shows what crawlers looked at"),
                       tr("Crawlers and bots are never counted as visitors. Which of them came for "
                          "which page can be kept for a site: in its settings, under Counting."),
                       tr("Switch on…"));
    m_stack->setCurrentWidget(m_state);
}

void BotsPage::ask()
{
    if (m_asked || !m_site.isValid())
        return;
    m_asked = true;
    domain::StatsRequest request;
    request.site = m_site;
    request.period = domain::PeriodPreset::Last30Days;
    request.bots = MostRows;
    m_backend.ask(request, this,
                  [this, site = m_site](const domain::Result<domain::StatsResult> &result) {
                      take(site, result);
                  });
}

void BotsPage::take(domain::SiteId site, const domain::Result<domain::StatsResult> &result)
{
    if (site != m_site)
        return; // Another one was chosen meanwhile, and asked for.
    m_asked = false;
    if (!result) {
        m_state->showError(tr("The list of bots could not be read"), result.error().message);
        m_stack->setCurrentWidget(m_state);
        return;
    }
    m_model->setBots(result->bots, {result->otherBotRows, result->otherBotViews.value_or(0)});
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    m_state->showEmpty(QStringLiteral("bot"), tr("No bot within the last 30 days"),
                       tr("Which of them come for which page stands here from now on."));
    m_stack->setCurrentWidget(m_state);
}

void BotsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
    m_timer.start();
}

void BotsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace footfall::app
