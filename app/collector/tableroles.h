// SPDX-License-Identifier: GPL-3.0-or-later
// What the tables of the collector page tell their delegate beside the words. Values.
#pragma once

#include <Qt>

namespace footfall::app {

struct TableRole {
    enum : int {
        IconRole = Qt::UserRole + 1, ///< The name of a line icon in front of the words.
        ToneRole,
        KindRole,
    };
    enum class Tone { Plain, Quiet, Good, Warning, Bad };
    /// How it is written: digits under each other, a path with its middle left out, a sum.
    enum class Kind { Words, Number, Path, Total, TotalNumber };
};

} // namespace footfall::app
