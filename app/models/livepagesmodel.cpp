// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/livepagesmodel.h"

#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/models/rowrole.h"

namespace footfall::app {

void LivePagesModel::setLive(const domain::Live &live)
{
    qint64 largest = 0;
    for (const domain::LivePage &page : live.pages)
        largest = std::max(largest, page.visitors);
    const bool rescaled = largest != m_largest || live.visitors != m_visitors;
    m_largest = largest;
    m_visitors = live.visitors;

    follow(live.pages, [](const domain::LivePage &page) { return page.pathname; });
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
    const domain::LivePage &page = rowAt(index);
    const QString name = valueName(domain::Dimension::Page, page.pathname);
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::ToolTipRole: return plainToolTip(name);
    case Qt::AccessibleTextRole: return tr("%1, read by %2").arg(name, numberText(page.visitors));
    case RowRole::Value: return page.pathname;
    case RowRole::Number: return page.visitors;
    case RowRole::Share: return m_visitors > 0 ? double(page.visitors) / double(m_visitors) : 0.0;
    case RowRole::Bar: return shareOfLargest(page.visitors);
    case RowRole::Writing: return static_cast<int>(RowWriting::Path);
    default: return {};
    }
}

} // namespace footfall::app
