// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a dialog by their names, what is typed into them, and the messages that stand at
// them. GUI thread.
#pragma once

#include "app/dialogs/pieces.h"

#include <QLineEdit>
#include <QTest>

namespace footfall::kit {

template <typename T>
[[nodiscard]] T *namedChild(QWidget &parent, const char *name)
{
    T *found = parent.findChild<T *>(QString::fromLatin1(name));
    if (found == nullptr)
        qFatal("no child %s", name);
    return found;
}

/// The words of all messages that stand in the dialog just now.
[[nodiscard]] inline QStringList errorMessages(QWidget &parent)
{
    QStringList found;
    for (const app::FieldMessage *message : parent.findChildren<app::FieldMessage *>())
        if (message->hasError())
            found.append(message->text());
    return found;
}

inline void retype(QLineEdit *field, const QString &text)
{
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

} // namespace footfall::kit
