// SPDX-License-Identifier: GPL-3.0-or-later
// The line for a site's pages, ready to copy. GUI thread; needs a backend.
#pragma once

#include "app/dialogs/backend.h"
#include "app/dialogs/site/sitepage.h"

namespace footfall::app {

class SiteSnippetPage : public SitePage
{
    Q_OBJECT
public:
    SiteSnippetPage(const Backend &backend, const domain::Site &site, QWidget *parent = nullptr);

    [[nodiscard]] bool isFine() const override { return true; }
    void addTo(domain::SiteEdit &) const override {}
};

} // namespace footfall::app
