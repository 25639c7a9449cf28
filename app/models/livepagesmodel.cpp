// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/livepagesmodel.h"

#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/models/rowrole.h"

namespace footfall::app {

void LivePagesModel::setLive(const domain::Live &live)
{
    qint64 largest = 0;
    std::vector<LiveLine> next;
    for (const domain::LivePage &page : live.pages) {
        largest = std::max(largest, page.visitors);
        next.push_back({page.pathname, page.visitors, 0});
    }
    if (live.otherPages > 0)
        next.push_back({{}, live.otherVisitors, live.otherPages});
    const bool rescaled = largest != m_largest || live.visitors != m_visitors;
    m_largest = largest;
    m_visitors = live.visitors;

    follow(next,
           [](const LiveLine &line) { return std::pair(line.otherPages > 0, line.pathname); });
    if (rescaled)
        noteColumn(0);
}

double LivePagesModel::shareOfLargest(qint64 visitors) const
{
    return m_largest > 0 ? double(visitors) / double(m_largest) : 0;
}

QVariant LivePagesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LiveLine &line = rowAt(index);
    const bool isPage = line.otherPages == 0;
    const QString name =
        isPage ? valueName(domain::Dimension::Page, line.pathname)
               : tr("%1 others", "pages that are not listed", static_cast<int>(line.otherPages))
                     .arg(numberText(line.otherPages));
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::ToolTipRole: return plainToolTip(name);
    case Qt::AccessibleTextRole: return tr("%1, read by %2").arg(name, numberText(line.visitors));
    case RowRole::Value: return line.pathname;
    case RowRole::Number: return line.visitors;
    case RowRole::Share: return m_visitors > 0 ? double(line.visitors) / double(m_visitors) : 0.0;
    case RowRole::Bar: return isPage ? shareOfLargest(line.visitors) : 0.0;
    case RowRole::Writing: return static_cast<int>(isPage ? RowWriting::Path : RowWriting::Words);
    default: return {};
    }
}

} // namespace footfall::app
