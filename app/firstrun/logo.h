// SPDX-License-Identifier: GPL-3.0-or-later
// Footfall's sign, four rising bars on petrol: as a widget and as the program's icon. GUI thread.
#pragma once

#include <QIcon>
#include <QWidget>

namespace footfall::app {

class Logo : public QWidget
{
    Q_OBJECT
public:
    explicit Logo(int size, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

[[nodiscard]] QIcon programIcon();

} // namespace footfall::app
