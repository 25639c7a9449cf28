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

BreakdownPanel::BreakdownPanel(const std::vector<Dimension> &dimensions, QWidget *parent)
    : ListPanel(new BreakdownModel, RowDelegate::Columns::VisitorsAndShare, parent)
    , m_dimensions(dimensions)
{
    m_model = qobject_cast<BreakdownModel *>(list()->model());
    m_model->setParent(this);
    for (const Dimension dimension : m_dimensions)
        tabs()->addTab(dimensionTitle(dimension));

    m_all = new QPushButton(this);
    setButtonLook(m_all, ButtonLook::Link);
    m_all->setFont(app::font(Type::Small, QFont::Medium));
    m_all->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft
                                                                   : Qt::LeftToRight);
    m_all->setIconSize(QSize(14, 14));
    setThemedIcon(m_all,
                  layoutDirection() == Qt::LeftToRight ? QStringLiteral("chevron-right")
                                                       : QStringLiteral("chevron-left"),
                  &Theme::accent);
    m_all->hide();
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

    connect(m_all, &QPushButton::clicked, this, [this] { Q_EMIT fullListRequested(dimension()); });
    connect(tabs(), &QTabBar::currentChanged, this, [this] {
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

Dimension BreakdownPanel::dimension() const
{
    return m_dimensions[static_cast<size_t>(qMax(0, tabs()->currentIndex()))];
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
    QString advice;
    QString button;
    const bool otherwhere = result.firstDay.isValid() && !result.period.contains(result.firstDay);
    if (otherwhere) {
        advice = tr("The first view was on %1.")
                     .arg(periodText({result.firstDay, result.firstDay}, DateLength::Long,
                                     result.today));
        button = tr("Show all time");
    } else {
        advice = tr("They appear here as soon as views arrive.");
    }
    state()->showEmpty(QStringLiteral("calendar-x"),
                       result.period.days() == 1 ? tr("No views on this day")
                                                 : tr("No views in these %n days", nullptr,
                                                      static_cast<int>(result.period.days())),
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
