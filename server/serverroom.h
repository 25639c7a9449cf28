// SPDX-License-Identifier: GPL-3.0-or-later
// What lives in the server's thread: the doors, the desks behind them, and the clockwork. Made,
// used and destroyed in that thread; status() from any.
#pragma once

#include "server/collector.h"
#include "server/frontdesk.h"
#include "server/httpdoor.h"
#include "server/receiptqueue.h"

#include <QMutex>
#include <QObject>
#include <QTimer>

namespace footfall::server {

class ServerRoom : public QObject
{
    Q_OBJECT
public:
    explicit ServerRoom(const CollectorParts &parts);
    ~ServerRoom() override;

    /// Where it fails, what was open before is open again.
    domain::Result<domain::CollectorStatus> listen(const domain::ListenSettings &settings);
    /// Answers what was accepted, for a few seconds at most, and closes.
    void stop();

    [[nodiscard]] domain::CollectorStatus status() const;

private:
    [[nodiscard]] domain::Result<std::unique_ptr<HttpDoor>>
    openDoor(const domain::ListenSettings &settings);
    domain::Result<domain::Done> moveDoor(const domain::ListenSettings &settings);
    void answerSettled(const std::vector<pipeline::Settled> &receipts);
    void expireSalts();
    /// Ends the connections that owe nothing, and the doors that have none.
    void closeOldDoors();
    /// Runs this thread's events until the condition holds or the time is over.
    void waitFor(const std::function<bool()> &condition, std::chrono::milliseconds atMost);
    void setListening();
    void setProblem(const QString &problem);
    [[nodiscard]] domain::StoreStatus storeStatus() const;
    [[nodiscard]] QString saltProblem() const;

    const CollectorParts m_parts;
    Tally m_tally;
    CollectDesk m_collectDesk;
    FrontDesk m_frontDesk;
    std::shared_ptr<ReceiptQueue> m_receipts;
    QTimer m_minute;

    domain::ListenSettings m_settings; ///< Of the open door.
    std::unique_ptr<HttpDoor> m_door;
    std::vector<std::unique_ptr<HttpDoor>>
        m_oldDoors; ///< Their connections may still be owed answers.
    Ticket m_lastTicket = 0;

    mutable QMutex m_mutex; ///< Over what follows.
    domain::CollectorStatus m_status;
};

} // namespace footfall::server
