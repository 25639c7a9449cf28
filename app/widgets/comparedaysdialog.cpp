// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/comparedaysdialog.h"

#include <QCheckBox>
#include <QLocale>
#include <QPushButton>

namespace footfall::app {

domain::Period onWeekdayOf(const domain::Period &period, const domain::Period &compared)
{
    constexpr int Week = 7;
    int step = (period.from.dayOfWeek() - compared.from.dayOfWeek() + Week) % Week;
    if (step > Week / 2)
        step -= Week;
    return {compared.from.addDays(step), compared.to.addDays(step)};
}

CompareDaysDialog::CompareDaysDialog(const domain::Period &shown, const domain::Period &compared,
                                     QDate firstDay, QDate today, QWidget *parent)
    : DaysDialog(compared, firstDay, today, parent), m_shown(shown), m_align(new QCheckBox(this))
{
    setWindowTitle(tr("Compare with days"));
    showButton()->setText(tr("Compare with these days"));
    m_align->setText(
        tr("On the same &weekdays: begin on a %1").arg(QLocale().dayName(shown.from.dayOfWeek())));
    addOption(m_align);
    connect(m_align, &QCheckBox::toggled, this, &CompareDaysDialog::describe);
    describe();
}

domain::Period CompareDaysDialog::chosen() const
{
    const domain::Period days = DaysDialog::chosen();
    return m_align && m_align->isChecked() ? onWeekdayOf(m_shown, days) : days;
}

} // namespace footfall::app
