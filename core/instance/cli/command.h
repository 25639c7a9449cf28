// SPDX-License-Identifier: GPL-3.0-or-later
// What every command of the command line has in common. Main thread.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/site.h"
#include "core/instance/cli/arguments.h"
#include "core/instance/cli/servicemanager.h"
#include "core/instance/instance.h"

#include <QTextStream>

namespace footfall::instance::cli {

enum class ExitCode { Done = 0, Failed = 1, WrongUsage = 2 };

/// What the mains give: the time, how a collector is made on a data directory, the log, systemd.
struct Environment {
    const domain::Clock &clock;
    std::function<CollectorFactory(const QString &dataDirectory)>
        collectorFactory;                        ///< For that directory.
    std::function<void(LogLevel)> setLogLevel{}; ///< Called again when it changes.
    ServiceManager *manager = nullptr;           ///< Null: nobody watches.
};

struct Context {
    const Environment &environment;
    QString dataDirectory;
    QTextStream &out;
    QTextStream &err;

    [[nodiscard]] ExitCode fail(const domain::Error &error) const;
    [[nodiscard]] ExitCode wrongUsage(const QString &message) const;
};

struct Command {
    CommandTable table;
    ExitCode (*run)(const Context &, const Arguments &);
};

[[nodiscard]] Command serveCommand();
[[nodiscard]] std::vector<Command> siteCommands(); ///< All that begin with "site".
[[nodiscard]] Command siteListCommand();
[[nodiscard]] Command siteEditCommand();
[[nodiscard]] Command siteGoalCommand();
[[nodiscard]] Command siteInferenceCommand();
[[nodiscard]] Command siteSegmentCommand();
[[nodiscard]] Command siteTokenCommand();
[[nodiscard]] Command statsCommand();
[[nodiscard]] Command snippetCommand();
[[nodiscard]] Command foldCommand();
[[nodiscard]] Command statusCommand();
[[nodiscard]] Command checkCommand();

/// As the database has them; needs no holder.
[[nodiscard]] domain::Result<std::vector<domain::Site>> readSites(const Context &context);
[[nodiscard]] domain::Result<domain::Site> readSite(const Context &context,
                                                    const QString &trackingCode);

} // namespace footfall::instance::cli
