// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/formpage.h"

#include "app/theme/buttonlook.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>

namespace footfall::app {

QGridLayout *makeFormGrid(QWidget *page, int labelColumn, const QMargins &margins)
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, theme().px(labelColumn));
    grid->setColumnStretch(1, 1);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(margins);
    rows->addLayout(grid);
    rows->addStretch(1);
    return grid;
}

SaveFooter makeSaveFooter(QPushButton *other, const QString &saveLabel)
{
    SaveFooter footer;
    footer.line = new QWidget;
    footer.message = new FieldMessage(nullptr);
    footer.buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    footer.save = footer.buttons->addButton(saveLabel, QDialogButtonBox::AcceptRole);
    footer.save->setObjectName(QStringLiteral("save"));
    setButtonLook(footer.save, ButtonLook::Default);
    other->setAutoDefault(false);
    auto *line = new QHBoxLayout(footer.line);
    line->setContentsMargins(16, 10, 16, 10);
    line->setSpacing(12);
    line->addWidget(other);
    line->addWidget(footer.message, 1);
    line->addStretch(0);
    line->addWidget(footer.buttons);
    return footer;
}

} // namespace footfall::app
