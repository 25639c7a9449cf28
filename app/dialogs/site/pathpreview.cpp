// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/pathpreview.h"

#include "app/collector/tableroles.h"
#include "app/format/names.h"

#include <algorithm>

namespace footfall::app {

using Kind = TableRole::Kind;
using Tone = TableRole::Tone;

void PathPreviewModel::setPaths(const QStringList &mostViewedFirst)
{
    m_paths = mostViewedFirst;
    apply();
}

void PathPreviewModel::setRules(const domain::PathRules &rules)
{
    m_rules = rules;
    apply();
}

void PathPreviewModel::apply()
{
    std::vector<Row> rows;
    std::vector<Row> kept;
    for (const QString &path : std::as_const(m_paths)) {
        // What was kept of a query stands behind a question mark; the rest is not known any more.
        const qsizetype mark = path.indexOf(QLatin1Char('?'));
        const QString query = mark < 0 ? QString() : path.mid(mark + 1);
        Row row{path, domain::applyPathRules(mark < 0 ? path : path.left(mark), query, m_rules)};
        (row.isChanged() ? rows : kept).push_back(std::move(row));
    }
    rows.insert(rows.end(), kept.begin(), kept.end());
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int PathPreviewModel::changedRows() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
                                          [](const Row &row) { return row.isChanged(); }));
}

int PathPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PathPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QVariant PathPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const bool isPage = index.column() == Page;
    const QString counted =
        row.counted ? valueName(domain::Dimension::Page, *row.counted) : tr("left out");
    switch (role) {
    case Qt::DisplayRole: return isPage ? valueName(domain::Dimension::Page, row.path) : counted;
    case Qt::ToolTipRole:
        return plainToolTip(isPage ? valueName(domain::Dimension::Page, row.path) : counted);
    case TableRole::IconRole:
        if (isPage || !row.isChanged())
            return {};
        return row.counted ? QStringLiteral("arrow-right") : QStringLiteral("ban");
    case TableRole::ToneRole:
        return static_cast<int>(!isPage && row.isChanged() && row.counted ? Tone::Plain
                                : isPage                                  ? Tone::Plain
                                                                          : Tone::Quiet);
    case TableRole::KindRole:
        return static_cast<int>(isPage || row.counted ? Kind::Path : Kind::Words);
    default: return {};
    }
}

QVariant PathPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Page ? tr("Page") : tr("Counted as");
}

} // namespace footfall::app
