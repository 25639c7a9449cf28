// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serverroom.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>

namespace footfall::server {

using domain::CollectorStatus;
using domain::Done;
using domain::ErrorKind;
using domain::ListenSettings;
using domain::Result;
using namespace std::chrono_literals;

namespace {

// Longer than any commit takes; a disk that is slower has failed.
constexpr auto LongestWaitForReceipts = 5s;
constexpr auto LongestWaitForClients = 1s;

Enrich enrichBy(const std::shared_ptr<enrich::Enricher> &enricher)
{
    return [enricher](const enrich::RawHit &raw, const domain::Site &site) {
        return enricher->enrich(raw, site);
    };
}

} // namespace

ServerRoom::ServerRoom(const CollectorParts &parts)
    : m_parts(parts)
    , m_collectDesk(parts.sink, parts.sites, enrichBy(parts.enricher), parts.clock, m_tally)
    , m_frontDesk(m_collectDesk,
                  [this](HealthDetail detail) { return healthReply(storeStatus(), detail); })
    , m_receipts(std::make_shared<ReceiptQueue>(
          this,
          [this](const std::vector<pipeline::Settled> &receipts) { answerSettled(receipts); }))
    , m_minute(this)
{
    m_collectDesk.setReceiptPort(m_receipts);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        expireSalts();
        closeOldDoors();
    });
    m_minute.start(1min);
    expireSalts();
}

ServerRoom::~ServerRoom()
{
    m_receipts->close();
}

Result<CollectorStatus> ServerRoom::listen(const ListenSettings &settings)
{
    const Result<ClientAddress> clientAddress = ClientAddress::trusting(settings.trustedProxies);
    if (!clientAddress) {
        setProblem(clientAddress.error().message);
        return tl::unexpected(clientAddress.error());
    }
    const bool isSamePlace =
        m_door && settings.address == m_settings.address && settings.port == m_door->port();
    if (!isSamePlace)
        if (const Result<Done> moved = moveDoor(settings); !moved) {
            setProblem(moved.error().message);
            return tl::unexpected(moved.error());
        }
    m_settings = settings;
    m_frontDesk.setClientAddress(*clientAddress);
    setListening();
    return status();
}

Result<std::unique_ptr<HttpDoor>> ServerRoom::openDoor(const ListenSettings &settings)
{
    const QHostAddress address(settings.address);
    if (address.isNull())
        return domain::failure(
            ErrorKind::Invalid,
            QCoreApplication::translate("Server", "“%1” is not an address. Use one of this "
                                                  "computer, e.g. 127.0.0.1, or 0.0.0.0 for all.")
                .arg(settings.address.left(80)));
    return HttpDoor::open(
        address, settings.port,
        [this](const RequestView &request, Ticket ticket) {
            return m_frontDesk.receive(request, ticket);
        },
        [this] { return ++m_lastTicket; });
}

Result<Done> ServerRoom::moveDoor(const ListenSettings &settings)
{
    Result<std::unique_ptr<HttpDoor>> door = openDoor(settings);
    if (!door && m_door && settings.port == m_door->port()) {
        // One of the two addresses may hold the other: 0.0.0.0 cannot have a port that 127.0.0.1
        // has.
        m_door->stopListening();
        door = openDoor(settings);
        if (!door) {
            ListenSettings before = m_settings;
            before.port = m_door->port();
            Result<std::unique_ptr<HttpDoor>> reopened = openDoor(before);
            m_oldDoors.push_back(std::move(m_door));
            if (reopened)
                m_door = std::move(*reopened);
        }
    }
    if (!door)
        return tl::unexpected(door.error());
    if (m_door) {
        m_door->stopListening();
        m_oldDoors.push_back(std::move(m_door));
    }
    m_door = std::move(*door);
    closeOldDoors();
    return Done{};
}

void ServerRoom::stop()
{
    m_minute.stop();
    m_frontDesk.close();
    if (m_door) {
        m_door->stopListening();
        m_oldDoors.push_back(std::move(m_door));
    }
    waitFor([this] { return m_collectDesk.waiting() == 0; }, LongestWaitForReceipts);
    m_receipts->close();
    for (const auto &door : m_oldDoors)
        door->finish();
    waitFor(
        [this] {
            return std::all_of(m_oldDoors.begin(), m_oldDoors.end(),
                               [](const auto &door) { return door->isEmpty(); });
        },
        LongestWaitForClients);
    m_oldDoors.clear();
    const QMutexLocker lock(&m_mutex);
    m_status.state = CollectorStatus::State::Stopped;
    m_status.problem.clear();
}

CollectorStatus ServerRoom::status() const
{
    CollectorStatus status;
    {
        const QMutexLocker lock(&m_mutex);
        status = m_status;
    }
    if (status.problem.isEmpty())
        status.problem = saltProblem();
    m_tally.describe(status, m_parts.clock.now());
    return status;
}

void ServerRoom::answerSettled(const std::vector<pipeline::Settled> &receipts)
{
    for (const CollectDesk::Answer &answer : m_collectDesk.settled(receipts)) {
        // Every door knows its own tickets.
        if (m_door)
            m_door->answer(answer.ticket, answer.reply);
        for (const auto &door : m_oldDoors)
            door->answer(answer.ticket, answer.reply);
    }
}

void ServerRoom::expireSalts()
{
    // Where that fails, saltProblem() tells why, and the next minute tries again.
    if (m_parts.enricher)
        (void)m_parts.enricher->expireSalts(*m_parts.sites->snapshot(), m_parts.clock.now());
}

void ServerRoom::closeOldDoors()
{
    for (const auto &door : m_oldDoors)
        door->finish();
    std::erase_if(m_oldDoors, [](const auto &door) { return door->isEmpty(); });
}

void ServerRoom::waitFor(const std::function<bool()> &condition, std::chrono::milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    QEventLoop loop;
    QTimer wake;
    wake.start(5ms);
    while (!condition() && !deadline.hasExpired())
        loop.processEvents(QEventLoop::WaitForMoreEvents);
}

void ServerRoom::setListening()
{
    const QMutexLocker lock(&m_mutex);
    if (m_status.state != CollectorStatus::State::Collecting)
        m_status.since = m_parts.clock.now();
    m_status.state = CollectorStatus::State::Collecting;
    m_status.address = m_door->address().toString();
    m_status.port = m_door->port();
    m_status.problem.clear();
}

void ServerRoom::setProblem(const QString &problem)
{
    const QMutexLocker lock(&m_mutex);
    if (m_door)
        return; // It collects as before; who asked for the change is told.
    m_status.state = CollectorStatus::State::Failed;
    m_status.problem = problem;
}

/// Without salts for the day no view can be kept either.
domain::StoreStatus ServerRoom::storeStatus() const
{
    domain::StoreStatus store = m_parts.storeStatus ? m_parts.storeStatus() : domain::StoreStatus();
    if (store.problem.isEmpty())
        store.problem = saltProblem();
    return store;
}

QString ServerRoom::saltProblem() const
{
    return m_parts.enricher ? m_parts.enricher->problem() : QString();
}

} // namespace footfall::server
