// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/syncer.h"

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

Syncer::Syncer(Durable durable, std::function<void()> failed)
    : m_durable(std::move(durable)), m_failed(std::move(failed))
{
}

Syncer::~Syncer()
{
    finish();
}

void Syncer::start()
{
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(QStringLiteral("syncer"));
    m_thread->start();
}

void Syncer::finish()
{
    if (!m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_work.notify_one();
    }
    m_thread->wait();
    m_thread.reset();
}

void Syncer::setSync(Sync sync)
{
    const std::lock_guard lock(m_mutex);
    m_sync = std::move(sync);
}

void Syncer::add(Commit commit)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(std::move(commit));
    if (!m_isBusy)
        m_work.notify_one();
}

Result<Done> Syncer::syncHere(const Commit &commit)
{
    // Nobody else uses it while the thread rests.
    Result<Done> synced = m_sync();
    if (synced)
        m_durable(commit);
    return synced;
}

bool Syncer::isResting()
{
    const std::lock_guard lock(m_mutex);
    return !m_isBusy && m_waiting.empty() && !m_error;
}

Result<Done> Syncer::settle()
{
    std::unique_lock lock(m_mutex);
    m_rest.wait(lock, [this] { return !m_isBusy && (m_waiting.empty() || m_error); });
    m_waiting.clear();
    if (!m_error)
        return Done{};
    Result<Done> failed = tl::unexpected(*std::move(m_error));
    m_error.reset();
    return failed;
}

void Syncer::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_work.wait(lock, [this] { return m_isEnding || (!m_waiting.empty() && !m_error); });
        if (m_isEnding)
            return;
        m_isBusy = true;
        const std::vector<Commit> commits = std::exchange(m_waiting, {});
        lock.unlock();
        const Result<Done> synced = m_sync();
        if (synced) {
            for (const Commit &commit : commits)
                m_durable(commit);
        } else {
            m_failed();
        }
        lock.lock();
        if (!synced)
            m_error = synced.error();
        m_isBusy = false;
        m_rest.notify_all();
    }
}

} // namespace footfall::pipeline
