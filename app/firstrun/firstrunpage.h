// SPDX-License-Identifier: GPL-3.0-or-later
// The first thing a newcomer sees: one form that adds a site, and what Footfall sees, never sees
// and keeps. Main thread; needs a backend.
#pragma once

#include "app/dialogs/backend.h"

#include <QWidget>

namespace footfall::app {

class SiteForm;

class FirstRunPage : public QWidget
{
    Q_OBJECT
public:
    explicit FirstRunPage(const Backend &backend, QWidget *parent = nullptr);

    [[nodiscard]] SiteForm *form() const { return m_form; }

Q_SIGNALS:
    /// The site is there and counts from now on.
    void siteAdded(const footfall::domain::Site &site);

private:
    QWidget *makePromises(const QString &dataDirectory);

    SiteForm *m_form = nullptr;
};

} // namespace footfall::app
