// SPDX-License-Identifier: GPL-3.0-or-later
// How long the pieces take between which views that wait have their turn, in processor time, which
// is the same beside other programs. One thread; throws.
#pragma once

#include "tests/bench/writer/place.h"

namespace footfall::bench {

/// Prints a markdown table.
void measurePieces(const Task &task);

} // namespace footfall::bench
