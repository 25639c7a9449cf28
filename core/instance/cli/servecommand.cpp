// SPDX-License-Identifier: GPL-3.0-or-later
// serve: collect until told to end; on a directory that is held already, stand by.
#include "core/instance/cli/command.h"
#include "core/instance/cli/signalwatcher.h"
#include "core/instance/futures.h"

#include <QCoreApplication>

namespace footfall::instance::cli {

namespace {

/// What the file says, with the flags over it.
domain::Result<Settings> settingsWith(const Context &context, const Arguments &arguments)
{
    auto settings = readSettings(context.dataDirectory);
    if (!settings)
        return settings;
    if (const auto listen = arguments.value("--listen")) {
        auto place = listenFromText(*listen, settings->listen);
        if (!place)
            return tl::unexpected(place.error());
        settings->listen = std::move(*place);
    }
    if (arguments.has("--trust-proxy"))
        settings->listen.trustedProxies = arguments.all("--trust-proxy");
    if (const auto checked = checkSettings(*settings); !checked)
        return tl::unexpected(checked.error());
    return settings;
}

class Service : public QObject
{
public:
    Service(const Context &context, const Arguments &arguments, Instance &instance,
            Settings settings)
        : m_context(context)
        , m_arguments(arguments)
        , m_instance(instance)
        , m_settings(std::move(settings))
    {
        connect(&m_instance, &Instance::roleChanged, this, [this] { announce(); });
        connect(&m_instance, &Instance::holderLost, this, [this](const QString &reason) {
            m_context.err << "footfall-server: " << reason << Qt::endl;
        });
        connect(&m_signals, &SignalWatcher::stopWanted, this, [] { QCoreApplication::quit(); });
        connect(&m_signals, &SignalWatcher::reloadWanted, this, [this] { reload(); });
    }

    void announce()
    {
        if (m_instance.role() == Instance::Role::Viewer) {
            m_context.out << "This data directory is held by " << describe(m_instance.holder())
                          << ". Standing by, to take over when it ends." << Qt::endl;
            return;
        }
        whenDone(m_instance.commands().status(), this,
                 [this](const domain::Result<domain::InstanceStatus> &status) {
                     if (!status)
                         end(status.error());
                     else if (status->collector.state != domain::CollectorStatus::State::Collecting)
                         end({domain::ErrorKind::Unavailable, status->collector.problem});
                     else
                         say(status->collector);
                 });
    }

private:
    void say(const domain::CollectorStatus &collector) const
    {
        m_context.out << "Footfall is collecting on "
                      << webAddressOf(collector.address, collector.port) << Qt::endl;
    }

    void end(const domain::Error &error) const
    {
        QCoreApplication::exit(static_cast<int>(m_context.fail(error)));
    }

    void reload()
    {
        const auto settings = settingsWith(m_context, m_arguments);
        if (!settings) {
            m_context.err << "footfall-server: " << settings.error().message << Qt::endl;
            return;
        }
        if (settings->listen == m_settings.listen || m_instance.role() == Instance::Role::Viewer)
            return;
        whenDone(
            m_instance.commands().listen(settings->listen), this,
            [this, settings = *settings](const domain::Result<domain::CollectorStatus> &moved) {
                if (!moved) {
                    m_context.err << "footfall-server: " << moved.error().message << Qt::endl;
                    return;
                }
                m_settings = settings;
                say(*moved);
            });
    }

    const Context &m_context;
    const Arguments &m_arguments;
    Instance &m_instance;
    Settings m_settings;
    SignalWatcher m_signals;
};

ExitCode serve(const Context &context, const Arguments &arguments)
{
    auto settings = settingsWith(context, arguments);
    if (!settings)
        return settings.error().kind == domain::ErrorKind::Invalid &&
                       (arguments.has("--listen") || arguments.has("--trust-proxy"))
                   ? context.wrongUsage(settings.error().message)
                   : context.fail(settings.error());
    InstanceOptions options;
    options.dataDirectory = context.dataDirectory;
    options.program = QStringLiteral("footfall-server");
    if (arguments.has("--listen") || arguments.has("--trust-proxy"))
        options.overrides = *settings;
    options.makeCollector = context.environment.collectorFactory(context.dataDirectory);
    auto instance = Instance::open(options, context.environment.clock);
    if (!instance)
        return context.fail(instance.error());
    int code = 0;
    {
        Service service(context, arguments, **instance, std::move(*settings));
        service.announce();
        code = QCoreApplication::exec();
        instance->reset(); // While the service watches signals: they may cut a long end short.
    }
    return static_cast<ExitCode>(code);
}

} // namespace

Command serveCommand()
{
    return {{"serve",
             "",
             "Collect page views until told to end.",
             {{"--listen", "ADDRESS:PORT",
               "Where to listen; else as in settings.ini, or 127.0.0.1:8080."},
              {"--trust-proxy", "CIDR", "Believe X-Forwarded-For from there; may be repeated."}},
             {"--tls-cert", "--tls-key", "--log-level"}},
            serve};
}

} // namespace footfall::instance::cli
