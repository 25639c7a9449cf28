// SPDX-License-Identifier: GPL-3.0-or-later
// How a test filters in the window (desk.h), and what stands in its chips then. GUI thread.
#pragma once

#include "app/widgets/chiprow.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/filterchip.h"
#include "app/widgets/rowlist.h"
#include "tests/app/desk.h"

#include <QTest>

namespace footfall::kit {

/// What is asked about now.
[[nodiscard]] inline QStringList filterOf(DashboardDesk &desk)
{
    return domain::toTexts(desk.asked.back().filter);
}

inline void setFilter(DashboardDesk &desk, const QStringList &texts)
{
    desk.page().history().change(*domain::filterFromTexts(texts));
    desk.answer();
}

inline void clickRow(app::RowList *list, int row, Qt::KeyboardModifiers modifiers = {})
{
    const QRect box = list->visualRect(list->model()->index(row, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers,
                      box.topLeft() + QPoint(30, box.height() / 2));
}

[[nodiscard]] inline app::ChipRow *chipRowOf(DashboardDesk &desk)
{
    return desk.page().header()->chips();
}

[[nodiscard]] inline QStringList chipTexts(DashboardDesk &desk)
{
    QStringList texts;
    for (const app::FilterChip *chip : chipRowOf(desk)->chips())
        texts.append(chip->accessibleName());
    return texts;
}

} // namespace footfall::kit
