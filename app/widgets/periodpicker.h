// SPDX-License-Identifier: GPL-3.0-or-later
// Which days are shown: segments for the usual ones, a menu for the others, arrows to step. GUI
// thread.
#pragma once

#include "core/domain/period.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace footfall::app {

class PeriodPicker : public QWidget
{
    Q_OBJECT
public:
    explicit PeriodPicker(QWidget *parent = nullptr);

    struct State {
        domain::PeriodChoice choice;
        domain::Period period; ///< As resolved.
        QDate today;
        QDate firstDay;
        bool canGoBack = false;
        bool canGoForward = false;
    };
    void setState(const State &state);

    /// In a narrow window the segments fold into the range button's menu.
    enum class Room { Wide, Narrow };
    void setRoom(Room room);

    [[nodiscard]] QPushButton *segment(domain::PeriodPreset preset) const;
    [[nodiscard]] QPushButton *rangeButton() const { return m_range; }
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    void chooseDays();
    /// The segment of the preset, or the button with the menu where that is folded.
    void focusChoice(domain::PeriodPreset preset);

Q_SIGNALS:
    void chosen(const footfall::domain::PeriodChoice &choice);
    void backRequested();
    void forwardRequested();

private:
    void fillMenu();
    void updateRange();

    State m_state;
    Room m_room = Room::Wide;
    QWidget *m_segments = nullptr;
    std::vector<std::pair<domain::PeriodPreset, QPushButton *>> m_buttons;
    QPushButton *m_back = nullptr;
    QPushButton *m_range = nullptr;
    QPushButton *m_forward = nullptr;
    QMenu *m_menu = nullptr;
};

} // namespace footfall::app
