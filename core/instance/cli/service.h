// SPDX-License-Identifier: GPL-3.0-or-later
// serve while it runs: tells the service manager and the log how it goes, and does what signals ask
// for. Main thread; what it is given outlives it.
#pragma once

#include "core/instance/cli/command.h"
#include "core/instance/cli/heartbeat.h"
#include "core/instance/cli/signalwatcher.h"

#include <QLoggingCategory>

namespace footfall::instance::cli {

Q_DECLARE_LOGGING_CATEGORY(serviceLog)

class Service : public QObject
{
public:
    using ReadSettings = std::function<domain::Result<Settings>()>;
    /// Reads what the file says now, with the command line over it.
    Service(const Context &context, Instance &instance, ReadSettings readSettings);

    /// Says that it collects, or ends where it cannot.
    void announce();

private:
    void announceViewer();
    void collecting(const domain::InstanceStatus &status);
    void end(const domain::Error &error) const;
    void reload();
    void reloaded(const SettingsReport &report);
    void warnAboutSettings(const Settings &settings) const;

    const Context &m_context;
    Instance &m_instance;
    ReadSettings m_readSettings;
    ServiceManager &m_manager;
    Heartbeat m_heartbeat;
    SignalWatcher m_signals;
    QString m_collectingOn; ///< As it was said last.
};

} // namespace footfall::instance::cli
