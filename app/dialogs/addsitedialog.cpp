// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/addsitedialog.h"

#include "app/dialogs/pieces.h"
#include "app/dialogs/siteform.h"
#include "app/theme/buttonlook.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace footfall::app {

AddSiteDialog::AddSiteDialog(const Backend &backend, QWidget *parent)
    : QDialog(parent), m_form(new SiteForm(backend, this))
{
    setWindowTitle(tr("Add site"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(theme().px(560));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *add = buttons->addButton(tr("&Add site"), QDialogButtonBox::AcceptRole);
    add->setObjectName(QStringLiteral("addSite"));
    add->setDefault(true);
    // While a site is being added its fields are off, so that the focus is here: Enter, still on
    // its way through the window, must not take it back.
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    add->setEnabled(false);
    setButtonLook(add, ButtonLook::Default);
    connect(m_form, &SiteForm::readyChanged, add,
            [this, add] { add->setEnabled(m_form->isReady()); });
    connect(buttons, &QDialogButtonBox::accepted, m_form, &SiteForm::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &SiteForm::added, this, [this](const domain::Site &site) {
        Q_EMIT siteAdded(site);
        accept();
    });
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 22, 24, 12);
    rows->setSpacing(18);
    rows->addWidget(m_form);
    rows->addStretch(1);
    rows->addWidget(new Hairline(Qt::Horizontal));
    rows->addWidget(buttons);
    m_form->setFocus();
}

} // namespace footfall::app
