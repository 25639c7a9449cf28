// SPDX-License-Identifier: GPL-3.0-or-later
// A ground with a hairline and round corners, as everything on the dashboard stands on. GUI thread.
#pragma once

#include <QFrame>

namespace footfall::app {

class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace footfall::app
