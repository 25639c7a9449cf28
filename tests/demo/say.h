// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo tells whoever started it, on standard output. Main thread.
#pragma once

#include "tests/demo/backfill.h"

namespace footfall::demo {

void say(const QString &text);
/// One line that is written over; nothing where the output is not a terminal.
Onward sayProgress(int percent);
void sayReport(const BackfillReport &report);

} // namespace footfall::demo
