// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/occurrencecards.h"

#include "app/dialogs/pieces.h"
#include "app/format/money.h"
#include "app/format/names.h"
#include "app/format/numbers.h"
#include "app/models/occurrencemodel.h"
#include "app/theme/buttonlook.h"
#include "app/widgets/columnheads.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/stateview.h"
#include "app/widgets/sumrows.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStackedLayout>
#include <QTabBar>

namespace footfall::app {

OccurrenceFigures::OccurrenceFigures(QWidget *parent) : Card(parent)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    const QString names[Figures] = {tr("Times"), tr("Visitors"), tr("Rate"), tr("Money")};
    for (int figure = 0; figure < Figures; ++figure) {
        auto *cell = new QVBoxLayout;
        cell->setContentsMargins(16, 9, 8, 9);
        cell->setSpacing(2);
        cell->addWidget(new ThemedLabel(names[figure], Type::Small, &Theme::text2, this));
        auto *number = new ThemedLabel(QString(), Type::Title, &Theme::text, this);
        number->setAccessibleName(names[figure]);
        number->setMinimumWidth(40);
        number->setAlignment(Qt::AlignLeading | Qt::AlignTop); // Money may have two lines.
        cell->addWidget(number, 1);
        if (figure > 0)
            line->addWidget(new Hairline(Qt::Vertical));
        line->addLayout(cell, figure == Money ? 3 : 2);
        m_numbers[static_cast<size_t>(figure)] = number;
    }
}

void OccurrenceFigures::show(const OccurrenceLine *line)
{
    const OccurrenceLine none;
    const OccurrenceLine &shown = line ? *line : none;
    const QString money = amountsText(shown.counters.amounts);
    m_numbers[Times]->setText(numberText(shown.counters.events));
    m_numbers[Visitors]->setText(numberText(shown.counters.conversions));
    m_numbers[Rate]->setText(shown.rate ? shareText(*shown.rate) : QStringLiteral("–"));
    m_numbers[Money]->setText(money.isEmpty()
                                  ? QStringLiteral("–")
                                  : amountLines(shown.counters.amounts).join(QLatin1Char('\n')));
    m_numbers[Money]->setToolTip(plainToolTip(money));
}

QString OccurrenceFigures::text(int figure) const
{
    return m_numbers[static_cast<size_t>(figure)]->text();
}

OccurrenceListCard::OccurrenceListCard(const QString &columnName, MoneyColumn money,
                                       QWidget *parent)
    : Card(parent)
    , m_columnName(columnName)
    , m_money(money)
    , m_model(new OccurrenceModel(this))
    , m_tabs(new QTabBar(this))
    , m_menu(new QPushButton(this))
    , m_heads(new ColumnHeads(*m_model, this))
    , m_list(new RowList(RowDelegate::Columns::VisitorsAndShare, RowList::Scrolling::Visible, this))
    , m_state(new StateView(this))
    , m_sums(new SumRows(this))
    , m_stack(new QStackedLayout)
{
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setFixedHeight(theme().px(38));
    m_tabs->setFont(app::font(Type::Body, QFont::Medium));
    setButtonLook(m_menu, ButtonLook::Link);
    m_menu->setFont(app::font(Type::Small));
    m_menu->setAutoDefault(false);
    m_list->setModel(m_model);
    m_heads->follow(m_list);
    m_sums->follow(m_list);
    m_list->setRows(4, 6);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_list);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(11, 0, 11, 0);
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(m_menu);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(4);
    column->addWidget(m_heads);
    column->addLayout(m_stack, 1);
    column->addWidget(m_sums);
    showLoading();
}

void OccurrenceListCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(1, m_tabs->geometry().bottom(), width() - 2, 1), theme().border);
}

bool OccurrenceListCard::showsRows() const
{
    return m_stack->currentWidget() == m_list;
}

void OccurrenceListCard::setColumnName(const QString &name)
{
    m_columnName = name;
    m_list->setAccessibleName(name);
}

void OccurrenceListCard::showOccurrences(const domain::Occurrences &occurrences,
                                         const domain::Site &site)
{
    m_model->setOccurrences(occurrences, site);
    if (!occurrences.unknown.isEmpty()) {
        showEmpty(QStringLiteral("eye-off"), tr("Not known under this filter"),
                  occurrences.unknown);
        return;
    }
    const bool money = m_money == MoneyColumn::WhereThereIsSome && m_model->hasMoney();
    const int width = money ? RowDelegate::moneyWidthFor(m_model->moneyTexts()) : 0;
    m_list->setColumns(money ? RowDelegate::Columns::MoneyVisitorsAndShare
                             : RowDelegate::Columns::VisitorsAndShare,
                       width);
    m_heads->setTexts(m_columnName, tr("Visitors"), tr("Rate"), money ? tr("Money") : QString(),
                      width);
    m_heads->show();
    m_sums->setSums(*m_model, width);
    m_stack->setCurrentWidget(m_list);
}

void OccurrenceListCard::showEmpty(const QString &icon, const QString &missing,
                                   const QString &advice)
{
    m_heads->hide();
    m_sums->hide();
    m_state->showEmpty(icon, missing, advice);
    m_stack->setCurrentWidget(m_state);
}

void OccurrenceListCard::showLoading()
{
    m_heads->hide();
    m_sums->hide();
    m_state->showLoading();
    m_stack->setCurrentWidget(m_state);
}

} // namespace footfall::app
