// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/checkpointer.h"

#include "core/storage/maintenance.h"

#include <QThread>

namespace footfall::pipeline {

namespace {

constexpr std::chrono::seconds RetryInterval{1};
constexpr std::chrono::milliseconds Overdue{5'000};
constexpr std::chrono::milliseconds LastPatience{1'000};
constexpr unsigned long LastPauseMs = 50;

} // namespace

Checkpointer::Checkpointer(storage::Database &database, StatusBoard &board)
    : m_database(database), m_board(board)
{
    m_retry.setInterval(RetryInterval);
    QObject::connect(&m_retry, &QTimer::timeout, &m_retry, [this] { run(); });
}

void Checkpointer::run()
{
    if (!m_hasLog)
        return;
    const domain::Result<storage::Checkpoint> outcome = storage::checkpoint(m_database);
    if (outcome && *outcome == storage::Checkpoint::Complete) {
        m_hasLog = false;
        m_retry.stop();
        m_blocked.invalidate();
        m_board.update([](domain::StoreStatus &status) { status.checkpointOverdue = false; });
        return;
    }
    if (!outcome)
        m_board.noteProblem(outcome.error());
    if (!m_blocked.isValid())
        m_blocked.start();
    const bool isOverdue = std::chrono::milliseconds(m_blocked.elapsed()) >= Overdue;
    m_board.update([&](domain::StoreStatus &status) { status.checkpointOverdue = isOverdue; });
    if (!m_retry.isActive())
        m_retry.start();
}

void Checkpointer::finish()
{
    QElapsedTimer waited;
    waited.start();
    for (run(); m_hasLog && std::chrono::milliseconds(waited.elapsed()) < LastPatience; run())
        QThread::msleep(LastPauseMs);
    m_retry.stop();
}

} // namespace footfall::pipeline
