// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/botsmodel.h"

#include "app/collector/reasons.h"
#include "app/collector/tableroles.h"
#include "app/format/names.h"
#include "app/format/numbers.h"

namespace footfall::app {

void BotsModel::setBots(const std::vector<domain::BotRow> &bots, const OtherBots &others)
{
    std::vector<BotLine> next;
    qint64 together = others.pageViews;
    for (const domain::BotRow &row : bots) {
        next.push_back({BotLine::Kind::Bot, row, 0});
        together += row.pageViews;
    }
    if (others.rows > 0) {
        const auto sum = [](qint64 pageViews) {
            domain::BotRow row;
            row.pageViews = pageViews;
            return row;
        };
        next.push_back({BotLine::Kind::Others, sum(others.pageViews), others.rows});
        next.push_back({BotLine::Kind::Together, sum(together), 0});
    }
    follow(next, [](const BotLine &line) {
        return QStringLiteral("%1\n%2\n%3\n%4")
            .arg(QString::number(static_cast<int>(line.kind)),
                 QString::number(static_cast<int>(line.row.reason)), line.row.bot,
                 line.row.pathname);
    });
}

int BotsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QString BotsModel::textOf(const BotLine &line, int column)
{
    if (column == Views)
        return numberText(line.row.pageViews);
    if (line.kind != BotLine::Kind::Bot) {
        if (column != Kind)
            return {};
        return line.kind == BotLine::Kind::Together
                   ? tr("Together")
                   : tr("%1 others", "rows that are not shown", static_cast<int>(line.otherRows))
                         .arg(numberText(line.otherRows));
    }
    switch (column) {
    case Kind: return reasonName(line.row.reason);
    case Bot: return line.row.bot.isEmpty() ? QStringLiteral("—") : plainName(line.row.bot);
    case Page: return valueName(domain::Dimension::Page, line.row.pathname);
    default: return {};
    }
}

QVariant BotsModel::toolTipOf(const BotLine &line, int column)
{
    if (column == Views || line.kind != BotLine::Kind::Bot)
        return {};
    return plainToolTip(column == Kind ? reasonMeaning(line.row.reason) : textOf(line, column));
}

QVariant BotsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BotLine &line = rowAt(index);
    const int column = index.column();
    const bool isBot = line.kind == BotLine::Kind::Bot;
    switch (role) {
    case Qt::DisplayRole: return textOf(line, column);
    case Qt::ToolTipRole: return toolTipOf(line, column);
    case Qt::TextAlignmentRole:
        return int((column == Views ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TableRole::IconRole:
        return isBot && column == Kind ? reasonIcon(line.row.reason) : QVariant();
    case TableRole::ToneRole:
        return static_cast<int>(isBot && column == Kind ? TableRole::Tone::Quiet
                                                        : TableRole::Tone::Plain);
    case TableRole::KindRole:
        if (line.kind == BotLine::Kind::Together)
            return static_cast<int>(column == Views ? TableRole::Kind::TotalNumber
                                                    : TableRole::Kind::Total);
        return static_cast<int>(column == Views           ? TableRole::Kind::Number
                                : isBot && column == Page ? TableRole::Kind::Path
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
