// SPDX-License-Identifier: GPL-3.0-or-later
// The whole command line of footfall-server (design section 7). Main thread; needs the application.
#pragma once

#include "core/instance/cli/command.h"

namespace footfall::instance::cli {

/// The words after the program's name. Returns the exit code.
[[nodiscard]] int run(QStringList words, const Environment &environment, QTextStream &out,
                      QTextStream &err);

} // namespace footfall::instance::cli
