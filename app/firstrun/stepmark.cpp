// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstrun/stepmark.h"

#include "app/dialogs/pieces.h"
#include "app/theme/icons.h"
#include "app/theme/themewatcher.h"

#include <QLocale>
#include <QPainter>

namespace footfall::app {

namespace {
constexpr int RingMilliseconds = 600;
constexpr qreal RingWidth = 10;
} // namespace

StepMark::StepMark(int number, int diameter, Last last, QWidget *parent)
    : QWidget(parent), m_number(number), m_diameter(theme().px(diameter)), m_last(last)
{
    const int ring = number == 0 ? static_cast<int>(2 * RingWidth) : 0;
    setFixedWidth(m_diameter + ring);
    setMinimumHeight(m_diameter + ring);
    m_ring.setStartValue(0.0);
    m_ring.setEndValue(1.0);
    m_ring.setDuration(RingMilliseconds);
    m_ring.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_ring, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this, qOverload<>(&QWidget::update));
}

void StepMark::setState(State state)
{
    m_state = state;
    update();
}

void StepMark::pulse()
{
    if (animates(this))
        m_ring.start();
}

void StepMark::paintEvent(QPaintEvent *)
{
    const Theme &colours = theme();
    QPainter painter(this);
    const int inset = (width() - m_diameter) / 2;
    const QRect circle(inset, inset, m_diameter, m_diameter);
    if (m_last == Last::No)
        painter.fillRect(
            QRect(circle.center().x(), circle.bottom() + 7, 1, height() - circle.bottom() - 12),
            colours.border);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (m_ring.state() == QAbstractAnimation::Running) {
        const qreal progress = m_ring.currentValue().toReal();
        QColor ring = colours.live;
        ring.setAlphaF(static_cast<float>(0.5 * (1 - progress)));
        painter.setBrush(ring);
        const qreal grown = RingWidth * progress;
        painter.drawEllipse(QRectF(circle).adjusted(-grown, -grown, grown, grown));
    }
    if (m_state == State::Done) {
        painter.setBrush(colours.goodSoft);
        painter.drawEllipse(circle);
        const int size = m_diameter > 32 ? m_diameter / 2 : theme().px(14);
        const QPointF corner = QRectF(circle).center() - QPointF(size / 2.0, size / 2.0);
        const QString mark =
            m_number == 0 ? QStringLiteral("party-popper") : QStringLiteral("check");
        painter.drawPixmap(corner, iconPixmap(mark, colours.good, size, devicePixelRatioF()));
        return;
    }
    const bool isCurrent = m_state == State::Current;
    painter.setBrush(isCurrent ? colours.accent : colours.border);
    painter.drawEllipse(circle);
    painter.setPen(isCurrent ? colours.onAccent : colours.text2);
    painter.setFont(app::font(Type::Small, QFont::DemiBold));
    painter.drawText(circle, Qt::AlignCenter, QLocale().toString(m_number));
}

} // namespace footfall::app
