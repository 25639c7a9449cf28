// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/dimensionchooser.h"

#include "app/dialogs/pieces.h"
#include "app/format/names.h"
#include "app/theme/buttonlook.h"

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <algorithm>

namespace footfall::app {

using domain::Dimension;

DimensionChooser::DimensionChooser(QTabBar *tabs, QPushButton *menuButton, const Groups &groups)
    : QObject(tabs)
    , m_tabs(tabs)
    , m_button(menuButton)
    , m_groups(groups)
    , m_chosen(groups.size(), 0)
{
    for (const std::vector<Dimension> &group : m_groups)
        m_tabs->addTab(dimensionTitle(group.front()));
    setButtonLook(m_button, ButtonLook::Link);
    m_button->setFont(app::font(Type::Small));
    m_button->setAutoDefault(false);
    auto *menu = new QMenu(m_button);
    m_button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const auto tab = static_cast<size_t>(m_tabs->currentIndex());
        auto *exclusive = new QActionGroup(menu);
        for (const Dimension offered : m_groups[tab]) {
            QAction *action = menu->addAction(dimensionColumn(offered), this,
                                              [this, offered] { choose(offered); });
            action->setCheckable(true);
            action->setChecked(offered == dimension());
            exclusive->addAction(action);
        }
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        showGroup();
        Q_EMIT changed();
    });
    showGroup();
}

Dimension DimensionChooser::dimension() const
{
    const auto tab = static_cast<size_t>(qMax(0, m_tabs->currentIndex()));
    return m_groups[tab][m_chosen[tab]];
}

void DimensionChooser::choose(Dimension wanted)
{
    if (wanted == dimension())
        return;
    for (size_t tab = 0; tab < m_groups.size(); ++tab) {
        const auto found = std::find(m_groups[tab].begin(), m_groups[tab].end(), wanted);
        if (found == m_groups[tab].end())
            continue;
        m_chosen[tab] = static_cast<size_t>(found - m_groups[tab].begin());
        if (m_tabs->currentIndex() != static_cast<int>(tab)) {
            m_tabs->setCurrentIndex(static_cast<int>(tab));
        } else {
            showGroup();
            Q_EMIT changed();
        }
        return;
    }
}

void DimensionChooser::showGroup()
{
    const auto tab = static_cast<size_t>(qMax(0, m_tabs->currentIndex()));
    m_button->setVisible(m_groups[tab].size() > 1);
    m_button->setText(dimensionColumn(dimension()));
    m_button->setAccessibleName(
        tr("By %1", "a dimension, such as campaign medium").arg(dimensionColumn(dimension())));
}

} // namespace footfall::app
