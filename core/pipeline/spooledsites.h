// SPDX-License-Identifier: GPL-3.0-or-later
// Which site an id in the spool means, by its tracking code: for the case that another database is
// there when it is replayed. Any thread.
#pragma once

#include "core/domain/site.h"
#include "core/domain/sitedirectory.h"

#include <map>

namespace footfall::pipeline {

using SpooledSites = std::map<domain::SiteId, QString>;

[[nodiscard]] QString spooledSitesFile(const QString &spoolDirectory);
[[nodiscard]] SpooledSites spooledSites(const domain::SiteSnapshot &sites);
/// Durable when it returns true.
[[nodiscard]] bool writeSpooledSites(const QString &file, const domain::SiteSnapshot &sites);
/// Empty where there is none.
[[nodiscard]] SpooledSites readSpooledSites(const QString &file);

} // namespace footfall::pipeline
