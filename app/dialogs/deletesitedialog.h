// SPDX-License-Identifier: GPL-3.0-or-later
// The last question before a site and everything counted for it goes: its name has to be typed.
// Stays open while it is removed. GUI thread; needs a backend; open it with open().
#pragma once

#include "app/dialogs/backend.h"

#include <QDialog>

class QLineEdit;
class QProgressBar;
class QPushButton;

namespace footfall::app {

class FieldMessage;

class DeleteSiteDialog : public QDialog
{
    Q_OBJECT
public:
    DeleteSiteDialog(const Backend &backend, const domain::Site &site, QWidget *parent = nullptr);

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    void removed(const QString &trackingCode);

private:
    void remove();
    void setBusy(bool busy);

    Backend m_backend;
    domain::Site m_site;
    QLineEdit *m_name;
    FieldMessage *m_message;
    QProgressBar *m_progress;
    QPushButton *m_delete = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_busy = false;
};

} // namespace footfall::app
