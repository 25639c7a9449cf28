// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/addfiltermenu.h"

#include "app/dialogs/messagebox.h"
#include "app/filter/filterdimensions.h"
#include "app/format/names.h"

namespace footfall::app {

AddFilterMenu::AddFilterMenu(QWidget *parent) : QMenu(parent)
{
    setToolTipsVisible(true);
    setObjectName(QStringLiteral("addFilter"));
    for (const DimensionGroup &group : filterDimensions()) {
        addSection(group.title);
        for (const domain::Dimension dimension : group.dimensions)
            addAction(dimensionColumn(dimension), this,
                      [this, dimension] { Q_EMIT dimensionChosen(dimension); });
    }
    addSection(tr("Not offered"));
    for (const NotOffered &each : notOffered()) {
        QAction *action = addAction(each.name);
        action->setEnabled(false);
        action->setToolTip(plainToolTip(each.reason));
    }
    addAction(tr("&Why not?"), this, &AddFilterMenu::explain);
}

void AddFilterMenu::explain()
{
    QStringList reasons;
    for (const NotOffered &each : notOffered())
        reasons.append(QStringLiteral("%1: %2").arg(each.name, each.reason));
    QMessageBox *box =
        makeMessageBox(MessageKind::Information, tr("Nobody can be followed"),
                       reasons.join(QStringLiteral("\n\n")), parentWidget()->window());
    box->setObjectName(QStringLiteral("whyNotOffered"));
    box->addButton(QMessageBox::Close);
    box->open();
}

} // namespace footfall::app
