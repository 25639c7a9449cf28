// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/messagebox.h"

#include "app/theme/icons.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QLabel>

namespace footfall::app {

QMessageBox *makeMessageBox(MessageKind kind, const QString &title, const QString &message,
                            QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(QStringLiteral("Footfall"));
    box->setTextFormat(Qt::PlainText);
    box->setText(title);
    box->setInformativeText(message);
    // It guesses for itself, whatever the box was told, and its links open a browser.
    if (auto *more = box->findChild<QLabel *>(QStringLiteral("qt_msgbox_informativelabel")))
        more->setTextFormat(Qt::PlainText);
    const bool isWarning = kind == MessageKind::Warning;
    box->setIconPixmap(iconPixmap(
        isWarning ? QStringLiteral("triangle-alert") : QStringLiteral("info"),
        isWarning ? theme().bad : theme().accent, theme().px(24), box->devicePixelRatioF()));
    if (auto *words = box->findChild<QLabel *>(QStringLiteral("qt_msgbox_label")))
        words->setFont(app::font(Type::Section));
    return box;
}

} // namespace footfall::app
