// SPDX-License-Identifier: GPL-3.0-or-later
// Which bots looked at which pages, as rows. GUI thread. Names and pages are never read as markup.
#pragma once

#include "app/models/rowmodel.h"
#include "core/domain/statsresult.h"

#include <QAbstractTableModel>

namespace footfall::app {

class BotsModel : public RowModel<QAbstractTableModel, domain::BotRow>
{
    Q_OBJECT
public:
    enum Column { Kind, Bot, Page, Views, Columns };
    using RowModel::RowModel;

    void setBots(const std::vector<domain::BotRow> &bots);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
};

} // namespace footfall::app
