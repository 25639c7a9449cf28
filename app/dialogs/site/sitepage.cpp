// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/sitepage.h"

namespace footfall::app {

bool SitePage::takeError(const domain::Error &, const domain::SiteEdit &)
{
    return false;
}

bool changesAnything(const domain::SiteEdit &edit)
{
    const bool hasValue = edit.name || edit.timeZone || edit.privacySignals || edit.hostnameRule ||
                          edit.botViews || edit.pathRules || edit.excludedRanges || edit.keeping;
    const bool hasEntries = !edit.addHostnames.isEmpty() || !edit.removeHostnames.isEmpty() ||
                            !edit.addAliases.isEmpty() || !edit.removeAliases.isEmpty() ||
                            !edit.addGoals.empty() || !edit.removeGoals.isEmpty() ||
                            !edit.addTokens.empty() || !edit.removeTokens.empty() ||
                            !edit.saveFilters.empty() || !edit.removeFilters.isEmpty();
    return hasValue || hasEntries;
}

} // namespace footfall::app
