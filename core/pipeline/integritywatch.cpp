// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/integritywatch.h"

#include "core/storage/integrity.h"

#include <new>

namespace footfall::pipeline {

IntegrityWatch::IntegrityWatch(StatusBoard &board, const domain::Clock &clock)
    : m_board(board), m_clock(clock)
{
}

IntegrityWatch::~IntegrityWatch()
{
    cancel();
}

void IntegrityWatch::begin(const QString &databasePath)
{
    cancel();
    m_stop = {};
    m_isSettled = false;
    m_board.update([](domain::StoreStatus &status) { status.isChecking = true; });
    m_thread.reset(QThread::create(
        [this, databasePath, stop = m_stop.get_token()] { check(databasePath, stop); }));
    m_thread->setObjectName(QStringLiteral("integrity"));
    m_thread->start(QThread::LowestPriority);
}

void IntegrityWatch::trust()
{
    cancel();
    m_isSettled = true;
    m_board.update([](domain::StoreStatus &status) { status.damage.clear(); });
}

void IntegrityWatch::cancel()
{
    if (!m_thread)
        return;
    m_stop.request_stop();
    m_thread->wait();
    m_thread.reset();
    m_board.update([](domain::StoreStatus &status) { status.isChecking = false; });
}

void IntegrityWatch::check(const QString &databasePath, const std::stop_token &stop)
try {
    const auto report = storage::checkIntegrity(databasePath, stop);
    // Not settled: it is looked at again after the next start.
    if (!report && report.error().kind == domain::ErrorKind::Unavailable) {
        noteUnchecked();
        return;
    }
    if (report && !report->isComplete)
        return;
    m_board.noteChecked(m_clock.now(),
                        report ? report->problems.join(u'\n') : report.error().message);
    m_isSettled = report && report->problems.isEmpty();
} catch (const std::bad_alloc &) {
    noteUnchecked();
}

void IntegrityWatch::noteUnchecked()
{
    m_board.update([](domain::StoreStatus &status) { status.isChecking = false; });
}

} // namespace footfall::pipeline
