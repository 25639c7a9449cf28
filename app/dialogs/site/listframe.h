// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of a list in the site dialog: the list, or a word where it is empty, and below a line a
// hint and the button that removes. GUI thread.
#pragma once

#include <QString>

class QPushButton;
class QWidget;

namespace footfall::app {

/// Takes over all that is given.
[[nodiscard]] QWidget *makeListFrame(QWidget *list, const QString &hint, QPushButton *remove);

} // namespace footfall::app
