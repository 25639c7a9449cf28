// SPDX-License-Identifier: GPL-3.0-or-later
// The whole demo: a throw-away data directory with sites and months of history, Footfall on it, and
// traffic until Footfall or the demo is ended; then the directory goes. Lives in the main thread.
#pragma once

#include "core/domain/result.h"
#include "tests/demo/traffic.h"

#include <QProcess>

namespace footfall::demo {

struct DemoRunOptions {
    QString dataDirectory; ///< Made and removed; empty: one among the temporary files.
    QString program;       ///< footfall or footfall-server.
    QString serverProgram; ///< footfall-server, which adds the sites.
    quint16 port = 0;      ///< 0: 8080, or another where that is taken.
    std::chrono::days history{180};
    double scale = 1.0;
    double viewsPerSecond = 1.0;
    std::chrono::seconds duration{0}; ///< 0: until ended.
    uint64_t seed = 1;
};

class DemoRun : public QObject
{
    Q_OBJECT
public:
    DemoRun(const DemoRunOptions &options, const domain::Clock &clock, QObject *parent = nullptr);
    ~DemoRun() override;

    /// Blocks for some seconds, until Footfall is started; then finished() ends it.
    [[nodiscard]] domain::Result<domain::Done> start();
    /// Ends the traffic, then Footfall.
    void stop();

Q_SIGNALS:
    void finished(int exitCode);

private:
    [[nodiscard]] domain::Result<domain::Done> prepareDirectory();
    [[nodiscard]] domain::Result<domain::Done> addSites();
    [[nodiscard]] domain::Result<domain::Done> fillHistory();
    [[nodiscard]] domain::Result<domain::Done> startProgram();
    void sendOnceListening();
    void programEnded(int exitCode, QProcess::ExitStatus status);
    void removeDirectory();

    DemoRunOptions m_options;
    const domain::Clock &m_clock;
    std::vector<DemoSite> m_sites;
    QString m_directory;
    quint16 m_port = 0;
    QProcess m_program;
    Traffic *m_traffic = nullptr;
    bool m_stopping = false;
};

} // namespace footfall::demo
