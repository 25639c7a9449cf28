// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/receiptqueue.h"

namespace footfall::server {

ReceiptQueue::ReceiptQueue(QObject *receiver, Handler handler)
    : m_receiver(receiver), m_handler(std::move(handler))
{
}

void ReceiptQueue::settle(std::vector<pipeline::Settled> batch)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_receiver || batch.empty())
        return;
    const bool isAnnounced = !m_settled.empty();
    m_settled.insert(m_settled.end(), batch.begin(), batch.end());
    if (!isAnnounced)
        QMetaObject::invokeMethod(
            m_receiver, [queue = shared_from_this()] { queue->deliver(); }, Qt::QueuedConnection);
}

void ReceiptQueue::close()
{
    const QMutexLocker lock(&m_mutex);
    m_receiver = nullptr;
    m_settled.clear();
}

void ReceiptQueue::deliver()
{
    std::vector<pipeline::Settled> settled;
    {
        const QMutexLocker lock(&m_mutex);
        settled.swap(m_settled);
    }
    m_handler(settled);
}

} // namespace footfall::server
