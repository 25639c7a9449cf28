// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/service.h"

#include "core/instance/futures.h"

#include <QCoreApplication>

namespace footfall::instance::cli {

Q_LOGGING_CATEGORY(serviceLog, "footfall.service", QtInfoMsg)

using domain::Result;

namespace {

/// Where nobody watches.
class Nobody : public ServiceManager
{
public:
    [[nodiscard]] bool isThere() const override { return false; }
    [[nodiscard]] std::chrono::milliseconds patience() const override
    {
        return std::chrono::milliseconds(0);
    }
    void ready(const QString &) override {}
    void describe(const QString &) override {}
    void reloading() override {}
    void stopping() override {}
    void alive() override {}
};

ServiceManager &managerOf(const Context &context)
{
    static Nobody nobody;
    return context.environment.manager ? *context.environment.manager : nobody;
}

} // namespace

Service::Service(const Context &context, Instance &instance, ReadSettings readSettings)
    : m_context(context)
    , m_instance(instance)
    , m_readSettings(std::move(readSettings))
    , m_manager(managerOf(context))
    , m_heartbeat(instance, m_manager)
{
    connect(&m_instance, &Instance::roleChanged, this, [this] { announce(); });
    connect(&m_instance, &Instance::holderLost, this,
            [](const QString &reason) { qCWarning(serviceLog).noquote() << reason; });
    connect(&m_instance, &Instance::settingsInForce, this, [this](const Settings &settings) {
        if (m_context.environment.setLogLevel)
            m_context.environment.setLogLevel(settings.logLevel);
    });
    connect(&m_signals, &SignalWatcher::stopWanted, this, [this] {
        qCInfo(serviceLog, "Told to end: answering what was accepted.");
        m_manager.stopping();
        QCoreApplication::quit();
    });
    connect(&m_signals, &SignalWatcher::reloadWanted, this, [this] { reload(); });
    warnAboutSettings(m_instance.settings());
}

void Service::announce()
{
    if (m_instance.role() == Instance::Role::Viewer) {
        announceViewer();
        return;
    }
    whenDone(m_instance.commands().status(), this,
             [this](const Result<domain::InstanceStatus> &status) {
                 if (!status)
                     end(status.error());
                 else if (status->collector.state == domain::CollectorStatus::State::Failed)
                     end({domain::ErrorKind::Unavailable, status->collector.problem});
                 else
                     collecting(*status);
             });
}

void Service::announceViewer()
{
    const QString standingBy =
        QStringLiteral("This data directory is held by %1. Standing by, to take over when it ends.")
            .arg(describe(m_instance.holder()));
    m_context.out << standingBy << Qt::endl;
    m_heartbeat.start(standingBy);
}

void Service::collecting(const domain::InstanceStatus &status)
{
    const QString where = webAddressOf(status.collector);
    if (where != m_collectingOn)
        m_context.out << "Footfall is collecting on " << where << Qt::endl;
    m_collectingOn = where;
    m_heartbeat.start(statusLine(status));
}

void Service::end(const domain::Error &error) const
{
    QCoreApplication::exit(static_cast<int>(m_context.fail(error)));
}

void Service::reload()
{
    m_manager.reloading();
    const auto failed = [this](const domain::Error &error) {
        qCWarning(serviceLog).noquote() << "The settings were not changed:" << error.message;
        m_heartbeat.goOn();
    };
    const auto settings = m_readSettings();
    if (!settings) {
        failed(settings.error());
        return;
    }
    warnAboutSettings(*settings);
    whenDone(m_instance.reload(*settings), this,
             [this, failed](const Result<SettingsReport> &report) {
                 if (!report) {
                     failed(report.error());
                     return;
                 }
                 reloaded(*report);
                 m_heartbeat.goOn();
             });
}

void Service::reloaded(const SettingsReport &report)
{
    const auto list = [](const QStringList &names) {
        return names.isEmpty() ? QStringLiteral("none") : names.join(QLatin1Char(','));
    };
    qCInfo(serviceLog).noquote().nospace()
        << "The settings were read again: changed=" << list(report.changed)
        << " after-restart=" << list(report.afterRestart);
    if (report.collector.port == 0)
        return;
    const QString where = webAddressOf(report.collector);
    if (where == m_collectingOn)
        return;
    m_collectingOn = where;
    m_context.out << "Footfall is collecting on " << where << Qt::endl;
}

void Service::warnAboutSettings(const Settings &settings) const
{
    const QStringList unknown = unknownSettings(m_context.dataDirectory);
    if (!unknown.isEmpty())
        qCWarning(serviceLog).noquote().nospace()
            << "settings.ini has keys that this release does not know: "
            << unknown.join(QStringLiteral(", "));
    for (const QString &range : settings.listen.trustedProxies) {
        if (range.endsWith(QStringLiteral("/0")))
            qCWarning(serviceLog).noquote().nospace()
                << "Everybody is trusted as a proxy (" << range
                << "), so anybody can claim to come from any address. Trust your proxies alone.";
    }
}

} // namespace footfall::instance::cli
