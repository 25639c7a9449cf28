// SPDX-License-Identifier: GPL-3.0-or-later
// The list of pages at the left of the settings: icon and name on the sidebar's ground. GUI thread.
#pragma once

#include <QListWidget>

namespace footfall::app {

class SettingsList : public QListWidget
{
    Q_OBJECT
public:
    explicit SettingsList(QWidget *parent = nullptr);

    /// iconName as in lucide.
    void addPage(const QString &iconName, const QString &title);

private:
    void colour();
};

} // namespace footfall::app
