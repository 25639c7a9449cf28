// SPDX-License-Identifier: GPL-3.0-or-later
// footfall-server: the collector and the command line, without a window.
#include "core/instance/cli/commandline.h"
#include "server/systemclock.h"
#include "server/wiring.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("footfall-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOOTFALL_VERSION));
    QTextStream out(stdout);
    QTextStream err(stderr);
    const footfall::SystemClock clock;
    const footfall::instance::cli::Environment environment{
        clock, [&clock](const QString &dataDirectory) {
            return footfall::collectorFactory(dataDirectory, clock);
        }};
    return footfall::instance::cli::run(QCoreApplication::arguments().mid(1), environment, out,
                                        err);
}
