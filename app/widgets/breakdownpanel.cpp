// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/breakdownpanel.h"

#include "app/dialogs/pieces.h"
#include "app/format/dates.h"
#include "app/format/filterwords.h"
#include "app/format/names.h"
#include "app/models/breakdownmodel.h"
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/columnheads.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTabBar>

namespace footfall::app {

using domain::Dimension;

namespace {

constexpr int IconWidth = 22;
constexpr int LeastWords = 70; ///< Fewer tell nothing.

/// What makes values of a dimension appear that has none although there are views.
QString adviceFor(Dimension dimension)
{
    switch (dimension) {
    case Dimension::UtmSource:
    case Dimension::UtmMedium:
    case Dimension::UtmCampaign:
    case Dimension::UtmTerm:
    case Dimension::UtmContent: {
        const QString name = dimensionName(dimension).replace(QLatin1Char('-'), QLatin1Char('_'));
        return BreakdownPanel::tr("Add %1 to the links that you share.")
            .arg(QStringLiteral("?%1=…").arg(name));
    }
    case Dimension::Screen: return BreakdownPanel::tr("Trackers that send a width fill this list.");
    default: return BreakdownPanel::tr("They appear here as soon as views arrive.");
    }
}

} // namespace

BreakdownPanel::BreakdownPanel(const DimensionChooser::Groups &groups, Size size, QWidget *parent)
    : ListPanel(new BreakdownModel, RowDelegate::Columns::VisitorsAndShare, size, parent)
    , m_model(qobject_cast<BreakdownModel *>(list()->model()))
    , m_filtered(new ThemedLabel(QString(), Type::Small, &Theme::text2, this))
    , m_all(makeAllButton(this))
    , m_clear(new QPushButton(tr("Clear"), this))
    , m_menu(new QPushButton(this))
    , m_chooser(new DimensionChooser(tabs(), m_menu, groups))
{
    m_model->setParent(this);
    list()->setPointing();
    m_filtered->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_filtered->setIndent(3);
    setButtonLook(m_clear, ButtonLook::Link);
    m_clear->setFont(app::font(Type::Small, QFont::Medium));
    m_clear->hide();
    footer()->addWidget(m_all);
    footer()->addWidget(m_filtered, 1);
    // The country data's licence asks for this line wherever countries are shown.
    m_attribution = new QLabel(this);
    m_attribution->setTextFormat(Qt::RichText);
    const auto colour = [this] {
        m_attribution->setText(
            QStringLiteral("<a href=\"https://db-ip.com\" style=\"text-decoration:none;color:%1\">"
                           "IP Geolocation by DB-IP</a>")
                .arg(theme().text3.name()));
    };
    colour(); // A link keeps the colour that it was laid out with.
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, m_attribution, colour);
    m_attribution->setOpenExternalLinks(true);
    m_attribution->setFont(app::font(Type::Caption));
    m_attribution->setTextInteractionFlags(Qt::TextBrowserInteraction);
    footer()->addWidget(m_attribution);
    footer()->addWidget(m_menu);
    footer()->addWidget(m_clear);

    connect(m_clear, &QPushButton::clicked, this, [this] { Q_EMIT clearRequested(dimension()); });
    connect(list(), &RowList::clearRequested, this, [this] { Q_EMIT clearRequested(dimension()); });
    connect(list(), &RowList::pointed, this, [this](const QModelIndex &index, Pointing pointing) {
        Q_EMIT pointed(m_model->dimension(), index.data(RowRole::Value).toString(), pointing);
    });
    connect(m_all, &QPushButton::clicked, this, [this] { Q_EMIT fullListRequested(dimension()); });
    connect(m_chooser, &DimensionChooser::changed, this, [this] {
        updateTexts();
        beginLoading();
        Q_EMIT dimensionChanged(dimension());
    });
    connect(state(), &StateView::actionRequested, this, [this] {
        switch (m_way) {
        case Way::Retry: Q_EMIT retryRequested(); return;
        case Way::AllTime: Q_EMIT allTimeRequested(); return;
        case Way::ClearAll: Q_EMIT clearAllRequested(); return;
        }
    });
    updateTexts();
}

void BreakdownPanel::updateTexts()
{
    heads()->setTexts(dimensionColumn(dimension()), tr("Visitors"), tr("Share"));
    m_attribution->setVisible(dimension() == Dimension::Country);
    list()->setAccessibleName(dimensionTitle(dimension()));
    m_all->hide();
    m_clear->hide();
    m_filtered->clear();
    m_filteredText.clear();
}

