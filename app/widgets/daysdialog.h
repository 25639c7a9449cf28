// SPDX-License-Identifier: GPL-3.0-or-later
// A first and a last day, on two calendars. GUI thread.
#pragma once

#include "core/domain/period.h"

#include <QDialog>

class QCalendarWidget;

namespace footfall::app {

class DaysDialog : public QDialog
{
    Q_OBJECT
public:
    /// Nothing before the first day or after today can be chosen.
    DaysDialog(const domain::Period &shown, QDate firstDay, QDate today, QWidget *parent);

    [[nodiscard]] QCalendarWidget *from() const { return m_from; }
    [[nodiscard]] QCalendarWidget *to() const { return m_to; }

Q_SIGNALS:
    void daysChosen(const footfall::domain::Period &period);

private:
    QCalendarWidget *m_from = nullptr;
    QCalendarWidget *m_to = nullptr;
};

} // namespace footfall::app
