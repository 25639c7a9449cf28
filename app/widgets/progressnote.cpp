// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/progressnote.h"

#include "app/dialogs/pieces.h"
#include "app/theme/buttonlook.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace footfall::app {

namespace {
constexpr int LineHeight = 2;
}

ProgressNote::ProgressNote(QWidget *parent)
    : QWidget(parent)
    , m_text(new ThemedLabel(QString(), Type::Small, &Theme::text2, this))
    , m_button(new QPushButton(this))
{
    setButtonLook(m_button, ButtonLook::Link);
    m_button->setFont(app::font(Type::Small, QFont::Medium));
    m_button->setFixedHeight(theme().px(22));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, LineHeight);
    row->setSpacing(8);
    row->addWidget(m_text);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_state == State::Going)
            Q_EMIT stopRequested();
        else
            Q_EMIT goOnRequested();
    });
    hide();
}

void ProgressNote::setProgress(int percent, State state)
{
    m_percent = percent;
    m_state = state;
    const QString part = QLocale().toString(percent);
    m_text->setText(state == State::Going ? tr("First numbers, %1 % looked through").arg(part)
                                          : tr("Only %1 % was looked through").arg(part));
    m_button->setText(state == State::Going ? tr("Stop") : tr("Go on"));
    m_button->setToolTip(state == State::Going ? tr("Leave it at the first numbers")
                                               : tr("Look through the rest"));
    setVisible(percent < 100);
    update();
}

QString ProgressNote::text() const
{
    return m_text->text();
}

void ProgressNote::paintEvent(QPaintEvent *)
{
    const Theme &now = theme();
    QPainter painter(this);
    const QRect line(0, height() - LineHeight, width(), LineHeight);
    painter.fillRect(line, now.border);
    const QRect done(0, line.top(), width() * m_percent / 100, LineHeight);
    painter.fillRect(QStyle::visualRect(layoutDirection(), line, done),
                     m_state == State::Going ? now.accent : now.control);
}

} // namespace footfall::app
