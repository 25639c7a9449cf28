// SPDX-License-Identifier: GPL-3.0-or-later
// What lives in one of the server's threads: the door, the desks behind it, and where receipts come
// in. Made, used and destroyed in that thread.
#pragma once

#include "server/commons.h"
#include "server/frontdesk.h"
#include "server/guard/behind.h"
#include "server/guard/door.h"
#include "server/receiptqueue.h"

#include <QObject>

namespace footfall::server {

class ServerRoom : public QObject
{
    Q_OBJECT
public:
    /// What the threads have in common outlives the room.
    ServerRoom(Commons &commons, const std::shared_ptr<guard::Crowd> &crowd);
    ~ServerRoom() override;

    void setRules(const guard::DoorRules &rules, const ClientAddress &clientAddress);
    /// Where connections come from; null: from nowhere.
    void setListener(const std::shared_ptr<const guard::Listener> &listener);
    /// Ends the connections as soon as each has got what it is owed.
    void finishConnections();
    /// Answers what was accepted, for a few seconds at most, and closes.
    void stop();

private:
    [[nodiscard]] std::optional<Reply> serve(const guard::Request &request, const Address &peer,
                                             Ticket ticket);
    void answerSettled(const std::vector<pipeline::Settled> &receipts);
    /// Runs this thread's events until the condition holds or the time is over.
    void waitFor(const std::function<bool()> &condition, std::chrono::milliseconds atMost);

    CollectDesk m_collectDesk;
    FrontDesk m_frontDesk;
    std::shared_ptr<ReceiptQueue> m_receipts;
    guard::Behind m_behind;
    guard::Door m_door;
};

} // namespace footfall::server
