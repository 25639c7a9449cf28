// SPDX-License-Identifier: GPL-3.0-or-later
// Which bots looked at which pages, as rows; where the list is cut, the others and all together.
// GUI thread. Names and pages are never read as markup.
#pragma once

#include "app/models/rowmodel.h"
#include "core/domain/statsresult.h"

#include <QAbstractTableModel>

namespace footfall::app {

struct BotLine {
    enum class Kind { Bot, Others, Together };
    Kind kind = Kind::Bot;
    domain::BotRow row;   ///< Of the others and all together its page views alone.
    qint64 otherRows = 0; ///< Of the others.
    bool operator==(const BotLine &) const = default;
};

/// What a list of bots does not show.
struct OtherBots {
    qint64 rows = 0;
    qint64 pageViews = 0;
};

class BotsModel : public RowModel<QAbstractTableModel, BotLine>
{
    Q_OBJECT
public:
    enum Column { Kind, Bot, Page, Views, Columns };
    using RowModel::RowModel;

    void setBots(const std::vector<domain::BotRow> &bots, const OtherBots &others = {});

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] static QString textOf(const BotLine &line, int column);
    [[nodiscard]] static QVariant toolTipOf(const BotLine &line, int column);
};

} // namespace footfall::app
