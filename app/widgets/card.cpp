// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/card.h"

#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"

#include <QPainter>

namespace footfall::app {

Card::Card(QWidget *parent) : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
    setContentsMargins(1, 1, 1, 1); // The hairline is never painted over.
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painting::drawBox(painter, rect(), theme().surface, theme().border, theme().cardRadius);
}

} // namespace footfall::app
