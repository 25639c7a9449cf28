// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filter/filterhistory.h"

#include "app/format/dates.h"
#include "app/format/filterwords.h"

#include <QUndoCommand>

namespace footfall::app {

namespace {

constexpr int LongestText = 40;
constexpr int MostSteps = 100;

/// What an entry of the Edit menu can hold.
QString shortened(const QString &text)
{
    QString cut = text.size() <= LongestText ? text : text.left(LongestText) + QStringLiteral("…");
    return cut.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

class FilterStep : public QUndoCommand
{
public:
    FilterStep(DashboardController &controller, const domain::Filter &next)
        : m_controller(controller), m_before(controller.filter()), m_after(next)
    {
        setText(next.isEmpty() ? FilterHistory::tr("“no filter”", "something to undo")
                               : FilterHistory::tr("“%1”", "something to undo, a filter")
                                     .arg(shortened(filterText(next))));
    }
    void redo() override { m_controller.setFilter(m_after); }
    void undo() override { m_controller.setFilter(m_before); }

private:
    DashboardController &m_controller;
    domain::Filter m_before;
    domain::Filter m_after;
};

class DaysStep : public QUndoCommand
{
public:
    DaysStep(DashboardController &controller, const domain::Period &days)
        : m_controller(controller), m_before(controller.choice()), m_after(days)
    {
        setText(FilterHistory::tr("“%1”", "something to undo, days")
                    .arg(periodText(days, DateLength::Long, controller.today())));
    }
    void redo() override { m_controller.setChoice(m_after); }
    void undo() override { m_controller.setChoice(m_before); }

private:
    DashboardController &m_controller;
    domain::PeriodChoice m_before;
    domain::Period m_after;
};

} // namespace

FilterHistory::FilterHistory(DashboardController &controller, QObject *parent)
    : QObject(parent), m_controller(controller)
{
    m_stack.setUndoLimit(MostSteps);
    connect(&controller, &DashboardController::siteChanged, &m_stack, &QUndoStack::clear);
}

void FilterHistory::point(domain::Dimension dimension, const QString &value, Pointing pointing)
{
    change(pointedAt(filter(), dimension, value, pointing));
}

void FilterHistory::change(const domain::Filter &next)
{
    if (next != filter())
        m_stack.push(new FilterStep(m_controller, next));
}

void FilterHistory::openDays(const domain::Period &days)
{
    if (m_controller.choice() != domain::PeriodChoice(days))
        m_stack.push(new DaysStep(m_controller, days));
}

} // namespace footfall::app
