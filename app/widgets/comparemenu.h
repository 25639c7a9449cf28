// SPDX-License-Identifier: GPL-3.0-or-later
// What the period is compared with: a rule, or any days. GUI thread; needs the controller, which
// outlives it.
#pragma once

#include "app/dashboardcontroller.h"

#include <QMenu>

namespace footfall::app {

class CompareMenu : public QMenu
{
    Q_OBJECT
public:
    CompareMenu(DashboardController &controller, QWidget *parent);
    void chooseDays();

Q_SIGNALS:
    void comparisonChosen(footfall::domain::Comparison comparison);

private:
    void fill();

    DashboardController &m_controller;
};

} // namespace footfall::app
