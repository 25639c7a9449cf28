// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstrun/celebration.h"

#include "app/dialogs/pieces.h"
#include "app/firstrun/centredcolumn.h"
#include "app/firstrun/stepmark.h"
#include "app/format/names.h"
#include "app/theme/buttonlook.h"

#include <QVBoxLayout>

namespace footfall::app {

Celebration::Celebration(QWidget *parent)
    : QWidget(parent)
    , m_mark(new StepMark(0, 64, StepMark::Last::Yes))
    , m_page(new ThemedLabel(QString(), Type::Section))
    , m_continue(new QPushButton(tr("&See the dashboard")))
{
    m_mark->setState(StepMark::State::Done);
    auto *title = new ThemedLabel(tr("Your first visit is here"), Type::Title);
    QFont large = app::font(Type::Title);
    large.setPixelSize(theme().px(24));
    title->setFont(large);
    m_page->setObjectName(QStringLiteral("firstPage"));
    auto *card = new Ground;
    auto *cardRows = new QVBoxLayout(card);
    cardRows->setContentsMargins(18, 14, 18, 14);
    cardRows->setSpacing(2);
    cardRows->addWidget(new ThemedLabel(tr("Somebody opened"), Type::Small, &Theme::text2), 0,
                        Qt::AlignHCenter);
    cardRows->addWidget(m_page, 0, Qt::AlignHCenter);
    auto *hint = new ThemedLabel(tr("From here on the numbers move by themselves."), Type::Body,
                                 &Theme::text2);
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignHCenter);
    m_continue->setObjectName(QStringLiteral("seeDashboard"));
    m_continue->setMinimumHeight(theme().px(34));
    m_continue->setAutoDefault(true);
    setButtonLook(m_continue, ButtonLook::Default);
    connect(m_continue, &QPushButton::clicked, this, &Celebration::continueRequested);
    setFocusProxy(m_continue);

    auto *column = new CentredColumn(480, this);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(column);
    QVBoxLayout *rows = column->rows();
    rows->addStretch(2);
    rows->addWidget(m_mark, 0, Qt::AlignHCenter);
    rows->addSpacing(14);
    rows->addWidget(title, 0, Qt::AlignHCenter);
    rows->addSpacing(18);
    rows->addWidget(card);
    rows->addSpacing(18);
    rows->addWidget(hint);
    rows->addSpacing(22);
    rows->addWidget(m_continue, 0, Qt::AlignHCenter);
    rows->addStretch(3);
}

void Celebration::setSiteName(const QString &name)
{
    m_page->setText(name);
}

void Celebration::setPathname(const QString &pathname)
{
    // A path reads from left to right also where the window does not.
    const QString text = QChar(0x200E) + valueName(domain::Dimension::Page, pathname);
    m_page->setText(
        QFontMetrics(m_page->font()).elidedText(text, Qt::ElideMiddle, theme().px(420)));
}

void Celebration::begin()
{
    m_continue->setFocus();
    m_mark->pulse();
}

} // namespace footfall::app
