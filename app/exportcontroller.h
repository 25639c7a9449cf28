// SPDX-License-Identifier: GPL-3.0-or-later
// From the Export button to a CSV file: menu, save dialog, progress that can be cancelled. Main
// thread; the query service does the writing on its own.
#pragma once

#include "core/queries/queryservice.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <vector>

class QMenu;
class QProgressDialog;
class QWidget;

namespace footfall::app {

/// What the window shows just now, and can therefore be exported.
struct ExportContext {
    domain::Site site;
    domain::Period period;        ///< Resolved to days; for the suggested file name.
    domain::StatsRequest request; ///< Site, period, comparison and interval as shown.
    struct Panel {
        QString title;
        domain::BreakdownRequest breakdown;
        std::optional<QSet<QString>> values{}; ///< Its rows; none: all.
        QString search{}; ///< As it was typed, for the suggested file name; empty: the whole list.
    };
    std::vector<Panel> panels;
};

class ExportController : public QObject
{
    Q_OBJECT
public:
    /// Dialogs belong to the window. Both outlive the controller.
    ExportController(queries::QueryService &queries, QWidget &window);

    void setContext(const ExportContext &context);
    /// For the Export button; made anew from the context whenever it opens. Owned by the window.
    [[nodiscard]] QMenu *menu() const { return m_menu; }

    void exportPanel(const ExportContext::Panel &panel);
    void exportSeries();
    void exportEverything();
    /// As after the save dialog; for tests and for repeating.
    void start(const queries::ExportRequest &request);
    [[nodiscard]] static QString suggestedName(const ExportContext &context,
                                               const QString &content);

Q_SIGNALS:
    void finished(const QString &filePath);

private:
    void fillMenu();
    void chooseFile(const QString &content, const queries::ExportRequest &request);
    void showProgress();
    void finish();
    void fail(const domain::Error &error);
    void complain(const QString &message);

    queries::QueryService &m_queries;
    QWidget &m_window;
    QMenu *m_menu = nullptr;
    ExportContext m_context;
    QTimer m_beforeProgress; ///< A quick export shows no dialog at all.
    QPointer<QProgressDialog> m_progress;
    int m_percent = 0;
    bool m_running = false;
    QString m_lastDirectory;
};

} // namespace footfall::app
