// SPDX-License-Identifier: GPL-3.0-or-later
// A site to edit, and what an edit may hold. Any thread.
#pragma once

#include "core/domain/siteedit.h"
#include "tests/kit/fixedclock.h"

namespace footfall::domain::examples {

inline const Instant Now = kit::at("2026-01-15T12:00:00Z");

[[nodiscard]] inline QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

[[nodiscard]] inline Site exampleSite()
{
    Site site =
        siteFromDraft({text("example.com"), {}, text("Europe/Berlin"), text("CODE")}, Now).value();
    site.id = SiteId{7};
    return site;
}

[[nodiscard]] inline Result<Site> edited(const Site &site, const SiteEdit &edit)
{
    return siteAfterEdit(site, edit, SiteHistory::HasViews, Now);
}

[[nodiscard]] inline Goal goal(const char *name, GoalKind kind, const char *pattern)
{
    return {{}, text(name), kind, text(pattern)};
}

[[nodiscard]] inline ApiToken token(const char *name)
{
    return {{}, text(name), QByteArray(32, 'h'), {}};
}

[[nodiscard]] inline Filter filterOf(const QStringList &texts)
{
    return filterFromTexts(texts).value();
}

} // namespace footfall::domain::examples
