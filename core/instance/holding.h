// SPDX-License-Identifier: GPL-3.0-or-later
// What a program has while it holds a data directory: the lock, the pipeline on it, the collector,
// the control socket. Made and ended in the order that keeps every answered view. Main thread.
#pragma once

#include "core/instance/controlserver.h"
#include "core/instance/directorylock.h"
#include "core/instance/instance.h"
#include "core/instance/localcommands.h"

namespace footfall::instance {

[[nodiscard]] QString databasePathIn(const QString &dataDirectory);

class Holding
{
public:
    /// With a factory: collects, and answers viewers. Without: for a moment's command.
    [[nodiscard]] static domain::Result<std::unique_ptr<Holding>>
    begin(std::unique_ptr<DirectoryLock> lock, const LocalCommands::Identity &identity,
          const Settings &settings, const CollectorFactory &makeCollector,
          const domain::Clock &clock);
    /// Stop listening, drain, fold, close, let viewers know, unlock.
    ~Holding();
    Holding(const Holding &) = delete;
    Holding &operator=(const Holding &) = delete;

    [[nodiscard]] domain::Commands &commands() { return *m_commands; }
    void setFoldInterval(std::chrono::milliseconds interval);
    /// Ready when the threads that keep page views have come by.
    [[nodiscard]] QFuture<domain::Result<domain::Done>> pulse();
    /// Null without a factory.
    [[nodiscard]] ControlServer *controlServer() { return m_controlServer.get(); }

private:
    Holding() = default;
    std::unique_ptr<DirectoryLock> m_lock;
    std::unique_ptr<pipeline::Pipeline> m_pipeline;
    std::unique_ptr<domain::CollectorControl> m_collector;
    std::unique_ptr<LocalCommands> m_commands;
    std::unique_ptr<ControlServer> m_controlServer;
    QObject m_anchor; ///< Of what is under way; first to go.
};

} // namespace footfall::instance
