// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/comparemenu.h"

#include "app/format/dates.h"
#include "app/widgets/comparedaysdialog.h"

#include <QActionGroup>

namespace footfall::app {

using domain::Comparison;

CompareMenu::CompareMenu(DashboardController &controller, QWidget *parent)
    : QMenu(parent), m_controller(controller)
{
    connect(this, &QMenu::aboutToShow, this, &CompareMenu::fill);
    fill();
}

void CompareMenu::fill()
{
    clear();
    auto *group = new QActionGroup(this);
    const bool hasDays = m_controller.comparedDays().has_value();
    const auto add = [&](const QString &text, Comparison comparison) {
        QAction *action =
            addAction(text, this, [this, comparison] { Q_EMIT comparisonChosen(comparison); });
        action->setCheckable(true);
        action->setData(static_cast<int>(comparison));
        action->setChecked(!hasDays && m_controller.comparison() == comparison);
        group->addAction(action);
    };
    add(tr("The &period before"), Comparison::Previous);
    add(tr("The same &weekdays before"), Comparison::Weekday);
    add(tr("The same days a &year earlier"), Comparison::Year);
    QAction *days = addAction(hasDays ? tr("&Other days: %1…")
                                            .arg(periodText(*m_controller.comparedDays(),
                                                            DateLength::Long, m_controller.today()))
                                      : tr("&Other days…"),
                              this, &CompareMenu::chooseDays);
    days->setCheckable(true);
    days->setChecked(hasDays);
    group->addAction(days);
    addSeparator();
    add(tr("&Nothing"), Comparison::None);
}

void CompareMenu::chooseDays()
{
    auto *dialog = new CompareDaysDialog(
        m_controller.period(),
        m_controller.comparedDays().value_or(domain::comparisonPeriod(m_controller.choice(),
                                                                      m_controller.period(),
                                                                      Comparison::Previous)
                                                 .value_or(m_controller.period())),
        m_controller.firstDay(), m_controller.today(), parentWidget()->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CompareDaysDialog::daysChosen, &m_controller,
            &DashboardController::setComparedDays);
    dialog->open();
}

} // namespace footfall::app
