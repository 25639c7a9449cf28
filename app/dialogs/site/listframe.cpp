// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/listframe.h"

#include "app/dialogs/formpage.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace footfall::app {

QWidget *makeListFrame(QWidget *list, const QString &hint, QPushButton *remove)
{
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(8, 4, 8, 4);
    foot->addWidget(new ThemedLabel(hint, Type::Small, &Theme::text2), 1);
    foot->addWidget(remove);
    auto *frame = new Ground;
    auto *rows = new QVBoxLayout(frame);
    rows->setContentsMargins(1, 4, 1, 1);
    rows->setSpacing(0);
    rows->addWidget(list, 1);
    rows->addWidget(new Hairline(Qt::Horizontal));
    rows->addLayout(foot);
    return frame;
}

} // namespace footfall::app
