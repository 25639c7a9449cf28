// SPDX-License-Identifier: GPL-3.0-or-later
// Every change of the filter, and every day that was opened from the chart, with the way back. GUI
// thread; needs the controller, which outlives it. Another site begins with an empty history.
#pragma once

#include "app/dashboardcontroller.h"
#include "app/filter/filteredit.h"

#include <QUndoStack>

namespace footfall::app {

class FilterHistory : public QObject
{
    Q_OBJECT
public:
    explicit FilterHistory(DashboardController &controller, QObject *parent = nullptr);

    [[nodiscard]] QUndoStack *stack() { return &m_stack; }
    [[nodiscard]] const domain::Filter &filter() const { return m_controller.filter(); }

    void point(domain::Dimension dimension, const QString &value, Pointing pointing);
    void change(const domain::Filter &next);
    void clear() { change({}); }
    void clear(domain::Dimension dimension) { change(filter().without(dimension)); }
    void openDays(const domain::Period &days);

private:
    DashboardController &m_controller;
    QUndoStack m_stack;
};

} // namespace footfall::app
