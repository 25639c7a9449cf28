// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of HTTPS: certificate and key, typed or chosen; what is wrong with the files is said
// by whoever reads them. GUI thread; touches no file.
#pragma once

#include "app/dialogs/backend.h"

#include <QWidget>

class QLineEdit;
class QRadioButton;

namespace footfall::app {

class FieldMessage;

class EncryptionPage : public QWidget
{
    Q_OBJECT
public:
    explicit EncryptionPage(QWidget *parent = nullptr);

    void fillIn(const instance::Settings &settings);
    /// Changes what stands on this page, and nothing else.
    void writeTo(instance::Settings &settings) const;
    [[nodiscard]] bool isFine() const;
    /// Why the collector could not use them.
    /// At the field whose file it names; where it names both, the key is the one to change.
    void showProblem(const instance::Settings &wanted, const QString &message);

Q_SIGNALS:
    void changed();

private:
    struct FileField {
        QWidget *line = nullptr;
        QLineEdit *edit = nullptr;
    };
    FileField makeField(const QString &name, const QString &title, const QString &filter);
    void choose(QLineEdit *edit, const QString &title, const QString &filter);
    void check();
    [[nodiscard]] QString certificateProblem() const;
    [[nodiscard]] QString keyProblem() const;

    QRadioButton *m_plain;
    QRadioButton *m_encrypted;
    QWidget *m_choice;
    FileField m_certificate;
    FieldMessage *m_certificateMessage;
    FileField m_key;
    FieldMessage *m_keyMessage;
};

} // namespace footfall::app
