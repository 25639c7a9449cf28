// SPDX-License-Identifier: GPL-3.0-or-later
// footfall: the window and the collector in one program.
#include "app/dialogs/messagebox.h"
#include "app/program.h"
#include "app/sidequestions.h"
#include "app/theme/themewatcher.h"
#include "app/translation.h"
#include "core/instance/cli/signalwatcher.h"
#include "core/instance/instance.h"
#include "core/queries/queryservice.h"
#include "server/log.h"
#include "server/systemclock.h"
#include "server/wiring.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTcpServer>
#include <QTextStream>

namespace {

using namespace footfall;

constexpr int WrongUsage = 2;
constexpr int PortsToTry = 50;

struct Wishes {
    QString dataDirectory;
    QString listen;
    QString language;
};

/// What the command line asks for; or, where it only wanted words, the exit code.
tl::expected<Wishes, int> readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Privacy-first web analytics on your own desk: a window, and the "
                       "collector behind it. footfall-server does the same without a window."));
    const QCommandLineOption dataDirectory(QStringLiteral("data-dir"),
                                           QStringLiteral("Where everything is kept."),
                                           QStringLiteral("DIR"), instance::defaultDataDirectory());
    const QCommandLineOption listen(
        QStringLiteral("listen"),
        QStringLiteral("Where to listen, this time; else as in the settings, or 127.0.0.1:8080."),
        QStringLiteral("ADDRESS:PORT"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("Of the window; else the desktop's."),
                                      QStringLiteral("LANGUAGE"));
    // addHelpOption() would bring --help-all, which nobody needs here.
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QStringLiteral("This text."));
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({dataDirectory, listen, language, help});
    QTextStream out(stdout);
    QTextStream err(stderr);
    if (!parser.parse(arguments)) {
        err << "footfall: " << parser.errorText() << Qt::endl;
        return tl::unexpected(WrongUsage);
    }
    if (parser.isSet(help)) {
        out << parser.helpText();
        return tl::unexpected(0);
    }
    if (parser.isSet(version)) {
        out << "footfall " << QCoreApplication::applicationVersion() << Qt::endl;
        return tl::unexpected(0);
    }
    if (!parser.positionalArguments().isEmpty()) {
        err << "footfall: What is “" << parser.positionalArguments().first()
            << "”? Commands such as site and stats belong to footfall-server." << Qt::endl;
        return tl::unexpected(WrongUsage);
    }
    // A relative one means where the program was started, whatever becomes of the working
    // directory.
    return Wishes{QFileInfo(parser.value(dataDirectory)).absoluteFilePath(), parser.value(listen),
                  parser.value(language)};
}

int failToStart(const domain::Error &error)
{
    QTextStream(stderr) << "footfall: " << error.message << Qt::endl;
    QMessageBox *box = app::makeMessageBox(
        app::MessageKind::Warning, QCoreApplication::translate("Main", "Footfall cannot start"),
        error.message, nullptr);
    box->addButton(QMessageBox::Close);
    box->exec();
    return 1;
}

domain::Result<std::optional<instance::Settings>> overridesFrom(const Wishes &wishes)
{
    if (wishes.listen.isEmpty())
        return std::nullopt;
    auto settings = instance::readSettings(wishes.dataDirectory);
    if (!settings)
        return tl::unexpected(settings.error());
    auto place = instance::listenFromText(wishes.listen, settings->listen);
    if (!place)
        return tl::unexpected(place.error());
    settings->listen = std::move(*place);
    return std::make_optional(std::move(*settings));
}

/// settings.ini as it is now. What the command line said of the place stays as it is in force.
domain::Result<instance::Settings> settingsAgain(const Wishes &wishes,
                                                 const instance::Settings &inForce)
{
    auto settings = instance::readSettings(wishes.dataDirectory, instance::Afterwards::Reload);
    if (settings && !wishes.listen.isEmpty()) {
        settings->listen.address = inForce.listen.address;
        settings->listen.port = inForce.listen.port;
    }
    return settings;
}

