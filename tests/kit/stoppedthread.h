// SPDX-License-Identifier: GPL-3.0-or-later
// Holds one thread of a program that the test has started, as if it hung; the others run on. Needs
// the right to trace a child, which some containers refuse: look at isStopped(). The thread goes on
// when this ends; made and ended in one thread.
#pragma once

#include <QDir>
#include <QFile>
#include <QString>

#include <sys/ptrace.h>
#include <sys/wait.h>

namespace footfall::kit {

/// The first of the process's threads that has this name; 0 where there is none.
[[nodiscard]] inline pid_t threadNamed(qint64 processId, const QByteArray &name)
{
    const QString tasks = QStringLiteral("/proc/%1/task").arg(processId);
    for (const QString &task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(QStringLiteral("%1/%2/comm").arg(tasks, task));
        if (file.open(QIODevice::ReadOnly) && file.readAll().trimmed() == name)
            return static_cast<pid_t>(task.toLongLong());
    }
    return 0;
}

class StoppedThread
{
public:
    explicit StoppedThread(pid_t thread) : m_thread(thread)
    {
        if (thread <= 0 || ::ptrace(PTRACE_SEIZE, thread, nullptr, nullptr) != 0)
            return;
        m_isTraced = true;
        int status = 0;
        m_isStopped = ::ptrace(PTRACE_INTERRUPT, thread, nullptr, nullptr) == 0 &&
                      ::waitpid(thread, &status, __WALL) == thread && WIFSTOPPED(status);
    }
    ~StoppedThread() { release(); }
    StoppedThread(const StoppedThread &) = delete;
    StoppedThread &operator=(const StoppedThread &) = delete;

    [[nodiscard]] bool isStopped() const { return m_isStopped; }
    void release()
    {
        if (m_isTraced)
            ::ptrace(PTRACE_DETACH, m_thread, nullptr, nullptr);
        m_isTraced = m_isStopped = false;
    }

    /// Until the thread has ended with its process, which cannot be gone before its tracer knows.
    void waitForEnd()
    {
        int status = 0;
        while (m_isTraced && ::waitpid(m_thread, &status, __WALL) == m_thread)
            m_isTraced = !WIFEXITED(status) && !WIFSIGNALED(status);
        m_isStopped = false;
    }

private:
    pid_t m_thread;
    bool m_isTraced = false;
    bool m_isStopped = false;
};

} // namespace footfall::kit
