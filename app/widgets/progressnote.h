// SPDX-License-Identifier: GPL-3.0-or-later
// "First numbers, 42 % looked through" over a thin line, with the way to leave it at that, or to go
// on. GUI thread.
#pragma once

#include <QWidget>

class QPushButton;

namespace footfall::app {

class ThemedLabel;

class ProgressNote : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressNote(QWidget *parent = nullptr);

    enum class State { Going, Stopped };
    /// 100 hides it.
    void setProgress(int percent, State state);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void stopRequested();
    void goOnRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_percent = 100;
    State m_state = State::Going;
    ThemedLabel *m_text;
    QPushButton *m_button;
};

} // namespace footfall::app
