// SPDX-License-Identifier: GPL-3.0-or-later
// Carries receipts from the writer's thread to the server's, with one event a batch.
// settle() and close() from any thread; the handler is called in the receiver's thread.
#pragma once

#include "core/pipeline/hitsink.h"

#include <QMutex>
#include <QObject>

#include <functional>

namespace footfall::server {

class ReceiptQueue : public pipeline::ReceiptPort, public std::enable_shared_from_this<ReceiptQueue>
{
public:
    using Handler = std::function<void(const std::vector<pipeline::Settled> &)>;
    /// The receiver calls close() before it ends. REQUIRES: held by a shared_ptr.
    ReceiptQueue(QObject *receiver, Handler handler);

    void settle(std::vector<pipeline::Settled> batch) override;
    /// Later receipts are dropped: whoever waited for them is gone.
    void close();

private:
    void deliver();

    QMutex m_mutex;
    QObject *m_receiver; ///< Null once closed.
    std::vector<pipeline::Settled> m_settled;
    const Handler m_handler;
};

} // namespace footfall::server
