// SPDX-License-Identifier: GPL-3.0-or-later
// What a site is called, where its days end, its tracking code, and the names that it also answers
// to. GUI thread; needs a backend.
#pragma once

#include "app/dialogs/backend.h"
#include "app/dialogs/site/sitepage.h"

class QLineEdit;

namespace footfall::app {

class EditList;
class FieldMessage;
class TimeZoneBox;

class SiteGeneralPage : public SitePage
{
    Q_OBJECT
public:
    SiteGeneralPage(const Backend &backend, const domain::Site &site, QWidget *parent = nullptr);

    [[nodiscard]] bool isFine() const override;
    void addTo(domain::SiteEdit &edit) const override;
    bool takeError(const domain::Error &error, const domain::SiteEdit &edit) override;

private:
    void check();
    [[nodiscard]] QString zoneNote() const;
    [[nodiscard]] QString aliasProblem(const QStringList &typed) const;
    [[nodiscard]] QStringList aliases() const;

    Backend m_backend;
    domain::Site m_site;
    QLineEdit *m_name = nullptr;
    FieldMessage *m_nameMessage = nullptr;
    TimeZoneBox *m_zone = nullptr;
    FieldMessage *m_zoneMessage = nullptr;
    EditList *m_aliases = nullptr;
};

} // namespace footfall::app
