// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a new site: domain, where its days end, where visitors reach the collector; checked
// while typing, added without waiting. GUI thread; needs a backend.
#pragma once

#include "app/dialogs/backend.h"

#include <QWidget>

class QLineEdit;

namespace footfall::app {

class FieldMessage;
class TimeZoneBox;

class SiteForm : public QWidget
{
    Q_OBJECT
public:
    explicit SiteForm(const Backend &backend, QWidget *parent = nullptr);

    /// Whether what is typed can be added.
    [[nodiscard]] bool isReady() const;
    void submit();

    [[nodiscard]] QLineEdit *domainField() const { return m_domain; }
    [[nodiscard]] TimeZoneBox *zoneField() const { return m_zone; }
    [[nodiscard]] QLineEdit *publicField() const { return m_public; }

Q_SIGNALS:
    void readyChanged();
    void added(const footfall::domain::Site &site);

private:
    [[nodiscard]] static QString domainHint();
    void checkDomain();
    void checkZone();
    void checkPublic();
    void applyPublicAddress();
    void addSite();
    void takeAdded(const domain::Result<domain::Site> &site);
    void setBusy(bool busy);

    Backend m_backend;
    QLineEdit *m_domain;
    FieldMessage *m_domainMessage;
    TimeZoneBox *m_zone;
    FieldMessage *m_zoneMessage;
    QLineEdit *m_public;
    FieldMessage *m_publicMessage;
    bool m_busy = false;
};

} // namespace footfall::app
