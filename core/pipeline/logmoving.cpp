// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/logmoving.h"

namespace footfall::pipeline {

LogMoving::LogMoving(std::unique_ptr<storage::LogMover> mover, std::function<void()> ended)
    : m_mover(std::move(mover)), m_ended(std::move(ended))
{
}

LogMoving::~LogMoving()
{
    if (!m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_changed.notify_all();
    }
    m_thread->wait();
}

void LogMoving::begin()
{
    if (!m_thread) {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->setObjectName(QStringLiteral("logmover"));
        m_thread->start();
    }
    const std::lock_guard lock(m_mutex);
    m_isBusy = true;
    m_changed.notify_all();
}

bool LogMoving::isResting()
{
    const std::lock_guard lock(m_mutex);
    return !m_isBusy;
}

void LogMoving::settle()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_isBusy; });
}

void LogMoving::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isEnding || m_isBusy; });
        if (!m_isBusy)
            return;
        lock.unlock();
        // The writer goes on where this ended, and finds and tells the same errors.
        (void)m_mover->move();
        lock.lock();
        m_isBusy = false;
        m_changed.notify_all();
        if (!m_isEnding)
            m_ended();
    }
}

} // namespace footfall::pipeline
