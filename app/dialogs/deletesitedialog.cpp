// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/deletesitedialog.h"

#include "app/dialogs/pieces.h"
#include "app/theme/buttonlook.h"
#include "core/instance/futures.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QVBoxLayout>

namespace footfall::app {

DeleteSiteDialog::DeleteSiteDialog(const Backend &backend, const domain::Site &site,
                                   QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_site(site)
    , m_name(new QLineEdit(this))
    , m_message(new FieldMessage(m_name, tr("So that no site goes by mistake."), this))
    , m_progress(new QProgressBar(this))
{
    setWindowTitle(tr("Delete site"));
    setObjectName(QStringLiteral("deleteSite"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(theme().px(480));

    auto *question = new ThemedLabel(tr("Delete %1 for good?").arg(site.name), Type::Section);
    question->setWordWrap(true);
    auto *lost = new ThemedLabel(tr("Every page view, visit and sum that was counted for this site "
                                    "is erased, and its snippet stops counting at once. "
                                    "This cannot be undone. Other sites keep everything."),
                                 Type::Body, &Theme::text2);
    lost->setWordWrap(true);
    auto *label = new ThemedLabel(
        tr("&Type %1 to confirm")
            .arg(QString(site.name).replace(QLatin1Char('&'), QStringLiteral("&&"))));
    label->setBuddy(m_name);
    label->setWordWrap(true);
    m_name->setObjectName(QStringLiteral("confirmName"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(theme().px(6));
    QSizePolicy keepsRoom = m_progress->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsRoom);
    m_progress->hide();

    auto *buttons = new QDialogButtonBox(this);
    m_cancel = buttons->addButton(tr("&Keep the site"), QDialogButtonBox::RejectRole);
    m_delete = buttons->addButton(tr("&Delete for good"), QDialogButtonBox::DestructiveRole);
    m_delete->setObjectName(QStringLiteral("deleteForGood"));
    setButtonLook(m_delete, ButtonLook::Danger);
    setThemedIcon(m_delete, QStringLiteral("trash-2"), &Theme::bad);
    m_delete->setEnabled(false);
    // Enter answers what was typed: while the name does not match, that is nothing.
    m_delete->setDefault(true);

    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(question);
    words->addWidget(lost);
    words->addSpacing(8);
    words->addWidget(label);
    words->addWidget(m_name);
    words->addWidget(m_message);
    auto *top = new QHBoxLayout;
    top->setSpacing(14);
    top->addWidget(new ThemedIcon(QStringLiteral("triangle-alert"), &Theme::bad, 20), 0,
                   Qt::AlignTop);
    top->addLayout(words, 1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 20, 20, 12);
    rows->setSpacing(10);
    rows->addLayout(top);
    rows->addWidget(m_progress);
    rows->addWidget(buttons);

    connect(m_name, &QLineEdit::textChanged, this, [this] {
        m_message->clear();
        m_delete->setEnabled(m_name->text().trimmed() == m_site.name.trimmed());
    });
    connect(m_delete, &QPushButton::clicked, this, &DeleteSiteDialog::remove);
    connect(m_cancel, &QPushButton::clicked, this, &DeleteSiteDialog::reject);
    m_name->setFocus();
}

void DeleteSiteDialog::reject()
{
    // What has begun cannot be called back; the dialog says how it ended.
    if (!m_busy)
        QDialog::reject();
}

void DeleteSiteDialog::remove()
{
    setBusy(true);
    instance::whenDone(m_backend.commands->removeSite(m_site.trackingCode), this,
                       [this](const domain::Result<domain::Done> &done) {
                           setBusy(false);
                           if (!done) {
                               m_message->setError(done.error().message);
                               return;
                           }
                           Q_EMIT removed(m_site.trackingCode);
                           accept();
                       });
}

void DeleteSiteDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_progress->setVisible(busy);
    m_name->setEnabled(!busy);
    m_delete->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
    if (busy)
        m_message->setHint(tr("The site is being erased…"));
}

} // namespace footfall::app
