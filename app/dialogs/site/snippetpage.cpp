// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/snippetpage.h"

#include "app/dialogs/pieces.h"
#include "app/dialogs/snippetview.h"
#include "core/domain/snippet.h"

#include <QVBoxLayout>

namespace footfall::app {

SiteSnippetPage::SiteSnippetPage(const Backend &backend, const domain::Site &site, QWidget *parent)
    : SitePage(parent)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 20, 24, 16);
    rows->setSpacing(8);
    rows->addWidget(
        new ThemedLabel(tr("Put this line before </head> on every page"), Type::Section));
    auto *snippet = new SnippetView;
    snippet->setSnippet(
        domain::trackingSnippet(site.trackingCode, instance::publicUrlOf(backend.settings())));
    rows->addWidget(snippet);
    auto *hint = new ThemedLabel(
        tr("It sets no cookie and stores nothing in the browser. Where it points to is the public "
           "address in Settings, Collector."),
        Type::Small, &Theme::text2);
    hint->setWordWrap(true);
    rows->addWidget(hint);
    rows->addStretch(1);
}

} // namespace footfall::app
