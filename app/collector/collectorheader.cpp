// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/collectorheader.h"

#include "app/dialogs/backend.h"
#include "app/dialogs/pieces.h"
#include "app/format/durations.h"
#include "app/format/names.h"
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/widgets/sitedelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

namespace footfall::app {

namespace {
constexpr int HeaderHeight = 54;
constexpr int PillHeight = 22;
constexpr int PillPadding = 9;
constexpr std::chrono::seconds CopiedGap{2};
} // namespace

StatePill::StatePill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide(); // Until there is something to say.
}

void StatePill::setState(const CollectorState &state)
{
    m_state = state;
    QStringList lines{state.detail, state.reason};
    lines.removeAll(QString());
    setToolTip(plainToolTip(lines.join(QLatin1Char('\n'))));
    setAccessibleName(state.word);
    setAccessibleDescription(lines.join(QLatin1Char(' ')));
    setVisible(!state.word.isEmpty());
    updateGeometry();
    update();
}

QSize StatePill::sizeHint() const
{
    const QFontMetrics metrics(app::font(Type::Small, QFont::DemiBold));
    return {2 * PillPadding + 13 + metrics.horizontalAdvance(m_state.word) + 1,
            theme().px(PillHeight)};
}

void StatePill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painting::drawBox(painter, rect(), healthGround(m_state.health), QColor(), height() / 2.0);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal dot = PillPadding + 3.5;
    drawDot(painter, QPointF(mirrored ? width() - dot : dot, height() / 2.0), 7,
            healthDot(m_state.health), DotLook::Filled);
    painter.setFont(app::font(Type::Small, QFont::DemiBold));
    painter.setPen(healthText(m_state.health));
    const QRect words = rect().adjusted(mirrored ? PillPadding : PillPadding + 13, 0,
                                        mirrored ? -PillPadding - 13 : -PillPadding, 0);
    painter.drawText(words, Qt::AlignCenter | Qt::TextSingleLine, m_state.word);
}

CollectorHeader::CollectorHeader(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(theme().px(HeaderHeight));
    auto *title = new ThemedLabel(tr("Collector"), Type::Title, &Theme::text, this);
    m_pill = new StatePill(this);
    m_facts = new ThemedLabel(QString(), Type::Body, &Theme::text2, this);
    m_facts->setMinimumWidth(0);
    m_copy = new QToolButton(this);
    setThemedIcon(m_copy, QStringLiteral("copy"));
    setButtonLook(m_copy, ButtonLook::Flat);
    m_copy->setToolTip(tr("Copy the address"));
    m_copy->setAccessibleName(tr("Copy the address"));
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->hide();
    m_test = new QPushButton(this);
    m_test->setObjectName(QStringLiteral("testRequest"));
    setThemedIcon(m_test, QStringLiteral("activity"), &Theme::text);
    m_test->setToolTip(tr("Sends a request to the public address and shows how it is seen. It is "
                          "not counted."));
    m_flow = new QPushButton(this);
    m_flow->setObjectName(QStringLiteral("flow"));
    m_settings = new QPushButton(this);
    setThemedIcon(m_settings, QStringLiteral("settings-2"), &Theme::text);
    m_settings->setToolTip(tr("Settings of the collector"));

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(title);
    line->addSpacing(4);
    line->addWidget(m_pill);
    line->addSpacing(4);
    line->addWidget(m_facts);
    line->addWidget(m_copy);
    line->addStretch(1);
    line->addWidget(m_test);
    line->addWidget(m_flow);
    line->addWidget(m_settings);

    connect(m_copy, &QToolButton::clicked, this, &CollectorHeader::copyAddress);
    connect(m_test, &QPushButton::clicked, this, &CollectorHeader::testRequested);
    connect(m_flow, &QPushButton::clicked, this, [this] {
        if (m_flowState == Flow::Paused)
            Q_EMIT resumeRequested();
        else
            Q_EMIT pauseRequested();
    });
    connect(m_settings, &QPushButton::clicked, this, &CollectorHeader::settingsRequested);
    connect(&ThemeWatcher::instance(), &ThemeWatcher::changed, this, &CollectorHeader::showFlow);
    setRoom(Room::Wide);
}

void CollectorHeader::setRoom(Room room)
{
    m_room = room;
    const bool wide = room == Room::Wide;
    m_test->setText(wide ? tr("Test request") : QString());
    m_test->setAccessibleName(tr("Test request"));
    m_settings->setText(wide ? tr("Settings") : QString());
    m_settings->setAccessibleName(tr("Settings of the collector"));
    showFlow();
}

void CollectorHeader::showFlow()
{
    const bool isPaused = m_flowState == Flow::Paused;
    const QString words = isPaused ? tr("Resume") : tr("Pause");
    m_flow->setText(m_room == Room::Wide ? words : QString());
    m_flow->setAccessibleName(words);
    m_flow->setToolTip(isPaused ? tr("Collect again")
                                : tr("Stop collecting until you resume; views are lost meanwhile"));
    m_flow->setIcon(
        icon(isPaused ? QStringLiteral("play") : QStringLiteral("pause"), theme().text));
    m_flow->setEnabled(m_flowState != Flow::Unknown && !m_isChanging);
}

void CollectorHeader::setStatus(const domain::InstanceStatus &status, domain::Instant now)
{
    const domain::CollectorStatus &collector = status.collector;
    using State = domain::CollectorStatus::State;
    m_pill->setState(collectorStateOf(status));
    const bool isListening = collector.port > 0;
    const QString place = isListening ? listenText(collector.address, collector.port) : QString();
    const QString scheme =
        collector.isSecure ? QStringLiteral("https://") : QStringLiteral("http://");
    m_address = isListening ? scheme + place : QString();
    m_facts->setText(!isListening ? QString()
                     : collector.state == State::Collecting && collector.since != domain::Instant{}
                         ? tr("%1, up %2", "an address and a duration")
                               .arg(place, durationText(now - collector.since))
                         : place);
    m_facts->setToolTip(plainToolTip(m_address));
    m_copy->setVisible(isListening);
    m_flowState = collector.state == State::Paused       ? Flow::Paused
                  : collector.state == State::Collecting ? Flow::Open
                                                         : Flow::Unknown;
    showFlow();
}

void CollectorHeader::setUnreachable(const QString &reason)
{
    m_pill->setState(unreachableCollector(reason));
    m_facts->clear();
    m_copy->hide();
    m_flowState = Flow::Unknown;
    showFlow();
}

void CollectorHeader::setProbing(bool isProbing)
{
    m_test->setEnabled(!isProbing);
}

void CollectorHeader::setChangingFlow(bool isChanging)
{
    m_isChanging = isChanging;
    showFlow();
}

QString CollectorHeader::factsText() const
{
    return m_facts->text();
}

void CollectorHeader::copyAddress()
{
    QGuiApplication::clipboard()->setText(m_address);
    m_copy->setIcon(icon(QStringLiteral("check"), theme().good));
    QTimer::singleShot(CopiedGap, m_copy,
                       [this] { m_copy->setIcon(icon(QStringLiteral("copy"), theme().text2)); });
}

} // namespace footfall::app
