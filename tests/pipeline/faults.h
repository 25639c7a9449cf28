// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with a database, at a test's command. Any thread.
#pragma once

#include "tests/pipeline/bench.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <condition_variable>

namespace footfall::kit {

/// What a pipeline warns of where Faults has its way, and where another program holds a lock.
inline const QRegularExpression Broken(QStringLiteral("The disk is broken"));
inline const QRegularExpression Locked(QStringLiteral("Another program has locked the database"));

class Faults : public std::enable_shared_from_this<Faults>
{
public:
    /// Each statement fails from here on.
    void fail() { set(State::Failing); }
    /// The same of a pipeline's database: it has to warn of that. The thread of the test.
    void failWarned()
    {
        QTest::ignoreMessage(QtWarningMsg, Broken);
        fail();
    }
    /// Each statement waits for what comes next.
    void hang() { set(State::Hanging); }
    void heal() { set(State::Sound); }

    void waitUntilHanging()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isHanging; });
    }

    /// Since fail().
    void waitUntilFailed()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_hasFailed; });
    }

    [[nodiscard]] std::function<std::optional<domain::Error>()> gate()
    {
        return [self = shared_from_this()]() -> std::optional<domain::Error> {
            std::unique_lock lock(self->m_mutex);
            self->m_isHanging = self->m_state == State::Hanging;
            self->m_changed.notify_all();
            self->m_changed.wait(lock, [&] { return self->m_state != State::Hanging; });
            self->m_isHanging = false;
            if (self->m_state == State::Sound)
                return std::nullopt;
            self->m_hasFailed = true;
            self->m_changed.notify_all();
            return domain::Error{domain::ErrorKind::Storage, QStringLiteral("The disk is broken.")};
        };
    }

private:
    enum class State { Sound, Failing, Hanging };
    void set(State state)
    {
        const std::lock_guard lock(m_mutex);
        m_state = state;
        m_hasFailed = m_hasFailed && state != State::Failing;
        m_changed.notify_all();
    }
    std::mutex m_mutex;
    std::condition_variable m_changed;
    State m_state = State::Sound;
    bool m_isHanging = false;
    bool m_hasFailed = false;
};

[[nodiscard]] inline pipeline::PipelineOptions withFaults(const std::shared_ptr<Faults> &faults)
{
    pipeline::PipelineOptions options;
    options.gate = faults->gate();
    return options;
}

[[nodiscard]] inline int spoolSegments(const Bench &bench)
{
    int files = 0;
    QDirIterator found(bench.directory() + QStringLiteral("/spool"), {QStringLiteral("*.spool")},
                       QDir::Files, QDirIterator::Subdirectories);
    for (; found.hasNext(); found.next())
        ++files;
    return files;
}

/// What is there of the spool on the disk: sealed segments, and the key.
[[nodiscard]] inline bool spoolIsEmpty(const Bench &bench)
{
    return !QFile::exists(bench.directory() + QStringLiteral("/spool.key")) &&
           spoolSegments(bench) == 0;
}

/// Everything that was accepted is stored, in the database's ledger and in memory.
[[nodiscard]] inline bool addsUp(const Bench &bench, qint64 stored)
{
    const domain::LedgerCounts total = bench->ledger().total();
    const qint64 written =
        bench.number("SELECT coalesce(sum(items), 0) FROM ledger_minute WHERE reason = 0");
    if (total.stored == stored && total.waiting == 0 && total.refused == 0 && written == stored)
        return true;
    qInfo("%lld stored in memory, %lld in the database, %lld waiting, %lld refused; not %lld",
          static_cast<long long>(total.stored), static_cast<long long>(written),
          static_cast<long long>(total.waiting), static_cast<long long>(total.refused),
          static_cast<long long>(stored));
    return false;
}

} // namespace footfall::kit
