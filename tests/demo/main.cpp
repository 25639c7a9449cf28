// SPDX-License-Identifier: GPL-3.0-or-later
// footfall-demo [run] | traffic | backfill: see --help of each.
#include "core/instance/directorylock.h"
#include "core/instance/settings.h"
#include "server/systemclock.h"
#include "tests/demo/backfill.h"
#include "tests/demo/demorun.h"
#include "tests/demo/say.h"
#include "tests/demo/traffic.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

using namespace footfall;
using namespace footfall::demo;
using namespace std::chrono_literals;

namespace {

int signalSockets[2];

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(signalSockets[0], &byte, 1);
}

/// Ctrl+C and its kin arrive as a call in the event loop, where things can be ended in order.
void onInterrupt(QObject *context, const std::function<void()> &handler)
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalSockets) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalSockets[1], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [notifier, handler] {
        notifier->setEnabled(false);
        handler();
    });
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, onSignal);
}

int complain(const QString &message, int exitCode = 1)
{
    std::fputs(qPrintable(message + QLatin1Char('\n')), stderr);
    return exitCode;
}

struct Options {
    QCommandLineParser parser;
    const QCommandLineOption dataDirectory{
        QStringLiteral("data-dir"), QStringLiteral("The data directory."), QStringLiteral("DIR")};
    const QCommandLineOption program{
        QStringLiteral("program"),
        QStringLiteral("What to start: footfall (where there is a display) or footfall-server."),
        QStringLiteral("FILE")};
    const QCommandLineOption port{QStringLiteral("port"),
                                  QStringLiteral("Where to listen (8080, or a free one)."),
                                  QStringLiteral("PORT"), QStringLiteral("0")};
    const QCommandLineOption url{QStringLiteral("url"),
                                 QStringLiteral("The collector, on this computer."),
                                 QStringLiteral("URL"), QStringLiteral("http://127.0.0.1:8080")};
    const QCommandLineOption days{QStringLiteral("days"), QStringLiteral("Days of history (180)."),
                                  QStringLiteral("N"), QStringLiteral("180")};
    const QCommandLineOption scale{QStringLiteral("scale"),
                                   QStringLiteral("Times the visits of the history (1)."),
                                   QStringLiteral("X"), QStringLiteral("1")};
    const QCommandLineOption rate{QStringLiteral("rate"),
                                  QStringLiteral("Page views a second (1)."), QStringLiteral("X"),
                                  QStringLiteral("1")};
    const QCommandLineOption duration{QStringLiteral("duration"),
                                      QStringLiteral("Seconds until it ends by itself (0: never)."),
                                      QStringLiteral("S"), QStringLiteral("0")};
    const QCommandLineOption rhythm{QStringLiteral("daily-rhythm"),
                                    QStringLiteral("Fewer visitors at night.")};
    const QCommandLineOption seed{QStringLiteral("seed"), QStringLiteral("Other made-up visitors."),
                                  QStringLiteral("N"), QStringLiteral("1")};

    /// REQUIRES: parsed.
    [[nodiscard]] double number(const QCommandLineOption &option) const
    {
        return parser.value(option).toDouble();
    }
    [[nodiscard]] uint64_t drawnSeed() const { return parser.value(seed).toULongLong(); }
};

