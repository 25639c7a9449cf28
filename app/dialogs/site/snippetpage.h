// SPDX-License-Identifier: GPL-3.0-or-later
// The lines for a site's pages, for each tracker that Footfall answers to, ready to copy. GUI
// thread; needs a backend.
#pragma once

#include "app/dialogs/backend.h"
#include "app/dialogs/site/sitepage.h"
#include "core/domain/snippet.h"

class QComboBox;

namespace footfall::app {

class SnippetView;
class ThemedLabel;

class SiteSnippetPage : public SitePage
{
    Q_OBJECT
public:
    SiteSnippetPage(const Backend &backend, const domain::Site &site, QWidget *parent = nullptr);

    [[nodiscard]] bool isFine() const override { return true; }
    void addTo(domain::SiteEdit &) const override {}

private:
    void show(domain::Tracker tracker);

    domain::Site m_site;
    QString m_publicUrl;
    QComboBox *m_tracker = nullptr;
    ThemedLabel *m_where = nullptr;
    SnippetView *m_snippet = nullptr;
    ThemedLabel *m_hint = nullptr;
};

} // namespace footfall::app
