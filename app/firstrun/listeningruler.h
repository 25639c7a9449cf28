// SPDX-License-Identifier: GPL-3.0-or-later
// A strip of time that moves one step each second, with a dot for now: something is listening. GUI
// thread.
#pragma once

#include <QWidget>

namespace footfall::app {

class ListeningRuler : public QWidget
{
    Q_OBJECT
public:
    explicit ListeningRuler(QWidget *parent = nullptr);

    /// Since listening began; the strip is drawn for it.
    void setSeconds(qint64 seconds);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qint64 m_seconds = 0;
};

} // namespace footfall::app
