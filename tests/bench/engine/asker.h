// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the facts engine about a file and measures what that takes. One thread asks; the engine's
// workers help, and their time counts. Throws.
#pragma once

#include "core/queries/facts/factengine.h"
#include "tests/bench/need.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <memory>
#include <unistd.h>
#include <vector>

namespace footfall::bench {

/// In milliseconds, of each question.
struct Times {
    std::vector<double> wall;
    std::vector<double> processor;

    static double percent(std::vector<double> values, size_t share)
    {
        std::sort(values.begin(), values.end());
        return values[values.size() * share / 100];
    }
    void print(const char *name) const
    {
        std::printf("| %s | %.1f | %.1f | %.1f | %.1f |\n", name, percent(wall, 50),
                    percent(wall, 95), percent(processor, 50), percent(processor, 95));
        std::fflush(stdout);
    }
};

inline void forgetFile(const QString &path)
{
    const int file = open(qPrintable(path), O_RDONLY);
    if (file >= 0) {
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        close(file);
    }
}

inline double processorMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

class Asker
{
public:
    Asker(const QString &path, qint64 cacheBytes) : m_path(path), m_cacheBytes(cacheBytes)
    {
        forget();
    }

    /// Nothing is cached any more, neither here nor by the system.
    void forget()
    {
        m_engine.reset();
        m_database.reset();
        forgetFile(m_path);
        m_database = need(storage::Database::open(m_path, storage::OpenMode::ReadOnly));
        m_cache = queries::makeFactCache(m_cacheBytes);
        m_engine = std::make_unique<queries::FactEngine>(*m_database, m_cache);
    }

    queries::FactAnswer ask(const queries::FactQuestion &question, Times *times)
    {
        const double processor = processorMs();
        QElapsedTimer timer;
        timer.start();
        queries::FactAnswer answer = need(m_engine->answer(question));
        if (times) {
            times->wall.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            times->processor.push_back(processorMs() - processor);
        }
        return answer;
    }
    /// The best of several: others use this machine too.
    void askWarm(const queries::FactQuestion &question, Times *times)
    {
        Times own;
        (void)ask(question, nullptr);
        for (int i = 0; i < 3; ++i)
            (void)ask(question, &own);
        times->wall.push_back(Times::percent(own.wall, 0));
        times->processor.push_back(Times::percent(own.processor, 0));
    }

private:
    QString m_path;
    qint64 m_cacheBytes;
    std::unique_ptr<storage::Database> m_database;
    std::shared_ptr<queries::FactCache> m_cache;
    std::unique_ptr<queries::FactEngine> m_engine;
};

} // namespace footfall::bench
