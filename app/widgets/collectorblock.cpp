// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/collectorblock.h"

#include "app/dialogs/backend.h"
#include "app/dialogs/pieces.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/sparkline.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QToolButton>

namespace footfall::app {

namespace {
constexpr int FullHeight = 82;
constexpr int RailHeight = 56;
constexpr int Side = 18;
constexpr int Settings = 26;
} // namespace

CollectorBlock::CollectorBlock(QWidget *parent)
    : QAbstractButton(parent), m_settings(new QToolButton(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setThemedIcon(m_settings, QStringLiteral("settings-2"));
    setButtonLook(m_settings, ButtonLook::Flat);
    m_settings->setToolTip(tr("Settings"));
    m_settings->setAccessibleName(tr("Settings"));
    connect(m_settings, &QToolButton::clicked, this, &CollectorBlock::settingsRequested);
    m_state.word = tr("Starting");
    describe();
    setWidth(SidebarWidth::Full);
}

void CollectorBlock::setStatus(const domain::InstanceStatus &status)
{
    const domain::CollectorStatus &collector = status.collector;
    m_state = collectorStateOf(status);
    m_address = collector.port > 0 ? listenText(collector.address, collector.port) : QString();
    m_sites = status.sites;
    m_perMinute.clear();
    for (const int views : collector.viewsPerMinute)
        m_perMinute.append(views);
    describe();
}

void CollectorBlock::setUnreachable(const QString &reason)
{
    m_state = unreachableCollector(reason);
    m_perMinute.clear();
    describe();
}

void CollectorBlock::describe()
{
    QStringList lines{m_address.isEmpty() ? m_state.word
                                          : tr("%1 on %2").arg(m_state.word, m_address)};
    if (!m_state.detail.isEmpty())
        lines.append(m_state.detail);
    if (!m_state.reason.isEmpty())
        lines.append(m_state.reason);
    setToolTip(plainToolTip(lines.join(QLatin1Char('\n'))));
    setAccessibleName(tr("Collector"));
    setAccessibleDescription(lines.join(QStringLiteral(". ")));
    update();
}

void CollectorBlock::setShown(Shown shown)
{
    setChecked(shown == Shown::Here);
}

void CollectorBlock::nextCheckState()
{
    // Whoever opens the page says so: a click on an open one does not close it.
}

int CollectorBlock::footHeight() const
{
    return theme().px(m_width == SidebarWidth::Full ? FullHeight : RailHeight);
}

QSize CollectorBlock::sizeHint() const
{
    return {theme().px(RailHeight), footHeight()};
}

void CollectorBlock::setWidth(SidebarWidth width)
{
    m_width = width;
    setFixedHeight(footHeight());
    m_settings->setVisible(width == SidebarWidth::Full);
    update();
}

void CollectorBlock::resizeEvent(QResizeEvent *)
{
    const int size = theme().px(Settings);
    const QRect box(width() - Side + 5 - size, 8, size, size);
    m_settings->setGeometry(QStyle::visualRect(layoutDirection(), rect(), box));
}

void CollectorBlock::paintGround(QPainter &painter) const
{
    const Theme &now = theme();
    if (isChecked())
        painter.fillRect(rect(), now.accentSoft);
    else if (isDown() || underMouse())
        painter.fillRect(rect(), isDown() ? now.pressed : now.hover);
    painter.fillRect(QRect(0, 0, width(), 1), now.border);
    if (isChecked()) {
        const QRect bar(0, 9, 3, height() - 18);
        painting::drawBox(painter, QStyle::visualRect(layoutDirection(), rect(), bar), now.accent,
                          QColor(), 1.5);
    }
    QStyleOption option;
    option.initFrom(this);
    if (painting::showsFocus(option))
        painting::drawFocusRing(painter, rect().adjusted(2, 3, -2, -2), now.controlRadius);
}

void CollectorBlock::paintRail(QPainter &painter) const
{
    const Theme &now = theme();
    const int size = now.px(18);
    const QRect box((width() - size) / 2, (height() - size) / 2, size, size);
    painter.drawPixmap(box.topLeft(), iconPixmap(QStringLiteral("radio-tower"), now.text2, size,
                                                 devicePixelRatioF()));
    const QPointF corner(box.right() + 1, box.bottom());
    drawDot(painter, corner, 10, isChecked() ? now.accentSoft : now.sidebar, DotLook::Filled);
    drawDot(painter, corner, 7, healthDot(m_state.health), DotLook::Filled);
}

void CollectorBlock::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    paintGround(painter);
    if (m_width == SidebarWidth::Rail) {
        paintRail(painter);
        return;
    }
    const auto visual = [this](const QRect &box) {
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int leading =
        (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute;
    const int trailing =
        (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::AlignAbsolute;
    const int lineHeight = now.px(21);
    const QRect first(Side, now.px(11), width() - 2 * Side, lineHeight);
    const QRect second = first.translated(0, lineHeight);
    const QRect third = second.translated(0, lineHeight);
    drawDot(painter, QRectF(visual(QRect(first.left(), first.center().y() - 3, 7, 7))).center(), 7,
            healthDot(m_state.health), DotLook::Filled);
    painter.setFont(app::font(Type::Body, QFont::DemiBold));
    painter.setPen(now.text);
    painter.drawText(visual(first.adjusted(13, 0, -30, 0)), leading, m_state.word);

    painter.setFont(app::font(Type::Small));
    if (!m_state.detail.isEmpty()) {
        painter.setPen(healthText(m_state.health));
        const QRect words = second.united(third);
        painter.drawText(visual(words),
                         int(mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute |
                             Qt::TextWordWrap,
                         m_state.detail);
        return;
    }
    if (m_state.health == CollectorState::Health::Unknown)
        return;
    painter.setPen(now.text2);
    painter.drawText(visual(second), leading, m_address);
    painter.drawText(visual(second), trailing,
                     tr("%n site(s)", nullptr, static_cast<int>(m_sites)));
    if (m_perMinute.isEmpty())
        return;
    painter.setFont(app::font(Type::Small, QFont::DemiBold));
    painter.setPen(now.text);
    const QString number = numberText(m_perMinute.constLast());
    painter.drawText(visual(third), leading, number);
    const int numberWidth = painter.fontMetrics().horizontalAdvance(number) + 4;
    painter.setFont(app::font(Type::Small));
    painter.setPen(now.text2);
    painter.drawText(visual(third.adjusted(numberWidth, 0, 0, 0)), leading,
                     tr("views a minute", nullptr, static_cast<int>(m_perMinute.constLast())));
    const int sparkWidth = now.px(64);
    const QRect line(third.right() + 1 - sparkWidth, third.center().y() - 8, sparkWidth, 16);
    drawSparkline(painter, visual(line), m_perMinute, now.s1);
}

} // namespace footfall::app
