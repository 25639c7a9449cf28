// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the service manager that the service lives, but only while the threads that keep page views
// answer, and says in a line how it goes. A database that is away is no reason to be ended: views
// go to the spool then. Main thread; instance and manager outlive it.
#pragma once

#include "core/instance/cli/servicemanager.h"
#include "core/instance/instance.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace footfall::instance::cli {

class Heartbeat : public QObject
{
public:
    Heartbeat(Instance &instance, ServiceManager &manager, QObject *parent = nullptr);

    /// From when the service is ready, with a line about what it does.
    void start(const QString &line);
    /// It is ready again, after reloading.
    void goOn() { m_manager.ready(m_described); }

private:
    void beat();
    void describe();

    Instance &m_instance;
    ServiceManager &m_manager;
    QTimer m_timer;
    QElapsedTimer m_answered; ///< Since the threads did.
    int m_unanswered = 0;
    QString m_described;
};

/// "Collecting on http://127.0.0.1:8080, 36 views a minute, spool empty".
[[nodiscard]] QString statusLine(const domain::InstanceStatus &status);

} // namespace footfall::instance::cli
