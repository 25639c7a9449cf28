// SPDX-License-Identifier: GPL-3.0-or-later
// What a new filter can be on, in groups; what is not offered stands there too, with the reason.
// GUI thread.
#pragma once

#include "core/domain/dimension.h"

#include <QMenu>

namespace footfall::app {

class AddFilterMenu : public QMenu
{
    Q_OBJECT
public:
    explicit AddFilterMenu(QWidget *parent);

Q_SIGNALS:
    void dimensionChosen(footfall::domain::Dimension dimension);

private:
    void explain();
};

} // namespace footfall::app
