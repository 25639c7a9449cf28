// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/encryptionpage.h"

#include "app/dialogs/formpage.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>

namespace footfall::app {

namespace {
constexpr int LabelColumn = 118;
}

EncryptionPage::EncryptionPage(QWidget *parent)
    : QWidget(parent)
    , m_plain(new QRadioButton(tr("&None, or a proxy encrypts")))
    , m_encrypted(new QRadioButton(tr("&HTTPS with this certificate")))
    , m_choice(new QWidget)
    , m_certificate(makeField(QStringLiteral("certificate"), tr("Choose the certificate"),
                              tr("Certificates (*.pem *.crt *.cer);;All files (*)")))
    , m_certificateMessage(
          new FieldMessage(m_certificate.edit,
                           tr("A PEM file with the certificate and the chain up to its issuer.")))
    , m_key(makeField(QStringLiteral("key"), tr("Choose the key"),
                      tr("Keys (*.pem *.key);;All files (*)")))
    , m_keyMessage(new FieldMessage(
          m_key.edit, tr("A PEM file without a password. Both files are read again when they "
                         "change.")))
{
    m_plain->setObjectName(QStringLiteral("plain"));
    m_encrypted->setObjectName(QStringLiteral("encrypted"));
    auto *rows = new QVBoxLayout(m_choice);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    for (QRadioButton *button : {m_plain, m_encrypted}) {
        button->setMinimumHeight(theme().px(30));
        rows->addWidget(button);
    }
    m_choice->setFocusProxy(m_plain);
    QGridLayout *grid = makeFormGrid(this, LabelColumn);
    int row = addFormRow(grid, 0, tr("&Encryption"), m_choice);
    row = addFormRow(grid, row, tr("&Certificate"), m_certificate.line, m_certificateMessage);
    addFormRow(grid, row, tr("&Key"), m_key.line, m_keyMessage);
    m_plain->setChecked(true);

    connect(m_encrypted, &QRadioButton::toggled, this, &EncryptionPage::check);
    connect(m_certificate.edit, &QLineEdit::textChanged, this, &EncryptionPage::check);
    connect(m_key.edit, &QLineEdit::textChanged, this, &EncryptionPage::check);
    check();
}

EncryptionPage::FileField EncryptionPage::makeField(const QString &name, const QString &title,
                                                    const QString &filter)
{
    FileField field{new QWidget, new QLineEdit};
    field.edit->setObjectName(name);
    auto *button = new QPushButton(tr("Choose…"));
    button->setAutoDefault(false);
    button->setAccessibleName(title);
    auto *line = new QHBoxLayout(field.line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(field.edit, 1);
    line->addWidget(button);
    field.line->setFocusProxy(field.edit);
    connect(button, &QPushButton::clicked, this,
            [this, edit = field.edit, title, filter] { choose(edit, title, filter); });
    return field;
}

void EncryptionPage::choose(QLineEdit *edit, const QString &title, const QString &filter)
{
    auto *dialog = new QFileDialog(window(), title, edit->text(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, edit,
            [edit](const QString &path) { edit->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void EncryptionPage::fillIn(const instance::Settings &settings)
{
    m_certificate.edit->setText(QDir::toNativeSeparators(settings.listen.tlsCertificate));
    m_key.edit->setText(QDir::toNativeSeparators(settings.listen.tlsKey));
    const bool isEncrypted = !settings.listen.tlsCertificate.isEmpty();
    (isEncrypted ? m_encrypted : m_plain)->setChecked(true);
    check();
}

void EncryptionPage::writeTo(instance::Settings &settings) const
{
    const auto path = [this](const QLineEdit *edit) {
        return m_encrypted->isChecked() ? QDir::fromNativeSeparators(edit->text().trimmed())
                                        : QString();
    };
    settings.listen.tlsCertificate = path(m_certificate.edit);
    settings.listen.tlsKey = path(m_key.edit);
}

QString EncryptionPage::certificateProblem() const
{
    const QString path = QDir::fromNativeSeparators(m_certificate.edit->text().trimmed());
    if (path.isEmpty())
        return tr("HTTPS needs a certificate.");
    return QDir::isAbsolutePath(path) ? QString() : tr("Write the whole path, from the root on.");
}

QString EncryptionPage::keyProblem() const
{
    const QString path = QDir::fromNativeSeparators(m_key.edit->text().trimmed());
    if (path.isEmpty())
        return tr("HTTPS needs the key that belongs to the certificate.");
    return QDir::isAbsolutePath(path) ? QString() : tr("Write the whole path, from the root on.");
}

bool EncryptionPage::isFine() const
{
    return m_plain->isChecked() || (certificateProblem().isEmpty() && keyProblem().isEmpty());
}

void EncryptionPage::check()
{
    const bool isEncrypted = m_encrypted->isChecked();
    m_certificate.line->setEnabled(isEncrypted);
    m_key.line->setEnabled(isEncrypted);
    const auto say = [isEncrypted](FieldMessage *message, const QString &problem) {
        if (isEncrypted && !problem.isEmpty())
            message->setError(problem);
        else
            message->clear();
    };
    say(m_certificateMessage, certificateProblem());
    say(m_keyMessage, keyProblem());
    Q_EMIT changed();
}

void EncryptionPage::showProblem(const instance::Settings &wanted, const QString &message)
{
    const QString &key = wanted.listen.tlsKey;
    const bool isOfKey =
        !key.isEmpty() && key != wanted.listen.tlsCertificate && message.contains(key);
    (isOfKey ? m_keyMessage : m_certificateMessage)->setError(message);
    (isOfKey ? m_key : m_certificate).edit->setFocus();
}

} // namespace footfall::app
