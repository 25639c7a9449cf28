// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstrun/listeningruler.h"

#include "app/theme/themewatcher.h"

#include <QPainter>

namespace footfall::app {

namespace {
constexpr int StepPixels = 4; // A second.
constexpr int TickSeconds = 5;
constexpr int LongTickSeconds = 15;
constexpr int Dot = 4;
constexpr int Ring = 8;
} // namespace

ListeningRuler::ListeningRuler(QWidget *parent) : QWidget(parent)
{
    setFixedSize(theme().px(232), theme().px(28));
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this, qOverload<>(&QWidget::update));
}

void ListeningRuler::setSeconds(qint64 seconds)
{
    m_seconds = seconds;
    update();
}

void ListeningRuler::paintEvent(QPaintEvent *)
{
    const Theme &colours = theme();
    QPainter painter(this);
    const int middle = height() / 2;
    const int now = width() - Ring - 2;
    painter.fillRect(QRect(0, middle, now, 1), colours.border);
    for (qint64 second = m_seconds - m_seconds % TickSeconds;; second -= TickSeconds) {
        const int x = now - static_cast<int>(m_seconds - second) * StepPixels;
        if (x < 0)
            break;
        // Before listening began there is a strip, but nothing was measured on it.
        const QColor color = second < 0 ? colours.border : colours.text2;
        painter.fillRect(QRect(x, middle, 1, second % LongTickSeconds == 0 ? 7 : 4), color);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre(now + 0.5, middle + 0.5);
    painter.setPen(QPen(colours.ghost, 1));
    painter.setBrush(colours.surface);
    painter.drawEllipse(centre, Ring, Ring);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.s1);
    painter.drawEllipse(centre, Dot, Dot);
}

} // namespace footfall::app
