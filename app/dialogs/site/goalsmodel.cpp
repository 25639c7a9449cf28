// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/goalsmodel.h"

#include "app/collector/tableroles.h"
#include "app/format/names.h"
#include "app/models/occurrencemodel.h"

#include <algorithm>

namespace footfall::app {

using domain::Goal;
using domain::GoalKind;

GoalsModel::GoalsModel(std::vector<Goal> goals, QObject *parent)
    : QAbstractTableModel(parent), m_goals(std::move(goals))
{
}

void GoalsModel::add(const Goal &goal)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_goals.push_back(goal);
    endInsertRows();
}

void GoalsModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_goals.erase(m_goals.begin() + row);
    endRemoveRows();
}

bool GoalsModel::hasName(const QString &name) const
{
    return std::any_of(m_goals.begin(), m_goals.end(),
                       [&name](const Goal &goal) { return goal.name == name; });
}

int GoalsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_goals.size());
}

int GoalsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QVariant GoalsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Goal &goal = m_goals[static_cast<size_t>(index.row())];
    const QString pattern = plainName(goal.pattern);
    const QString counts = goal.kind == GoalKind::Event ? tr("the event %1").arg(pattern)
                                                        : tr("views of %1").arg(pattern);
    switch (role) {
    case Qt::DisplayRole: return index.column() == Name ? plainName(goal.name) : counts;
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == Name ? plainName(goal.name) : counts);
    case TableRole::IconRole: return index.column() == Name ? goalIcon(goal) : QVariant();
    case TableRole::ToneRole:
        return static_cast<int>(index.column() == Name ? TableRole::Tone::Plain
                                                       : TableRole::Tone::Quiet);
    case TableRole::KindRole: return static_cast<int>(TableRole::Kind::Words);
    default: return {};
    }
}

QVariant GoalsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Goal") : tr("Counts");
}

} // namespace footfall::app
