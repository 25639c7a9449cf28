// SPDX-License-Identifier: GPL-3.0-or-later
// A page of the site dialog: fields that are judged while they are typed, and what they change.
// GUI thread.
#pragma once

#include "core/domain/siteedit.h"

#include <QWidget>

namespace footfall::app {

class SitePage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Whether what is typed can be saved.
    [[nodiscard]] virtual bool isFine() const = 0;
    /// Adds what differs from the site as it is.
    virtual void addTo(domain::SiteEdit &edit) const = 0;
    /// Whether the reason for which it was not saved belongs to a field of this page, which then
    /// shows it.
    virtual bool takeError(const domain::Error &error, const domain::SiteEdit &edit);

Q_SIGNALS:
    void changed();
};

[[nodiscard]] bool changesAnything(const domain::SiteEdit &edit);

} // namespace footfall::app
