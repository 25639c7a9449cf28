// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demorun.h"

#include "core/instance/settings.h"
#include "tests/demo/backfill.h"
#include "tests/demo/say.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

namespace footfall::demo {

using namespace std::chrono_literals;
using domain::Done;
using domain::ErrorKind;
using domain::failure;
using domain::Result;

namespace {

constexpr quint16 UsualPort = 8080;
constexpr int ProgramStartMs = 10'000;
constexpr int ProgramStopMs = 15'000;

/// 0 where it is taken.
quint16 portIfFree(quint16 port)
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost, port) ? probe.serverPort() : quint16{0};
}

} // namespace

DemoRun::DemoRun(const DemoRunOptions &options, const domain::Clock &clock, QObject *parent)
    : QObject(parent), m_options(options), m_clock(clock), m_sites(demoSites())
{
    m_program.setProcessChannelMode(QProcess::ForwardedChannels);
    connect(&m_program, &QProcess::finished, this, &DemoRun::programEnded);
}

DemoRun::~DemoRun()
{
    if (m_program.state() != QProcess::NotRunning) {
        m_program.disconnect(this);
        m_program.terminate();
        if (!m_program.waitForFinished(ProgramStopMs))
            m_program.kill();
        m_program.waitForFinished(ProgramStopMs);
    }
    removeDirectory();
}

Result<Done> DemoRun::start()
{
    if (const auto done = prepareDirectory(); !done)
        return done;
    if (const auto done = addSites(); !done)
        return done;
    if (const auto done = fillHistory(); !done)
        return done;
    return startProgram();
}

Result<Done> DemoRun::prepareDirectory()
{
    if (m_options.dataDirectory.isEmpty()) {
        QTemporaryDir temporary(QDir::temp().filePath(QStringLiteral("footfall-demo-XXXXXX")));
        if (!temporary.isValid())
            return failure(ErrorKind::Storage, QStringLiteral("No directory can be made in %1: %2")
                                                   .arg(QDir::tempPath(), temporary.errorString()));
        temporary.setAutoRemove(
            false); // Removed in our own time: after Footfall has closed its files.
        m_directory = temporary.path();
    } else {
        const QDir directory(m_options.dataDirectory);
        if (directory.exists() && !directory.isEmpty())
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("%1 is not empty. The demo removes its directory in the end, so "
                               "give one that is not there yet.")
                    .arg(m_options.dataDirectory));
        if (!directory.mkpath(QStringLiteral(".")))
            return failure(ErrorKind::Storage,
                           QStringLiteral("%1 cannot be made.").arg(m_options.dataDirectory));
        m_directory = directory.absolutePath();
    }

    m_port = m_options.port != 0 ? portIfFree(m_options.port) : portIfFree(UsualPort);
    if (m_port == 0 && m_options.port == 0)
        m_port = portIfFree(0);
    if (m_port == 0)
        return failure(
            ErrorKind::Unavailable,
            QStringLiteral("Port %1 is taken. Choose another with --port.").arg(m_options.port));
    instance::Settings settings;
    settings.listen.port = m_port;
    settings.listen.trustedProxies = {QStringLiteral("127.0.0.1/32")};
    settings.foldInterval = 5s;
    return instance::writeSettings(m_directory, settings);
}

Result<Done> DemoRun::addSites()
{
    for (const DemoSite &site : m_sites) {
        QProcess add;
        add.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        add.start(m_options.serverProgram,
                  {QStringLiteral("site"), QStringLiteral("add"), site.hostname,
                   QStringLiteral("--name"), site.name, QStringLiteral("--time-zone"),
                   site.timeZone, QStringLiteral("--code"), site.trackingCode,
                   QStringLiteral("--data-dir"), m_directory});
        if (!add.waitForFinished(ProgramStartMs) || add.exitStatus() != QProcess::NormalExit ||
            add.exitCode() != 0)
            return failure(ErrorKind::Unavailable,
                           QStringLiteral("%1 could not add the site %2.")
                               .arg(m_options.serverProgram, site.hostname));
    }
    return Done{};
}

