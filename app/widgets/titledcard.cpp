// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/titledcard.h"

#include "app/dialogs/pieces.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTabBar>
#include <QVBoxLayout>

namespace footfall::app {

TitledCard::TitledCard(const QString &title, QWidget *parent) : Card(parent)
{
    m_tabs = new QTabBar(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setFixedHeight(theme().px(38));
    m_tabs->setFont(app::font(Type::Body, QFont::Medium));
    m_tabs->setFocusPolicy(Qt::NoFocus); // One alone cannot be chosen.
    m_tabs->addTab(title);
    m_tabs->setAccessibleName(title);
    m_note = new ThemedLabel(QString(), Type::Small, &Theme::text2, this);
    m_note->hide();

    m_head = new QHBoxLayout;
    m_head->setContentsMargins(11, 0, 12, 0);
    m_head->setSpacing(10);
    m_head->addWidget(m_tabs);
    m_head->addStretch(1);
    m_head->addWidget(m_note);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_head);
    column->addSpacing(1);
    column->addLayout(m_body, 1);
}

int TitledCard::addTab(const QString &title)
{
    m_tabs->setFocusPolicy(Qt::TabFocus);
    return m_tabs->addTab(title);
}

void TitledCard::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString TitledCard::note() const
{
    return m_note->text();
}

void TitledCard::addToHead(QWidget *widget)
{
    m_head->addWidget(widget);
}

void TitledCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(1, m_tabs->geometry().bottom(), width() - 2, 1), theme().border);
}

} // namespace footfall::app
