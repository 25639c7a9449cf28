// SPDX-License-Identifier: GPL-3.0-or-later
// What pages of labelled fields have in common: the grid of their rows, and the line with Save
// under them. GUI thread.
#pragma once

#include "app/dialogs/pieces.h"

#include <QMargins>

class QDialogButtonBox;

namespace footfall::app {

/// For addFormRow(): a column of labels and one of fields, at the top of the page.
[[nodiscard]] QGridLayout *makeFormGrid(QWidget *page, int labelColumn,
                                        const QMargins &margins = {});

struct SaveFooter {
    QWidget *line = nullptr;
    FieldMessage *message = nullptr; ///< Why it could not be saved.
    QDialogButtonBox *buttons = nullptr;
    QPushButton *save = nullptr;
};

/// The dialog's other button at the left, Cancel and Save at the right. The line belongs to whoever
/// puts it into a layout.
[[nodiscard]] SaveFooter makeSaveFooter(QPushButton *other, const QString &saveLabel);

} // namespace footfall::app