int runDemo(QCoreApplication &application, Options &options)
{
    options.parser.addOptions({options.dataDirectory, options.program, options.port, options.days,
                               options.scale, options.rate, options.duration, options.seed});
    options.parser.process(application);
    const QDir beside(QCoreApplication::applicationDirPath());
    const QString server = beside.filePath(QStringLiteral("footfall-server"));
    const QString window = beside.filePath(QStringLiteral("footfall"));
    const bool hasDisplay =
        !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    const SystemClock clock;
    DemoRun run(
        {.dataDirectory = options.parser.value(options.dataDirectory),
         .program = options.parser.isSet(options.program) ? options.parser.value(options.program)
                    : hasDisplay && QFileInfo::exists(window) ? window
                                                              : server,
         .serverProgram = server,
         .port = static_cast<quint16>(options.parser.value(options.port).toUShort()),
         .history = std::chrono::days(static_cast<int>(options.number(options.days))),
         .scale = options.number(options.scale),
         .viewsPerSecond = options.number(options.rate),
         .duration = std::chrono::seconds(static_cast<int>(options.number(options.duration))),
         .seed = options.drawnSeed()},
        clock);
    QObject::connect(&run, &DemoRun::finished, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    onInterrupt(&run, [&run] { run.stop(); });
    if (const auto started = run.start(); !started)
        return complain(started.error().message);
    return QCoreApplication::exec();
}

int runTraffic(QCoreApplication &application, Options &options)
{
    options.parser.addOptions(
        {options.url, options.rate, options.duration, options.rhythm, options.seed});
    options.parser.process(application);
    const QUrl collector(options.parser.value(options.url));
    if (!QHostAddress(collector.host()).isLoopback() &&
        collector.host() != QLatin1String("localhost"))
        return complain(QStringLiteral("Made-up traffic goes to this computer only."), 2);
    const SystemClock clock;
    const std::vector<DemoSite> sites = demoSites();
    Traffic traffic(
        {.collector = collector,
         .countryDatabase = demo::countryDatabase(),
         .viewsPerSecond = options.number(options.rate),
         .rhythm = options.parser.isSet(options.rhythm) ? Rhythm::LikeADay : Rhythm::Level,
         .seed = options.drawnSeed() + 1},
        sites, clock);
    QObject::connect(&traffic, &Traffic::finished, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    onInterrupt(&traffic, [&traffic] { traffic.stop(); });
    traffic.start();
    if (const auto seconds = static_cast<int>(options.number(options.duration)); seconds > 0)
        QTimer::singleShot(std::chrono::seconds(seconds), &traffic, &Traffic::stop);
    QCoreApplication::exec();
    const TrafficReport &sent = traffic.report();
    say(QStringLiteral("%1 page views in %2 requests: %3 kept, %4 turned away, %5 skipped.")
            .arg(sent.pageViews)
            .arg(sent.requests)
            .arg(sent.kept)
            .arg(sent.turnedAway)
            .arg(sent.skipped));
    return sent.turnedAway == 0 ? 0 : 1;
}

int runBackfill(QCoreApplication &application, Options &options)
{
    options.parser.addOptions({options.dataDirectory, options.days, options.scale, options.seed});
    options.parser.process(application);
    const QString directory = options.parser.value(options.dataDirectory);
    if (directory.isEmpty())
        return complain(QStringLiteral("Say where with --data-dir."), 2);
    if (const auto prepared = instance::prepareDataDirectory(directory); !prepared)
        return complain(prepared.error().message);
    const auto attempt =
        instance::DirectoryLock::acquire(directory, QStringLiteral("footfall-demo"));
    if (!attempt)
        return complain(attempt.error().message);
    if (attempt->lock == nullptr)
        return complain(QStringLiteral("%1 is in use by %2. End it first.")
                            .arg(directory, instance::describe(attempt->holder)));
    const SystemClock clock;
    const auto report =
        backfill({.dataDirectory = directory,
                  .history = std::chrono::days(static_cast<int>(options.number(options.days))),
                  .scale = options.number(options.scale),
                  .seed = options.drawnSeed(),
                  .end = clock.now()},
                 demoSites(), sayProgress);
    if (!report)
        return complain(report.error().message);
    sayReport(*report);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("footfall-demo"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOOTFALL_VERSION));
    Options options;
    options.parser.setApplicationDescription(QStringLiteral(
        "Shows Footfall with made-up visitors.\n\n"
        "run       a throw-away data directory with history, Footfall on it, and traffic\n"
        "traffic   sends traffic to a collector that trusts 127.0.0.1 as a proxy\n"
        "backfill  fills a data directory with history"));
    options.parser.addPositionalArgument(QStringLiteral("command"),
                                         QStringLiteral("run, traffic or backfill"));
    options.parser.addHelpOption();
    const QByteArray command = argc > 1 ? QByteArray(argv[1]) : QByteArray();
    if (command.isEmpty() || command.startsWith('-') || command == "run")
        return runDemo(application, options);
    if (command == "traffic")
        return runTraffic(application, options);
    if (command == "backfill")
        return runBackfill(application, options);
    options.parser.process(application);
    return complain(options.parser.helpText(), 2);
}
