// SPDX-License-Identifier: GPL-3.0-or-later
// What Footfall is, and what it owes to others: icons, flags, type, country data. GUI thread.
#pragma once

#include <QDialog>

namespace footfall::app {

class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace footfall::app
