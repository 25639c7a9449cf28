// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/botsmodel.h"

#include "app/collector/reasons.h"
#include "app/collector/tableroles.h"
#include "app/format/names.h"
#include "app/format/numbers.h"

namespace footfall::app {

void BotsModel::setBots(const std::vector<domain::BotRow> &bots)
{
    follow(bots, [](const domain::BotRow &row) {
        return QStringLiteral("%1\n%2\n%3")
            .arg(QString::number(static_cast<int>(row.reason)), row.bot, row.pathname);
    });
}

int BotsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QVariant BotsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::BotRow &row = rowAt(index);
    const int column = index.column();
    const auto text = [&]() -> QString {
        switch (column) {
        case Kind: return reasonName(row.reason);
        case Bot: return row.bot.isEmpty() ? QStringLiteral("—") : plainName(row.bot);
        case Page: return valueName(domain::Dimension::Page, row.pathname);
        case Views: return numberText(row.pageViews);
        default: return {};
        }
    };
    switch (role) {
    case Qt::DisplayRole: return text();
    case Qt::ToolTipRole:
        if (column == Kind)
            return plainToolTip(reasonMeaning(row.reason));
        return column == Views ? QVariant() : plainToolTip(text());
    case Qt::TextAlignmentRole:
        return int((column == Views ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TableRole::IconRole: return column == Kind ? reasonIcon(row.reason) : QVariant();
    case TableRole::ToneRole:
        return static_cast<int>(column == Kind ? TableRole::Tone::Quiet : TableRole::Tone::Plain);
    case TableRole::KindRole:
        return static_cast<int>(column == Views  ? TableRole::Kind::Number
                                : column == Page ? TableRole::Kind::Path
                                                 : TableRole::Kind::Words);
    default: return {};
    }
}

QVariant BotsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Views ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kind: return tr("What it is");
    case Bot: return tr("Name");
    case Page: return tr("Page");
    case Views: return tr("Views");
    default: return {};
    }
}

} // namespace footfall::app
