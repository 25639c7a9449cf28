// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/daysdialog.h"

#include "app/dialogs/pieces.h"
#include "app/format/dates.h"
#include "app/theme/buttonlook.h"
#include "app/theme/themewatcher.h"

#include <QCalendarWidget>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QTextCharFormat>
#include <QToolButton>

namespace footfall::app {

namespace {

QCalendarWidget *calendar(QDate day, QDate earliest, QDate latest, QWidget *parent)
{
    auto *widget = new QCalendarWidget(parent);
    widget->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    widget->setGridVisible(false);
    widget->setMinimumDate(earliest);
    widget->setMaximumDate(latest);
    widget->setSelectedDate(day);
    // Weekends are days like others: red means something else here.
    QTextCharFormat plain;
    plain.setForeground(theme().text);
    widget->setWeekdayTextFormat(Qt::Saturday, plain);
    widget->setWeekdayTextFormat(Qt::Sunday, plain);
    for (const auto &[name, iconName] : {std::pair{"qt_calendar_prevmonth", "chevron-left"},
                                         std::pair{"qt_calendar_nextmonth", "chevron-right"}}) {
        auto *arrow = widget->findChild<QToolButton *>(QLatin1String(name));
        if (!arrow)
            continue;
        setThemedIcon(arrow, QLatin1String(iconName), &Theme::text);
        setButtonLook(arrow, ButtonLook::Flat);
    }
    for (const char *name : {"qt_calendar_monthbutton", "qt_calendar_yearbutton"}) {
        if (auto *button = widget->findChild<QToolButton *>(QLatin1String(name)))
            setButtonLook(button, ButtonLook::Flat);
    }
    if (auto *bar = widget->findChild<QWidget *>(QStringLiteral("qt_calendar_navigationbar")))
        bar->setBackgroundRole(QPalette::Base);
    QTextCharFormat header;
    header.setForeground(theme().text3);
    header.setBackground(theme().surface);
    widget->setHeaderTextFormat(header);
    return widget;
}

/// What is chosen as one stretch, and the days that cannot be chosen pale.
void markDays(QCalendarWidget &widget, const domain::Period &chosen)
{
    widget.setDateTextFormat({}, {});
    QTextCharFormat within;
    within.setBackground(theme().accentSoft);
    for (QDate day = chosen.from; day <= chosen.to; day = day.addDays(1))
        widget.setDateTextFormat(day, within);
    QTextCharFormat beyond;
    beyond.setForeground(widget.palette().brush(QPalette::Disabled, QPalette::Text));
    const QDate earliest = widget.minimumDate();
    for (int day = 1; day < earliest.day(); ++day)
        widget.setDateTextFormat({earliest.year(), earliest.month(), day}, beyond);
    const QDate latest = widget.maximumDate();
    for (int day = latest.day() + 1; day <= latest.daysInMonth(); ++day)
        widget.setDateTextFormat({latest.year(), latest.month(), day}, beyond);
}

} // namespace

DaysDialog::DaysDialog(const domain::Period &shown, QDate firstDay, QDate today, QWidget *parent)
    : QDialog(parent), m_today(today), m_grid(new QGridLayout(this))
{
    setWindowTitle(tr("Choose days"));
    const QDate earliest = firstDay.isValid() ? qMin(firstDay, shown.from) : shown.from;
    m_from = calendar(shown.from, earliest, today, this);
    m_to = calendar(qMin(shown.to, today), earliest, today, this);
    auto *fromLabel = new ThemedLabel(tr("&From"), Type::Small, &Theme::text2, this);
    fromLabel->setBuddy(m_from);
    auto *toLabel = new ThemedLabel(tr("&To"), Type::Small, &Theme::text2, this);
    toLabel->setBuddy(m_to);
    m_chosen = new ThemedLabel(QString(), Type::Body, &Theme::text, this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_show = buttons->addButton(tr("Show these days"), QDialogButtonBox::AcceptRole);
    setButtonLook(m_show, ButtonLook::Default);
    m_show->setDefault(true);

    m_grid->setContentsMargins(16, 16, 16, 12);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(8);
    m_grid->addWidget(fromLabel, 0, 0);
    m_grid->addWidget(toLabel, 0, 1);
    m_grid->addWidget(m_from, 1, 0);
    m_grid->addWidget(m_to, 1, 1);
    m_grid->addWidget(m_chosen, 3, 0);
    m_grid->addWidget(buttons, 3, 1);

    connect(m_from, &QCalendarWidget::selectionChanged, this, [this] {
        if (m_to->selectedDate() < m_from->selectedDate())
            m_to->setSelectedDate(m_from->selectedDate());
        describe();
    });
    connect(m_to, &QCalendarWidget::selectionChanged, this, [this] {
        if (m_from->selectedDate() > m_to->selectedDate())
            m_from->setSelectedDate(m_to->selectedDate());
        describe();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // A calendar keeps Enter for itself.
    for (const QCalendarWidget *widget : {m_from, m_to})
        connect(widget, &QCalendarWidget::activated, m_show, &QPushButton::click);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT daysChosen(chosen());
        accept();
    });
    DaysDialog::describe();
}

domain::Period DaysDialog::chosen() const
{
    return {m_from->selectedDate(), m_to->selectedDate()};
}

void DaysDialog::addOption(QWidget *option)
{
    m_grid->addWidget(option, 2, 0, 1, 2);
    setTabOrder(m_to, option);
}

void DaysDialog::describe()
{
    const domain::Period period = chosen();
    m_chosen->setText(periodText(period, DateLength::Long, m_today));
    markDays(*m_from, period);
    markDays(*m_to, period);
}

} // namespace footfall::app
