// SPDX-License-Identifier: GPL-3.0-or-later
// What hindered keeping views, the newest first. GUI thread.
#pragma once

#include "app/models/rowmodel.h"
#include "core/domain/activity.h"

#include <QAbstractTableModel>

namespace footfall::app {

class ProblemsModel : public RowModel<QAbstractTableModel, domain::ProblemRecord>
{
    Q_OBJECT
public:
    enum Column { Since, Lasted, Problem, Text, Columns };
    explicit ProblemsModel(QObject *parent = nullptr);

    void setProblems(const std::vector<domain::ProblemRecord> &newestFirst, domain::Instant now);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const domain::ProblemRecord &problem, int column) const;

    domain::Instant m_now{};
};

/// Everything about it, for the clipboard.
[[nodiscard]] QString problemDetails(const domain::ProblemRecord &problem);

} // namespace footfall::app