std::optional<quint16> freePortAbove(const QString &address, quint16 port)
{
    const int first = port < 1024 ? 8080 : port + 1;
    for (int tried = first; tried < first + PortsToTry && tried <= 65535; ++tried) {
        QTcpServer probe;
        if (probe.listen(QHostAddress(address), static_cast<quint16>(tried)))
            return static_cast<quint16>(tried);
    }
    return std::nullopt;
}

int run(const Wishes &wishes)
{
    const auto overrides = overridesFrom(wishes);
    if (!overrides)
        return failToStart(overrides.error());
    // Before anybody can see that we run, and outlives the event loop: a second signal may cut a
    // long end short.
    const instance::cli::SignalWatcher signalWatcher;
    const SystemClock clock;
    Log log(clock);
    instance::InstanceOptions options;
    options.dataDirectory = wishes.dataDirectory;
    options.program = QStringLiteral("footfall");
    options.overrides = *overrides;
    options.makeCollector = collectorFactory(wishes.dataDirectory, clock);
    auto instance = instance::Instance::open(options, clock);
    if (!instance)
        return failToStart(instance.error());

    log.setLevel((*instance)->settings().logLevel);
    QObject::connect(
        instance->get(), &instance::Instance::settingsInForce, qApp,
        [&log](const instance::Settings &settings) { log.setLevel(settings.logLevel); });

    // Not quit(): that asks every window to close, and one that goes to the tray refuses.
    const auto end = [] { QCoreApplication::exit(); };
    QObject::connect(&signalWatcher, &instance::cli::SignalWatcher::stopWanted, qApp, end);
    int code = 0;
    {
        const qint64 cacheBytes = (*instance)->settings().cacheBytes();
        const queries::AheadLimits ahead{.mostViews = (*instance)->settings().aheadViews()};
        queries::QueryService queries((*instance)->databasePath(), clock, nullptr, cacheBytes,
                                      ahead);
        app::AppSettings settings;
        app::ThemeWatcher::instance().setChoice(settings.appearance());
        QObject::connect(&settings, &app::AppSettings::appearanceChanged,
                         &app::ThemeWatcher::instance(), &app::ThemeWatcher::setChoice);
        app::Backend backend = app::backendOf(**instance, clock, wishes.dataDirectory);
        backend.freePort = freePortAbove;
        // Dialogs ask little, and seldom the same.
        constexpr int SidePart = 8;
        app::SideQuestions sideQuestions((*instance)->databasePath(), clock, cacheBytes / SidePart);
        backend.ask = [&sideQuestions](const domain::StatsRequest &request, QObject *asker,
                                       app::Backend::Answer answer) {
            sideQuestions.ask(request, asker, std::move(answer));
        };
        app::Program program(backend, queries, settings, app::Tray::detect());
        QObject::connect(&program, &app::Program::quitRequested, qApp, end, Qt::QueuedConnection);
        QObject::connect(instance->get(), &instance::Instance::holderLost, &program,
                         &app::Program::warnOfNoCollector);
        QObject::connect(&signalWatcher, &instance::cli::SignalWatcher::reloadWanted, &program,
                         [&program, &wishes, &opened = **instance] {
                             if (opened.role() == instance::Instance::Role::Viewer)
                                 return; // It is for the holder to read them.
                             const auto written = settingsAgain(wishes, opened.settings());
                             if (written)
                                 program.takeSettings(*written);
                             else
                                 program.warn(QCoreApplication::translate(
                                                  "Main", "The settings could not be read again"),
                                              written.error().message);
                         });
        program.start();
        code = QCoreApplication::exec();
    }
    instance->reset();
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("footfall"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOOTFALL_VERSION));
    tl::expected<Wishes, int> wishes;
    {
        // Words about the program need no display.
        const QCoreApplication withoutDisplay(argc, argv);
        wishes = readCommandLine(QCoreApplication::arguments());
    }
    if (!wishes)
        return wishes.error();
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Footfall"));
    QGuiApplication::setDesktopFileName(QStringLiteral("footfall"));
    // The tray may outlive the window; who closes it says whether to quit.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    app::installTranslations(app::chosenLocale(wishes->language));
    app::ThemeWatcher::instance().install();
    return run(*wishes);
}
