// SPDX-License-Identifier: GPL-3.0-or-later
// The days that the dashboard asks about, and the steps from period to period.
#include "app/dashboardcontroller.h"

namespace footfall::app {

domain::Interval DashboardController::interval() const
{
    return m_interval.value_or(domain::naturalInterval(period()));
}

QDate DashboardController::today() const
{
    return m_site ? m_site->calendar.dayOf(m_clock.now())
                  : domain::SiteCalendar().dayOf(m_clock.now());
}

domain::Period DashboardController::period() const
{
    const QDate now = today();
    return domain::resolvePeriod(m_choice, now, m_firstDay.isValid() ? m_firstDay : now);
}

void DashboardController::step(int direction)
{
    const domain::Period shown = period();
    const bool wholeMonths =
        shown.from.day() == 1 && (shown.to.day() == shown.to.daysInMonth() || shown.to == today());
    if (wholeMonths && shown.days() >= 28) {
        const int months =
            (shown.to.year() - shown.from.year()) * 12 + shown.to.month() - shown.from.month() + 1;
        const QDate from = shown.from.addMonths(direction * months);
        setChoice(domain::Period{from, from.addMonths(months).addDays(-1)});
        return;
    }
    const qint64 days = direction * shown.days();
    setChoice(domain::Period{shown.from.addDays(days), shown.to.addDays(days)});
}

void DashboardController::goBack()
{
    if (canGoBack())
        step(-1);
}

void DashboardController::goForward()
{
    if (canGoForward())
        step(1);
}

bool DashboardController::canGoBack() const
{
    return m_firstDay.isValid() && period().from > m_firstDay;
}

bool DashboardController::canGoForward() const
{
    return period().to < today();
}

} // namespace footfall::app
