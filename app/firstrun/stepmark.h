// SPDX-License-Identifier: GPL-3.0-or-later
// The round mark of a step: its number, or a check once it is done, with a line down to the next
// step; without a number it celebrates, with one ring that widens and fades. GUI thread.
#pragma once

#include <QVariantAnimation>
#include <QWidget>

namespace footfall::app {

class StepMark : public QWidget
{
    Q_OBJECT
public:
    enum class Last { No, Yes };
    /// Number 0: the mark of a celebration.
    StepMark(int number, int diameter, Last last, QWidget *parent = nullptr);

    enum class State { Open, Current, Done };
    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }
    /// Once, 600 ms; nothing where the desktop wants no motion.
    void pulse();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_number;
    int m_diameter;
    Last m_last;
    State m_state = State::Open;
    QVariantAnimation m_ring;
};

} // namespace footfall::app
