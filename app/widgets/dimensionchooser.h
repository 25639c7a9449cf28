// SPDX-License-Identifier: GPL-3.0-or-later
// Tabs of dimensions, and a menu for those that share a tab: campaigns by name, source, medium...
// GUI thread; tabs and button belong to whoever shows them.
#pragma once

#include "core/domain/dimension.h"

#include <QObject>
#include <vector>

class QPushButton;
class QTabBar;

namespace footfall::app {

class DimensionChooser : public QObject
{
    Q_OBJECT
public:
    /// Each group is a tab, named after its first dimension. The chooser belongs to the tabs.
    using Groups = std::vector<std::vector<domain::Dimension>>;
    DimensionChooser(QTabBar *tabs, QPushButton *menuButton, const Groups &groups);

    [[nodiscard]] domain::Dimension dimension() const;
    /// Of any tab, which then is the open one.
    void choose(domain::Dimension dimension);

Q_SIGNALS:
    void changed();

private:
    void showGroup();

    QTabBar *m_tabs;
    QPushButton *m_button;
    Groups m_groups;
    std::vector<size_t> m_chosen; ///< Of each group.
};

} // namespace footfall::app
