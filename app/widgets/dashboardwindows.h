// SPDX-License-Identifier: GPL-3.0-or-later
// What opens over the dashboard: who is here, all rows of a dimension, goals and events. GUI
// thread; each asks through the controller. Controller, history and page outlive it.
#pragma once

#include "app/exportcontroller.h"
#include "app/filter/filterhistory.h"

#include <QPointer>

class QDialog;
class QWidget;

namespace footfall::app {

class FullList;
class LivePanel;
class OccurrenceView;

class DashboardWindows : public QObject
{
    Q_OBJECT
public:
    DashboardWindows(DashboardController &controller, FilterHistory &history, QWidget &page);

    void openLive();
    void openFullList(domain::Dimension dimension);
    void openOccurrences(domain::OccurrenceRequest::By by, const QString &name);
    [[nodiscard]] LivePanel *live() const { return m_live; }
    [[nodiscard]] FullList *fullList() const;
    [[nodiscard]] OccurrenceView *occurrences() const;

    void setResult(const domain::StatsResult &result);
    void setError(const domain::Error &error);

Q_SIGNALS:
    void exportPanelRequested(const footfall::app::ExportContext::Panel &panel);

private:
    DashboardController &m_controller;
    FilterHistory &m_history;
    QWidget &m_page;
    QDialog *m_liveWindow = nullptr;
    LivePanel *m_live = nullptr;
    QPointer<FullList> m_fullList;
    QPointer<OccurrenceView> m_occurrences;
};

} // namespace footfall::app
