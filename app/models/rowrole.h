// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of panels tell RowDelegate beside their name. Values.
#pragma once

#include <Qt>

namespace footfall::app {

struct RowRole {
    enum : int {
        Value = Qt::UserRole + 1, ///< As stored: "/pricing", "GB"; empty for direct or not set.
        Number,                   ///< qint64: visitors, or exits for exit pages.
        Share,   ///< double, of the site's visitors; nothing where there is none to compare with.
        Bar,     ///< double, of the largest row.
        Mark,    ///< app::ValueMark as int.
        Icon,    ///< QString: the line icon, where Mark is an icon or the value is not known.
        Writing, ///< app::RowWriting as int.
        Text,    ///< QString: the number as it is shown, where it is not the plain number.
        Choice,  ///< app::RowChoice as int: how the filter stands to the row.
        Named,   ///< bool: whether pointing at the row takes back what the filter says of it.
        Extra,   ///< QString: an amount of money, where the list has a column for it.
    };
};

/// Paths lose their middle where room is short, and read from left to right in every language.
enum class RowWriting { Words, Path };

} // namespace footfall::app
