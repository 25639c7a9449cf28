// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/panelgrid.h"

#include "app/widgets/breakdownpanel.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/rowlist.h"

#include <QGridLayout>

namespace footfall::app {

using domain::Dimension;

PanelGrid::PanelGrid(QWidget *parent) : QWidget(parent)
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
    for (const BreakdownPanel *panel : m_panels) {
        connect(panel, &BreakdownPanel::dimensionChanged, this, &PanelGrid::dimensionsChanged);
        connect(panel, &BreakdownPanel::pointed, this, &PanelGrid::pointed);
        connect(panel, &BreakdownPanel::clearRequested, this, &PanelGrid::clearRequested);
        connect(panel, &BreakdownPanel::clearAllRequested, this, &PanelGrid::clearAllRequested);
        connect(panel, &BreakdownPanel::fullListRequested, this, &PanelGrid::fullListRequested);
        connect(panel, &BreakdownPanel::retryRequested, this, &PanelGrid::retryRequested);
        connect(panel, &BreakdownPanel::allTimeRequested, this, &PanelGrid::allTimeRequested);
    }
    connect(m_goals, &GoalsPanel::retryRequested, this, &PanelGrid::retryRequested);
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_lastColumn = new QVBoxLayout;
    m_grid->addLayout(m_lastColumn, 0, 3);
    setRoom(Room::Wide);
}

void PanelGrid::setRoom(Room room)
{
    const bool wide = room == Room::Wide;
    m_grid->setSpacing(wide ? 12 : 10);
    m_lastColumn->setSpacing(wide ? 12 : 10);
    BreakdownPanel *devices = m_panels[3];
    for (QWidget *panel : {static_cast<QWidget *>(devices), static_cast<QWidget *>(m_goals)}) {
        m_lastColumn->removeWidget(panel);
        m_grid->removeWidget(panel);
    }
    for (int column = 0; column < 3; ++column) {
        QWidget *panel = m_panels[static_cast<size_t>(column)];
        m_grid->removeWidget(panel);
        m_grid->addWidget(panel, 0, column);
    }
    for (ListPanel *panel : {static_cast<ListPanel *>(devices), static_cast<ListPanel *>(m_goals)})
        panel->list()->setRows(wide ? 4 : 5, 5); // Where the page scrolls there is room.
    if (wide) {
        m_lastColumn->addWidget(devices, 1);
        m_lastColumn->addWidget(m_goals, 1);
    } else {
        m_grid->addWidget(devices, 1, 0);
        m_grid->addWidget(m_goals, 1, 1, 1, 2);
    }
    const int stretches[] = {292, 294, 256, 282};
    for (int column = 0; column < 4; ++column)
        m_grid->setColumnStretch(column, wide ? stretches[column] : column < 3 ? 1 : 0);
}

std::vector<Dimension> PanelGrid::dimensions() const
{
    std::vector<Dimension> dimensions;
    for (const BreakdownPanel *panel : m_panels)
        dimensions.push_back(panel->dimension());
    return dimensions;
}

void PanelGrid::beginLoading()
{
    for (BreakdownPanel *panel : m_panels)
        panel->beginLoading();
    m_goals->beginLoading();
}

void PanelGrid::setResult(const domain::StatsResult &result)
{
    for (BreakdownPanel *panel : m_panels)
        panel->setResult(result);
    m_goals->setResult(result);
}

void PanelGrid::setError(const domain::Error &error)
{
    for (BreakdownPanel *panel : m_panels)
        panel->setError(error);
    m_goals->setError(error);
}

} // namespace footfall::app
