// SPDX-License-Identifier: GPL-3.0-or-later
// What rules would make of the pages of the last days: counted as they are, grouped, or left out.
// GUI thread. Pages come from visitors and are never read as markup.
#pragma once

#include "core/domain/pathrules.h"

#include <QAbstractTableModel>
#include <vector>

namespace footfall::app {

class PathPreviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Page, CountedAs, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    void setPaths(const QStringList &mostViewedFirst);
    void setRules(const domain::PathRules &rules);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    /// Of the pages, how many another rule is for.
    [[nodiscard]] int changedRows() const;

private:
    struct Row {
        QString path;
        std::optional<QString> counted; ///< None: left out.
        bool operator==(const Row &) const = default;
        [[nodiscard]] bool isChanged() const { return counted != path; }
    };
    void apply();

    QStringList m_paths;
    domain::PathRules m_rules;
    std::vector<Row> m_rows; ///< Those that change first.
};

} // namespace footfall::app
