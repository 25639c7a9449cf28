// SPDX-License-Identifier: GPL-3.0-or-later
// The goals of a site as they would be after saving. GUI thread.
#pragma once

#include "core/domain/site.h"

#include <QAbstractTableModel>

namespace footfall::app {

class GoalsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Counts, Columns };
    explicit GoalsModel(std::vector<domain::Goal> goals, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<domain::Goal> &goals() const { return m_goals; }
    void add(const domain::Goal &goal);
    void remove(int row);
    [[nodiscard]] bool hasName(const QString &name) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<domain::Goal> m_goals;
};

} // namespace footfall::app
