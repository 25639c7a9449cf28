// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filter/savedfiltersmenu.h"

#include "app/dialogs/messagebox.h"
#include "app/dialogs/namedialog.h"
#include "app/filter/filterdimensions.h"
#include "app/format/filterwords.h"
#include "app/format/names.h"
#include "core/instance/futures.h"

#include <QMenu>
#include <QPointer>
#include <algorithm>

namespace footfall::app {

namespace {

/// A name as an entry of a menu: an ampersand is no mnemonic.
QString entryText(const QString &name)
{
    return plainName(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

SavedFiltersMenu::SavedFiltersMenu(DashboardController &controller, FilterHistory &history,
                                   domain::Commands &commands, QWidget &window)
    : QObject(&window)
    , m_controller(controller)
    , m_history(history)
    , m_commands(commands)
    , m_window(window)
    , m_menu(new QMenu(&window))
{
    m_menu->setObjectName(QStringLiteral("segments"));
    m_menu->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &SavedFiltersMenu::fill);
}

const domain::SavedFilter *SavedFiltersMenu::find(const QString &name) const
{
    if (!m_controller.site())
        return nullptr;
    for (const domain::SavedFilter &saved : m_controller.site()->savedFilters)
        if (saved.name == name)
            return &saved;
    return nullptr;
}

void SavedFiltersMenu::fill()
{
    m_menu->clear();
    if (!m_controller.site())
        return;
    const std::vector<domain::SavedFilter> &all = m_controller.site()->savedFilters;
    for (const domain::SavedFilter &saved : all) {
        QAction *action = m_menu->addAction(entryText(saved.name), this,
                                            [this, name = saved.name] { apply(name); });
        action->setCheckable(true);
        action->setChecked(saved.filter == m_history.filter());
        const QString problem = problemOf(saved.filter);
        action->setEnabled(problem.isEmpty());
        action->setToolTip(plainToolTip(problem.isEmpty() ? filterText(saved.filter) : problem));
    }
    if (all.empty())
        m_menu->addAction(tr("No segments yet"))->setEnabled(false);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Save this filter…"), this, &SavedFiltersMenu::save)
        ->setEnabled(!m_history.filter().isEmpty() && problemOf(m_history.filter()).isEmpty());
    QMenu *renaming = m_menu->addMenu(tr("&Rename"));
    QMenu *removing = m_menu->addMenu(tr("&Delete"));
    for (QMenu *menu : {renaming, removing})
        menu->setEnabled(!all.empty());
    for (const domain::SavedFilter &saved : all) {
        renaming->addAction(tr("%1…", "a segment").arg(entryText(saved.name)), this,
                            [this, name = saved.name] { rename(name); });
        removing->addAction(entryText(saved.name), this,
                            [this, name = saved.name] { remove(name); });
    }
}

void SavedFiltersMenu::apply(const QString &name)
{
    if (const domain::SavedFilter *saved = find(name))
        m_history.change(saved->filter);
}

void SavedFiltersMenu::save()
{
    auto *dialog = new NameDialog({tr("Save the filter"), tr("&Name of the segment"), tr("&Save")},
                                  QString(), &m_window);
    dialog->setNote([this](const QString &name) {
        return find(name) ? tr("The segment of that name will be replaced.")
                          : filterText(m_history.filter());
    });
    connect(dialog, &NameDialog::nameChosen, this,
            [this, dialog, filter = m_history.filter()](const QString &name) {
                domain::SiteEdit change;
                change.saveFilters = {{name, filter}};
                edit(change, dialog);
            });
    dialog->open();
}

void SavedFiltersMenu::rename(const QString &name)
{
    auto *dialog =
        new NameDialog({tr("Rename the segment"), tr("&New name"), tr("&Rename")}, name, &m_window);
    dialog->setNote([this, name](const QString &next) {
        return next != name && find(next) ? tr("The segment of that name will be replaced.")
                                          : QString();
    });
    connect(dialog, &NameDialog::nameChosen, this, [this, dialog, name](const QString &next) {
        const domain::SavedFilter *saved = find(name);
        if (!saved || next == name) {
            dialog->close();
            return;
        }
        domain::SiteEdit change;
        change.removeFilters = {name};
        change.saveFilters = {{next, saved->filter}};
        edit(change, dialog);
    });
    dialog->open();
}

void SavedFiltersMenu::remove(const QString &name)
{
    domain::SiteEdit change;
    change.removeFilters = {name};
    edit(change, nullptr);
}

void SavedFiltersMenu::edit(const domain::SiteEdit &edit, NameDialog *dialog)
{
    if (!m_controller.site())
        return;
    const QPointer<NameDialog> asking = dialog;
    instance::whenDone(m_commands.editSite(m_controller.site()->trackingCode, edit), this,
                       [this, asking](const domain::Result<domain::Site> &site) {
                           if (site) {
                               if (m_controller.site() && m_controller.site()->id == site->id)
                                   m_controller.setSite(*site);
                               if (asking)
                                   asking->close();
                               return;
                           }
                           if (asking) {
                               asking->showProblem(site.error().message);
                               return;
                           }
                           QMessageBox *box = makeMessageBox(MessageKind::Warning,
                                                             tr("The segments were not changed"),
                                                             site.error().message, &m_window);
                           box->addButton(QMessageBox::Close);
                           box->open();
                       });
}

} // namespace footfall::app
