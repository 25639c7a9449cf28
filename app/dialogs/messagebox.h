// SPDX-License-Identifier: GPL-3.0-or-later
// A message in the theme's type and colours; plain text, deleted when it is closed. GUI thread.
#pragma once

#include <QMessageBox>

namespace footfall::app {

enum class MessageKind { Information, Warning };

/// The caller adds buttons and calls open().
[[nodiscard]] QMessageBox *makeMessageBox(MessageKind kind, const QString &title,
                                          const QString &message, QWidget *parent);

} // namespace footfall::app
