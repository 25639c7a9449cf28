// SPDX-License-Identifier: GPL-3.0-or-later
// Page views and events of a strict site's day that are closed together. Any thread; a function.
#pragma once

#include "core/pipeline/mergepolicy.h"

namespace footfall::pipeline {

/// The events of a day are coarsened by its page views, where those are closed with them at once.
void joinClosings(std::vector<MergeJob> &jobs);

} // namespace footfall::pipeline
