// SPDX-License-Identifier: GPL-3.0-or-later
// The foreman: the port, the threads that share it, and the collector's state.
#include "server/collectorprivate.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>

namespace footfall::server {

using domain::CollectorStatus;
using domain::Done;
using domain::ErrorKind;
using domain::ListenSettings;
using domain::Result;
using guard::Listener;
using namespace std::chrono_literals;

namespace {

constexpr int MostThreads = 16;
constexpr long long LackIsToldFor = 60; // Seconds.

long long steadySeconds()
{
    return std::chrono::floor<std::chrono::seconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

QString stoppedText()
{
    return QCoreApplication::translate("Server",
                                       "The collector has been stopped. Start Footfall again.");
}

QString lackText()
{
    return QCoreApplication::translate(
        "Server", "This program may not open more files, so new connections are turned away. Raise "
                  "its limit of open files (LimitNOFILE in the systemd unit, or ulimit -n).");
}

Result<std::shared_ptr<const Listener>> openListener(const ListenSettings &settings)
{
    const QHostAddress address(settings.address);
    if (address.isNull())
        return domain::failure(
            ErrorKind::Invalid,
            QCoreApplication::translate("Server", "“%1” is not an address. Use one of this "
                                                  "computer, e.g. 127.0.0.1, or 0.0.0.0 for all.")
                .arg(settings.address.left(80)));
    return Listener::open(address, settings.port);
}

} // namespace

Collector::Private::Private(const CollectorParts &parts) : m_parts(parts), m_commons(parts)
{
    m_foreman.setObjectName(QStringLiteral("foreman"));
    moveToThread(&m_foreman);
    m_foreman.start();
}

Collector::Private::~Private()
{
    run([this] {
        m_minute.reset();
        m_threads.clear();
        enrich::Enricher::releaseThread();
        moveToThread(nullptr);
    });
    m_foreman.quit();
    m_foreman.wait();
}

void Collector::Private::begin(const ListenSettings &settings)
{
    m_minute = std::make_unique<QTimer>();
    m_minute->callOnTimeout([this] { keepHouse(); });
    m_minute->setTimerType(Qt::VeryCoarseTimer);
    m_minute->start(1min);
    keepHouse();
    (void)listen(settings);
}

Result<CollectorStatus> Collector::Private::listen(const ListenSettings &settings)
{
    if (m_isStopped)
        return domain::failure(ErrorKind::Unavailable, stoppedText());
    const Result<ClientAddress> clientAddress = ClientAddress::trusting(settings.trustedProxies);
    if (!clientAddress)
        return failed(clientAddress.error());
    const Result<std::shared_ptr<Tls>> tls = openTls(settings);
    if (!tls)
        return failed(tls.error());
    // 0 asks for any port: the one that was given will do.
    const bool isSamePlace =
        m_listener && settings.address == m_settings.address &&
        (settings.port == m_listener->port() || settings.port == m_settings.port);
    if (!isSamePlace)
        if (const Result<Done> moved = move(settings); !moved)
            return failed(moved.error());
    m_settings = settings;
    m_commons.setLimits(settings.limits);
    m_commons.setTls(*tls);
    setThreads(std::clamp(settings.threads, 1, MostThreads));
    guard::DoorRules rules;
    rules.limits = settings.limits;
    rules.isTrusted = [proxies = *clientAddress](const Address &address) {
        return proxies.isTrusted(address);
    };
    if (*tls)
        rules.tls = [tls = *tls] { return tls->configuration(); };
    rules.lacksDescriptors = [this] { m_lastLack = steadySeconds(); };
    for (const auto &thread : m_threads)
        thread->run([&] {
            thread->room().setRules(rules, *clientAddress);
            thread->room().setListener(m_listener);
        });
    setState(CollectorStatus::State::Collecting);
    return status();
}

Result<CollectorStatus> Collector::Private::setFlow(Flow flow)
{
    if (m_isStopped)
        return domain::failure(ErrorKind::Unavailable, stoppedText());
    if (flow == Flow::Open)
        return m_listener ? Result<CollectorStatus>(status()) : listen(m_settings);
    // The port stays the same where the system chose it.
    if (m_listener)
        m_settings.port = m_listener->port();
    closeListener();
    finishConnections();
    setState(CollectorStatus::State::Paused);
    return status();
}

Result<Done> Collector::Private::pulse()
{
    for (const auto &thread : m_threads)
        thread->run([] {});
    return Done{};
}

void Collector::Private::stop()
{
    if (std::exchange(m_isStopped, true))
        return;
    m_minute.reset();
    closeListener();
    for (const auto &thread : m_threads)
        thread->run([&thread] { thread->room().stop(); });
    setState(CollectorStatus::State::Stopped);
}

CollectorStatus Collector::Private::status()
{
    CollectorStatus status;
    {
        const QMutexLocker lock(&m_mutex);
        status = m_status;
    }
    if (status.problem.isEmpty() && steadySeconds() - m_lastLack < LackIsToldFor)
        status.problem = lackText();
    m_commons.describe(status);
    return status;
}

Result<std::shared_ptr<Tls>> Collector::Private::openTls(const ListenSettings &settings) const
{
    if (settings.tlsCertificate.isEmpty() && settings.tlsKey.isEmpty())
        return std::shared_ptr<Tls>();
    return Tls::open({settings.tlsCertificate, settings.tlsKey}, m_parts.clock);
}

void Collector::Private::setThreads(int count)
{
    const auto wanted = static_cast<size_t>(count);
    while (m_threads.size() > wanted) {
        m_threads.back()->run([this] { m_threads.back()->room().stop(); });
        m_threads.pop_back();
    }
    while (m_threads.size() < wanted)
        m_threads.push_back(std::make_unique<ServerThread>(m_commons, m_crowd));
}

Result<Done> Collector::Private::move(const ListenSettings &settings)
{
    Result<std::shared_ptr<const Listener>> opened = openListener(settings);
    if (!opened && m_listener && settings.port == m_listener->port()) {
        // One of the two addresses may hold the other: 0.0.0.0 cannot have a port that
        // 127.0.0.1 has.
        ListenSettings before = m_settings;
        before.port = m_listener->port();
        closeListener();
        opened = openListener(settings);
        if (!opened) {
            if (auto reopened = openListener(before)) {
                m_listener = *reopened;
                for (const auto &thread : m_threads)
                    thread->run([&] { thread->room().setListener(m_listener); });
            }
        }
    }
    if (!opened)
        return tl::unexpected(opened.error());
    m_listener = *opened;
    // Who came by the old address may have come from where nobody is to come from any more.
    finishConnections();
    return Done{};
}

void Collector::Private::closeListener()
{
    for (const auto &thread : m_threads)
        thread->run([&thread] { thread->room().setListener(nullptr); });
    m_listener.reset();
}

void Collector::Private::finishConnections()
{
    for (const auto &thread : m_threads)
        thread->run([&thread] { thread->room().finishConnections(); });
}

void Collector::Private::keepHouse()
{
    // Where that fails, the salts' problem tells why, and the next minute tries again.
    if (m_parts.enricher)
        (void)m_parts.enricher->expireSalts(*m_parts.sites->snapshot(), m_parts.clock.now());
    m_commons.lookForProblems();
}

tl::unexpected<domain::Error> Collector::Private::failed(const domain::Error &error)
{
    // It collects as before; who asked for the change is told.
    if (!m_listener)
        setState(CollectorStatus::State::Failed, error.message);
    return tl::unexpected(error);
}

void Collector::Private::setState(CollectorStatus::State state, const QString &problem)
{
    bool isChanged = false;
    {
        const QMutexLocker lock(&m_mutex);
        isChanged = m_status.state != state;
        if (isChanged && state == CollectorStatus::State::Collecting)
            m_status.since = m_parts.clock.now();
        m_status.state = state;
        m_status.problem = problem;
        m_status.isSecure = !m_settings.tlsCertificate.isEmpty();
        if (m_listener) {
            m_status.address = m_listener->address().toString();
            m_status.port = m_listener->port();
        }
    }
    m_commons.setState(state);
    if (isChanged && m_parts.stateChanged)
        m_parts.stateChanged(state);
}

} // namespace footfall::server
