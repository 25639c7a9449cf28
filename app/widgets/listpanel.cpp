// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/listpanel.h"

#include "app/dialogs/pieces.h"
#include "app/theme/buttonlook.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "app/widgets/columnheads.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace footfall::app {

namespace {
constexpr std::chrono::milliseconds Patience{150};
constexpr int SmallFewest = 4;
constexpr int SmallPreferred = 5;
} // namespace

QPushButton *makeAllButton(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    const bool mirrored = parent->layoutDirection() == Qt::RightToLeft;
    setButtonLook(button, ButtonLook::Link);
    button->setFont(app::font(Type::Small, QFont::Medium));
    button->setLayoutDirection(mirrored ? Qt::LeftToRight : Qt::RightToLeft);
    button->setIconSize(QSize(14, 14));
    setThemedIcon(button,
                  mirrored ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"),
                  &Theme::accent);
    button->hide();
    return button;
}

ListPanel::ListPanel(QAbstractItemModel *model, RowDelegate::Columns columns, Size size,
                     QWidget *parent)
    : Card(parent), m_size(size)
{
    m_tabs = new QTabBar(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setFixedHeight(theme().px(38));
    m_tabs->setFont(app::font(Type::Body, QFont::Medium));

    m_heads = new ColumnHeads(*model, this);
    m_list = new RowList(columns, RowList::Scrolling::Hidden, this);
    m_list->setModel(model);
    if (size == Size::Small)
        m_list->setRows(SmallFewest, SmallPreferred);
    m_state = new StateView(this);
    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_state->showLoading();
        showState();
    });
    connect(model, &QAbstractItemModel::dataChanged, m_heads, qOverload<>(&QWidget::update));
    connect(model, &QAbstractItemModel::rowsInserted, m_heads, qOverload<>(&QWidget::update));
    connect(model, &QAbstractItemModel::modelReset, m_heads, qOverload<>(&QWidget::update));

    m_tabRow = new QHBoxLayout;
    m_tabRow->setContentsMargins(11, 0, 0, 0); // Each tab ends with its gap.
    m_tabRow->addWidget(m_tabs);
    m_tabRow->addStretch();
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_state);
    m_footerBox = new QWidget(this);
    m_footerBox->setFixedHeight(theme().px(30));
    // What comes and goes there moves no column of the grid.
    m_footerBox->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_footer = new QHBoxLayout(m_footerBox);
    m_footer->setContentsMargins(9, 0, 11, 0);
    m_footer->setSpacing(8);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_tabRow);
    column->addSpacing(4);
    column->addWidget(m_heads);
    column->addLayout(m_stack, 1);
    column->addWidget(m_footerBox);
    m_state->showLoading();
    showState();
}

void ListPanel::addToHead(QWidget *widget)
{
    m_tabRow->addWidget(widget);
    m_tabRow->setContentsMargins(11, 0, 8, 0);
}

bool ListPanel::showsRows() const
{
    return m_stack->currentWidget() == m_list;
}

void ListPanel::beginLoading()
{
    m_patience.start();
}

void ListPanel::showRows()
{
    m_patience.stop();
    m_heads->setVisible(m_size == Size::Full);
    m_stack->setCurrentWidget(m_list);
}

void ListPanel::showState()
{
    m_patience.stop();
    m_heads->setVisible(m_size == Size::Full &&
                        m_state->isLoading()); // Nothing stands below them else.
    m_stack->setCurrentWidget(m_state);
}

void ListPanel::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    const int head = m_tabs->geometry().bottom();
    painter.fillRect(QRect(1, head, width() - 2, 1), theme().border);
    painter.fillRect(QRect(1, m_footerBox->geometry().top(), width() - 2, 1), theme().border);
}

} // namespace footfall::app
