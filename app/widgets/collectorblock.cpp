// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/collectorblock.h"

#include "app/dialogs/backend.h"
#include "app/dialogs/pieces.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/sparkline.h"

#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace footfall::app {

namespace {
constexpr int FullHeight = 82;
constexpr int RailHeight = 56;
constexpr int Side = 18;
constexpr int Settings = 26;
} // namespace

CollectorBlock::CollectorBlock(QWidget *parent) : QWidget(parent), m_settings(new QToolButton(this))
{
    setThemedIcon(m_settings, QStringLiteral("settings-2"));
    setButtonLook(m_settings, ButtonLook::Flat);
    m_settings->setToolTip(tr("Settings"));
    m_settings->setAccessibleName(tr("Settings"));
    connect(m_settings, &QToolButton::clicked, this, &CollectorBlock::settingsRequested);
    m_state = tr("Starting");
    setWidth(SidebarWidth::Full);
}

void CollectorBlock::setStatus(const domain::InstanceStatus &status)
{
    const domain::CollectorStatus &collector = status.collector;
    switch (collector.state) {
    case domain::CollectorStatus::State::Collecting:
        m_health = status.store.problem.isEmpty() && !status.store.checkpointOverdue
                       ? Health::Fine
                       : Health::Warning;
        m_state = tr("Collecting");
        break;
    case domain::CollectorStatus::State::Stopped:
        m_health = Health::Bad;
        m_state = tr("Stopped");
        break;
    case domain::CollectorStatus::State::Failed:
        m_health = Health::Bad;
        m_state = tr("Not collecting");
        break;
    case domain::CollectorStatus::State::Paused:
        m_health = Health::Warning;
        m_state = tr("Paused");
        break;
    }
    m_problem = !collector.problem.isEmpty() ? collector.problem : status.store.problem;
    if (m_problem.isEmpty() && status.store.checkpointOverdue)
        m_problem = tr("A long-running reader holds up the erasing of old data.");
    m_address = collector.port > 0 ? listenText(collector.address, collector.port) : QString();
    m_sites = status.sites;
    m_perMinute.clear();
    for (const int views : collector.viewsPerMinute)
        m_perMinute.append(views);
    describe();
}

void CollectorBlock::setUnreachable(const QString &reason)
{
    m_health = Health::Bad;
    m_state = tr("Unreachable");
    m_problem = reason;
    m_perMinute.clear();
    describe();
}

void CollectorBlock::describe()
{
    QStringList lines{m_address.isEmpty() ? m_state : tr("%1 on %2").arg(m_state, m_address)};
    if (!m_problem.isEmpty())
        lines.append(m_problem);
    setToolTip(plainToolTip(lines.join(QLatin1Char('\n'))));
    setAccessibleName(tr("Collector"));
    setAccessibleDescription(lines.join(QStringLiteral(". ")));
    update();
}

void CollectorBlock::setWidth(SidebarWidth width)
{
    m_width = width;
    setFixedHeight(theme().px(width == SidebarWidth::Full ? FullHeight : RailHeight));
    m_settings->setVisible(width == SidebarWidth::Full);
    update();
}

void CollectorBlock::resizeEvent(QResizeEvent *)
{
    const int size = theme().px(Settings);
    const QRect box(width() - Side + 5 - size, 8, size, size);
    m_settings->setGeometry(QStyle::visualRect(layoutDirection(), rect(), box));
}

QColor CollectorBlock::stateColor() const
{
    switch (m_health) {
    case Health::Fine: return theme().live;
    case Health::Warning: return theme().warn;
    case Health::Bad: return theme().bad;
    case Health::Unknown: break;
    }
    return theme().control;
}

void CollectorBlock::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), now.border);
    const auto visual = [this](const QRect &box) {
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int leading =
        (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute;
    const int trailing =
        (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::AlignAbsolute;
    if (m_width == SidebarWidth::Rail) {
        const int size = now.px(18);
        const QRect box((width() - size) / 2, (height() - size) / 2, size, size);
        painter.drawPixmap(box.topLeft(), iconPixmap(QStringLiteral("radio-tower"), now.text2, size,
                                                     devicePixelRatioF()));
        const QPointF corner(box.right() + 1, box.bottom());
        drawDot(painter, corner, 10, now.sidebar, DotLook::Filled);
        drawDot(painter, corner, 7, stateColor(), DotLook::Filled);
        return;
    }
    const int lineHeight = now.px(21);
    const QRect first(Side, now.px(11), width() - 2 * Side, lineHeight);
    const QRect second = first.translated(0, lineHeight);
    const QRect third = second.translated(0, lineHeight);
    drawDot(painter, QRectF(visual(QRect(first.left(), first.center().y() - 3, 7, 7))).center(), 7,
            stateColor(), DotLook::Filled);
    painter.setFont(app::font(Type::Body, QFont::DemiBold));
    painter.setPen(now.text);
    painter.drawText(visual(first.adjusted(13, 0, -30, 0)), leading, m_state);

    painter.setFont(app::font(Type::Small));
    if (!m_problem.isEmpty()) {
        painter.setPen(m_health == Health::Warning ? now.warn : now.bad);
        const QRect words = second.united(third);
        painter.drawText(visual(words),
                         int(mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute |
                             Qt::TextWordWrap,
                         m_problem);
        return;
    }
    if (m_health == Health::Unknown)
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
