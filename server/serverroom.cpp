// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serverroom.h"

#include "server/protocols/routes.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace footfall::server {

using namespace std::chrono_literals;

namespace {

// Longer than any commit takes; a disk that is slower has failed.
constexpr auto LongestWaitForReceipts = 5s;
constexpr auto LongestWaitForClients = 1s;

} // namespace

ServerRoom::ServerRoom(Commons &commons, const std::shared_ptr<guard::Crowd> &crowd)
    : m_collectDesk(commons.collectDeskParts())
    , m_frontDesk(commons.frontDeskParts(m_collectDesk))
    , m_receipts(std::make_shared<ReceiptQueue>(
          this,
          [this](const std::vector<pipeline::Settled> &receipts) { answerSettled(receipts); }))
    , m_behind([this](const RequestView &request, Ticket ticket) {
        return m_frontDesk.receive(request, ticket);
    })
    , m_door(
          crowd,
          [this](const guard::Request &request, const Address &peer, Ticket ticket) {
              return serve(request, peer, ticket);
          },
          [this](int status) { m_frontDesk.noteUnparsed(status); },
          [this](guard::Door::Round round) {
              if (round == guard::Door::Round::Begins)
                  m_collectDesk.beginBurst();
              else
                  m_collectDesk.endBurst();
          })
{
    m_collectDesk.setReceiptPort(m_receipts);
}

ServerRoom::~ServerRoom()
{
    m_receipts->close();
}

void ServerRoom::setRules(const guard::DoorRules &rules, const ClientAddress &clientAddress)
{
    m_door.setRules(rules);
    m_frontDesk.setClientAddress(clientAddress);
}

void ServerRoom::setListener(const std::shared_ptr<const guard::Listener> &listener)
{
    if (listener && !m_behind.open(listener->descriptor()))
        qWarning("The script and health cannot be served: Qt's server did not start.");
    m_door.setListener(listener);
}

void ServerRoom::finishConnections()
{
    m_door.finish();
}

void ServerRoom::stop()
{
    m_door.setListener(nullptr);
    m_frontDesk.close();
    waitFor([this] { return m_collectDesk.waiting() == 0; }, LongestWaitForReceipts);
    m_receipts->close();
    m_door.finish();
    waitFor([this] { return m_door.connections() == 0; }, LongestWaitForClients);
}

std::optional<Reply> ServerRoom::serve(const guard::Request &request, const Address &peer,
                                       Ticket ticket)
{
    // Collecting is what there is most of.
    if (!isCollectPath(request.path))
        return m_behind.serve(request, peer, ticket);
    RequestView view;
    view.method = request.method;
    view.path = request.path;
    view.query = request.query;
    view.peer = peer;
    view.body = request.body;
    view.headers = request.headers;
    return m_frontDesk.receive(view, ticket);
}

void ServerRoom::answerSettled(const std::vector<pipeline::Settled> &receipts)
{
    for (const CollectDesk::Answer &answer : m_collectDesk.settled(receipts))
        m_door.answer(answer.ticket, answer.reply);
    m_door.flush();
}

void ServerRoom::waitFor(const std::function<bool()> &condition, std::chrono::milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    QEventLoop loop;
    QTimer wake;
    wake.start(5ms);
    while (!condition() && !deadline.hasExpired()) {
        // What was posted right behind the event that we are in would not count as new to the
        // dispatcher, and would wait until somebody posts something else: nobody does.
        QCoreApplication::sendPostedEvents();
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
}

} // namespace footfall::server