Result<Done> DemoRun::fillHistory()
{
    if (m_options.history <= 0h)
        return Done{};
    say(QStringLiteral("Making up %1 days of history...").arg(m_options.history.count()));
    const auto report = backfill({.dataDirectory = m_directory,
                                  .history = m_options.history,
                                  .scale = m_options.scale,
                                  .seed = m_options.seed,
                                  .end = m_clock.now()},
                                 m_sites, [this](int percent) {
                                     QCoreApplication::processEvents(); // Ctrl+C comes as an event.
                                     return m_stopping ? Onward::Stop : sayProgress(percent);
                                 });
    if (!report)
        return tl::unexpected(report.error());
    sayReport(*report);
    return Done{};
}

Result<Done> DemoRun::startProgram()
{
    QStringList arguments{QStringLiteral("--data-dir"), m_directory};
    const bool isServer =
        QFileInfo(m_options.program).fileName() == QLatin1String("footfall-server");
    if (isServer)
        arguments.prepend(QStringLiteral("serve"));
    m_program.start(m_options.program, arguments);
    if (!m_program.waitForStarted(ProgramStartMs))
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("%1 cannot be started: %2")
                           .arg(m_options.program, m_program.errorString()));
    if (isServer)
        say(QStringLiteral(
                "To read the numbers:\n  %1 stats --site %2 --period 30d --by page --data-dir %3")
                .arg(m_options.serverProgram, m_sites.front().trackingCode, m_directory));
    sendOnceListening();
    if (m_options.duration > 0s)
        QTimer::singleShot(m_options.duration, this, &DemoRun::stop);
    return Done{};
}

void DemoRun::sendOnceListening()
{
    auto *probe = new QTcpSocket(this);
    connect(probe, &QTcpSocket::errorOccurred, this, [this, probe] {
        probe->deleteLater();
        if (!m_stopping)
            QTimer::singleShot(100ms, this, &DemoRun::sendOnceListening);
    });
    connect(probe, &QTcpSocket::connected, this, [this, probe] {
        probe->disconnect(this);
        probe->deleteLater();
        if (m_stopping)
            return;
        TrafficOptions options;
        options.collector.setScheme(QStringLiteral("http"));
        options.collector.setHost(QStringLiteral("127.0.0.1"));
        options.collector.setPort(m_port);
        options.countryDatabase = countryDatabase();
        options.viewsPerSecond = m_options.viewsPerSecond;
        options.seed = m_options.seed + 1;
        m_traffic = new Traffic(options, m_sites, m_clock, this);
        connect(m_traffic, &Traffic::finished, &m_program, &QProcess::terminate);
        m_traffic->start();
        say(QStringLiteral(
                "Visitors are coming to %1. Close Footfall or press Ctrl+C to end the demo.")
                .arg(options.collector.toString()));
    });
    probe->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
}

void DemoRun::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    QTimer::singleShot(ProgramStopMs, &m_program, &QProcess::kill);
    if (m_traffic != nullptr)
        m_traffic->stop();
    else
        m_program.terminate();
}

void DemoRun::programEnded(int exitCode, QProcess::ExitStatus status)
{
    if (m_traffic != nullptr) {
        const TrafficReport &sent = m_traffic->report();
        say(QStringLiteral("%1 page views were sent; of %2 requests %3 were kept.")
                .arg(sent.pageViews)
                .arg(sent.requests)
                .arg(sent.kept));
    }
    // Ended by our own request, Footfall need not have had the time to say how it went.
    const bool isWell = m_stopping || (status == QProcess::NormalExit && exitCode == 0);
    Q_EMIT finished(isWell ? 0 : 1);
}

void DemoRun::removeDirectory()
{
    if (!m_directory.isEmpty())
        QDir(m_directory).removeRecursively();
}

} // namespace footfall::demo
