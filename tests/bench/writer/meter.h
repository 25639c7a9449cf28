// SPDX-License-Identifier: GPL-3.0-or-later
// How long measured parts take. One thread, whose processor time it is.
#pragma once

#include <QElapsedTimer>

#include <ctime>

namespace footfall::bench {

/// By the clock on the wall, and in processor time; in seconds.
class Meter
{
public:
    template <typename Work>
    void measure(Work work)
    {
        const double cpu = processorSeconds();
        QElapsedTimer timer;
        timer.start();
        work();
        m_wall += static_cast<double>(timer.nsecsElapsed()) / 1e9;
        m_cpu += processorSeconds() - cpu;
    }
    [[nodiscard]] double wall() const { return m_wall; }
    [[nodiscard]] double cpu() const { return m_cpu; }

private:
    static double processorSeconds()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
    }
    double m_wall = 0;
    double m_cpu = 0;
};

} // namespace footfall::bench
