// SPDX-License-Identifier: GPL-3.0-or-later
// Files of this process cannot grow beyond a size, as if the disk were full, as long as the object
// lives. Any thread; it holds for all.
#pragma once

#include <QtGlobal>

#include <csignal>
#include <sys/resource.h>

namespace footfall::kit {

class FileSizeLimit
{
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = static_cast<rlim_t>(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

} // namespace footfall::kit
