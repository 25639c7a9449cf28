// SPDX-License-Identifier: GPL-3.0-or-later
// Who holds a data directory. The holder has the lock, the pipeline and the collector; any other
// program on the same directory is a viewer that reads, and sends changes to the holder over the
// control socket. Lives in the main thread.
#pragma once

#include "core/domain/commands.h"
#include "core/instance/directorylock.h"
#include "core/instance/settings.h"
#include "core/pipeline/pipeline.h"

#include <QObject>
#include <functional>
#include <memory>

namespace footfall::instance {

/// Makes the collector on the pipeline, listening or failed (its status says so). Given by the
/// mains, because server is a room that instance does not know.
using CollectorFactory = std::function<std::unique_ptr<domain::CollectorControl>(
    pipeline::Pipeline &, const Settings &)>;

struct InstanceOptions {
    QString dataDirectory;             ///< Made where it does not exist, mode 0700.
    QString program;                   ///< "footfall" or "footfall-server".
    std::optional<Settings> overrides; ///< From the command line; else settings.ini.
    CollectorFactory makeCollector;
};

/// What reading the settings again has come to.
struct SettingsReport {
    QStringList changed;      ///< Names of the keys whose new value is in force.
    QStringList afterRestart; ///< Of those that differ from what is in force until the next start.
    domain::CollectorStatus collector;
};

class Instance : public QObject
{
    Q_OBJECT
public:
    enum class Role { Holder, Viewer };
    Q_ENUM(Role)

    /// Takes the lock, or becomes the viewer of who has it. Fails with a message where neither can
    /// be.
    [[nodiscard]] static domain::Result<std::unique_ptr<Instance>>
    open(const InstanceOptions &options, const domain::Clock &clock);
    /// As the holder: stop listening, drain, fold, close, unlock.
    ~Instance() override;

    [[nodiscard]] Role role() const;
    /// Who holds the directory, as far as is known: this program, or whom a viewer watches.
    [[nodiscard]] LockHolder holder() const;
    [[nodiscard]] QString databasePath() const;
    [[nodiscard]] Settings settings() const;
    /// Wherever the holder is; valid as long as this instance, through changes of role.
    [[nodiscard]] domain::Commands &commands();
    /// Writes settings.ini and puts what can change while running into force (listen).
    QFuture<domain::Result<domain::CollectorStatus>> apply(const Settings &settings);

    /// Puts into force what can change while running; nothing is written. Where it fails, all is
    /// as before. A viewer notes it for the time when it takes over.
    QFuture<domain::Result<SettingsReport>> reload(const Settings &settings);
    /// Ready when the threads of this process that keep page views have come by: a watchdog's
    /// proof that it works. At once for a viewer.
    [[nodiscard]] QFuture<domain::Result<domain::Done>> pulse();

Q_SIGNALS:
    /// After a change, for what lives in the mains, such as the log.
    void settingsInForce(const footfall::instance::Settings &settings);
    void roleChanged(footfall::instance::Instance::Role role);
    /// The holder left and this program could not take over; commands fail until one is back.
    void holderLost(const QString &reason);

private:
    class Private;
    Instance(const InstanceOptions &options, const domain::Clock &clock);
    std::unique_ptr<Private> d;
};

} // namespace footfall::instance
