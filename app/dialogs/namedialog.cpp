// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/namedialog.h"

#include "app/dialogs/pieces.h"
#include "app/theme/buttonlook.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace footfall::app {

namespace {
constexpr int LongestName = 60;
constexpr int Width = 380;
} // namespace

NameDialog::NameDialog(const Words &words, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_field(new QLineEdit(name, this))
    , m_message(new FieldMessage(m_field, QStringLiteral(" "), this))
{
    setWindowTitle(words.title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(theme().px(Width));
    m_field->setMaxLength(LongestName);
    m_field->selectAll();
    auto *label = new ThemedLabel(words.label, Type::Body, &Theme::text, this);
    label->setBuddy(m_field);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_button = buttons->addButton(words.button, QDialogButtonBox::AcceptRole);
    setButtonLook(m_button, ButtonLook::Default);
    m_button->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_field);
    column->addWidget(m_message);
    column->addSpacing(4);
    column->addWidget(buttons);
    connect(m_field, &QLineEdit::textChanged, this, &NameDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_button->setEnabled(false); // Until it is answered.
        Q_EMIT nameChosen(m_field->text().trimmed());
    });
    check();
}

void NameDialog::setNote(std::function<QString(const QString &)> note)
{
    m_note = std::move(note);
    check();
}

void NameDialog::showProblem(const QString &problem)
{
    m_button->setEnabled(true);
    m_message->setError(problem);
}

void NameDialog::check()
{
    const QString name = m_field->text().trimmed();
    m_button->setEnabled(!name.isEmpty());
    m_message->clear();
    m_message->setHint(m_note ? m_note(name) : QString());
}

} // namespace footfall::app
