// SPDX-License-Identifier: GPL-3.0-or-later
// A first and a last day, on two calendars. GUI thread.
#pragma once

#include "core/domain/period.h"

#include <QDialog>

class QCalendarWidget;
class QGridLayout;
class QPushButton;

namespace footfall::app {

class ThemedLabel;

class DaysDialog : public QDialog
{
    Q_OBJECT
public:
    /// Nothing before the first day or after today can be chosen.
    DaysDialog(const domain::Period &shown, QDate firstDay, QDate today, QWidget *parent);

    [[nodiscard]] QCalendarWidget *from() const { return m_from; }
    [[nodiscard]] QCalendarWidget *to() const { return m_to; }
    [[nodiscard]] QPushButton *showButton() const { return m_show; }

Q_SIGNALS:
    void daysChosen(const footfall::domain::Period &period);

protected:
    /// What is shown and told when the dialog is accepted.
    [[nodiscard]] virtual domain::Period chosen() const;
    void addOption(QWidget *option);
    void describe();

private:
    QDate m_today;
    QGridLayout *m_grid = nullptr;
    ThemedLabel *m_chosen = nullptr;
    QPushButton *m_show = nullptr;
    QCalendarWidget *m_from = nullptr;
    QCalendarWidget *m_to = nullptr;
};

} // namespace footfall::app
