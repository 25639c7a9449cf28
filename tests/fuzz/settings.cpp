// SPDX-License-Identifier: GPL-3.0-or-later
// settings.ini as people write it: settings come of it, or a message; what was understood can be
// written and read again without a change.
#include "core/instance/settings.h"

#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace footfall;

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    // In memory; it goes with the process.
    static const QTemporaryDir directory((QDir(QStringLiteral("/dev/shm")).exists()
                                              ? QStringLiteral("/dev/shm")
                                              : QDir::tempPath()) +
                                         QStringLiteral("/footfall-fuzz-XXXXXX"));
    {
        QFile file(directory.filePath(QStringLiteral("settings.ini")));
        FUZZ_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        FUZZ_CHECK(file.write(fuzz::view(data, size).toByteArray()) == static_cast<qint64>(size));
    }
    static_cast<void>(instance::unknownSettings(directory.path()));
    const auto settings = instance::readSettings(directory.path());
    if (!settings) {
        FUZZ_CHECK(!settings.error().message.isEmpty());
        return 0;
    }
    FUZZ_CHECK(instance::checkSettings(*settings));
    FUZZ_CHECK(instance::writeSettings(directory.path(), *settings));
    const auto again = instance::readSettings(directory.path());
    FUZZ_CHECK(again && *again == *settings);
    return 0;
}
