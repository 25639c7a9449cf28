// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a name. Stays open until what it is for has been done, and says why not. GUI thread.
#pragma once

#include <QDialog>
#include <functional>

class QLineEdit;
class QPushButton;

namespace footfall::app {

class FieldMessage;

class NameDialog : public QDialog
{
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString label;  ///< With a mnemonic.
        QString button; ///< What is done with the name.
    };
    NameDialog(const Words &words, const QString &name, QWidget *parent);

    /// What is to be known of a name, in words, or nothing: that it replaces something, say.
    void setNote(std::function<QString(const QString &name)> note);
    void showProblem(const QString &problem);
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QPushButton *button() const { return m_button; }
    [[nodiscard]] FieldMessage *message() const { return m_message; }

Q_SIGNALS:
    /// Without spaces around it, and not empty. The dialog is closed by its owner.
    void nameChosen(const QString &name);

private:
    void check();

    std::function<QString(const QString &)> m_note;
    QLineEdit *m_field;
    FieldMessage *m_message;
    QPushButton *m_button;
};

} // namespace footfall::app
