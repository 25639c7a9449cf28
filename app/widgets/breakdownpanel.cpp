// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/breakdownpanel.h"

#include "app/dialogs/pieces.h"
#include "app/format/dates.h"
#include "app/format/names.h"
#include "app/models/breakdownmodel.h"
#include "app/theme/buttonlook.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/columnheads.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>

namespace footfall::app {

using domain::Dimension;

namespace {

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
    , m_all(makeAllButton(this))
    , m_menu(new QPushButton(this))
    , m_chooser(new DimensionChooser(tabs(), m_menu, groups))
{
    m_model->setParent(this);
    footer()->addWidget(m_all);
    footer()->addStretch();
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

    connect(m_all, &QPushButton::clicked, this, [this] { Q_EMIT fullListRequested(dimension()); });
    connect(m_chooser, &DimensionChooser::changed, this, [this] {
        updateTexts();
        beginLoading();
        Q_EMIT dimensionChanged(dimension());
    });
    connect(state(), &StateView::actionRequested, this, [this] {
        if (m_failed)
            Q_EMIT retryRequested();
        else
            Q_EMIT allTimeRequested();
    });
    updateTexts();
}

void BreakdownPanel::updateTexts()
{
    heads()->setTexts(dimensionColumn(dimension()), tr("Visitors"), tr("Share"));
    m_attribution->setVisible(dimension() == Dimension::Country);
    list()->setAccessibleName(dimensionTitle(dimension()));
    m_all->hide();
}

void BreakdownPanel::setResult(const domain::StatsResult &result)
{
    for (const domain::Breakdown &breakdown : result.breakdowns) {
        const bool ours = breakdown.request.dimension == dimension() &&
                          breakdown.request.limit > 0 && breakdown.request.search.isEmpty();
        if (!ours)
            continue;
        m_failed = false;
        m_model->setBreakdown(breakdown, result.totals);
        m_all->setText(allOf(dimension(), m_model->total()));
        m_all->setVisible(m_model->total() > 1);
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
    m_failed = true;
    m_all->hide();
    state()->showError(tr("%1 could not be read").arg(dimensionTitle(dimension())), error.message);
    showState();
}

} // namespace footfall::app