void BreakdownPanel::fitFooter()
{
    // Isolated from what stands there now: hidden buttons take no room.
    const QMargins margins = footer()->contentsMargins();
    const bool filtered = !m_filteredText.isEmpty();
    int room = width() - margins.left() - margins.right();
    for (const QWidget *widget :
         {static_cast<QWidget *>(m_attribution), static_cast<QWidget *>(m_menu)})
        if (!widget->isHidden())
            room -= widget->sizeHint().width() + footer()->spacing();
    m_clear->setText(tr("Clear"));
    m_clear->setIcon({});
    m_clear->setMaximumWidth(QWIDGETSIZE_MAX);
    const auto needed = [&] {
        return m_all->sizeHint().width() + footer()->spacing() +
               (filtered ? m_clear->sizeHint().width() + footer()->spacing() : 0);
    };
    m_all->setText(allOf(dimension(), m_model->total()));
    if (filtered || needed() > room)
        m_all->setText(tr("All %1").arg(QLocale().toString(m_model->total())));
    if (filtered && needed() > room) {
        m_clear->setText({});
        m_clear->setIcon(icon(QStringLiteral("x"), theme().accent, theme().px(14)));
        m_clear->setMaximumWidth(theme().px(IconWidth));
    }
    const int left = room - needed() - footer()->spacing();
    m_filtered->setText(left < theme().px(LeastWords) ? QString()
                                                      : m_filtered->fontMetrics().elidedText(
                                                            m_filteredText, Qt::ElideRight, left));
}

void BreakdownPanel::resizeEvent(QResizeEvent *event)
{
    ListPanel::resizeEvent(event);
    fitFooter();
}

void BreakdownPanel::showFooter(const domain::StatsResult &result)
{
    domain::Filter own;
    for (const domain::Condition &condition : result.filter.conditions)
        if (condition.dimension == dimension())
            own.conditions.push_back(condition);
    const bool filtered = !own.isEmpty();
    m_clear->setVisible(filtered);
    m_clear->setAccessibleName(tr("Clear the filter by %1").arg(dimensionColumn(dimension())));
    m_all->setVisible(m_model->total() > 1);
    m_all->setAccessibleName(allOf(dimension(), m_model->total()));
    m_filteredText.clear();
    if (filtered) {
        const std::vector<Chip> chips = chipsOf(own);
        const ChipWords words = chipWords(chips.front());
        const bool plain = chips.size() == 1 && chips.front().by == domain::FilterOperator::Is &&
                           chips.front().sense == domain::FilterSense::Includes;
        m_filteredText = plain ? tr("Filtered: %1").arg(words.values) : filterText(own);
    }
    m_filtered->setToolTip(filtered ? plainToolTip(m_filteredText) : QString());
    m_clear->setToolTip(m_clear->accessibleName());
    fitFooter();
}

void BreakdownPanel::setResult(const domain::StatsResult &result)
{
    for (const domain::Breakdown &breakdown : result.breakdowns) {
        const bool ours = breakdown.request.dimension == dimension() &&
                          breakdown.request.limit > 0 && breakdown.request.search.isEmpty();
        if (!ours)
            continue;
        m_model->setBreakdown(breakdown, result.filter);
        showFooter(result);
        if (m_model->rowCount() > 0)
            showRows();
        else
            showEmpty(result);
        return;
    }
}

void BreakdownPanel::showEmpty(const domain::StatsResult &result)
{
    const int days = static_cast<int>(result.period.days());
    const domain::Filter others = result.filter.without(dimension());
    if (!others.isEmpty()) {
        m_way = Way::ClearAll;
        state()->showEmpty(QStringLiteral("list-filter"), tr("Nothing passes the filters"),
                           filterText(others), tr("Remove the filters"));
        showState();
        return;
    }
    m_way = Way::AllTime;
    const bool hasViews = result.totals.visitors > 0 || result.totals.pageViews > 0;
    if (hasViews) {
        // Only this is missing, and it is said how it comes.
        const QString missing =
            days == 1 ? tr("None on this day") : tr("None in these %n days", nullptr, days);
        state()->showEmpty(QStringLiteral("calendar-x"), missing, adviceFor(dimension()));
        showState();
        return;
    }
    QString advice = tr("They appear here as soon as views arrive.");
    QString button;
    if (result.firstDay.isValid() && !result.period.contains(result.firstDay)) {
        advice = tr("The first view was on %1.")
                     .arg(periodText({result.firstDay, result.firstDay}, DateLength::Long,
                                     result.today));
        button = tr("Show all time");
    }
    state()->showEmpty(QStringLiteral("calendar-x"),
                       days == 1 ? tr("No views on this day")
                                 : tr("No views in these %n days", nullptr, days),
                       advice, button);
    showState();
}

void BreakdownPanel::setError(const domain::Error &error)
{
    m_way = Way::Retry;
    m_all->hide();
    m_clear->hide();
    m_filtered->clear();
    m_filteredText.clear();
    state()->showError(tr("%1 could not be read").arg(dimensionTitle(dimension())), error.message);
    showState();
}

} // namespace footfall::app
