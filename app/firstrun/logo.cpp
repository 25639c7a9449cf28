// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstrun/logo.h"

#include "app/theme/themewatcher.h"

#include <QPainter>

namespace footfall::app {

namespace {

void drawLogo(QPainter &painter, const QRectF &rect, const QColor &ground)
{
    const qreal unit = rect.width() / 56;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect, 12 * unit, 12 * unit);
    painter.setBrush(Qt::white);
    const qreal heights[] = {9, 16, 12, 28};
    for (int bar = 0; bar < 4; ++bar) {
        const qreal height = heights[bar] * unit;
        painter.drawRoundedRect(QRectF(rect.left() + (11 + 9.5 * bar) * unit,
                                       rect.top() + 42 * unit - height, 6 * unit, height),
                                2 * unit, 2 * unit);
    }
}

} // namespace

Logo::Logo(int size, QWidget *parent) : QWidget(parent)
{
    setFixedSize(theme().px(size), theme().px(size));
}

void Logo::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawLogo(painter, QRectF(rect()), Theme::tile(0));
}

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 22, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawLogo(painter, QRectF(pixmap.rect()), Theme::tile(0));
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace footfall::app
