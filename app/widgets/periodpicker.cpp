// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/periodpicker.h"

#include "app/dialogs/pieces.h"
#include "app/format/dates.h"
#include "app/theme/buttonlook.h"
#include "app/theme/themewatcher.h"
#include "app/widgets/daysdialog.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace footfall::app {

using domain::PeriodPreset;

PeriodPicker::PeriodPicker(QWidget *parent) : QWidget(parent)
{
    m_segments = new QWidget(this);
    auto *segments = new QHBoxLayout(m_segments);
    segments->setContentsMargins(0, 0, 0, 0);
    segments->setSpacing(0);
    struct Segment {
        PeriodPreset preset;
        QString text;
        ButtonLook look;
    };
    for (const Segment &segment :
         {Segment{PeriodPreset::Today, tr("Today"), ButtonLook::SegmentFirst},
          Segment{PeriodPreset::Last7Days, tr("7 d", "days"), ButtonLook::SegmentMiddle},
          Segment{PeriodPreset::Last30Days, tr("30 d", "days"), ButtonLook::SegmentMiddle},
          Segment{PeriodPreset::Last90Days, tr("90 d", "days"), ButtonLook::SegmentMiddle},
          Segment{PeriodPreset::Last12Months, tr("12 mo", "months"), ButtonLook::SegmentLast}}) {
        auto *button = new QPushButton(segment.text, m_segments);
        setButtonLook(button, segment.look);
        button->setCheckable(true);
        button->setToolTip(choiceName(segment.preset));
        button->setAccessibleName(choiceName(segment.preset));
        segments->addWidget(button);
        m_buttons.emplace_back(segment.preset, button);
        connect(button, &QPushButton::clicked, this,
                [this, preset = segment.preset] { Q_EMIT chosen(preset); });
    }

    const auto arrow = [this](const QString &iconName, const QString &words, ButtonLook look) {
        auto *button = new QPushButton(this);
        setThemedIcon(button, iconName, &Theme::text);
        setButtonLook(button, look);
        button->setToolTip(words);
        button->setAccessibleName(words);
        button->setFixedWidth(theme().px(30));
        return button;
    };
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QString left = QStringLiteral("chevron-left");
    const QString right = QStringLiteral("chevron-right");
    m_back = arrow(mirrored ? right : left, tr("The period before"), ButtonLook::SegmentFirst);
    m_forward = arrow(mirrored ? left : right, tr("The period after"), ButtonLook::SegmentLast);
    m_range = new QPushButton(this);
    setButtonLook(m_range, ButtonLook::SegmentMiddle);
    m_menu = new QMenu(m_range);
    m_range->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &PeriodPicker::fillMenu);
    connect(m_back, &QPushButton::clicked, this, &PeriodPicker::backRequested);
    connect(m_forward, &QPushButton::clicked, this, &PeriodPicker::forwardRequested);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_segments);
    row->addSpacing(8);
    row->addWidget(m_back);
    row->addWidget(m_range);
    row->addWidget(m_forward);
    setState({PeriodPreset::Last30Days, {}, {}, {}, false, false});
}

void PeriodPicker::setState(const State &state)
{
    m_state = state;
    for (const auto &[preset, button] : m_buttons)
        button->setChecked(state.choice == domain::PeriodChoice(preset));
    m_back->setEnabled(state.canGoBack);
    m_forward->setEnabled(state.canGoForward);
    updateRange();
}

void PeriodPicker::setRoom(Room room)
{
    m_room = room;
    m_segments->setVisible(room == Room::Wide);
    updateRange();
}

void PeriodPicker::updateRange()
{
    if (!m_state.period.from.isValid())
        return;
    m_range->setText(periodText(m_state.period,
                                m_room == Room::Wide ? DateLength::Long : DateLength::Short,
                                m_state.today));
    m_range->setAccessibleName(tr("Period: %1").arg(m_range->text()));
}

QPushButton *PeriodPicker::segment(PeriodPreset preset) const
{
    for (const auto &[candidate, button] : m_buttons) {
        if (candidate == preset)
            return button;
    }
    return nullptr;
}

void PeriodPicker::focusChoice(PeriodPreset preset)
{
    QPushButton *button = segment(preset);
    const bool folded = m_room == Room::Narrow;
    (button && !folded ? button : m_range)->setFocus(Qt::OtherFocusReason);
}

void PeriodPicker::fillMenu()
{
    m_menu->clear();
    const auto add = [this](PeriodPreset preset) {
        auto *action =
            m_menu->addAction(choiceName(preset), this, [this, preset] { Q_EMIT chosen(preset); });
        action->setCheckable(true);
        action->setChecked(m_state.choice == domain::PeriodChoice(preset));
    };
    for (const PeriodPreset preset :
         {PeriodPreset::Today, PeriodPreset::Yesterday, PeriodPreset::Last7Days,
          PeriodPreset::Last30Days, PeriodPreset::Last90Days})
        add(preset);
    m_menu->addSeparator();
    for (const PeriodPreset preset : {PeriodPreset::ThisMonth, PeriodPreset::LastMonth,
                                      PeriodPreset::Last12Months, PeriodPreset::AllTime})
        add(preset);
    m_menu->addSeparator();
    auto *days = m_menu->addAction(tr("Choose days…"), this, &PeriodPicker::chooseDays);
    days->setCheckable(true);
    days->setChecked(std::holds_alternative<domain::Period>(m_state.choice));
}

void PeriodPicker::chooseDays()
{
    auto *dialog = new DaysDialog(m_state.period, m_state.firstDay, m_state.today, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DaysDialog::daysChosen, this,
            [this](const domain::Period &period) { Q_EMIT chosen(period); });
    dialog->open();
}

} // namespace footfall::app
