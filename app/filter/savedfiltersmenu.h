// SPDX-License-Identifier: GPL-3.0-or-later
// Filters that were given a name: a menu that applies, saves, renames and deletes those of the site
// that is shown. GUI thread; changes go through the commands, so that a viewer's go to the holder.
#pragma once

#include "app/filter/filterhistory.h"
#include "core/domain/commands.h"

class QMenu;

namespace footfall::app {

class NameDialog;

class SavedFiltersMenu : public QObject
{
    Q_OBJECT
public:
    /// Everything outlives it; dialogs belong to the window.
    SavedFiltersMenu(DashboardController &controller, FilterHistory &history,
                     domain::Commands &commands, QWidget &window);

    /// Made anew whenever it opens. Owned by the window.
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    void save();
    void rename(const QString &name);
    void remove(const QString &name);
    void apply(const QString &name);

private:
    void fill();
    [[nodiscard]] const domain::SavedFilter *find(const QString &name) const;
    /// The dialog, where there is one, says why not; else a message does.
    void edit(const domain::SiteEdit &edit, NameDialog *dialog);

    DashboardController &m_controller;
    FilterHistory &m_history;
    domain::Commands &m_commands;
    QWidget &m_window;
    QMenu *m_menu;
};

} // namespace footfall::app
