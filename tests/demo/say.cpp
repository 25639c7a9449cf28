// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/say.h"

#include <cstdio>
#include <unistd.h>

namespace footfall::demo {

void say(const QString &text)
{
    std::fputs(qPrintable(text + QLatin1Char('\n')), stdout);
    std::fflush(stdout);
}

Onward sayProgress(int percent)
{
    static int shown = -1;
    if (percent == shown || isatty(STDOUT_FILENO) == 0)
        return Onward::GoOn;
    shown = percent;
    std::fprintf(stdout, "\r%3d %%\r", percent);
    std::fflush(stdout);
    return Onward::GoOn;
}

void sayReport(const BackfillReport &report)
{
    const double seconds = static_cast<double>(report.took.count()) / 1000.0;
    say(QStringLiteral("%1 page views (%2 requests) in %3 s: %4 requests a second.")
            .arg(report.pageViews)
            .arg(report.requests)
            .arg(seconds, 0, 'f', 1)
            .arg(static_cast<double>(report.requests) / std::max(seconds, 0.001), 0, 'f', 0));
}

} // namespace footfall::demo
