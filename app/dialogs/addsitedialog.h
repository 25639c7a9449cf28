// SPDX-License-Identifier: GPL-3.0-or-later
// Adds a further site with the form of the first run. Main thread; needs a backend. Open it with
// open(), so that nothing waits.
#pragma once

#include "app/dialogs/backend.h"

#include <QDialog>

namespace footfall::app {

class SiteForm;

class AddSiteDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AddSiteDialog(const Backend &backend, QWidget *parent = nullptr);

    [[nodiscard]] SiteForm *form() const { return m_form; }

Q_SIGNALS:
    void siteAdded(const footfall::domain::Site &site);

private:
    SiteForm *m_form = nullptr;
};

} // namespace footfall::app
