// SPDX-License-Identifier: GPL-3.0-or-later
// What Footfall has checked while somebody waits for a first view: whether the collector runs, and
// whether others can reach it. GUI thread.
#pragma once

#include "core/domain/collectorcontrol.h"

#include <QWidget>

namespace footfall::app {

class ThemedIcon;
class ThemedLabel;

class CheckList : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);

    void showCollector(const domain::CollectorStatus &collector);
    /// Nobody could say how the collector is.
    void showUnreachable(const QString &reason);
    /// Where the snippet points to.
    void showAddress(const QString &publicUrl);

private:
    ThemedIcon *m_collectorIcon;
    ThemedLabel *m_collector;
    ThemedIcon *m_addressIcon;
    ThemedLabel *m_address;
};

} // namespace footfall::app
