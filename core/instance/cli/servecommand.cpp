// SPDX-License-Identifier: GPL-3.0-or-later
// serve: collect until told to end; on a directory that is held already, stand by.
#include "core/instance/cli/service.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <array>

namespace footfall::instance::cli {

namespace {

constexpr std::array Flags{"--listen",  "--trust-proxy", "--tls-cert",
                           "--tls-key", "--threads",     "--log-level"};

bool hasFlags(const Arguments &arguments)
{
    return std::any_of(Flags.begin(), Flags.end(),
                       [&arguments](const char *flag) { return arguments.has(flag); });
}

/// Relative to where the program was started, whatever becomes of the working directory.
QString fileNamed(const QString &name)
{
    return name.isEmpty() ? name : QFileInfo(name).absoluteFilePath();
}

/// The flags over what the file says. Invalid: wrong usage.
domain::Result<Settings> withFlags(Settings settings, const Arguments &arguments)
{
    domain::ListenSettings &listen = settings.listen;
    if (const auto place = arguments.value("--listen")) {
        auto read = listenFromText(*place, listen);
        if (!read)
            return tl::unexpected(read.error());
        listen = std::move(*read);
    }
    if (arguments.has("--trust-proxy"))
        listen.trustedProxies = arguments.all("--trust-proxy");
    if (arguments.has("--tls-cert") != arguments.has("--tls-key"))
        return domain::failure(
            domain::ErrorKind::Invalid,
            QStringLiteral("HTTPS needs both --tls-cert FILE and --tls-key FILE."));
    if (const auto certificate = arguments.value("--tls-cert"))
        listen.tlsCertificate = fileNamed(*certificate);
    if (const auto key = arguments.value("--tls-key"))
        listen.tlsKey = fileNamed(*key);
    if (const auto threads = arguments.value("--threads")) {
        // Words that are no number are out of range as well.
        listen.threads = threads->toInt();
        if (listen.threads < 1 || listen.threads > 16)
            return domain::failure(domain::ErrorKind::Invalid,
                                   QStringLiteral("--threads is a number from 1 to 16."));
    }
    if (const auto text = arguments.value("--log-level")) {
        const auto level = logLevelFromText(*text);
        if (!level)
            return tl::unexpected(level.error());
        settings.logLevel = *level;
    }
    if (const auto checked = checkSettings(settings); !checked)
        return tl::unexpected(checked.error());
    return settings;
}

ExitCode serve(const Context &context, const Arguments &arguments)
{
    const auto written = readSettings(context.dataDirectory);
    if (!written)
        return context.fail(written.error());
    const auto settings = withFlags(*written, arguments);
    // Files may get better by themselves, so a service manager tries again.
    if (!settings)
        return settings.error().kind == domain::ErrorKind::Invalid
                   ? context.wrongUsage(settings.error().message)
                   : context.fail(settings.error());
    if (context.environment.setLogLevel)
        context.environment.setLogLevel(settings->logLevel);
    InstanceOptions options;
    options.dataDirectory = context.dataDirectory;
    options.program = QStringLiteral("footfall-server");
    if (hasFlags(arguments))
        options.overrides = *settings;
    options.makeCollector = context.environment.collectorFactory(context.dataDirectory);
    auto instance = Instance::open(options, context.environment.clock);
    if (!instance)
        return context.fail(instance.error());
    int code = 0;
    {
        Service service(context, **instance, [&]() -> domain::Result<Settings> {
            const auto again = readSettings(context.dataDirectory, Afterwards::Reload);
            return again ? withFlags(*again, arguments) : again;
        });
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
              {"--trust-proxy", "CIDR", "Believe X-Forwarded-For from there; may be repeated."},
              {"--tls-cert", "FILE", "HTTPS: the certificate with its chain, PEM."},
              {"--tls-key", "FILE", "HTTPS: the key, PEM."},
              {"--threads", "NUMBER", "That serve connections; else as in settings.ini, or 1."},
              {"--log-level", "LEVEL", "debug, info, warning or error; else info."}},
             {}},
            serve};
}

} // namespace footfall::instance::cli
